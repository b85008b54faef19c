import type { Block, Inline, InlineHandlers } from '@decode/model';
import { bookmarkName, numberBookmarkName, pageBookmarkName } from '../bookmarks.ts';
import { wordLanguage } from '../language-tag.ts';
import { foreignStyleName } from '../styles/style.ts';
import {
  bookmarkEnd,
  bookmarkStart,
  field,
  internalLink,
  pageField,
  type Run,
  run,
  unknownPage,
} from '../word-xml.ts';
import { framed, marked } from './block-marks.ts';
import {
  code,
  emphasised,
  externalLink,
  lineBreak,
  note,
  type PandocBlock,
  type PandocInline,
  rawInline,
  span,
  str,
  strong,
  unstyledParagraph,
} from './pandoc-ast.ts';
import {
  type Blocks,
  type BlockTools,
  type Context,
  type Inlines,
  plainText,
  type SpokenNote,
  start,
  type Writer,
} from './writer.ts';

/** @param blocks writes what stands in a note besides its paragraphs */
export function inlineWriter(writer: Writer, blocks: Blocks): Inlines {
  const handlers: InlineHandlers<Context, PandocInline[]> = {
    text: ({ value }, { lang }) => str(value, lang),
    strong: ({ children }, context) => [strong(inlines(children, context))],
    emphasis({ children, lang }, context) {
      if (lang === undefined) return [emphasised(inlines(children, context))];
      writer.foreign.add(lang);
      const tag = wordLanguage(lang);
      return [span(foreignStyleName(lang), tag, inlines(children, { ...context, lang: tag }))];
    },
    link({ url, children }, context) {
      if (!/^(https?:\/\/|mailto:)/iu.test(url))
        throw new Error(`the link "${url}" is none of http, https and mailto`);
      return [externalLink(url, inlines(children, context))];
    },
    code: ({ value }) => [code(value)],
    break: () => [lineBreak],
    noteReference: ({ note: id }, context) => noteCall(id, context, { writer, inlines, blocks }),
    reference({ target, page, children }, context) {
      // Without page numbers nothing can be said of a page.
      if (page && !writer.paged) return [];
      const runs = page
        ? pageRuns(target, children, context)
        : referenceRuns(writer, target, children, context);
      return [rawInline(internalLink(page ? pageBookmarkName(target) : bookmarkName(target), runs))];
    },
    citation({ items }, context) {
      const style = 'Citation Ref' as const;
      const links = items.map(({ number, target, title }) =>
        internalLink(bookmarkName(target), run({ text: String(number), style, lang: context.lang }), title),
      );
      return [rawInline(links.join(run({ text: ', ', style })))];
    },
  };
  const inlines: Inlines = (nodes, context) =>
    nodes.flatMap((node, index) => {
      const handler = handlers[node.type] as (node: Inline, context: Context) => PandocInline[];
      const written = handler(node, context);
      // Notes a and d are not note ad.
      const follows = node.type === 'noteReference' && nodes[index - 1]?.type === 'noteReference';
      if (!follows || written.length === 0 || context.place === 'note') return written;
      return [rawInline(run({ text: ', ', style: 'footnote reference' })), ...written];
    });
  return inlines;
}

/** A footnote at its first call; every further call repeats its number as a field, which follows when notes are renumbered. */
function noteCall(id: string, context: Context, tools: BlockTools): PandocInline[] {
  const { writer } = tools;
  const given = writer.notes.get(id);
  if (!given) throw new Error(`the document calls note "${id}" but does not hold it`);
  const bookmark = bookmarkName(`note ${id}`);
  const known = writer.called.get(id);
  if (known !== undefined) {
    const [text, style] = [noteLetter(known), 'footnote reference'] as const;
    return [rawInline(field(`NOTEREF ${bookmark} \\f \\h`, { text, style }))];
  }
  if (context.place === 'note') return noteInNote(given, context, tools);
  writer.called.set(id, writer.called.size + 1);
  const first = isFirst(given, writer);
  const content = given.children.flatMap((block): readonly PandocBlock[] => {
    const inner = inNote(block, given, context, writer);
    if (block.type === 'list') return tools.blocks([block], { ...start, place: 'note', lang: inner.lang });
    const state = block.state ?? given.state;
    const words = marked(writer, first ? block.id : undefined, tools.inlines(block.children, inner));
    // Pandoc puts the number of the note into its first paragraph only where that has no dress.
    return [
      ...(state ? [unstyledParagraph(str(state.label))] : []),
      unstyledParagraph(inner.lang === undefined ? words : [span(undefined, inner.lang, words)]),
    ];
  });
  const written = note(framed(writer, first ? given.id : undefined, content));
  if ((writer.calls.get(id) ?? 0) < 2) return [written];
  const number = writer.nextId();
  return [rawInline(bookmarkStart(number, bookmark)), written, rawInline(bookmarkEnd(number))];
}

/** Word knows no notes to notes: the words of the inner one stand in brackets in the outer one. */
function noteInNote(given: SpokenNote, context: Context, { writer, inlines }: BlockTools): PandocInline[] {
  if (writer.inBrackets.has(given.note)) return [];
  writer.inBrackets.add(given.note);
  const first = isFirst(given, writer);
  const words = given.children.flatMap((block, index) => [
    ...(index === 0 ? [] : str(' ')),
    ...(block.type === 'paragraph'
      ? marked(
          writer,
          first ? block.id : undefined,
          inlines(block.children, inNote(block, given, context, writer)),
        )
      : []),
  ]);
  writer.inBrackets.delete(given.note);
  return [...str(' ('), ...marked(writer, first ? given.id : undefined, words), ...str(')')];
}

/** Is a note written for the first time? Then its blocks have their bookmarks there. */
function isFirst({ note }: SpokenNote, { marked }: Writer): boolean {
  const before = marked.size;
  return marked.add(note).size > before;
}

/** A note speaks the language of where it stands, not of where it is called. */
function inNote(block: Block, { lang }: SpokenNote, context: Context, { document }: Writer): Context {
  const own = block.lang ?? lang;
  const same = own === document.meta.lang && context.lang === undefined;
  return { ...context, place: 'note', lang: same ? undefined : wordLanguage(own) };
}

/** a, b, … z, aa, bb, … as Word counts notes in lower-case letters (ECMA-376 part 1, 17.18.59). */
function noteLetter(number: number): string {
  return String.fromCharCode(97 + ((number - 1) % 26)).repeat(Math.ceil(number / 26));
}

/**
 * Runs of a reference. Where it names a caption or a numbered heading, the number in it is a field that follows the one
 * there; the words around it stay as the language has them: «1. attēlā».
 */
function referenceRuns(
  { captions, numbered }: Writer,
  target: string,
  children: readonly Inline[],
  context: Context,
): string {
  const style = context.place === 'text' ? 'Hyperlink' : 'Internal Link';
  const look: Omit<Run, 'text'> = { style, lang: context.lang };
  const caption = captions.get(target);
  const counted = caption ? { key: caption.key, number: caption.caption.number } : numbered.get(target);
  return styledRuns(children, look, counted && { ...counted, repeated: false });
}

/** The number of a page, in place of the slot in the words around it, or alone. */
function pageRuns(target: string, children: readonly Inline[], { lang }: Context): string {
  const look = { style: 'Internal Link', lang } as const;
  const words = plainText(children);
  const at = words.indexOf(unknownPage);
  const text = (part: string) => (part === '' ? '' : run({ text: part, ...look }));
  const before = at < 0 ? words : words.slice(0, at);
  const after = at < 0 ? '' : words.slice(at + unknownPage.length);
  return text(before) + pageField(pageBookmarkName(target), true, look) + text(after);
}

/** Text before and after the number, where it stands in the text by itself: no 1 in 10, no A1 in A10. */
export function splitAtNumber(text: string, number: number | string): readonly [string, string] | undefined {
  const own = String(number);
  if (own === '') return undefined;
  const beside = typeof number === 'number' ? /\d/ : /[\p{L}\p{N}]/u;
  for (let at = text.indexOf(own); at >= 0; at = text.indexOf(own, at + 1)) {
    const [before, after] = [text.slice(0, at), text.slice(at + own.length)];
    const neighbours = [...before.slice(-2)].slice(-1).concat([...after.slice(0, 2)].slice(0, 1));
    if (!neighbours.some((letter) => beside.test(letter))) return [before, after];
  }
  return undefined;
}

/** A number that a reference repeats, once, and what its bookmark is named for. */
interface Repeated {
  readonly number: number | string;
  readonly key: string;
  repeated: boolean;
}

/** Runs of plain inlines: what can stand inside a link made of raw OOXML. */
function styledRuns(
  nodes: readonly Inline[],
  look: Omit<Run, 'text'>,
  counted: Repeated | undefined,
): string {
  return nodes
    .map((node) => {
      if (node.type === 'strong') return styledRuns(node.children, { ...look, bold: true }, counted);
      if (node.type === 'emphasis') {
        const lang = node.lang === undefined ? look.lang : wordLanguage(node.lang);
        return styledRuns(node.children, { ...look, italic: true, lang }, counted);
      }
      return textRuns(plainText([node]), look, counted);
    })
    .join('');
}

function textRuns(text: string, look: Omit<Run, 'text'>, counted: Repeated | undefined): string {
  const words = (part: string) => (part === '' ? '' : run({ text: part, ...look }));
  const parts = counted && !counted.repeated ? splitAtNumber(text, counted.number) : undefined;
  if (!counted || !parts) return words(text);
  counted.repeated = true;
  const [before, after] = parts;
  // In the look of the words around it: an update would bring that of the heading or caption along.
  const instruction = `REF ${numberBookmarkName(counted.key)} \\h \\* CHARFORMAT`;
  return words(before) + field(instruction, { text: String(counted.number), ...look }) + words(after);
}
