import { expect, test } from 'vitest';
import { headersOf, type PlannedCell, type PlannedRow } from './plan-table.ts';

let next = 0;
const cell = (header?: 'Row' | 'Column', more: Partial<PlannedCell> = {}): PlannedCell => ({
  node: next++,
  header,
  group: false,
  colSpan: 1,
  rowSpan: 1,
  ...more,
});
const row = (group: number, ...cells: PlannedCell[]): PlannedRow => ({ group, cells });

test('a cell has the headers of its column and its row', () => {
  next = 0;
  const rows = [row(0, cell('Column'), cell('Column')), row(1, cell('Row'), cell())];
  expect([...headersOf(rows)]).toEqual([
    [2, [0]],
    [3, [1, 2]],
  ]);
});

test('spans are followed, and the heading of a group counts for its rows alone', () => {
  next = 0;
  const rows = [
    row(0, cell('Column', { rowSpan: 2 }), cell('Column', { colSpan: 2 })),
    row(0, cell('Column'), cell('Column')),
    row(1, cell('Row', { group: true, colSpan: 3 })),
    row(1, cell('Row'), cell(), cell()),
    row(2, cell('Row'), cell(undefined, { colSpan: 2 })),
  ];
  const headers = headersOf(rows);
  expect(headers.get(7)).toEqual([1, 3, 4, 5]);
  expect(headers.get(9)).toEqual([1, 2, 3, 8]);
});
