import { compose, loadProject, trace } from '@decode/compose';
import { readCatalogue } from '@decode/translate';
import { expect, test } from 'vitest';
import { edited, memoryFiles, smallestProject, wholeProject } from './project-files.ts';

const whole = await loadProject(memoryFiles(wholeProject()), readCatalogue);
const smallest = await loadProject(memoryFiles(smallestProject()), readCatalogue);

test.each(['19 000', '19000', '19\u00a0000', '19.000', '19,000', '19\u202f000'])(
  'the number %s is found however it is printed',
  (number) => {
    const [data, field] = trace(smallest, number);
    expect(data).toMatchObject({
      place: 'somewhere',
      kind: 'data',
      rows: [
        {
          file: 'templates/somewhere/data/population.csv',
          line: 5,
          year: 2024,
          value: 19_000,
          source: { key: 'statistics', url: 'https://example.org/statistics' },
        },
      ],
    });
    expect(field).toMatchObject({ kind: 'field', field: 'data.population.last' });
  },
);

test('a change is traced to both its ends', () => {
  const [found] = trace(smallest, 'data.population.change');
  expect(found?.printed).toContain('−5');
  expect(found?.rows.map(({ year, line }) => [year, line])).toEqual([
    [2020, 2],
    [2024, 5],
  ]);
});

test('a computed figure is traced to the rows of all that it is computed from', () => {
  const [found] = trace(whole, '{{ data.births-city.minus.deaths-city.last }}', ['magdeburg']);
  expect(found?.rows.map(({ series, year }) => `${series} ${year}`)).toEqual([
    'births-city 2021',
    'deaths-city 2021',
  ]);
  const [share] = trace(whole, 'data.age-groups-city.shareAged.65.last', ['magdeburg']);
  expect(share?.rows.length).toBe(38);
});

test('typed numbers lead to the citations beside them, amounts to their source', () => {
  const found = trace(smallest, '1 200');
  expect(
    found.map(({ kind, origin, sources }) => [kind, origin?.file, sources.map(({ key }) => key)]),
  ).toEqual([
    ['cited', 'recommendations/proposals/first/en.md', ['first-source']],
    ['cited', 'recommendations/practices/one/practice.yaml', ['first-source']],
    ['cited', 'recommendations/proposals/first/proposal.yaml', ['first-source']],
    ['cited', 'recommendations/practices/one/practice.yaml', ['first-source']],
  ]);
});

const decided = await loadProject(
  memoryFiles(
    edited(smallestProject(), [
      {
        file: 'templates/somewhere/template.yaml',
        replace: '    role: Education department of the town\n',
        with: `    role: Education department of the town
    targets:
      - indicator: 2
        baseline: { value: 4321, year: 2022, source: statistics }
        readings: [{ value: 3456, year: 2024, source: first-source }]
        target: { value: 2345, year: 2030 }
`,
      },
    ]),
  ),
  readCatalogue,
);

test.each([
  ['4 321', 'baseline', 2022, 8, ['statistics']],
  ['3 456', 'reading', 2024, 9, ['first-source']],
  ['2 345', 'target', 2030, 10, []],
] as const)('%s is the %s of an indicator', (number, kind, year, line, sources) => {
  expect(decided.messages).toEqual([]);
  const [found, ...others] = trace(decided, number);
  expect(others).toEqual([]);
  expect(found).toMatchObject({ place: 'somewhere', kind, year, indicator: { code: 'A1.2' } });
  expect(found?.origin).toMatchObject({ file: 'templates/somewhere/template.yaml' });
  expect(found?.origin?.start.line).toBe(line + 4);
  expect(found?.sources.map(({ key }) => key)).toEqual(sources);
});

test('an indicator is traced to its definition and to what places have counted and decided', () => {
  const found = trace(decided, 'A1.2');
  expect(found.map(({ kind, year }) => [kind, year])).toEqual([
    ['indicator', undefined],
    ['baseline', 2022],
    ['reading', 2024],
    ['target', 2030],
  ]);
  expect(found[0]?.origin?.file).toBe('recommendations/proposals/first/proposal.yaml');
  expect(found[0]?.indicator?.dataSource).toBeTruthy();
  expect(trace(decided, 'A1.9')).toEqual([]);
});

test.each([
  ['natural change of a chart', '−3 053', 'daugavpils', ['births-region 2001', 'deaths-region 2001']],
  [
    'change of a part of an area',
    '−0.5',
    'lodzkie',
    ['population-subregions 2021', 'population-subregions 2023'],
  ],
])(
  'the %s, which only a chart and its table print, is traced to what it is computed from',
  (_, number, place, rows) => {
    const found = trace(whole, number, [place]).filter(({ kind }) => kind === 'computed');
    expect(found[0]?.rows.map(({ series, year }) => `${series} ${year}`)).toEqual(rows);
  },
);

test('the change of a place in the publication is traced to the rows of both years', () => {
  const [found] = trace(whole, '−14.4').filter(({ kind }) => kind === 'computed');
  expect(found).toMatchObject({ place: 'daugavpils', rows: [{ year: 2014 }, { year: 2023 }] });
});

test('an amount is traced with its currency, and for the places that chose its recommendation', () => {
  for (const printed of ['643 529', 'EUR 643 529', '643.529 €'])
    expect(trace(whole, printed, ['palermo']).map(({ origin }) => origin?.file)).toContain(
      'recommendations/proposals/remigration-coordinator/proposal.yaml',
    );
  expect(trace(whole, '643 529', ['vejle'])).toEqual([]);
});

test('the numeral of a practice and the words of a cost lead to the source in their field', () => {
  const kinds = trace(whole, '15 585').map(({ kind, sources }) => [kind, sources.length > 0]);
  expect(new Set(kinds.map(String))).toEqual(new Set(['cited,true']));
  const figure = [...whole.practices.values()].flatMap(({ value }) => value.figures)[0];
  const found = trace(whole, String(figure?.value)).filter(({ origin }) =>
    origin?.file.endsWith('practice.yaml'),
  );
  expect(found.map(({ sources }) => sources.map(({ key }) => key))).toContainEqual([figure?.source]);
});

test('every number of a table in the annex leads to the rows that it is made of', async () => {
  const { document } = await compose(whole, { template: 'lodzkie', language: 'pl', format: 'html' });
  const annex = document?.body.find((block) => block.type === 'section' && block.id === 'data');
  const tables = annex?.type === 'section' ? annex.children : [];
  const cells = tables.flatMap((block) =>
    block.type === 'table' ? block.groups.flatMap(({ rows }) => rows) : [],
  );
  const numbers = cells.flatMap(({ cells: [, ...values] }) =>
    values.map((cell) =>
      Array.from(JSON.stringify(cell).matchAll(/"value":"([^"]*)"/g), ([, value]) => value).join(''),
    ),
  );
  const printed = new Set(numbers.filter((number) => /\d/.test(number)));
  const lost = [...printed].filter((number) =>
    trace(whole, number, ['lodzkie']).every(({ rows }) => rows.length === 0),
  );
  expect(lost).toEqual([]);
  expect(printed.size).toBeGreaterThan(150);
});

test('what no file gives is not found', () => {
  expect(trace(whole, '987 654 321')).toEqual([]);
  expect(trace(whole, 'nothing')).toEqual([]);
  expect(trace(whole, 'data.no-such.last')).toEqual([]);
});

test('every figure that the data print in the project’s texts is traced to a row and a source', () => {
  const lost: string[] = [];
  let count = 0;
  for (const { slug, bundle } of whole.templates.values()) {
    for (const { text } of bundle.units) {
      for (const [, field = ''] of text.matchAll(/\{\{\s*(data\.[\w.-]+)/g)) {
        count++;
        const [found] = trace(whole, field, [slug]);
        if (!found || found.rows.some(({ line, source }) => line === undefined || !source.url))
          lost.push(`${slug} ${field}`);
      }
    }
  }
  expect(lost).toEqual([]);
  expect(count).toBeGreaterThan(200);
});

test('every typed figure of three digits and more in the texts of places leads to a source', () => {
  const uncited = [...whole.templates.values()].flatMap(({ slug, bundle }) =>
    bundle.units
      .filter(({ kind }) => /^(?:paragraph|recommendations\.why)$/.test(kind))
      .flatMap(({ text }) => text.replace(/\{\{.*?\}\}/g, ' ').match(/\b\d{1,3}(?: \d{3})+\b/g) ?? [])
      .flatMap((number) => trace(whole, number, [slug]))
      .filter(({ kind }) => kind === 'uncited')
      .map(({ printed, origin }) => `${printed} ${origin?.file}:${origin?.start.line}`),
  );
  expect([...new Set(uncited)]).toEqual([]);
});

test('every figure that a text takes from data leads to its rows and their source', () => {
  const untraced: string[] = [];
  let figures = 0;
  for (const { slug, bundle } of whole.templates.values()) {
    const fields = bundle.units.flatMap(({ text }) =>
      [...text.matchAll(/\{\{\s*(data\.[\w.-]+)/g)].map(([, field = '']) => field),
    );
    for (const field of new Set(fields)) {
      figures++;
      const [traced] = trace(whole, field, [slug]);
      const isWhole =
        traced?.rows.length &&
        traced.rows.every(({ line, source }) => line !== undefined && source.url !== '');
      if (!isWhole) untraced.push(`${slug}: ${field}`);
    }
  }
  expect(untraced).toEqual([]);
  expect(figures).toBeGreaterThan(100);
});
