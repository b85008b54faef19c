import { type Block, blocksOf } from '@decode/model';
import type { DocumentRule } from '../rule.ts';

export const tableHead: DocumentRule = {
  id: 'table-head',
  severity: 'error',
  reason: 'Cells are read out with their headers; a table without them is a heap of words (WCAG 2.2, 1.3.1).',
  *checkDocument(document) {
    for (const block of blocksOf(document)) {
      if (block.type !== 'table') continue;
      const origin = block.origin ? { origin: block.origin } : {};
      const rows = [...block.head, ...block.groups.flatMap(({ rows }) => rows)];
      if (
        block.head.length === 0 ||
        block.head.some(({ cells }) => cells.some(({ header }) => header !== 'column'))
      ) {
        yield {
          found: 'A table has no row of column headings.',
          todo: 'Give every column a heading.',
          ...origin,
        };
      }
      const width = rows.map(({ cells }) => cells.reduce((sum, { columns }) => sum + columns, 0));
      if (
        width.some((count) => count !== block.columns.length) &&
        rows.every(({ cells }) => cells.every((c) => c.rows === 1))
      ) {
        yield {
          found: 'The rows of a table differ in length.',
          todo: `Give each row ${block.columns.length} cells.`,
          ...origin,
        };
      }
    }
  },
  examples: {
    bad: [
      [table([], [[1]])],
      [table([{ header: 'row' }], [[1]])],
      [table([{ header: 'column' }], [[1, 1]])],
      [table([{ header: 'column' }], [[2]])],
    ],
    good: [
      [table([{ header: 'column' }], [[1], [1]])],
      [table([{ header: 'column' }, { header: 'column' }], [[1, 1], [2]])],
    ],
  },
};

/** A table by the headers of its first row and the widths of the cells below, in columns. */
function table(
  head: readonly { readonly header: 'column' | 'row' }[],
  rows: readonly (readonly number[])[],
): Block {
  return {
    type: 'table',
    role: 'data',
    columns: head.map(() => ({ align: 'left', width: 100 / head.length })),
    head:
      head.length === 0
        ? []
        : [
            {
              cells: head.map((cell) => ({ type: 'tableCell', ...cell, columns: 1, rows: 1, children: [] })),
            },
          ],
    groups: [
      {
        rows: rows.map((row) => ({
          cells: row.map((columns) => ({ type: 'tableCell', columns, rows: 1, children: [] })),
        })),
      },
    ],
  };
}
