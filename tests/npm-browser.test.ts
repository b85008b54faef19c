import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import { type BrowserChoice, ensureBrowser } from '@decode/engine/host';
import { afterAll, expect, type TestContext, test } from 'vitest';
import { everyDocument } from './documents/every-document.ts';
import { sampleDocument } from './documents/sample.ts';
import { sampleAssets } from './documents/sample-assets.ts';
import { badBreaks, loneLines } from './pdf/breaks.ts';
import { compareWithDocument } from './pdf/compare.ts';
import { expectWordsByPages, expectWordsByStructure } from './pdf/expect-words.ts';
import { hiddenTexts } from './pdf/hidden-texts.ts';
import { type Printed, printDocuments } from './pdf/print-documents.ts';
import { printTags } from './pdf/print-tags.ts';
import { tagsOf } from './pdf/tags-of.ts';
import { missing, requireTool } from './tools.ts';
import { loadTorture } from './torture/torture.ts';
import { requireVeraPdf } from './verapdf/verapdf.ts';

const folder = mkdtempSync(join(tmpdir(), 'decode-npm-browser-'));
afterAll(() => rmSync(folder, { recursive: true }));

/**
 * Whoever has no browser gets the one from npm, which is another version than that of the system, on which all other
 * tests run.
 */
async function npmBrowser(context: TestContext): Promise<BrowserChoice | undefined> {
  const env = { ...process.env, DECODE_CHROME_FROM: 'npm' };
  return ensureBrowser(env, () => {}).catch((cause: Error) => {
    missing(context, `The browser from npm cannot be fetched here: ${cause.message.split('\n')[0]}`);
    return undefined;
  });
}

/** As each is told, broken into pages, judged by veraPDF and read by qpdf. */
async function expectRight(printed: readonly Printed[], context: TestContext): Promise<void> {
  const names = printed.map(({ name }) => [name]);
  expect(
    printed.map(({ name, document, bytes }) => [
      name,
      ...compareWithDocument(bytes, document),
      ...badBreaks(tagsOf(bytes)),
      ...loneLines(tagsOf(bytes)),
    ]),
  ).toEqual(names);
  const judged = await requireVeraPdf(context).check(printed.map(({ file }) => file));
  expect(printed.map(({ name }, i) => [name, ...(judged[i] ?? [])])).toEqual(names);
  const qpdf = requireTool(context, 'qpdf');
  for (const { name, file } of printed) {
    const { stdout } = await promisify(execFile)(qpdf, ['--check', file]);
    expect(stdout, name).toContain('No syntax or stream encoding errors found');
  }
}

// In CI, which requires all tools, the whole document of every place in its own language, and the publication in
// English: other editions differ in their words alone. Elsewhere the first place.
test('the browser from npm gives files that are as right', async (context) => {
  const choice = await npmBrowser(context);
  if (!choice) return;
  const documents = await everyDocument();
  const own = documents.filter(
    ({ name, document }) =>
      !name.includes('changes') &&
      (name === 'publication en' || (document.meta.lang !== 'en' && !name.startsWith('publication'))),
  );
  const all = process.env['DECODE_REQUIRE_TOOLS'] === '1';
  const printed = await printDocuments(all ? own : own.slice(0, 1), choice, folder);
  expect(printed.length).toBe(all ? 9 : 1);
  await expectRight(printed, context);
  const pdftotext = requireTool(context, 'pdftotext');
  for (const one of printed) await expectWordsByPages(pdftotext, one);
  // It takes the costly readers some seconds: the shortest.
  const [shortest] = printed.toSorted((a, b) => a.bytes.length - b.bytes.length);
  if (shortest) await expectSeenAndRead([shortest], context);
}, 900_000);

/** By the tags, as poppler reads them, and on pictures of the pages. */
async function expectSeenAndRead(printed: readonly Printed[], context: TestContext): Promise<void> {
  const tools = { pdfinfo: requireTool(context, 'pdfinfo'), qpdf: requireTool(context, 'qpdf') };
  const pdftoppm = requireTool(context, 'pdftoppm');
  for (const one of printed) {
    await expectWordsByStructure(tools, one);
    expect(await hiddenTexts(pdftoppm, one.file, tagsOf(one.bytes)), one.name).toEqual([]);
  }
}

/** Documents whose tags are reviewed like source; they are the same by every browser. */
const goldens = resolve(import.meta.dirname, 'cases/pdf-tags');
const reviewed = readdirSync(goldens).map((file) => file.replace('.txt', ''));

test('and so for what tortures it, with the same tags and the same bytes a second time', async (context) => {
  const choice = await npmBrowser(context);
  if (!choice) return;
  const assets = await sampleAssets();
  const sample = { name: 'sample', document: sampleDocument(), assets };
  const cases = await loadTorture();
  const torture = cases.filter(({ refused }) => !refused);
  const documents = torture.map(({ name, document }) => ({ name, document: document(), assets }));
  const printed = await printDocuments([sample, ...documents], choice, folder);
  await expectRight(printed, context);
  for (const { name, bytes } of printed.filter((one) => reviewed.includes(one.name)))
    expect(printTags(tagsOf(bytes))).toBe(readFileSync(join(goldens, `${name}.txt`), 'utf8'));
  for (const { name, document, refused } of cases.filter((one) => one.refused?.by === 'pdf'))
    await expect(
      printDocuments([{ name, document: document(), assets }], choice, folder),
      name,
    ).rejects.toThrow(refused?.because);
  const [again] = await printDocuments([sample], choice, folder);
  expect(again?.bytes).toEqual(printed[0]?.bytes);
}, 900_000);
