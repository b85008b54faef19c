import type { Block, Document, Origin } from '@decode/model';

/** Where each block that has an id was written. */
export function readOrigins({ body, meta }: Document): ReadonlyMap<string, Origin> {
  const made = new Map<string, Origin>();
  const visit = (blocks: readonly Block[]): void => {
    for (const block of blocks) {
      if (block.id !== undefined && block.origin) made.set(block.id, block.origin);
      visit(blocksIn(block));
    }
  };
  visit(body);
  for (const { blocks } of meta.imprint.rows) visit(blocks);
  return made;
}

function blocksIn(block: Block): readonly Block[] {
  switch (block.type) {
    case 'heading':
    case 'paragraph':
    case 'caption':
      return [];
    case 'figure':
      return [block.caption, ...block.notes];
    case 'table':
      return [
        ...(block.caption ? [block.caption] : []),
        ...[...block.head, ...block.groups.flatMap(({ rows }) => rows)].flatMap(({ cells }) => cells),
      ];
    default:
      return block.children;
  }
}
