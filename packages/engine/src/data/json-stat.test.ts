import { expect, test } from 'vitest';
import { readJsonStat } from './json-stat.ts';

const bytes = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));
const cube = {
  version: '2.0',
  class: 'dataset',
  id: ['sex', 'time'],
  size: [2, 2],
  dimension: {
    sex: { category: { index: { F: 1, M: 0 } } },
    time: { category: { index: ['2020', '2021'] } },
  },
  value: { 0: 5, 3: 8 },
  status: { 3: 'p' },
};

test('cells are found by their codes, the last dimension fastest', () => {
  expect(readJsonStat(bytes(cube))).toEqual([
    { at: { sex: 'M', time: '2020' }, value: 5 },
    { at: { sex: 'F', time: '2021' }, value: 8, flag: 'p' },
  ]);
  expect(
    readJsonStat(bytes({ ...cube, value: [1, null, 3, 4], status: [] })).map(({ value }) => value),
  ).toEqual([1, 3, 4]);
});

test.each([
  ['cut off', new TextEncoder().encode(JSON.stringify(cube).slice(0, -20)), 'cut off'],
  ['another version', bytes({ ...cube, version: '1.0' }), 'version'],
  ['sizes that do not fit', bytes({ ...cube, size: [2] }), 'differ in length'],
  ['codes that do not fill', bytes({ ...cube, size: [2, 3] }), 'codes of time'],
  ['more values than cells', bytes({ ...cube, value: { 9: 1 } }), 'more values than cells'],
  ['text for a number', bytes({ ...cube, value: { 0: '5' } }), 'value'],
  ['a dimension that is missing', bytes({ ...cube, dimension: {} }), 'dimension is missing'],
  ['what the office says', bytes({ error: [{ status: 404, label: 'No such dataset' }] }), 'No such dataset'],
])('%s is told', (_, answer, words) => {
  expect(() => readJsonStat(answer)).toThrow(words);
});
