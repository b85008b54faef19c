import type { Block, Document, ListItem, TableCell, TableRow } from '@decode/model';

/** At the start of an id that is made here: ids of the content begin with a letter or digit. */
export const madeIdSign = '~';

/**
 * The document with an id for every block that assembly left without one, since nothing refers to it: that of the block
 * around it, what it is, and which of those it is. The same in every language and whatever its words are, so that it is
 * found again in the next edition. Items and cells are found by what stands in them, and an empty cell by itself.
 */
export function withBlockIds(document: Document): Document {
  return { ...document, body: identified(document.body, madeIdSign) };
}

function identified<Node extends Block>(blocks: readonly Node[], around: string): Node[] {
  const counts = new Map<string, number>();
  return blocks.map((block) => {
    const kind = 'role' in block ? `${block.type}-${block.role}` : block.type;
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    return withId(block, `${around}/${kind}-${count}`);
  });
}

function withId<Node extends Block>(block: Node, made: string): Node {
  const id = block.id ?? made;
  const around = block.id === undefined ? made : `${madeIdSign}${block.id}`;
  switch (block.type) {
    case 'listItem':
      return { ...block, children: identified((block as ListItem).children, around) };
    case 'tableCell': {
      const { children } = block as TableCell;
      return children.length === 0 ? { ...block, id } : { ...block, children: identified(children, around) };
    }
    case 'table': {
      const { caption, head, groups } = block;
      const row = (of: string) => rowWithIds.bind(undefined, `${around}/${of}`);
      return {
        ...block,
        id,
        ...(caption && { caption: withId(caption, `${around}/caption`) }),
        head: head.map(row('head')),
        groups: groups.map((group, index) => ({ ...group, rows: group.rows.map(row(`group-${index + 1}`)) })),
      };
    }
    case 'figure':
      return {
        ...block,
        id,
        caption: withId(block.caption, `${around}/caption`),
        notes: identified(block.notes, around),
      };
    case 'heading':
    case 'paragraph':
    case 'caption':
      return { ...block, id };
    default:
      return { ...block, id, children: identified(block.children, around) };
  }
}

/** Cells of a row that has an id stay known by it where rows come before it. */
function rowWithIds(around: string, row: TableRow, index: number): TableRow {
  const of = row.id === undefined ? `${around}-row-${index + 1}` : `${madeIdSign}${row.id}`;
  return { ...row, cells: row.cells.map((cell, column) => withId(cell, `${of}/cell-${column + 1}`)) };
}
