import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import process from 'node:process';
import type { Edit } from '@decode/check';
import { compareEditions, compose, editionData, loadProject, printEditionData } from '@decode/compose';
import { type Document, type Edition, editionData as shape, type Table } from '@decode/model';
import { formats } from '@decode/render/formats';
import { readCatalogue } from '@decode/translate';
import { describe, expect, test } from 'vitest';
import { edited, memoryFiles, readFolder, smallestProject } from './project-files.ts';

const proposal = 'recommendations/proposals/first/proposal.yaml';
const prose = 'recommendations/proposals/first/en.md';
const template = 'templates/somewhere/template.yaml';

const load = (edits: readonly Edit[] = []) =>
  loadProject(memoryFiles(edited(smallestProject(), edits)), readCatalogue);
const project = await load();

/** The document of the smallest project in English, of an edition that differs in some of what it says of itself. */
async function documentOf(edition: Partial<Edition>) {
  const value = { ...project.edition.value, ...edition };
  const target = { template: 'somewhere', language: 'en', format: 'html' };
  const { document } = await compose({ ...project, edition: { ...project.edition, value } }, target);
  if (!document) throw new Error('it is stopped');
  return document;
}

test.each([
  ['draft', 'Draft'],
  ['consultation', 'For consultation'],
  ['release', 'Released'],
] as const)('an edition in the state %s says so at the foot of every page', async (state, word) => {
  const document = await documentOf({ state });
  const page = new TextDecoder().decode(
    await formats.html.render(
      document,
      { shells: project.baseShells, styles: project.styles, fonts: [] },
      {} as never,
    ),
  );
  // The style sheet puts it into the margin of every page.
  expect(page).toMatch(new RegExp(`--foot-left:"[^"]* · ${word}"`));
});

describe('data of an edition', () => {
  test('are the same whenever they are written, and read back as they were', async () => {
    const data = editionData(project);
    expect(printEditionData(editionData(await load()))).toBe(printEditionData(data));
    expect(shape.parse(JSON.parse(printEditionData(data)))).toEqual(data);
  });

  test('that are kept in this repository have their shape and the number of their file', () => {
    const kept = readFolder(`${import.meta.dirname}/../recommendations/editions`);
    expect(kept.size).toBeGreaterThan(0);
    for (const [name, bytes] of kept) {
      const text = new TextDecoder().decode(bytes);
      const data = shape.parse(JSON.parse(text));
      expect(`${data.edition.number}.json`).toBe(name);
      expect(printEditionData(data)).toBe(text);
    }
  });

  test('that were changed by hand stop what is compared with them', async () => {
    const edition = 'recommendations/edition.yaml';
    const broken = await load([
      { file: edition, replace: 'number: 1', with: 'number: 2' },
      { file: 'recommendations/editions/1.json', text: '{"format": "decode-edition"}' },
    ]);
    const { document, messages } = await compose(broken, {
      template: 'somewhere',
      language: 'en',
      format: 'html',
    });
    expect(document).toBeUndefined();
    expect(messages.map(({ rule, origin }) => `${rule} ${origin?.file}`)).toEqual([
      'kept-edition recommendations/editions/1.json',
    ]);
  });
});

test('each change of a recommendation or place since the edition before is told by a changeset', () => {
  const root = resolve(import.meta.dirname, '..');
  const cli = join(root, 'packages/cli/src/bin.ts');
  const run = spawnSync(process.execPath, [cli, 'edition', 'changes', '--project', root], {
    encoding: 'utf8',
  });
  // What it says names the change, and what to type.
  expect(run.status, run.stdout + run.stderr).toBe(0);
});

describe('what changed', () => {
  const changes = async (edits: readonly Edit[], language = 'en') => {
    const found = compareEditions(
      editionData(project),
      editionData(await load(edits)),
      'somewhere',
      language,
    );
    if (!found) throw new Error('there is nothing to compare');
    const { added, dropped, changed, details, wording, practices, place } = found;
    const fields = changed.flatMap((measure) =>
      measure.fields.map(({ field, before, after }) => `${field} ${before.length}→${after.length}`),
    );
    return { added, dropped, fields, details, wording, practices, place };
  };
  const same = { added: [], dropped: [], details: [], wording: [] };
  const nothing = { ...same, fields: [], practices: same, place: undefined };
  const second: Edit[] = [
    { file: 'recommendations/proposals/second/proposal.yaml', like: proposal },
    { file: 'recommendations/proposals/second/proposal.yaml', replace: 'code: A1', with: 'code: A2' },
    { file: 'recommendations/proposals/second/en.md', like: prose },
    {
      file: template,
      replace: 'emptyAreas:',
      with: '  - { proposal: second, priority: low, why: It fits., role: The council }\nemptyAreas:',
    },
  ];

  test('is nothing where nothing changed', async () => expect(await changes([])).toEqual(nothing));

  test('is a new measure, and a dropped one', async () => {
    expect(await changes(second)).toEqual({ ...nothing, added: ['second'] });
    const grown = editionData(await load(second));
    expect(compareEditions(grown, editionData(project), 'somewhere', 'en')).toMatchObject({
      added: [],
      dropped: ['second'],
    });
  });

  test.each<[field: string, file: string, from: string, to: string]>([
    ['title 1→1', proposal, 'title: Places for children', 'title: Places for all children'],
    ['priority 1→1', template, 'priority: high', 'priority: low'],
    ['lead 1→1', template, 'role: Education department of the town', 'role: School board'],
    ['period 1→1', proposal, 'setupMonths: [6, 12]', 'setupMonths: [6, 18]'],
    ['cost 1→1', proposal, 'max: 1500', 'max: 1800'],
    ['cost 1→0', proposal, 'costs:\n  - { what: Places', 'costs: []\n#  - { what: Places'],
    ['indicator 1→1', proposal, 'name: Children who wait', 'name: Children without a place'],
    ['certainty 1→1', proposal, 'level: low', 'level: moderate'],
    ['strength 1→1', proposal, 'strength: conditional', 'strength: strong'],
    [
      'target 0→1',
      template,
      '    role: Education',
      '    targets: [{ indicator: 2, baseline: { value: 9, year: 2024, source: statistics }, target: { value: 0, year: 2030 } }]\n    role: Education',
    ],
  ])('is a value: %s', async (field, file, from, to) => {
    expect(await changes([{ file, replace: from, with: to }])).toEqual({ ...nothing, fields: [field] });
  });

  test('is another fact, where a figure in the prose is another one', async () => {
    const figure: Edit = { file: prose, replace: '1 200 places', with: '1 300 places' };
    expect(await changes([figure])).toEqual({ ...nothing, details: ['first'] });
    const step: Edit = { file: proposal, replace: 'months: [0, 3]', with: 'months: [0, 4]' };
    expect(await changes([step])).toEqual({ ...nothing, details: ['first'] });
  });

  test('is a value and another fact, where both are others', async () => {
    const both: Edit[] = [
      { file: proposal, replace: 'max: 1500', with: 'max: 1800' },
      { file: proposal, replace: 'months: [0, 3]', with: 'months: [0, 4]' },
    ];
    expect(await changes(both)).toEqual({ ...nothing, fields: ['cost 1→1'], details: ['first'] });
  });

  test('is wording alone, where no figure and no fact is another one', async () => {
    const words: Edit = { file: prose, replace: 'Single parents gain', with: 'Single parents win' };
    expect(await changes([words])).toEqual({ ...nothing, wording: ['first'] });
    const why: Edit = { file: template, replace: 'The town had', with: 'The town counted' };
    expect(await changes([why])).toEqual({ ...nothing, wording: ['first'] });
  });

  test('is told of good practices: new, dropped, facts or words', async () => {
    const [one, two] = ['one', 'two'].map((name) => `recommendations/practices/${name}`);
    const figure: Edit = { file: `${one}/practice.yaml`, replace: 'value: 1200', with: 'value: 1300' };
    expect(await changes([figure])).toEqual({ ...nothing, practices: { ...same, details: ['one'] } });
    const words: Edit = { file: `${one}/en.md`, replace: 'of its own', with: 'it owned' };
    expect(await changes([words])).toEqual({ ...nothing, practices: { ...same, wording: ['one'] } });
    const other: Edit[] = [
      { file: `${two}/practice.yaml`, like: `${one}/practice.yaml` },
      { file: `${two}/en.md`, like: `${one}/en.md` },
      { file: template, replace: 'practices: [one]', with: 'practices: [two]' },
    ];
    expect(await changes(other)).toEqual({
      ...nothing,
      practices: { ...same, added: ['two'], dropped: ['one'] },
    });
  });

  test('is told of the place itself', async () => {
    const row: Edit = {
      file: 'templates/somewhere/template.yaml',
      replace: 'Nothing fits',
      with: 'None fits',
    };
    expect(await changes([row])).toEqual({ ...nothing, place: 'wording' });
    const series = 'templates/somewhere/data/population.csv';
    const text = new TextDecoder().decode(smallestProject().get(series));
    const grown: Edit = { file: series, text: text.replace(/(\d+)\s*$/, '$11\n') };
    expect(await changes([grown])).toEqual({ ...nothing, place: 'details' });
  });
});

describe('the section on changes', () => {
  const later = load([
    { file: 'recommendations/edition.yaml', replace: 'number: 1', with: 'number: 2' },
    { file: proposal, replace: 'max: 1500', with: 'max: 1800' },
    { file: template, replace: 'role: Education department of the town', with: 'role: School board' },
  ]);
  const compared = async (language: string) => {
    const kept = { before: editionData(project) };
    const { document } = await compose(
      { ...(await later), kept },
      { template: 'somewhere', language, format: 'html' },
    );
    if (!document) throw new Error('it is stopped');
    return document;
  };

  test('gives old and new values by the habits of the language', async () => {
    expect(rowsOf(await compared('en'))).toEqual([
      ['What has changed', 'Edition 1', 'Edition 2'],
      ['Responsible', 'Education department of the town', 'School board'],
      [
        'Cost',
        'EUR 1 200–1 500 per place and year (prices of 2020): Places in another town',
        'EUR 1 200–1 800 per place and year (prices of 2020): Places in another town',
      ],
    ]);
    expect(rowsOf(await compared('lv')).map(([label]) => label)).toEqual([
      'Kas mainīts',
      'Atbildīgie',
      'Izmaksas',
    ]);
  });

  test('is not there in a first edition', async () => {
    expect(JSON.stringify((await documentOf({})).body)).not.toContain('What has changed');
  });
});

/** Cells of the table of old and new values as plain texts. */
function rowsOf({ body }: Document): string[][] {
  const summary = body.find(({ id }) => id === 'summary');
  const blocks = summary?.type === 'section' ? summary.children : [];
  const table = blocks.find((block): block is Table => block.type === 'table' && block.role === 'comparison');
  if (!table) throw new Error('there is no table of changes');
  return [...table.head, ...table.groups.flatMap(({ rows }) => rows)].map(({ cells }) =>
    cells.map(({ children }) => wordsOf(children).replaceAll(/[\u00a0\u202f]/g, ' ')),
  );
}

function wordsOf(nodes: readonly object[]): string {
  return nodes
    .map((node) => {
      if ('value' in node) return String(node.value);
      return 'children' in node ? wordsOf(node.children as readonly object[]) : '';
    })
    .join('');
}
