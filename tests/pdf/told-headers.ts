import type { TableCell } from '@decode/model';
import { headedBy, type Told } from './told.ts';

interface TellCell {
  readonly cell: TableCell;
  readonly told: Told;
}

/**
 * Rows of one head or group, each cell with its headers as HTML (4.9.12.2) assigns them: those above in its columns,
 * then, for cells that head nothing, the group's title and those of its rows.
 *
 * @param columns words of the header cells of each column, from above; those of these rows are added
 * @param group words of the group's title
 */
export function underHeaders(
  rows: readonly (readonly TellCell[])[],
  columns: readonly string[][],
  group: readonly string[],
): Told[][] {
  const placed = placedCells(rows, columns.length);
  const rowHeaders: string[][] = rows.map(() => []);
  for (const [y, row] of placed.entries())
    for (const { cell, told, heads } of row)
      if (heads === 'row') for (const list of rowHeaders.slice(y, y + cell.rows)) list.push(wordsOf(told));
  return placed.map((row, y) => {
    const made = row.map(({ cell, told, column, heads }) => {
      const above = columns.slice(column, column + cell.columns).flat();
      if (heads === 'column') return told;
      if (heads === 'row') return headedBy(told, above);
      return headedBy(told, [...above, ...group, ...rowHeaders.slice(y, y + cell.rows).flat()]);
    });
    for (const { cell, told, column, heads } of row)
      if (heads === 'column')
        for (const list of columns.slice(column, column + cell.columns)) list.push(wordsOf(told));
    return made;
  });
}

/** Where each cell begins, beside those that reach down from above, and what it heads. */
function placedCells(rows: readonly (readonly TellCell[])[], width: number) {
  const covered = Array.from({ length: width }, () => 0);
  return rows.map((cells) => {
    let column = 0;
    const row = cells.map(({ cell, told }) => {
      while ((covered[column] ?? 0) > 0) column++;
      const place = { cell, told, column, heads: told.role === 'TH' ? cell.header : undefined };
      covered.fill(cell.rows, column, column + cell.columns);
      column += cell.columns;
      return place;
    });
    for (const [i, count] of covered.entries()) covered[i] = Math.max(0, count - 1);
    return row;
  });
}

function wordsOf({ runs = [], children = [] }: Told): string {
  return runs.map(({ text }) => text).join('') + children.map(wordsOf).join('');
}
