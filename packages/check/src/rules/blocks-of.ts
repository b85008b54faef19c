import type { Block, Document, Inline } from '@decode/model';

/** Every block of a document in reading order, parents before children. */
export function* blocksOf(document: Document): Iterable<Block> {
  for (const block of document.body) yield* walk(block);
  for (const { blocks } of document.meta.imprint.rows) for (const block of blocks) yield* walk(block);
}

function* walk(block: Block): Iterable<Block> {
  yield block;
  if (block.type === 'table') {
    if (block.caption) yield* walk(block.caption);
    for (const { cells } of [...block.head, ...block.groups.flatMap(({ rows }) => rows)]) {
      for (const cell of cells) yield* walk(cell);
    }
  } else if (block.type === 'figure') {
    yield* walk(block.caption);
    for (const note of block.notes) yield* walk(note);
  } else {
    for (const child of block.children) if (isBlock(child)) yield* walk(child);
  }
}

/** The inline nodes that a block holds itself, with those inside them. */
export function* inlinesOf(block: Block): Iterable<Inline> {
  if (!('children' in block)) return;
  for (const child of block.children) if (!isBlock(child)) yield* within(child);
}

function* within(inline: Inline): Iterable<Inline> {
  yield inline;
  if ('children' in inline) for (const child of inline.children) yield* within(child as Inline);
}

const blockTypes = new Set<string>([
  'section',
  'heading',
  'paragraph',
  'list',
  'listItem',
  'quote',
  'caption',
  'table',
  'tableCell',
  'figure',
  'note',
] satisfies Block['type'][]);

function isBlock(node: Block | Inline): node is Block {
  return blockTypes.has(node.type);
}
