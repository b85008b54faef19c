import type { Inline, Table, TableCell } from '@decode/model';
import { expect, test } from 'vitest';
import { withoutPageColumns } from './page-columns.ts';

const cell = (...children: Inline[]): TableCell => ({
  type: 'tableCell',
  columns: 1,
  rows: 1,
  children: [{ type: 'paragraph', role: 'body', children }],
});
const text = (value: string): Inline => ({ type: 'text', value });
const page = (target: string): Inline => ({ type: 'reference', target, page: true, children: [] });
const table: Table = {
  type: 'table',
  role: 'measures',
  columns: [
    { align: 'left', width: 20 },
    { align: 'left', width: 60 },
    { align: 'right', width: 20 },
  ],
  head: [{ cells: [cell(text('Code')), cell(text('Title')), cell(text('Page'))] }],
  groups: [{ rows: [{ cells: [cell(text('A1')), cell(text('Childcare')), cell(page('a1'))] }] }],
};

test('a column of page numbers goes, its head with it, and the others take its width', () => {
  const left = withoutPageColumns(table);
  expect(left.columns.map(({ width }) => width)).toEqual([25, 75]);
  expect(left.head[0]?.cells).toEqual(table.head[0]?.cells.slice(0, 2));
  expect(left.groups[0]?.rows[0]?.cells).toEqual(table.groups[0]?.rows[0]?.cells.slice(0, 2));
});

test('a column that says more stays', () => {
  const rows = [{ cells: [cell(text('A1')), cell(text('Childcare')), cell(text('p. '), page('a1'))] }];
  const other = { ...table, groups: [{ rows }] };
  expect(withoutPageColumns(other)).toBe(other);
});
