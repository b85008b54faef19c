import type { Block } from '@decode/model';
import { bookmarkName, pageBookmarkName } from '../bookmarks.ts';
import { wordLanguage } from '../language-tag.ts';
import { bookmarkEnd, bookmarkStart } from '../word-xml.ts';
import {
  inLanguage,
  type PandocBlock,
  type PandocInline,
  rawBlock,
  rawInline,
  span,
  str,
  styledParagraph,
} from './pandoc-ast.ts';
import { stateStyle } from './paragraph-style.ts';
import type { Context, Writer } from './writer.ts';

/** What a block says of itself besides its content. */
type Marks = Pick<Block, 'lang' | 'state'>;

/** A block in its own language, with the words on its state above it. */
export function dressed(
  writer: Writer,
  { lang, state }: Marks,
  context: Context,
  write: (context: Context) => readonly PandocBlock[],
): readonly PandocBlock[] {
  const tag = lang === undefined ? undefined : wordLanguage(lang);
  const written = write(tag === undefined ? context : { ...context, lang: tag });
  const content = tag === undefined ? written : [inLanguage(tag, written)];
  if (!state) return content;
  return [stateLabel(writer, state, context), ...content];
}

/** The words on a block's state, in the document's language whatever is spoken around them. */
export function stateLabel(
  writer: Writer,
  { label }: NonNullable<Marks['state']>,
  context: Context,
): PandocBlock {
  const paragraph = styledParagraph(stateStyle(context), str(label));
  return context.lang === undefined
    ? paragraph
    : inLanguage(wordLanguage(writer.document.meta.lang), [paragraph]);
}

/** The same behind the words of a heading. */
export function headingState(
  { document }: Writer,
  { label }: NonNullable<Marks['state']>,
  { lang }: Context,
): PandocInline {
  const own = lang === undefined ? undefined : wordLanguage(document.meta.lang);
  return span('Heading State', own, str(` [${label}]`, own));
}

/** Inlines inside the bookmark of a block; without an id they stay alone. */
export function marked(
  writer: Writer,
  id: string | undefined,
  content: readonly PandocInline[],
): readonly PandocInline[] {
  return id === undefined ? content : within(writer, bookmarkName(id), begun(writer, id, content));
}

/**
 * The first line of a block, with a bookmark of its own where a page number is asked of it: LibreOffice loses those that
 * begin below a table and end in another paragraph, and Word marks headings for its contents in the same way.
 */
function begun(writer: Writer, id: string, content: readonly PandocInline[]): readonly PandocInline[] {
  return writer.pageTargets.has(id) ? within(writer, pageBookmarkName(id), content) : content;
}

/** Inlines inside a bookmark. */
export function within(
  writer: Writer,
  name: string,
  content: readonly PandocInline[],
): readonly PandocInline[] {
  const number = writer.nextId();
  return [rawInline(bookmarkStart(number, name)), ...content, rawInline(bookmarkEnd(number))];
}

/** Blocks inside the bookmark of what holds them, which begins and ends in paragraphs where there are some. */
export function framed(
  writer: Writer,
  id: string | undefined,
  blocks: readonly PandocBlock[],
): readonly PandocBlock[] {
  if (id === undefined || blocks.length === 0) return blocks;
  const number = writer.nextId();
  const [begin, end] = [bookmarkStart(number, bookmarkName(id)), bookmarkEnd(number)];
  const opened = withInlines(blocks[0], (inlines) => [rawInline(begin), ...begun(writer, id, inlines)]);
  const marked = opened ? [opened, ...blocks.slice(1)] : [rawBlock(begin), ...blocks];
  const closed = withInlines(marked.at(-1), (inlines) => [...inlines, rawInline(end)]);
  return closed ? [...marked.slice(0, -1), closed] : [...marked, rawBlock(end)];
}

/** A block with other inlines, where it is a paragraph or heading, or a dress around one alone. */
function withInlines(
  block: PandocBlock | undefined,
  change: (inlines: readonly PandocInline[]) => readonly PandocInline[],
): PandocBlock | undefined {
  if (block?.t === 'Para') return { t: 'Para', c: change(block.c) };
  if (block?.t === 'Header') return { t: 'Header', c: [block.c[0], block.c[1], change(block.c[2])] };
  if (block?.t !== 'Div' || block.c[1].length !== 1) return undefined;
  const inner = withInlines(block.c[1][0], change);
  return inner && { t: 'Div', c: [block.c[0], [inner]] };
}
