import { compose, editionData, loadProject } from '@decode/compose';
import {
  type Block,
  type Document,
  type Message,
  nodesOf,
  type Publication,
  type Table,
} from '@decode/model';
import { readCatalogue } from '@decode/translate';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { memoryFiles, type ProjectFiles, wholeProject } from './project-files.ts';

/** The document of all places. */

const decoder = new TextDecoder();
const publication = 'templates/publication/publication.yaml';

/** As it stands; read once for all that change nothing. */
const untouched = load(wholeProject());

async function load(files: ProjectFiles) {
  return loadProject(memoryFiles(files), readCatalogue);
}

function changed(change: (files: ProjectFiles) => void): ProjectFiles {
  const files = wholeProject();
  change(files);
  return files;
}

async function composed(change?: (files: ProjectFiles) => void, language = 'en') {
  const project = change ? await load(changed(change)) : await untouched;
  return { project, ...(await compose(project, { template: 'publication', language, format: 'html' })) };
}

function edit(path: string, from: string, to: string): (files: ProjectFiles) => void {
  return (files) => {
    const text = decoder.decode(files.get(path));
    expect(text).toContain(from);
    files.set(path, new TextEncoder().encode(text.replace(from, to)));
  };
}

const told = (messages: readonly Message[]) =>
  messages.map(({ rule, found, origin }) => `${origin?.file}:${origin?.start.line} ${rule}: ${found}`);

function tablesOf(document: Document, role: Table['role']): Table[] {
  return [...nodesOf(document)].filter((node): node is Table => node.type === 'table' && node.role === role);
}

function words(node: unknown): string {
  if (Array.isArray(node)) return node.map(words).join('');
  if (typeof node !== 'object' || node === null) return '';
  if ('value' in node && typeof node.value === 'string') return node.value;
  return 'children' in node ? words(node.children) : '';
}
const rowsOf = (table: Table) =>
  table.groups.flatMap(({ rows }) => rows.map(({ cells }) => cells.map((cell) => words(cell.children))));

/** Those that are only made where they are asked for, too. */
const languages = (parse(decoder.decode(wholeProject().get(publication))) as Publication).languages.map(
  ({ language }) => language,
);

describe.each(languages)('in %s', async (language) => {
  const { document, project, messages } = await composed(undefined, language);
  if (!document) throw new Error(told(messages).join('\n'));

  test('says everything in a current translation', () => {
    expect(told(messages)).toEqual([]);
    expect(document.doubts.filter(({ of }) => of === undefined)).toEqual([]);
  });

  test('describes each recommendation once, and each place in a chapter', () => {
    const ids = document.body.flatMap((block) => (block.type === 'section' && block.id ? [block.id] : []));
    const printed = [...project.proposals.values()].map(({ value }) => `recommendation-${value.code}`);
    expect(ids.filter((id) => id.startsWith('recommendation-')).sort()).toEqual(printed.sort());
    expect(ids.filter((id) => id.startsWith('place-'))).toEqual(
      [...project.templates.keys()].map((slug) => `place-${slug}`),
    );
    expect(document.meta.cover?.legend?.split(', ')).toHaveLength(project.templates.size);
  });

  test('has the priority of every place in its matrix', () => {
    const [matrix] = tablesOf(document, 'matrix');
    const said = matrix ? rowsOf(matrix).flatMap((row) => row.slice(2)) : [];
    const chosen = [...project.templates.values()].flatMap(({ template }) => template.value.recommendations);
    expect(said.filter((word) => word !== '–')).toHaveLength(chosen.length);
    expect(said).toHaveLength(project.proposals.size * project.templates.size);
  });

  test('numbers tables and figures through all chapters, and has one list of sources', () => {
    const captions: Record<string, number[]> = { figure: [], table: [] };
    const cited = new Set<number>();
    for (const node of nodesOf(document)) {
      const { caption } = node as {
        readonly caption?: { readonly sequence: string; readonly number: number };
      };
      if (caption) captions[caption.sequence]?.push(caption.number);
      if (node.type === 'citation') for (const { number } of node.items) cited.add(number);
    }
    const oneUp = (_: unknown, i: number) => i + 1;
    for (const [name, found] of Object.entries(captions)) expect(found, name).toEqual(found.map(oneUp));
    const sources = document.body.find((block) => 'id' in block && block.id === 'sources');
    const [list] = sources?.type === 'section' ? sources.children.filter(({ type }) => type === 'list') : [];
    const listed = list?.type === 'list' ? list.children.map(({ value }) => value ?? 0) : [];
    expect(listed).toEqual(listed.map(oneUp));
    expect([...cited].sort((one, other) => one - other)).toEqual(listed);
  });
});

test('writes numbers of its language in one form, in the chapter of a place with other habits, too', async () => {
  const { document } = await composed(undefined, 'de');
  const chapter = document?.body.find((block) => 'id' in block && block.id === 'place-magdeburg');
  const text = words(chapter);
  expect(text).toMatch(/239\s364/);
  expect(text).not.toContain('239.364');
});

test('its index leads from a term to what speaks of it, and from a place to its chapter', async () => {
  const { document } = await composed();
  const index = document?.body.find((block) => 'id' in block && block.id === 'index');
  const tables = index?.type === 'section' ? index.children.filter((block) => block.type === 'table') : [];
  const entries = new Map(tables.flatMap(rowsOf).map(([name = '', where = '']) => [name, where]));
  expect(entries.get('return migration')).toMatch(/^C1,\s000/);
  expect(entries.get('Vejle')).toMatch(/Vejle,\s000$/);
});

test('its index has a term without a word in the language in English, marked', async () => {
  const project = await untouched;
  const without = project.terms.value.map((term) => {
    const { lv: _, ...labels } = term.labels;
    return term.id === 'remigration' ? { ...term, labels } : term;
  });
  const terms = { ...project.terms, value: without };
  const { document, messages } = await compose(
    { ...project, terms },
    { template: 'publication', language: 'lv', format: 'html' },
  );
  const index = document?.body.find((block) => 'id' in block && block.id === 'index');
  const [table] = index?.type === 'section' ? index.children.filter((block) => block.type === 'table') : [];
  const rows = table?.groups.flatMap((group) => group.rows) ?? [];
  const [name, where] =
    rows.find(({ cells }) => words(cells[0]?.children).includes('return migration'))?.cells ?? [];
  expect(name?.children[0]).toMatchObject({ lang: 'en', state: { kind: 'missing' } });
  expect(words(where?.children)).toMatch(/,\s000$/);
  expect(messages.map(({ rule }) => rule)).toEqual(['missing-term']);
});

test('small lines of all places say how far each went, and between which breaks', async () => {
  for (const language of ['en', 'lv']) {
    const { document, project } = await composed(undefined, language);
    if (!document) throw new Error('nothing was composed');
    const figures = [...nodesOf(document)].filter((node) => node.type === 'figure');
    const { comparisons } = project.publications.get('publication')?.publication.value ?? { comparisons: [] };
    expect(comparisons.filter(({ chart }) => chart)).toHaveLength(3);
    const [population] = figures;
    expect(population?.picture.alt.replaceAll('\u00a0', ' ')).toContain(
      language === 'en'
        ? 'Kaunas (2014–2023): −1.5 %; Łódzkie Region (2021–2023): −1.6 %'
        : 'Kauņa (2014.–2023.): −1,5 %; Lodzas vojevodiste (2021.–2023.): −1,6 %',
    );
    const svg = new TextDecoder().decode(document.media.get(population?.picture.media ?? '')?.bytes);
    if (language === 'lv')
      await expect(`${svg.replaceAll('><', '>\n<')}\n`).toMatchFileSnapshot('cases/charts/places.svg');
  }
});

test('a comparison of two definitions stops it, at the line of the series', async () => {
  const { document, messages } = await composed(
    edit(publication, 'kaunas: population-county', 'kaunas: population-city'),
  );
  expect(document).toBeUndefined();
  expect(told(messages)).toEqual([
    expect.stringMatching(
      /^templates\/publication\/publication\.yaml:\d+ mixed-definitions: The series "population-city" of kaunas is defined as «Usually resident population on 1 January, estimated»/,
    ),
  ]);
});

test('no change is given over a break in a series', async () => {
  const { document } = await composed();
  const [population] = document ? tablesOf(document, 'comparison').filter(({ caption }) => caption) : [];
  const changes = population ? rowsOf(population).map((row) => [row[0], row.at(-1)]) : [];
  expect(changes).toContainEqual(['Łódzkie Region', 'not comparable: break in series 2021']);
  expect(changes).toContainEqual(['Kaunas', expect.stringMatching(/^[−+]\d+\.\d\s%$/)]);
});

test('a place that is not there stops it, with the name that may be meant', async () => {
  const { document, messages } = await composed(edit(publication, 'place: kaunas', 'place: kauna'));
  expect(document).toBeUndefined();
  expect(messages[0]?.todo).toContain('did you mean "kaunas"');
});

describe('what changed since the edition before', async () => {
  const before = editionData(await untouched);
  /** Oradea no longer has D5, Kaunas gives D5 another priority, Vejle has no chapter any more. */
  const project = await load(
    changed((files) => {
      const template = (slug: string) => `templates/${slug}/template.yaml`;
      const text = (file: string) => decoder.decode(files.get(file));
      const write = (file: string, value: string) => files.set(file, new TextEncoder().encode(value));
      write(
        template('oradea'),
        text(template('oradea')).replace(/ {2}- proposal: yearly-population-monitor\n(?: {4}.*\n)+/, ''),
      );
      write(
        template('kaunas'),
        text(template('kaunas')).replace(
          /(- proposal: yearly-population-monitor\n(?: {4}.*\n)*? {4}priority: )\w+/,
          '$1low',
        ),
      );
      write(
        publication,
        text(publication)
          .replace(/ {2}- place: vejle\n(?: {4}.*\n)+(?: {6}.*\n)*/, '')
          .replaceAll(/ {6}vejle: .*\n/g, ''),
      );
    }),
  );
  const target = { template: 'publication', language: 'en', format: 'html' };
  const composedAgainst = async (kind?: 'changes') => {
    const { document, messages } = await compose({ ...project, kept: { before } }, { ...target, kind });
    if (!document) throw new Error(told(messages).join('\n'));
    return document;
  };

  test('stands in its summary and in a short document: by place, and values with the place that chose them', async () => {
    const short = await composedAgainst('changes');
    const [places, values] = tablesOf(short, 'comparison').map(rowsOf);
    expect(places?.filter((row) => row.slice(1).some((codes) => codes !== '–'))).toEqual([
      ['Kaunas', '–', 'D5'],
      ['Oradea', 'D5', '–'],
      ['Vejle', expect.stringMatching(/^B1, .*D5$/), '–'],
    ]);
    expect(values).toEqual([['PriorityKaunas', expect.not.stringMatching('Low'), 'Low']]);
    expect(words(short.body)).toContain(
      'D5\u00a0Yearly population monitor with agreed thresholds (Oradea and Vejle)',
    );

    const whole = await composedAgainst();
    const summary = whole.body.find((block) => 'id' in block && block.id === 'summary');
    expect(words(summary)).toContain(words(short.body).replace(/^.*?(?=This edition is compared)/s, ''));
  });

  test('says of a title that is not translated that it is not, and counts it', async () => {
    const slug = 'yearly-population-monitor';
    const untranslated = await load(
      changed((files) => void files.delete(`recommendations/proposals/${slug}/i18n/lv.po`)),
    );
    const monitor = before.proposals[slug];
    if (!monitor) throw new Error('no such proposal');
    const other = { ...before, proposals: { ...before.proposals, [slug]: { ...monitor, details: 'other' } } };
    const { document } = await compose(
      { ...untranslated, kept: { before: other } },
      { template: 'daugavpils', language: 'lv', format: 'html', kind: 'changes' },
    );
    expect(words(document?.body)).toContain(
      'Yearly population monitor with agreed thresholds [vēl nav tulkots]',
    );
    expect(document?.doubts.filter(({ kind }) => kind === 'missing').length).toBeGreaterThan(0);
  });

  test('stops a release that may print only what is translated', async () => {
    const slug = 'yearly-population-monitor';
    const released = await load(
      changed((files) => {
        const file = 'recommendations/edition.yaml';
        const text = decoder.decode(files.get(file)).replace(/^state: \w+$/m, 'state: release');
        files.set(file, new TextEncoder().encode(text));
        files.delete(`recommendations/proposals/${slug}/i18n/lv.po`);
      }),
    );
    const monitor = before.proposals[slug];
    const [indicator, ...more] = monitor?.indicators ?? [];
    if (!monitor || !indicator) throw new Error('no such proposal');
    const other = { ...monitor, indicators: [{ ...indicator, frequency: 'once' as const }, ...more] };
    const { document, messages } = await compose(
      { ...released, kept: { before: { ...before, proposals: { ...before.proposals, [slug]: other } } } },
      { template: 'daugavpils', language: 'lv', format: 'html', kind: 'changes' },
    );
    expect(document).toBeUndefined();
    expect(messages.map(({ found }) => found).join()).toContain(
      `«${indicator.name['en']}» has no current text in Latvian`,
    );
  });

  test('is not told where no edition before had its places', async () => {
    const kept = { before: { ...before, places: {}, publications: {} } };
    const { document, messages } = await compose({ ...project, kept }, { ...target, kind: 'changes' });
    expect([document, messages]).toEqual([undefined, []]);
  });
});

test('chapters in their own language have it, below a summary in the publication’s', async () => {
  const { document, messages } = await composed(
    edit(publication, '{ language: en, chapters: publication }', '{ language: en, chapters: own }'),
  );
  if (!document) throw new Error(told(messages).join('\n'));
  const langsOf = (id: string) => {
    const chapter = document.body.find((block) => 'id' in block && block.id === id);
    const children: readonly Block[] = chapter?.type === 'section' ? chapter.children : [];
    return children.map((block) => block.lang ?? 'en');
  };
  const langs = langsOf('place-kaunas');
  expect(langs.slice(0, 3)).toEqual(['en', 'en', 'en']);
  expect(new Set(langs.slice(3))).toEqual(new Set(['lt']));
});
