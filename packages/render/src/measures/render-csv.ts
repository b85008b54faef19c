import type { Measures } from '@decode/model';
import { writeCsv } from 'hucre/csv';
import { rowText } from './cell-text.ts';

/**
 * The rows as CSV that Excel opens by a double click in the countries of the eight places: all of them separate lists by
 * semicolons, for the comma is in their numbers, and only a byte order mark tells Excel that the file is UTF-8. Lines end
 * as RFC 4180 says. A text that a spreadsheet would take for a formula gets an apostrophe before it, as OWASP advises.
 */
export function renderCsv({ table }: Measures): Uint8Array {
  const { columns, groups } = table;
  const rows = groups.flatMap((group) => group.rows);
  const cells = [
    columns.map(({ heading }) => heading),
    ...rows.map((row) => columns.map((_, at) => rowText(row, at, table))),
  ];
  const text = writeCsv(cells, { delimiter: ';', bom: true, lineSeparator: '\r\n', escapeFormulae: true });
  return new TextEncoder().encode(text);
}
