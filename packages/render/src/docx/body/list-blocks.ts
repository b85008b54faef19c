import type { Inline, List, ListItem, Paragraph } from '@decode/model';
import { wordLanguage } from '../language-tag.ts';
import type { ParagraphStyleName } from '../styles/styles.ts';
import { tabRun } from '../word-xml.ts';
import { dressed, framed, marked } from './block-marks.ts';
import { type PandocBlock, type PandocInline, rawInline, span, str, styledParagraph } from './pandoc-ast.ts';
import { itemStyle } from './paragraph-style.ts';
import type { BlockTools, Context } from './writer.ts';

/** The paragraphs of a list: its styles make it one, and count it. */
export function listBlocks(list: List, context: Context, tools: BlockTools): readonly PandocBlock[] {
  const write = list.role === 'figures' ? figureItem : plainItem;
  return list.children.flatMap((item) =>
    dressed(tools.writer, item, context, (inner) => write(list, item, inner, tools)),
  );
}

function plainItem(list: List, item: ListItem, context: Context, tools: BlockTools): readonly PandocBlock[] {
  const { writer, inlines, blocks } = tools;
  const [first, ...rest] = item.children;
  if (first?.type !== 'paragraph') return framed(writer, item.id, blocks(item.children, context));
  const number = list.role === 'sources' ? [...str(String(item.value ?? '')), rawInline(tabRun)] : [];
  const written = dressed(writer, first, context, (inner) => {
    const content = marked(writer, item.id, marked(writer, first.id, inlines(first.children, inner)));
    return [styledParagraph(styleOf(list, context), [...number, ...content])];
  });
  return [...written, ...blocks(rest, { ...context, depth: context.depth + 1 })];
}

function styleOf(list: List, context: Context): ParagraphStyleName {
  // The list of all sources is a chapter; a recommendation's own names them only.
  if (list.role === 'sources') return context.role === 'chapter' ? 'Source List' : 'Source Index';
  return list.role === 'index' ? 'List Index' : itemStyle(list, context);
}

/** A numeral and its label on one line, the numeral where labels hang. */
function figureItem(_: List, item: ListItem, context: Context, tools: BlockTools): readonly PandocBlock[] {
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
