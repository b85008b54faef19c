import { loadProject, trace } from '@decode/compose';
import { readCatalogue } from '@decode/translate';
import { expect, test } from 'vitest';
import { memoryFiles, smallestProject, wholeProject } from './project-files.ts';

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
  ]);
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
