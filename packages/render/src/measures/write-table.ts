import { writeCsv } from 'hucre/csv';

/**
 * Rows as CSV that Excel opens by a double click in the countries of the eight places: all of them separate lists by
 * semicolons, for the comma is in their numbers, and only a byte order mark tells Excel that the file is UTF-8. Lines end
 * as RFC 4180 says. A text that a spreadsheet would take for a formula gets an apostrophe before it, as OWASP advises.
 */
export function writeTable(rows: readonly (readonly (string | number)[])[]): Uint8Array {
  const cells = rows.map((row) => [...row]);
  const text = writeCsv(cells, { delimiter: ';', bom: true, lineSeparator: '\r\n', escapeFormulae: true });
  return new TextEncoder().encode(text);
}
