import type { Block, Document, Inline, TableRow } from './document.ts';
import type { Origin } from './message.ts';

/** Every node of a document in the order in which it is printed, parents before children. */
export function* nodesOf(document: Document): Iterable<Block | Inline> {
  for (const block of topBlocks(document)) yield* nodesBelow(block);
}

/** Every block of a document in the order in which it is printed, parents before children. */
export function* blocksOf(document: Document): Iterable<Block> {
  for (const block of topBlocks(document)) yield* blocksBelow(block);
}

/** Every block of a document in the order in which it is printed, each with its language: its own, or that of what it stands in. */
export function* spokenBlocksOf(document: Document): Iterable<readonly [Block, lang: string]> {
  for (const block of topBlocks(document)) yield* spokenBelow(block, document.meta.lang);
}

/** Something that a link can lead to: a block, a row of a table, or the title of a group of rows. */
export interface Anchor {
  readonly id: string;
  readonly origin?: Origin;
}

/** Everything that has an id; one that stands twice comes twice. */
export function* anchorsOf(document: Document): Iterable<Anchor> {
  for (const block of blocksOf(document)) {
    const inside =
      block.type === 'table' ? [...rowsOf(block), ...block.groups.flatMap(({ title }) => title ?? [])] : [];
    for (const { id } of [block, ...inside]) if (id !== undefined) yield { id, ...originOf(block) };
  }
}

/** A place that sends the reader to an anchor. */
export interface Sending {
  readonly target: string;
  readonly from: 'reference' | 'citation' | 'contents';
  readonly origin?: Origin;
}

/** Every reference, citation and entry of the contents. */
export function* sendingsOf(document: Document): Iterable<Sending> {
  for (const { target } of document.meta.contents.entries) yield { target, from: 'contents' };
  for (const block of blocksOf(document)) {
    for (const child of inlinesIn(block)) {
      for (const node of inlinesBelow(child)) {
        const origin = 'origin' in node ? originOf(node) : originOf(block);
        if (node.type === 'reference') yield { target: node.target, from: node.type, ...origin };
        if (node.type === 'citation')
          for (const { target } of node.items) yield { target, from: node.type, ...origin };
      }
    }
  }
}

function topBlocks({ meta, body }: Document): Block[] {
  return [...meta.imprint.rows.flatMap(({ blocks }) => blocks), ...body];
}

function* nodesBelow(block: Block): Iterable<Block | Inline> {
  yield block;
  for (const child of inlinesIn(block)) yield* inlinesBelow(child);
  for (const child of blocksIn(block)) yield* nodesBelow(child);
}

function* blocksBelow(block: Block): Iterable<Block> {
  yield block;
  for (const child of blocksIn(block)) yield* blocksBelow(child);
}

/** A block and every block inside it, each with its language. */
export function* spokenBelow(block: Block, around: string): Iterable<readonly [Block, lang: string]> {
  const lang = block.lang ?? around;
  yield [block, lang];
  for (const child of blocksIn(block)) yield* spokenBelow(child, lang);
}

function* inlinesBelow(inline: Inline): Iterable<Inline> {
  yield inline;
  if ('children' in inline) for (const child of inline.children) yield* inlinesBelow(child);
}

/** The blocks directly inside a block. */
function blocksIn(block: Block): readonly Block[] {
  switch (block.type) {
    case 'table':
      return [...(block.caption ? [block.caption] : []), ...rowsOf(block).flatMap(({ cells }) => cells)];
    case 'figure':
      return [block.caption, ...block.notes];
    case 'heading':
    case 'paragraph':
    case 'caption':
      return [];
    default:
      return block.children;
  }
}

/** The inline nodes directly inside a block, without those of blocks in it; in a table those of the titles of its groups. */
export function inlinesIn(block: Block): readonly Inline[] {
  switch (block.type) {
    case 'table':
      return block.groups.flatMap(({ title }) => title?.children ?? []);
    case 'heading':
    case 'paragraph':
    case 'caption':
      return block.children;
    default:
      return [];
  }
}

function rowsOf({ head, groups }: Extract<Block, { type: 'table' }>): TableRow[] {
  return [...head, ...groups.flatMap(({ rows }) => rows)];
}

function originOf({ origin }: { readonly origin?: Origin | undefined }): { readonly origin?: Origin } {
  return origin ? { origin } : {};
}
