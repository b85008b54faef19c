import type { Block } from '@decode/model';
import { bookmarkName } from './bookmarks.ts';
import { wordLanguage } from './language-tag.ts';
import {
  inLanguage,
  type PandocBlock,
  type PandocInline,
  rawBlock,
  rawInline,
  str,
  styledParagraph,
} from './pandoc-ast.ts';
import { stateStyle } from './paragraph-style.ts';
import { bookmarkEnd, bookmarkStart } from './word-xml.ts';
import type { Context, Writer } from './writer.ts';

/** What a block says of itself besides its content. */
type Marks = Pick<Block, 'lang' | 'state'>;

/**
 * A block in its own language, with the words on its state. They stand above it; below a heading, which a page break
 * could part from what stands above.
 */
export function dressed(
  writer: Writer,
  { lang, state }: Marks,
  context: Context,
  write: (context: Context) => readonly PandocBlock[],
  stateBelow = false,
): readonly PandocBlock[] {
  const tag = lang === undefined ? undefined : wordLanguage(lang);
  const written = write(tag === undefined ? context : { ...context, lang: tag });
  const content = tag === undefined ? written : [inLanguage(tag, written)];
  if (!state) return content;
  const label = stateLabel(writer, state, context);
  return stateBelow ? [...content, label] : [label, ...content];
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

/** Inlines inside the bookmark of a block; without an id they stay alone. */
export function marked(
  writer: Writer,
  id: string | undefined,
  content: readonly PandocInline[],
): readonly PandocInline[] {
  if (id === undefined) return content;
  const number = writer.nextId();
  return [rawInline(bookmarkStart(number, bookmarkName(id))), ...content, rawInline(bookmarkEnd(number))];
}

/** Blocks inside the bookmark of what holds them. */
export function framed(
  writer: Writer,
  id: string | undefined,
  blocks: readonly PandocBlock[],
): readonly PandocBlock[] {
  if (id === undefined || blocks.length === 0) return blocks;
  const number = writer.nextId();
  return [rawBlock(bookmarkStart(number, bookmarkName(id))), ...blocks, rawBlock(bookmarkEnd(number))];
}
