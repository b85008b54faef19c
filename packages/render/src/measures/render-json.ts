import type { MeasureFile, Measures } from '@decode/model';
import { cellLines, inlineText } from './cell-text.ts';

/** The rows as data, of the shape `measureFile`: texts as documents show them, blanks told from what is known. */
export function renderJson({ table, document, notes }: Measures): Uint8Array {
  const { columns, groups, form, title } = table;
  const { template, language } = document.target;
  const file: MeasureFile = {
    format: 'decode-measures',
    version: 1,
    place: template,
    language,
    form,
    title,
    edition: document.meta.edition,
    ...(document.meta.state === undefined ? {} : { state: document.meta.state }),
    notes: [...notes],
    columns: columns.map(({ id, field, heading, fill, basis, verified, value }) => ({
      id,
      field,
      heading,
      fill,
      basis,
      verified,
      value,
    })),
    rows: groups.flatMap((group) =>
      group.rows.map((row) => ({
        id: row.id,
        code: row.code,
        proposal: row.proposal,
        area: inlineText(group.title),
        cells: row.cells.map((cell, at) => ({
          column: columns[at]?.id ?? '',
          lines: cellLines(cell),
          blank: cell.content.length === 0,
        })),
      })),
    ),
  };
  return new TextEncoder().encode(`${JSON.stringify(file, undefined, 2)}\n`);
}
