import { compose, loadProject } from '@decode/compose';
import { anchorsOf, type Document } from '@decode/model';
import { attribute, child, descendants, openPackage, parseXml, textOf } from '@decode/ooxml';
import { bookmarkName, withBlockIds } from '@decode/render';
import { readCatalogue } from '@decode/translate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sampleDocument } from './documents/sample.ts';
import { everyKind } from './every-edition.ts';
import { memoryFiles, wholeProject } from './project-files.ts';
import { loadTorture } from './torture/torture.ts';
import { accessibilityFaults, outlineLevels } from './word/accessibility.ts';
import { foreignWordsIn, foreignWordsOf } from './word/foreign-words.ts';
import { bookmarkedTexts, lostBlocks, storiesOf, unpaged } from './word/found-blocks.ts';
import { numbersIn, numbersOf } from './word/list-numbers.ts';
import { createWordMaker, type WordMaker } from './word/make-word.ts';
import { expectedOf, readByMammoth, readByPandoc } from './word/read-word.ts';

/** What holds for every Word document: of all places, and of all documents that are hard to write down. */

const project = await loadProject(memoryFiles(wholeProject()), readCatalogue);
const real = everyKind(project).map(([template, language, kind]) => ({
  name: [template, language, kind].join(' ').trim(),
  compose: async (): Promise<Document> => {
    const { document } = await compose(project, { template, language, kind, format: 'docx' });
    if (!document) throw new Error('no document');
    return document;
  },
}));
const hard = (await loadTorture())
  .filter(({ refused }) => refused?.by !== 'check' && refused?.by !== 'html')
  .map(({ name, document }) => ({ name, compose: async () => document() }));
const sample = { name: 'the sample', compose: async () => sampleDocument() };

let maker: WordMaker;
beforeAll(async () => {
  maker = await createWordMaker();
});
afterAll(() => maker.close());

describe.each([sample, ...hard, ...real])('$name', ({ compose: composed }) => {
  let document: Document;
  let bytes: Uint8Array;
  beforeAll(async () => {
    document = await composed();
    bytes = await maker.make(document);
  });

  test('has no fault that the Open XML SDK knows', async () => {
    expect(await maker.errorsOf(bytes)).toEqual([]);
  });

  test('keeps the rules of accessibility', () => {
    expect(accessibilityFaults(openPackage(bytes))).toEqual([]);
  });

  test('holds every block under its id, and leads nowhere else', () => {
    const parts = storiesOf(openPackage(bytes));
    const values = (element: string, name: string) =>
      parts.flatMap((part) => [...descendants(part, element)].map((found) => attribute(found, name) ?? ''));
    const bookmarks = values('w:bookmarkStart', 'w:name');
    expect(new Set(bookmarks).size).toBe(bookmarks.length);
    expect(bookmarks.filter((name) => name.length > 40 || !name.startsWith('_'))).toEqual([]);
    const numbers = values('w:bookmarkStart', 'w:id');
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(numbers.toSorted()).toEqual(values('w:bookmarkEnd', 'w:id').toSorted());
    expect(lostBlocks(document, bookmarkedTexts(parts))).toEqual([]);
    // Those without an id of their own as well.
    const wanted = [...anchorsOf(withBlockIds(unpaged(document)))].map(({ id }) => bookmarkName(id));
    expect(wanted.filter((name) => !bookmarks.includes(name))).toEqual([]);
    const fields = parts.flatMap(({ source }) =>
      [...source.matchAll(/(?:PAGEREF|NOTEREF|REF) (\w+)/g)].map(([, name]) => name ?? ''),
    );
    const anchors = values('w:hyperlink', 'w:anchor').filter((anchor) => anchor !== '');
    expect([...fields, ...anchors].filter((anchor) => !bookmarks.includes(anchor))).toEqual([]);
  });

  test.each(['Word', 'LibreOffice'] as const)('numbers its lists as the document does in %s', (program) => {
    const wanted = numbersOf(document);
    const begins = numbersIn(openPackage(bytes), program).map(({ number, text }, index) => ({
      number,
      text: text.slice(0, wanted[index]?.text.length),
    }));
    expect(begins).toEqual(wanted);
  });

  test('says of every word in another language which it is', () => {
    expect(foreignWordsIn(openPackage(bytes))).toEqual(foreignWordsOf(document));
  });

  test('reads the same to pandoc', async () => {
    const { front, body, ...expected } = expectedOf(document);
    const { lines, text: _, ...seen } = await readByPandoc(bytes);
    expect(seen).toEqual(expected);
    expect(lines).toEqual([...front, ...body]);
  });

  test('reads the same to mammoth', async () => {
    const { headings, tables, notes, pictures } = expectedOf(document);
    const seen = await readByMammoth(bytes);
    expect(seen.headings).toEqual(headings);
    expect(seen.tables).toEqual(tables);
    expect(seen.notes).toEqual(notes);
    expect(seen.pictures).toEqual(pictures);
  });

  test('makes its contents again from its headings', () => {
    // A document of one chapter has none.
    if (document.meta.contents.entries.length === 0) return;
    const pkg = openPackage(bytes);
    const body = parseXml(pkg.text('word/document.xml'));
    // Word takes up what has a style of these levels, whatever its name (MS-OI29500, 2.1.507 c).
    const levels = outlineLevels(pkg);
    const lines = (wanted: (style: string) => boolean) =>
      [...descendants(body, 'w:p')]
        .filter((line) => wanted(attribute(child(line, 'w:pPr', 'w:pStyle'), 'w:val') ?? ''))
        .map((line) => [...descendants(line, 'w:t')].map(textOf).join('').replace(/\s+/g, ''));
    // The sample leaves out a number.
    const title = (line: string) => line.replace(/^[A-Z]\d?(?=\p{Lu})/u, '');
    expect(lines((style) => /^TOC\d$/.test(style)).map(title)).toEqual(
      lines((style) => (levels.get(style) ?? 3) < 3).map(title),
    );
  });
});
