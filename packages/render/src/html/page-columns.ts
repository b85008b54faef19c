import type { Table, TableCell, TableRow } from '@decode/model';

/**
 * A table without the columns that hold page numbers only, for formats that have no pages: their heads would stand
 * over nothing. Tables with cells that span are left as they are.
 */
export function withoutPageColumns(table: Table): Table {
  const body = table.groups.flatMap(({ rows }) => rows);
  const rows = [...table.head, ...body];
  const plain = rows.every(
    ({ cells }) =>
      cells.length === table.columns.length && cells.every((cell) => cell.columns === 1 && cell.rows === 1),
  );
  if (!plain || body.length === 0) return table;
  const kept = table.columns.map((_, column) => !body.every(({ cells }) => isPageNumber(cells[column])));
  if (kept.every(Boolean)) return table;
  const keep = (row: TableRow): TableRow => ({
    ...row,
    cells: row.cells.filter((_, column) => kept[column]),
  });
  const columns = table.columns.filter((_, column) => kept[column]);
  const width = columns.reduce((sum, column) => sum + column.width, 0);
  return {
    ...table,
    columns: columns.map((column) => ({ ...column, width: (column.width * 100) / width })),
    head: table.head.map(keep),
    groups: table.groups.map((group) => ({ ...group, rows: group.rows.map(keep) })),
  };
}

function isPageNumber(cell: TableCell | undefined): boolean {
  const [paragraph, ...more] = cell?.children ?? [];
  if (paragraph?.type !== 'paragraph' || more.length > 0 || paragraph.children.length === 0) return false;
  return paragraph.children.every((node) => node.type === 'reference' && node.page === true);
}
