import { blocksOf, type Table } from '@decode/model';
import { expect, test } from 'vitest';
import { withBlockIds } from './block-ids.ts';
import { body, cell, documentOf, text } from './written-blocks.ts';

const part = (...words: string[]) => ({
  type: 'section' as const,
  role: 'part' as const,
  children: [
    { type: 'heading' as const, depth: 3 as const, children: [text('Why')] },
    ...words.map((word) => body(text(word))),
  ],
});
const table: Table = {
  type: 'table',
  role: 'data',
  columns: [{ align: 'left', width: 100 }],
  head: [],
  groups: [{ rows: [{ cells: [cell('1')] }] }],
};
const idsOf = (...blocks: Parameters<typeof documentOf>[0]) =>
  [...blocksOf(withBlockIds(documentOf(blocks)))].map(({ id }) => id);

test('what has no id has that of what it stands in, its kind, and its place among its kind', () => {
  const recommendation = {
    type: 'section' as const,
    role: 'recommendation' as const,
    id: 'recommendation-A1',
    children: [part('one', 'two'), { ...body(text('own')), id: 'sz682' }, table],
  };
  expect(idsOf(recommendation)).toEqual([
    'recommendation-A1',
    '~recommendation-A1/section-part-1',
    '~recommendation-A1/section-part-1/heading-1',
    '~recommendation-A1/section-part-1/paragraph-body-1',
    '~recommendation-A1/section-part-1/paragraph-body-2',
    'sz682',
    '~recommendation-A1/table-data-1',
    // A cell is found by what stands in it.
    undefined,
    '~recommendation-A1/table-data-1/group-1-row-1/cell-1/paragraph-body-1',
  ]);
});

test('words change no id', () => {
  expect(idsOf(part('kāpēc'))).toEqual(idsOf(part('why')));
});
