import { compose, loadProject } from '@decode/compose';
import {
  type Block,
  type Citation,
  cslItems,
  type Inline,
  type ListItem,
  printCsl,
  source as sourceSchema,
} from '@decode/model';
import { readCatalogue } from '@decode/translate';
import { expect, test } from 'vitest';
import { z } from 'zod';
import cslSchema from './csl/csl-data.json' with { type: 'json' };
import { edited, memoryFiles, type ProjectFiles, smallestProject, wholeProject } from './project-files.ts';

/** Entries of the list of sources as they are read, foreign words with their language, and what citations call them. */
async function sourcesOf(
  files: ProjectFiles,
  template: string,
  language: string,
): Promise<{ entries: string[]; titles: string[] }> {
  const project = await loadProject(memoryFiles(files), readCatalogue);
  expect(project.messages).toEqual([]);
  const { document, messages } = await compose(project, { template, language, format: 'docx' });
  expect(messages).toEqual([]);
  const entries: string[] = [];
  const titles = new Set<string>();
  const walk = (node: unknown): void => {
    if (Array.isArray(node)) for (const child of node) walk(child);
    else if (typeof node === 'object' && node !== null) {
      const { type, id } = node as Partial<ListItem | Citation> & { id?: string };
      if (type === 'listItem' && id?.startsWith('source-')) entries.push(words((node as ListItem).children));
      if (type === 'citation') for (const { title } of (node as Citation).items) titles.add(title);
      for (const child of Object.values(node)) walk(child);
    }
  };
  walk(document?.body);
  return { entries, titles: [...titles] };
}

function words(nodes: readonly (Block | Inline)[]): string {
  return nodes
    .map((node) => {
      if ('value' in node) return node.value;
      const inner = 'children' in node ? words(node.children as readonly Inline[]) : '';
      return 'lang' in node && node.lang ? `<${node.lang}>${inner}</${node.lang}>` : inner;
    })
    .join('');
}

const supplied = edited(smallestProject(), [
  {
    file: 'recommendations/sources.yaml',
    replace: 'title: A first report\n  language: en',
    with: 'supplied-title: "Report on *Vietas*{lang=lv}"\n  language: lv',
  },
]);

test('a title that we supplied stands in brackets', async () => {
  const { entries, titles } = await sourcesOf(supplied, 'somewhere', 'en');
  expect(entries.join('\n')).toContain('First Office. [Report on <lv>Vietas</lv>]. 2020. example.org/first ');
  expect(titles).toContain('[Report on Vietas]');
});

test('a published title stays as it is, in its own language', async () => {
  const { entries, titles } = await sourcesOf(smallestProject(), 'somewhere', 'lv');
  expect(entries.join('\n')).toContain('First Office. <en>A first report</en>. 2020. ');
  expect(titles).toContain('A first report');
});

test('a title that we supplied is in the reader’s language', async () => {
  const { entries } = await sourcesOf(wholeProject(), 'daugavpils', 'lv');
  expect(entries.filter((entry) => entry.includes('www.socd.lv')).join()).toContain(
    'Sociālais dienests”. [Bērna piedzimšanas pabalsta nosacījumi]. www.socd.lv',
  );
});

test.each([
  ['lv', ' 09.01.2026. bb.lv'],
  ['en', ' 9.1.2026. bb.lv'],
])('a source that gives its day is listed with it, in the form of %s', async (language, date) => {
  const { entries } = await sourcesOf(wholeProject(), 'daugavpils', language);
  expect(entries.join('\n')).toContain(date);
});

test('people are listed by their families, among institutions by their names', async () => {
  const { entries } = await sourcesOf(wholeProject(), 'magdeburg', 'en');
  const at = (start: string) => entries.findIndex((entry) => entry.startsWith(start));
  const listed = [
    'Bauernschuster, Stefan; Hener, Timo; Rainer, Helmut. ',
    'Bernt, Matthias. ',
    'Fuchs, ',
    'Statistisches Landesamt',
  ].map(at);
  expect(listed).not.toContain(-1);
  expect(listed).toEqual(listed.toSorted((a, b) => a - b));
});

test('every source is an item of CSL-JSON, with its dates in parts', async () => {
  const { sources } = await loadProject(memoryFiles(wholeProject()), readCatalogue);
  const items = cslItems(sources.value);
  expect(items.length).toBe(Object.keys(sources.value).length);
  // The schema of the Citation Style Language's own repository (MIT), read by zod.
  const schema = z.fromJSONSchema(cslSchema as Parameters<typeof z.fromJSONSchema>[0]);
  expect(schema.safeParse(JSON.parse(printCsl(sources.value))).error).toBeUndefined();
  expect(schema.safeParse([{ ...items[0], issued: 2019 }]).success).toBe(false);
  expect(items.find(({ id }) => id === 'arraigo-2023')).toEqual({
    id: 'arraigo-2023',
    type: 'article-newspaper',
    title: '[Proyecto Arraigo extended to 21 municipalities of Cuenca]',
    language: 'es',
    'container-title': 'Las Noticias de Cuenca',
    issued: { 'date-parts': [[2023]] },
    URL: 'https://lasnoticiasdecuenca.es/provincia/proyecto-arraigo-extiende-municipios-cuenca-66113',
    accessed: { 'date-parts': [[2026, 11, 22]] },
  });
});

test('a day or a month of CSL-JSON has its parts', () => {
  const source = {
    type: 'webpage',
    title: 'A page',
    language: 'en',
    URL: 'https://a.org',
    accessed: '2026-01-01',
  } as const;
  const parts = cslItems({ a: { ...source, issued: '2025-03' }, b: { ...source, issued: '2025-03-09' } });
  expect(parts.map(({ issued }) => issued?.['date-parts'])).toEqual([[[2025, 3]], [[2025, 3, 9]]]);
});

test.each([
  ['https://a.org/x?y=z#1', true],
  ['https://lv.wikipedia.org/wiki/Daugavpils_(pilsēta)', true],
  ['https://a.org/x y', false],
  ['https://localhost/x', false],
  ['http://10.0.0.1/x', false],
  ['ftp://a.org/x', false],
])('the address %s is one that a reader can open: %s', (URL, good) => {
  const page = { type: 'webpage', title: 'A page', publisher: 'An office', language: 'en' };
  expect(sourceSchema.safeParse({ ...page, URL, accessed: '2026-01-01' }).success).toBe(good);
});

test('a source that was read before it was published is refused at its line', async () => {
  const files = edited(smallestProject(), [
    { file: 'recommendations/sources.yaml', replace: 'issued: 2020', with: 'issued: 2031' },
  ]);
  const { messages } = await loadProject(memoryFiles(files), readCatalogue);
  expect(messages[0]?.found).toContain('it was read before it was published');
  expect(messages[0]?.origin?.file).toBe('recommendations/sources.yaml');
});
