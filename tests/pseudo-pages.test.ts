import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import { compose, loadProject } from '@decode/compose';
import { ensureBrowser, loadFonts } from '@decode/engine/host';
import { type Document, sourceLanguage } from '@decode/model';
import { attribute, descendants, openPackage, parseXml, textOf } from '@decode/ooxml';
import { formats, type Tools } from '@decode/render';
import { readTags } from '@decode/render/pdf-reader';
import { pseudoProject, readCatalogue } from '@decode/translate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { NamedDocument } from './documents/every-document.ts';
import { everyEdition } from './every-edition.ts';
import { hiddenTexts } from './pdf/hidden-texts.ts';
import { type Printed, printDocuments } from './pdf/print-documents.ts';
import { wordsOf } from './pdf/second-reader.ts';
import { type Placed, spoiltPlaces, wordsOnPages } from './pdf/word-places.ts';
import { memoryFiles, wholeProject } from './project-files.ts';
import { requireTool } from './tools.ts';
import { createWordMaker } from './word/make-word.ts';

/**
 * What does not fit shows when every text is a third longer: on the pages of all places and of the publication in
 * pseudo-language. Which words a composed document may have is asked in pseudo-language.test.ts; here, what the files
 * have besides.
 */
const folder = mkdtempSync(join(tmpdir(), 'decode-pseudo-'));
const printed: Printed[] = [];
const run = promisify(execFile);

const seeded = 'seeded';

const documents: NamedDocument[] = [];

beforeAll(async () => {
  const real = await loadProject(memoryFiles(wholeProject()), readCatalogue);
  const project = pseudoProject(real);
  const fonts = await loadFonts();
  for (const [template, language] of everyEdition()) {
    if (language === sourceLanguage) continue;
    const { document } = await compose(project, { template, language, format: 'html' });
    if (!document) throw new Error(`${template} ${language} cannot be composed.`);
    const shells = new Map([...project.baseShells, ...(project.templates.get(template)?.shells ?? [])]);
    documents.push({ name: template, document, assets: { shells, styles: project.styles, fonts } });
  }
  // Cells that lie on their neighbours, so that the test is known to see it.
  const least = documents.find(({ name }) => name === 'vejle');
  if (!least) throw new Error('There is no document to spoil.');
  const styles = `${project.styles}\ntd + td { position: relative; left: -2rem }`;
  const spoilt = { ...least, name: seeded, assets: { ...least.assets, styles } };
  const browser = await ensureBrowser(process.env, () => {});
  printed.push(...(await printDocuments([...documents, spoilt], browser, folder)));
}, 600_000);
afterAll(() => rmSync(folder, { recursive: true }));

const page = { number: 1, width: 600, height: 800 };
const word = (text: string, left: number, right: number, top = 100): Placed => ({
  text,
  left,
  right,
  top,
  bottom: top + 11,
});

test('the test sees words on each other and beyond the page', () => {
  const seen = (...words: Placed[]) => spoiltPlaces([{ ...page, words }]);
  expect(seen(word('one', 50, 80), word('two', 83, 99))).toEqual([]);
  expect(seen(word('one', 50, 80), word('below', 50, 99, 111))).toEqual([]);
  expect(seen(word('one', 50, 80), word('1', 79.5, 84, 97))).toEqual([]);
  expect(seen(word('one', 50, 90), word('two', 83, 99))).toEqual([
    'page 1: «one» and «two» lie on each other',
  ]);
  expect(seen(word('far', 570, 604))).toEqual(['page 1: «far» reaches beyond the page']);
  expect(seen(word('low', 50, 80, 795))).toEqual(['page 1: «low» reaches beyond the page']);
});

test('there is a file of every place and of the publication', () => {
  expect(printed.map(({ name }) => name)).toEqual([
    'daugavpils',
    'kaunas',
    'lodzkie',
    'magdeburg',
    'manchuela',
    'oradea',
    'palermo',
    'publication',
    'vejle',
    seeded,
  ]);
});

test('no word lies on another or beyond its page, and no PDF has words of its own', async (context) => {
  const pdftotext = requireTool(context, 'pdftotext');
  for (const { name, file, document } of printed) {
    const { stdout } = await run(pdftotext, ['-bbox', file, '-'], { maxBuffer: 1e9 });
    const pages = wordsOnPages(stdout);
    const words = pages.flatMap((one) => one.words.map(({ text }) => text));
    if (name === seeded) {
      expect(spoiltPlaces(pages).length).toBeGreaterThan(10);
      continue;
    }
    expect(words.length, name).toBeGreaterThan(10_000);
    expect(spoiltPlaces(pages), name).toEqual([]);
    expect(added(unescaped(words.join('\n')), document), name).toEqual([]);
  }
}, 300_000);

test('every text of a PDF can be seen on the picture of its page', async (context) => {
  const pdftoppm = requireTool(context, 'pdftoppm');
  for (const { name, file, bytes } of printed)
    if (name !== seeded) expect(await hiddenTexts(pdftoppm, file, readTags(bytes)), name).toEqual([]);
}, 300_000);

test('no HTML file has words of its own', async () => {
  for (const { name, document, assets } of documents) {
    const html = new TextDecoder().decode(await formats.html.render(document, assets, {} as Tools));
    expect(added(textOfHtml(html), document), name).toEqual([]);
    const seed = html.replace('</h1>', '</h1><p>Contents</p>');
    expect(added(textOfHtml(seed), document), name).toEqual(['Contents']);
  }
});

test('no Word document has words of its own', async () => {
  const maker = await createWordMaker();
  const [first] = documents;
  if (!first) throw new Error('no document');
  const file = openPackage(await maker.make(first.document));
  await maker.close();
  const texts = file
    .names()
    .filter((name) => /^word\/(?:document|header\d*|footer\d*|footnotes|comments)\.xml$/.test(name))
    .flatMap((name) => {
      // Instructions of fields are for Word.
      const root = parseXml(file.text(name).replace(/<w:instrText[^>]*>.*?<\/w:instrText>/g, ''));
      return [
        ...[...descendants(root, 'w:p')].map(textOf),
        ...[...descendants(root, 'wp:docPr')].map((one) => attribute(one, 'descr') ?? ''),
        ...[...descendants(root, 'w:tblDescription')].map((one) => attribute(one, 'w:val') ?? ''),
        ...[...descendants(root, 'w:tblCaption')].map((one) => attribute(one, 'w:val') ?? ''),
      ];
    });
  expect(texts.length).toBeGreaterThan(500);
  expect(added(texts.join('\n'), first.document)).toEqual([]);
}, 120_000);

/**
 * Words of a file that its document has nowhere, of those that nobody marked: pseudo-language leaves no vowel as it is.
 * A line of a page may end within a word.
 */
function added(text: string, document: Document): string[] {
  const told = textsIn(document).join('\n').replaceAll('\u00ad', '').toLowerCase();
  const own = new Set(wordsOf(told));
  return [...new Set(wordsOf(text))].filter(
    (word) =>
      /^[a-z]*[aeiou][a-z]*$/i.test(word) &&
      word.length > 2 &&
      !own.has(word.toLowerCase()) &&
      !told.includes(word.toLowerCase()),
  );
}

/** What a document has for readers: names of fields, kinds, places and addresses are for programs. */
function textsIn(node: unknown): string[] {
  if (typeof node === 'string') return [node];
  if (node instanceof Map || Array.isArray(node)) return [...node].flatMap(textsIn);
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) =>
    ['type', 'role', 'kind', 'id', 'target', 'origin', 'theme', 'state', 'format'].includes(key)
      ? []
      : textsIn(value),
  );
}

/** What is read in a page, or read out, a line a block. */
function textOfHtml(html: string): string {
  const body = html.replace(/<(style|script)\b[\s\S]*?<\/\1>/g, ' ').replace(/<!--[\s\S]*?-->/g, ' ');
  const readOut = [
    ...body.matchAll(/ (?:alt|title|aria-label|placeholder)="([^"]*)"/g),
    ...body.matchAll(/<meta name="(?!viewport|generator|color-scheme)[^"]*" content="([^"]*)"/g),
  ];
  const shown = body
    .replace(/<\/?(?:a|abbr|b|cite|em|i|q|s|small|span|strong|sub|sup|tspan|wbr)\b[^>]*>/g, '')
    .replace(/<[^>]*>/g, '\n');
  return unescaped([...readOut.map(([, text]) => text), shown].join('\n'));
}

function unescaped(text: string): string {
  return text
    .replace(/&#x([\da-f]+);/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&nbsp;', ' ')
    .replaceAll('&amp;', '&');
}
