import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import { compose, loadProject } from '@decode/compose';
import { ensureBrowser, loadFonts } from '@decode/engine/host';
import { pseudoProject, readCatalogue } from '@decode/translate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { NamedDocument } from './documents/every-document.ts';
import { type Printed, printDocuments } from './pdf/print-documents.ts';
import { type Placed, spoiltPlaces, wordsOnPages } from './pdf/word-places.ts';
import { memoryFiles, wholeProject } from './project-files.ts';
import { requireTool } from './tools.ts';

/** What does not fit shows when every text is a third longer: on the pages of all places in pseudo-language. */
const folder = mkdtempSync(join(tmpdir(), 'decode-pseudo-'));
const printed: Printed[] = [];
const run = promisify(execFile);

const seeded = 'seeded';

beforeAll(async () => {
  const real = await loadProject(memoryFiles(wholeProject()), readCatalogue);
  const project = pseudoProject(real);
  const fonts = await loadFonts();
  const documents: NamedDocument[] = [];
  for (const [template, { place, shells }] of project.templates) {
    const { language } = place.value;
    const { document } = await compose(project, { template, language, format: 'html' });
    if (!document) throw new Error(`${template} ${language} cannot be composed.`);
    const assets = { shells: new Map([...project.baseShells, ...shells]), styles: project.styles, fonts };
    documents.push({ name: template, document, assets });
    // Cells that lie on their neighbours, so that the test is known to see it.
    const styles = `${project.styles}\ntd + td { position: relative; left: -2rem }`;
    if (template === 'vejle') documents.push({ name: seeded, document, assets: { ...assets, styles } });
  }
  printed.push(...(await printDocuments(documents, await ensureBrowser(process.env, () => {}), folder)));
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

test('no word lies on another or beyond its page', async (context) => {
  const pdftotext = requireTool(context, 'pdftotext');
  expect(printed).toHaveLength(9);
  for (const { name, file } of printed) {
    const { stdout } = await run(pdftotext, ['-bbox', file, '-'], { maxBuffer: 1e9 });
    const pages = wordsOnPages(stdout);
    expect(pages.flatMap(({ words }) => words).length, name).toBeGreaterThan(10_000);
    if (name === seeded) expect(spoiltPlaces(pages).length).toBeGreaterThan(10);
    else expect(spoiltPlaces(pages), name).toEqual([]);
  }
}, 300_000);
