import { checkDocument, checkProject } from '@decode/check';
import { compose, loadProject } from '@decode/compose';
import { anchorsOf, type Document, type Message, type Project } from '@decode/model';
import { readCatalogue } from '@decode/translate';
import { beforeAll, describe, expect, test } from 'vitest';
import { foundRules } from './found-rules.ts';
import { memoryFiles, wholeProject } from './project-files.ts';

/** The content of this repository, as it would be published. */
let project: Project;
const places = ['daugavpils', 'kaunas', 'lodzkie', 'magdeburg', 'manchuela', 'oradea', 'palermo', 'vejle'];

beforeAll(async () => {
  project = await loadProject(memoryFiles(wholeProject()), readCatalogue);
});

const told = (messages: readonly Message[]) =>
  messages.map((m) => `${m.origin?.file}:${m.origin?.start.line} ${m.rule}: ${m.found}`);

test('is read and checked without a message', () => {
  expect(told([...project.messages, ...checkProject(project, foundRules)])).toEqual([]);
});

test('has every place', () => {
  expect([...project.templates.keys()].sort()).toEqual(places);
});

describe.each(places)('%s', (template) => {
  const documentIn = async (language: string): Promise<Document> => {
    const { document, messages } = await compose(project, { template, language, format: 'html' });
    expect(told(messages)).toEqual([]);
    if (!document) throw new Error('no document');
    return document;
  };
  const own = () => project.templates.get(template)?.place.value.language ?? '';

  test('has a document in its own language in which every text is translated', async () => {
    const document = await documentIn(own());
    expect(document.doubts.filter(({ of }) => of === undefined)).toEqual([]);
    expect(told(checkDocument(document, project, foundRules))).toEqual([]);
  });

  test('has the same anchors in both languages: none is made from translated text', async () => {
    const ids = async (language: string) =>
      [...anchorsOf(await documentIn(language))].map(({ id }) => id).sort();
    expect(await ids(own())).toEqual(await ids('en'));
  });

  test('has a document in English', async () => {
    const document = await documentIn('en');
    expect(document.doubts.filter(({ of }) => of === undefined)).toEqual([]);
    expect(told(checkDocument(document, project, foundRules))).toEqual([]);
  });
});

test('titles in other languages, of texts and of what they stand in, are marked as such', async () => {
  const { document } = await compose(project, { template: 'vejle', language: 'da', format: 'html' });
  const chapter = document?.body.find((block) => 'id' in block && block.id === 'sources');
  // Typography binds a number to its word.
  const list = JSON.stringify(chapter).replace(/[\u00a0\u202f\u2060]/g, ' ');
  const cited = Object.entries(project.sources.value).filter(([key]) => list.includes(`"source-${key}"`));
  const foreign = cited.filter(([, { language }]) => language !== 'da');
  expect(foreign.length).toBeGreaterThan(20);
  const unmarked: string[] = [];
  for (const [, source] of foreign)
    for (const value of [source.title, source['container-title']]) {
      if (value === undefined) continue;
      const words = { type: 'text', value };
      const marked = [words, { type: 'link', url: source.URL, children: [words] }].map((child) =>
        JSON.stringify({ type: 'emphasis', lang: source.language, children: [child] }),
      );
      if (!marked.some((one) => list.includes(one))) unmarked.push(value);
    }
  expect(unmarked).toEqual([]);
});

test('every source is cited somewhere', () => {
  const texts = [...wholeProject()]
    .filter(([file]) => /\.(md|yaml)$/.test(file) && !/sources\.yaml$|units\.lock\.yaml$/.test(file))
    .map(([, bytes]) => new TextDecoder().decode(bytes))
    .join('\n');
  const cited = (key: string) => new RegExp(`(?:@|source: )${key}(?![a-z0-9-])`).test(texts);
  expect(Object.keys(project.sources.value).filter((key) => !cited(key))).toEqual([]);
});
