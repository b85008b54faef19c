import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { createMemoryHost } from '../host/memory-host.ts';
import { smallestProject } from '../host/project-on-disk.ts';
import { dataUpdate } from './data-update.ts';

const folder = 'templates/somewhere/data';
const address =
  'https://ec.europa.eu/eurostat/api/dissemination/statistics/1.0/data/demo_r_gind3?format=JSON&lang=EN&geo=XX001&indic_de=JAN';
const descriptor = `title: Residents
unit: persons
definition: Residents on 1 January
geography:
  code: XX001
  level: nuts3
  name: Somewhere
  limits: { nuts: 2024 }
source: first-source
licence: { id: CC0-1.0 }
read: 2020-01-01
eurostat:
  dataset: demo_r_gind3
  filters: { indic_de: JAN }
flags:
  b: Break in series
  s: Our own remark
`;

/** In the shape of the answers of Eurostat's statistics API: empty cells left out, flags by position. */
const answer = (values: object, status: object = {}, more: object = {}) =>
  JSON.stringify({
    version: '2.0',
    class: 'dataset',
    label: 'Population change - Demographic balance and crude rates at regional level (NUTS 3)',
    source: 'ESTAT',
    updated: '2026-03-02T23:00:00+0100',
    value: values,
    status,
    id: ['freq', 'indic_de', 'geo', 'time'],
    size: [1, 1, 1, 4],
    dimension: {
      freq: { label: 'Time frequency', category: { index: { A: 0 }, label: { A: 'Annual' } } },
      indic_de: { label: 'Demographic indicator', category: { index: { JAN: 0 } } },
      geo: { label: 'Geopolitical entity', category: { index: { XX001: 0 } } },
      time: { label: 'Time', category: { index: { 2021: 0, 2022: 1, 2023: 2, 2024: 3 } } },
    },
    ...more,
  });

/** What Eurostat said, as recorded (tests/cases/eurostat/README.md). */
const recorded = (name: string) =>
  readFileSync(new URL(`../../../../tests/cases/eurostat/${name}.json`, import.meta.url), 'utf8');

function host(said?: string) {
  const made = createMemoryHost({
    ...smallestProject(),
    [`${folder}/residents.yaml`]: descriptor,
    [`${folder}/residents.csv`]: 'year,value,flag\n2020,120,\n2021,110,s\n2022,100,\n',
  });
  if (said !== undefined) made.answers.set(address, said);
  return made;
}
const ask = (made: ReturnType<typeof host>, more: object = {}) =>
  dataUpdate.run(
    made,
    { place: ['somewhere'], series: ['residents'], write: false, fresh: false, ...more },
    () => {},
  );
const text = (made: ReturnType<typeof host>, path: string) =>
  new TextDecoder().decode(made.projectFiles.get(path));

describe('what Eurostat has now', () => {
  const now = answer({ 0: 110, 1: 101, 3: 90 }, { 3: 'b' });

  test('is shown and not written', async () => {
    const made = host(now);
    const { value, messages, failures } = await ask(made);
    expect([messages, failures]).toEqual([[], []]);
    expect(value.series[0]?.changes).toEqual([
      { kind: 'gone', row: '2020', before: '120' },
      { kind: 'changed', row: '2022', before: '100', after: '101' },
      { kind: 'new', row: '2024', after: '90 (b)' },
    ]);
    expect(dataUpdate.say(value)).toBe(
      [
        'somewhere residents',
        '  -  2020  120',
        '  ~  2022  100 → 101',
        '  +  2024  90 (b)',
        '1 series compared: 0 the same, 1 to be written with --write.',
      ].join('\n'),
    );
    expect(text(made, `${folder}/residents.csv`)).toContain('2020,120');
  });

  test('is written with its day, and what we noted of a value that stayed', async () => {
    const made = host(now);
    await ask(made, { write: true });
    expect(text(made, `${folder}/residents.csv`)).toBe('year,value,flag\n2021,110,s\n2022,101,\n2024,90,b\n');
    expect(text(made, `${folder}/residents.yaml`)).toContain('read: 2026-11-23\n');
    expect((await ask(made)).value.series[0]?.state).toBe('same');
  });

  test('names the texts that speak of it', async () => {
    const made = host(now);
    made.projectFiles.set(
      'templates/somewhere/slots/situation/en.md',
      new TextEncoder().encode(
        'It fell in each year to {{ data.residents.last }} [@first-source].\n\n::chart[It fell.]{series=residents}\n',
      ),
    );
    const { value } = await ask(made);
    expect(value.series[0]?.texts).toEqual([
      'templates/somewhere/slots/situation/en.md:1',
      'templates/somewhere/slots/situation/en.md:3',
    ]);
  });

  test('is asked once a day', async () => {
    const made = host(now);
    await ask(made);
    await ask(made);
    expect(made.asked).toEqual([address]);
    await ask(made, { fresh: true });
    expect(made.asked.length).toBe(2);
  });
});

test('a flag that nobody explained stops its series', async () => {
  const made = host(answer({ 0: 110 }, { 0: 'p' }));
  const { value, messages } = await ask(made, { write: true });
  expect(value.series[0]?.state).toBe('stopped');
  expect(messages).toMatchObject([{ rule: 'unknown-flag', severity: 'error' }]);
  expect(text(made, `${folder}/residents.csv`)).toContain('2020,120');
});

test.each([
  ['nothing', undefined, 'cannot be read'],
  ['half an answer', answer({ 0: 1 }).slice(0, 200), 'cut off'],
  ['no values', answer({}), 'it has no values'],
  ['the whole of a dataset, as recorded', recorded('demo-gind-2024'), 'several values of "indic_de"'],
  ['a refusal, as recorded', recorded('extraction-too-big'), 'please change your filters'],
  ['another area', answer({ 0: 1 }).replaceAll('XX001', 'YY002'), 'about YY002, which was not asked for'],
  ['months', answer({ 0: 1 }).replace('"2021":0', '"2021-01":0'), '"2021-01" is no year'],
  [
    'an open dimension',
    answer(
      { 0: 1, 1: 2 },
      {},
      {
        id: ['indic_de', 'geo', 'time'],
        size: [2, 1, 1],
        dimension: {
          indic_de: { category: { index: ['JAN', 'GROW'] } },
          geo: { category: { index: ['XX001'] } },
          time: { category: { index: ['2021'] } },
        },
      },
    ),
    'several values of "indic_de"',
  ],
])('%s is a failure, and the file stays', async (_, said, words) => {
  const made = host(said);
  const steps: unknown[] = [];
  const input = { place: ['somewhere'], series: ['residents'], write: true, fresh: false };
  const { failures, value } = await dataUpdate.run(made, input, (step) => steps.push(step));
  expect(failures[0]?.found).toContain(words);
  expect(steps.at(-1)).toMatchObject({ state: 'failed', detail: expect.stringContaining(words) });
  expect(value.series).toEqual([]);
  expect(text(made, `${folder}/residents.csv`)).toContain('2020,120');
});

test('ages and sexes become rows, or one sum', async () => {
  const made = host();
  const cube = (ages: string[]) =>
    answer(
      Object.fromEntries([1, 2, 3, 4].map((n, i) => [i, n])),
      {},
      {
        id: ['sex', 'age', 'geo', 'time'],
        size: [2, 2, 1, 1],
        dimension: {
          sex: { category: { index: ['M', 'F'] } },
          age: { category: { index: ages } },
          geo: { category: { index: ['XX001'] } },
          time: { category: { index: ['2024'] } },
        },
      },
    );
  const filtered = (filters: string, more = '') => {
    made.projectFiles.set(
      `${folder}/residents.yaml`,
      new TextEncoder().encode(descriptor.replace('{ indic_de: JAN }', `${filters}${more}`)),
    );
    return address.replace('indic_de=JAN', '');
  };
  const start = filtered('{ sex: [M, F], age: [Y_LT5, Y_GE90] }');
  made.answers.set(`${start}sex=M&sex=F&age=Y_LT5&age=Y_GE90`, cube(['Y_LT5', 'Y_GE90']));
  await ask(made, { write: true });
  expect(text(made, `${folder}/residents.csv`)).toBe(
    'year,value,sex,age\n2024,1,M,0-4\n2024,2,M,90+\n2024,3,F,0-4\n2024,4,F,90+\n',
  );
});
