import type { Table } from '@decode/model';
import { expect, test } from 'vitest';
import { tableStyleOf } from './table-styles.ts';

const table = (role: Table['role'], columns: number): Table => ({
  type: 'table',
  role,
  columns: Array.from({ length: columns }, () => ({ align: 'right', width: 100 / columns })),
  head: [],
  groups: [],
});

test('values of few columns stand below the text, those of many are as wide as the page', () => {
  expect(tableStyleOf(table('data', 5), false)).toBe('DeCoDe Table');
  expect(tableStyleOf(table('data', 9), false)).toBe('DeCoDe Wide Table');
});

test('a table is as wide as the page it stands on', () => {
  expect(tableStyleOf(table('matrix', 10), true)).toBe('DeCoDe Matrix');
  expect(tableStyleOf(table('matrix', 10), false)).toBe('DeCoDe Wide Table');
  expect(tableStyleOf(table('data', 3), true)).toBe('DeCoDe Plan');
});
