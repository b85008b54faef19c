import { readFileSync } from 'node:fs';
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

const recorded = (name: string) =>
  readFileSync(new URL(`../../../../tests/cases/eurostat/${name}.json`, import.meta.url));

test('an answer of Eurostat, as recorded, is read', () => {
  const cells = readJsonStat(recorded('demo-gind-2024'));
  // 44 areas have residents on 1 January, 29 a share of the Union.
  const of = (indicator: string) => cells.filter(({ at }) => at['indic_de'] === indicator);
  expect([of('JAN').length, cells.length]).toEqual([44, 73]);
  const area = (geo: string) => of('JAN').find(({ at }) => at['geo'] === geo);
  expect(area('LT')).toEqual({
    at: { freq: 'A', indic_de: 'JAN', geo: 'LT', time: '2024' },
    value: 2_885_891,
  });
  expect(area('RO')).toMatchObject({ value: 19_064_409, flag: 'e' });
  expect(area('PL')?.flag).toBeUndefined();
  expect(of('POPSHARE_EU27_2020').find(({ at }) => at['geo'] === 'LV')).toMatchObject({
    value: 0.4,
    flag: 'ep',
  });
});

test.each([
  ['cut off', new TextEncoder().encode(JSON.stringify(cube).slice(0, -20)), 'cut off'],
  ['another version', bytes({ ...cube, version: '1.0' }), 'version'],
  ['sizes that do not fit', bytes({ ...cube, size: [2] }), 'differ in length'],
  ['codes that do not fill', bytes({ ...cube, size: [2, 3] }), 'codes of time'],
  ['more values than cells', bytes({ ...cube, value: { 9: 1 } }), 'more values than cells'],
  ['text for a number', bytes({ ...cube, value: { 0: '5' } }), 'value'],
  ['a dimension that is missing', bytes({ ...cube, dimension: {} }), 'dimension is missing'],
  ['a refusal, as recorded', recorded('extraction-too-big'), 'please change your filters'],
  ['what the office says', bytes({ error: [{ status: 404, label: 'No such dataset' }] }), 'No such dataset'],
])('%s is told', (_, answer, words) => {
  expect(() => readJsonStat(answer)).toThrow(words);
});
