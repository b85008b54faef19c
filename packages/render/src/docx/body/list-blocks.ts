import type { Inline, List, ListItem, Paragraph } from '@decode/model';
import { wordLanguage } from '../language-tag.ts';
import type { ParagraphStyleName } from '../styles/styles.ts';
import { listItemMark, tabRun } from '../word-xml.ts';
import { dressed, framed, marked } from './block-marks.ts';
import { type PandocBlock, type PandocInline, rawInline, span, str, styledParagraph } from './pandoc-ast.ts';
import { itemStyle } from './paragraph-style.ts';
import type { BlockTools, Context } from './writer.ts';

/** Between two sources of a recommendation: wider than a blank, and a place where a line may end. */
const sourceGap = '\u2003';

/** What is said of an item besides its content. */
interface Item {
  /** Says its number to the pass that makes the lists; nothing where none is counted. */
  readonly mark: readonly PandocInline[];
  /** Context of what follows its first paragraph. */
  readonly inside: Context;
}

/** The paragraphs of a list: its styles make it one; finish-lists.ts gives its items the numbers that are said here. */
export function listBlocks(list: List, context: Context, tools: BlockTools): readonly PandocBlock[] {
  const { writer } = tools;
  if (list.role === 'figures')
    return list.children.flatMap((item) =>
      dressed(writer, item, context, (inner) => figureItem(item, inner, tools)),
    );
  if (list.role === 'sources' && context.role !== 'chapter') return sourceLine(list, context, tools);
  const counted = list.role === 'plain' && list.ordered ? writer.nextId() : undefined;
  let number = 0;
  return list.children.flatMap((item) => {
    number = item.value ?? number + 1;
    const mark = counted === undefined ? [] : [rawInline(listItemMark(counted, context.counted, number))];
    return dressed(writer, item, context, (inner) => {
      const inside = { ...inner, depth: inner.depth + 1, counted: counted ?? inner.counted };
      return plainItem(list, item, inner, tools, { mark, inside });
    });
  });
}

function plainItem(
  list: List,
  item: ListItem,
  context: Context,
  tools: BlockTools,
  { mark, inside }: Item,
): readonly PandocBlock[] {
  const { writer, inlines, blocks } = tools;
  const style = styleOf(list, context);
  const [first, ...rest] = item.children;
  if (first?.type !== 'paragraph') {
    if (mark.length === 0) return framed(writer, item.id, blocks(item.children, context));
    // What does not begin with words has its number on a line of its own.
    return framed(writer, item.id, [styledParagraph(style, mark), ...blocks(item.children, inside)]);
  }
  const number = list.role === 'sources' ? [...str(String(item.value ?? '')), rawInline(tabRun)] : [];
  const written = dressed(writer, first, context, (inner) => {
    const content = marked(writer, item.id, marked(writer, first.id, inlines(first.children, inner)));
    return [styledParagraph(style, [...mark, ...number, ...content])];
  });
  return [...written, ...blocks(rest, inside)];
}

function styleOf(list: List, context: Context): ParagraphStyleName {
  if (list.role === 'sources') return 'Source List';
  return list.role === 'index' ? 'List Index' : itemStyle(list, context);
}

/** A recommendation's own sources, which the list of all tells in full, follow one another in one paragraph. */
function sourceLine(list: List, context: Context, tools: BlockTools): readonly PandocBlock[] {
  const { writer } = tools;
  const content = list.children.flatMap((item, index) => {
    const names = item.children.flatMap((block) =>
      block.type === 'paragraph' ? inlinesOf(block, context, tools) : [],
    );
    const number = span('Source Number', undefined, str(`${item.value ?? ''}\u00a0`));
    return [...(index === 0 ? [] : str(sourceGap)), ...marked(writer, item.id, [number, ...names])];
  });
  const state = list.children.find((item) => item.state)?.state;
  return dressed(writer, state ? { state } : {}, context, () => [styledParagraph('Source Index', content)]);
}

/** A numeral and its label on one line, the numeral where labels hang. */
function figureItem(item: ListItem, context: Context, tools: BlockTools): readonly PandocBlock[] {
  const { writer } = tools;
  const paragraphs = item.children.filter((child): child is Paragraph => child.type === 'paragraph');
  const value = paragraphs.find(({ role }) => role === 'value');
  const labels = paragraphs.filter((paragraph) => paragraph !== value);
  const box = context.place === 'box';
  const content = [
    span(
      box ? 'Practice Figure Value' : 'Key Figure Value',
      undefined,
      value ? inlinesOf(value, context, tools) : [],
    ),
    rawInline(tabRun),
    ...labels.flatMap((label, index) => [
      ...(index === 0 ? [] : str(' ')),
      ...inlinesOf(label, context, tools),
    ]),
  ];
  const state = paragraphs.find((paragraph) => paragraph.state)?.state;
  return dressed(writer, state ? { state } : {}, context, () => [
    styledParagraph(box ? 'Practice Figure' : 'Key Figure', marked(writer, item.id, content)),
  ]);
}

/** Inlines of a paragraph that shares its line with others: in its own language, inside its own bookmark. */
function inlinesOf(
  {
    id,
    lang,
    children,
  }: { readonly id?: string; readonly lang?: string; readonly children: readonly Inline[] },
  context: Context,
  { writer, inlines }: BlockTools,
): readonly PandocInline[] {
  const tag = lang === undefined ? undefined : wordLanguage(lang);
  const content = inlines(children, tag === undefined ? context : { ...context, lang: tag });
  return marked(writer, id, tag === undefined ? content : [span(undefined, tag, content)]);
}
