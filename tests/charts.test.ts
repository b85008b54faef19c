import { compose, loadProject } from '@decode/compose';
import type { Block, Document, Figure, Project, Table } from '@decode/model';
import { readCatalogue } from '@decode/translate';
import { expect, test } from 'vitest';
import { edited, memoryFiles, type ProjectFiles, smallestProject, wholeProject } from './project-files.ts';

const load = (files: ProjectFiles) => loadProject(memoryFiles(files), readCatalogue);
const made = async (project: Project, template: string, language: string) => {
  const { document, messages } = await compose(project, { template, language, format: 'html' });
  expect(messages.filter(({ severity }) => severity === 'error')).toEqual([]);
  return document as Document;
};

function blocks(list: readonly Block[]): Block[] {
  return list.flatMap((block) => [block, ...(block.type === 'section' ? blocks(block.children) : [])]);
}
const figures = (document: Document) =>
  blocks(document.body).filter((block): block is Figure => block.type === 'figure');
const svg = (document: Document, { picture }: Figure) =>
  new TextDecoder().decode(document.media.get(picture.media)?.bytes);
const words = (value: unknown): string => {
  if (Array.isArray(value)) return value.map(words).join('');
  if (value === null || typeof value !== 'object') return '';
  if ('value' in value && typeof value.value === 'string') return value.value;
  return words(Object.entries(value).flatMap(([key, inner]) => (key === 'children' ? inner : [])));
};

/** A place with the data and the line that a chart is drawn from. */
const somewhere = (line: string, files: Readonly<Record<string, string>>) =>
  load(
    edited(smallestProject(), [
      {
        file: 'templates/somewhere/slots/situation/en.md',
        text: `All figures are for the place.\n\n${line}\n`,
      },
      ...Object.entries(files).map(([file, text]) => ({ file, text })),
    ]),
  );
const descriptor = (unit: string, more = '', name = 'Somewhere') =>
  `title: A series\nunit: ${unit}\ndefinition: Counted on 1 January\ngeography:\n  code: XX001\n  level: city\n  name: ${name}\n  limits: each year\n${more}source: first-source\nlicence: { id: CC0-1.0 }\nread: 2026-11-01\n`;

const whole = await load(wholeProject());
const magdeburg = await made(whole, 'magdeburg', 'de');
const kinds = { line: 'Liniendiagramm', components: 'Säulendiagramm', pyramid: 'Altersp' };

test.each([
  ['lodzkie', 'pl', ['line', 'multiples', 'components', 'pyramid']],
  [
    'daugavpils',
    'lv',
    ['line-with-gaps', 'line-of-five-years', 'components-below-zero', 'pyramid-of-latgale'],
  ],
] as const)('the charts of %s are those that were looked at', async (place, language, names) => {
  const document = await made(whole, place, language);
  const found = figures(document);
  expect(found.length).toBe(names.length);
  for (const [i, name] of names.entries()) {
    const lines = svg(document, found[i] as Figure).replaceAll('><', '>\n<');
    await expect(`${lines}\n`).toMatchFileSnapshot(`cases/charts/${name}.svg`);
  }
});

test('every chart says its values apart from its finding, and its source, and has its table', async () => {
  for (const { slug, place } of whole.templates.values()) {
    const document = await made(whole, slug, place.value.language);
    const tables = blocks(document.body).filter((block): block is Table => block.type === 'table');
    for (const { caption, picture, notes } of figures(document)) {
      expect(picture.alt).toMatch(/\d/);
      // Whoever hears it hears the caption too.
      const finding = words(caption.children).replaceAll(/[\u00ad]/g, '');
      expect(finding.length).toBeGreaterThan(20);
      expect(picture.alt).not.toContain(finding.slice(0, 20));
      const reference = JSON.stringify(notes).match(/"target":"(values-[^"]*)"/);
      expect(tables.some(({ id }) => id === reference?.[1])).toBe(true);
      expect(JSON.stringify(notes)).toContain('"type":"citation"');
    }
  }
});

test('no chart has a word of another language than its document', async () => {
  const english = await made(whole, 'lodzkie', 'en');
  const polish = await made(whole, 'lodzkie', 'pl');
  const texts = (document: Document) =>
    new Set(
      figures(document).flatMap((figure) =>
        [...svg(document, figure).matchAll(/<text[^>]*>([^<]*)</gu)].map(([, text = '']) => text),
      ),
    );
  const lettered = (set: Set<string>) => [...set].filter((text) => /\p{L}{4}/u.test(text));
  const shared = lettered(texts(english)).filter((text) => texts(polish).has(text));
  expect(lettered(texts(english)).length).toBeGreaterThan(8);
  expect(shared).toEqual([]);
});

const areas = '  areas:\n    A: North\n    B: South\n    C: East\n';
const parts = {
  'templates/somewhere/data/parts.yaml': descriptor('persons', areas),
  'templates/somewhere/data/parts.csv':
    'year,value,geo\n2020,100,A\n2020,200,B\n2020,50,C\n2021,110,A\n2021,180,B\n2021,50,C\n2022,120,A\n2022,150,B\n2022,49,C\n',
};

test('bars begin at zero, and those below it go the other way', async () => {
  const project = await somewhere('::chart[The north grows.]{kind=bars series=parts read=change}', parts);
  const document = await made(project, 'somewhere', 'en');
  const [figure] = figures(document);
  expect(figure?.picture.alt).toBe(
    'Bar chart. North: +20.0 %; East: −2.0 %; South: −25.0 %.'.replaceAll(' %', '\u00a0%'),
  );
  await expect(`${svg(document, figure as Figure).replaceAll('><', '>\n<')}\n`).toMatchFileSnapshot(
    'cases/charts/bars.svg',
  );
});

test.each([
  ['::chart[A title.]{kind=pie series=parts}', 'unknown-chart', 'There is no chart of the kind "pie".'],
  ['::chart[A title.]{kind=bars serie=parts}', 'unknown-attribute', 'takes no "serie"'],
  ['::chart[A title.]{kind=bars series=part}', 'unknown-series', 'did you mean "parts"'],
  ['::chart[A title.]{kind=bars series=population}', 'chart-data', 'no rows for parts of its area'],
  ['::chart[A title.]{kind=pyramid series=population}', 'chart-data', 'makes no age pyramid'],
  ['::chart[A title.]{kind=bars series=parts read=change from=2025}', 'chart-data', 'no such year in common'],
  [
    '::chart[A title.]{kind=components births=population deaths=population migration=parts}',
    'chart-data',
    'whose unit is persons',
  ],
  [
    '::chart[A title.]{kind=components births=elsewhere deaths=elsewhere migration=parts}',
    'mixed-definitions',
    'The chart would mix areas: elsewhere has YY002',
  ],
  [
    '::chart[A title.]{kind=components births=moved deaths=moved migration=parts}',
    'mixed-definitions',
    'The chart would mix limits: moved has nuts:2024',
  ],
  [
    '::chart[A title.]{kind=components births=counted deaths=counted migration=parts}',
    'mixed-definitions',
    'The chart would mix accounts: counted has',
  ],
])('%s is refused at its line', async (line, rule, found) => {
  const elsewhere = {
    'templates/somewhere/data/elsewhere.yaml': descriptor('births').replace('XX001', 'YY002'),
    'templates/somewhere/data/moved.yaml': descriptor('births').replace('each year', '{ nuts: 2024 }'),
    'templates/somewhere/data/moved.csv': 'year,value\n2020,1\n2021,2\n2022,3\n',
    'templates/somewhere/data/counted.yaml': descriptor('births').replace('first-source', 'statistics'),
    'templates/somewhere/data/counted.csv': 'year,value\n2020,1\n2021,2\n2022,3\n',
    'templates/somewhere/data/elsewhere.csv': 'year,value\n2020,1\n2021,2\n2022,3\n',
    'templates/somewhere/data/population.yaml': descriptor('persons'),
    'templates/somewhere/data/population.csv': 'year,value\n2020,100\n2021,90\n2022,80\n',
  };
  const project = await somewhere(line, { ...parts, ...elsewhere });
  const { messages } = await compose(project, { template: 'somewhere', language: 'en', format: 'html' });
  const [message] = messages.filter(({ severity }) => severity === 'error');
  expect(message).toMatchObject({
    rule,
    origin: { file: 'templates/somewhere/slots/situation/en.md', start: { line: 3 } },
  });
  expect(`${message?.found} ${message?.todo}`).toContain(found);
});

test('the annex says when an area had its limits', async () => {
  const said = async (place: string, language: string) =>
    JSON.stringify((await made(whole, place, language)).body).replaceAll('\u00a0', ' ');
  const latvian = await said('daugavpils', 'lv');
  expect(latvian).toContain('Robežu datums: 01.07.2021. ');
  expect(latvian).toContain('Robežas pēc NUTS 2021. ');
  expect(await said('palermo', 'it')).toContain('La fonte non indica la data dei confini. ');
});

test('what series of one chart share is said once', async () => {
  const said = figures(await made(whole, 'manchuela', 'es')).map((figure) => words(figure.notes));
  const shared = said.filter((note) => note.includes('Redondeado a centenas'));
  expect(shared.map((note) => note.match(/Redondeado/g)?.length)).toEqual(shared.map(() => 1));
  expect(shared).not.toEqual([]);
});

test('a table of data says what a chart of it would say', async () => {
  const files = {
    'templates/somewhere/data/gone.yaml': descriptor(
      'births',
      'breaks: [{ year: 2022, note: Counted anew }]\n',
    ),
    'templates/somewhere/data/gone.csv': 'year,value\n2019,9\n2022,8\n2023,7\n',
    ...parts,
  };
  const document = await made(
    await somewhere('::table[Births by year.]{series=gone}', files),
    'somewhere',
    'en',
  );
  const said = words(document.body).replaceAll('\u00a0', ' ');
  expect(said).toContain('A series. Counted on 1 January. Area: Somewhere (XX001).');
  expect(said).toContain('Break in series in 2022: Counted anew. No figures for 2020–2021.');
  expect(said).toContain('Source: ');
  for (const [line, found] of [
    ['::table[Births.]{series=gone nonsense=1}', 'A table takes no "nonsense"'],
    ['::table[Parts.]{series=parts}', 'has no values for everybody'],
  ] as const) {
    const { messages } = await compose(await somewhere(line, files), {
      template: 'somewhere',
      language: 'en',
      format: 'html',
    });
    expect(messages.find(({ severity }) => severity === 'error')).toMatchObject({
      found: expect.stringContaining(found),
      origin: { start: { line: 3 } },
    });
  }
});

test('who does not see a chart hears the values that its finding is about', async () => {
  const [line, components, pyramid] = ['line', 'components', 'pyramid'].map((kind) =>
    figures(magdeburg).find(({ picture }) => picture.alt.startsWith(kinds[kind as keyof typeof kinds])),
  );
  expect(components?.picture.alt).toMatch(/Jahre über null: \d+ von \d+\.$/);
  expect(pyramid?.picture.alt).toMatch(/65\+ 23,8\s%; .*65\+ 24,8\s%\.$/);
  for (const figure of [line, components, pyramid])
    expect(words(figure?.notes)).toContain('Einheit: Personen.');
});

test('fewer than three values make a sentence instead of a chart', async () => {
  const project = await somewhere('::chart[It fell.]{series=few}', {
    'templates/somewhere/data/few.yaml': descriptor('persons'),
    'templates/somewhere/data/few.csv': 'year,value\n2020,100\n2021,90\n',
  });
  const document = await made(project, 'somewhere', 'en');
  expect(figures(document)).toEqual([]);
  expect(JSON.stringify(document.body)).toContain('A series: only 2 values are known, too few for a chart.');
});

test('a part of an area without a name is told at its row', async () => {
  const { messages } = await somewhere('Nothing.', {
    'templates/somewhere/data/parts.yaml': descriptor('persons', '  areas:\n    A: North\n'),
    'templates/somewhere/data/parts.csv': 'year,value,geo\n2020,100,A\n2020,200,B\n',
  });
  expect(messages).toMatchObject([{ rule: 'unknown-area', origin: { start: { line: 3 } } }]);
});

test('sums, differences and shares are computed from the data', async () => {
  const age = 'year,value,sex,age\n2020,50,M,0-64\n2020,50,F,0-64\n2020,20,M,65+\n2020,30,F,65+\n';
  const text = (field: string) =>
    somewhere(`It is {{ data.${field} }} [@first-source].`, {
      'templates/somewhere/data/ages.yaml': descriptor('persons'),
      'templates/somewhere/data/ages.csv': age,
      'templates/somewhere/data/births.yaml': descriptor('births'),
      'templates/somewhere/data/births.csv': 'year,value\n2019,8\n2020,10\n',
      'templates/somewhere/data/deaths.yaml': descriptor('deaths'),
      'templates/somewhere/data/deaths.csv': 'year,value\n2020,25\n2021,25\n',
    }).then((project) => compose(project, { template: 'somewhere', language: 'en', format: 'html' }));
  const body = async (field: string) => words((await text(field)).document?.body);
  expect(await body('ages.aged.65.last')).toContain('It is 50');
  expect(await body('ages.shareAged.65.last')).toContain('It is 33.3\u00a0%');
  expect(await body('births.minus.deaths.last')).toContain('It is −15');
  expect(await body('births.shareOf.deaths.2020')).toContain('It is 40.0\u00a0%');
  for (const [field, found] of [
    ['births.minus.nothing.last', 'no data series "nothing"'],
    ['births.minus.deaths.2019', 'no value for 2019'],
    // The next year there is would say something else than the sentence.
    ['births.since.2018.rise', 'no value for 2018'],
    ['births.minus.deaths.since.2019.change', 'no value for 2019'],
    ['ages.aged.70.last', 'no age group by sex that begins at 70'],
  ] as const)
    expect((await text(field)).messages[0]?.found).toContain(found);
});
