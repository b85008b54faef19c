import type { Measures } from '@decode/model';
import { rowText } from './cell-text.ts';
import { writeTable } from './write-table.ts';

/** The rows of a municipality's own table. */
export function renderCsv({ table }: Measures): Uint8Array {
  const { columns, groups } = table;
  const rows = groups.flatMap((group) => group.rows);
  return writeTable([
    columns.map(({ heading }) => heading),
    ...rows.map((row) => columns.map((_, at) => rowText(row, at, table))),
  ]);
}
