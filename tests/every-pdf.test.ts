import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import type { SectionRole } from '@decode/model';
import { beforeAll, expect, test } from 'vitest';
import { builtDocuments, builtFile } from './documents/built-documents.ts';
import { everyDocument } from './documents/every-document.ts';
import { everyEdition } from './every-edition.ts';
import { badBreaks, dividedTables, headsInRecommendations, loneLines } from './pdf/breaks.ts';
import { compareWithDocument } from './pdf/compare.ts';
import { expectWordsByPages, expectWordsByStructure } from './pdf/expect-words.ts';
import { hiddenTexts } from './pdf/hidden-texts.ts';
import { fillOfPages, sectionOfPage } from './pdf/page-fill.ts';
import type { Printed } from './pdf/print-documents.ts';
import { tagsOf } from './pdf/tags-of.ts';
import { requireTool } from './tools.ts';
import { requireVeraPdf } from './verapdf/verapdf.ts';

const printed: Printed[] = [];
const run = promisify(execFile);

beforeAll(async () => {
  const built = await builtDocuments();
  for (const { name, document } of await everyDocument()) {
    const file = builtFile(built, name, 'pdf');
    printed.push({ name, document, file, bytes: readFileSync(file) });
  }
}, 900_000);

test('there is every document that a build makes, in all its languages and of all kinds', () => {
  const names = printed.map(({ name }) => name);
  // From the files alone, beside the plan that these are made by.
  const editions = everyEdition().map((edition) => edition.join(' '));
  expect(editions.length).toBeGreaterThan(0);
  const changes = names.filter((name) => name.endsWith(' changes'));
  expect(names.filter((name) => !changes.includes(name)).sort()).toEqual(editions.sort());
  expect(changes.sort()).toEqual(editions.map((name) => `${name} changes`).sort());
});

test('every file is told to readers as its document has it', () => {
  const faults = printed.map(({ name, document, bytes }) => [name, ...compareWithDocument(bytes, document)]);
  expect(faults).toEqual(printed.map(({ name }) => [name]));
});

test('every file passes PDF/UA-1 and PDF/A-2a without a warning', async (context) => {
  const judged = await requireVeraPdf(context).check(printed.map(({ file }) => file));
  expect(printed.map(({ name }, i) => [name, ...(judged[i] ?? [])])).toEqual(
    printed.map(({ name }) => [name]),
  );
}, 900_000);

test('another reader gets the words of every document in their order, and complains of nothing', async (context) => {
  const tools = { pdfinfo: requireTool(context, 'pdfinfo'), qpdf: requireTool(context, 'qpdf') };
  const readOne = (one: Printed) => expectWordsByStructure(tools, one);
  // It takes some seconds for each file: two at a time.
  for (let i = 0; i < printed.length; i += 2) await Promise.all(printed.slice(i, i + 2).map(readOne));
}, 900_000);

test('every word of every document is found on its pages, and the words of a block beside each other, in order', async (context) => {
  const pdftotext = requireTool(context, 'pdftotext');
  for (const one of printed) await expectWordsByPages(pdftotext, one);
});

test('no heading, head of a table or caption is left behind at the end of a page', () => {
  const faults = printed.map(({ name, bytes }) => [name, ...badBreaks(tagsOf(bytes))]);
  expect(faults).toEqual(printed.map(({ name }) => [name]));
});

test('the tables of a recommendation stand on one page each', () => {
  const divided = printed.map(({ name, document, bytes }) => [
    name,
    ...dividedTables(tagsOf(bytes), headsInRecommendations(document.body)),
  ]);
  expect(divided).toEqual(printed.map(({ name }) => [name]));
});

test('no line stands alone on a page that the rest of its paragraph is not on', () => {
  const faults = printed.map(({ name, bytes }) => [name, ...loneLines(tagsOf(bytes))]);
  expect(faults).toEqual(printed.map(({ name }) => [name]));
});

test('every text that is told is seen on its page', async (context) => {
  const pdftoppm = requireTool(context, 'pdftoppm');
  for (const { name, bytes, file } of printed)
    expect(await hiddenTexts(pdftoppm, file, tagsOf(bytes)), name).toEqual([]);
});

test('every file is whole for qpdf', async (context) => {
  const qpdf = requireTool(context, 'qpdf');
  for (const { name, file } of printed) {
    const { stdout } = await run(qpdf, ['--check', file]);
    expect(stdout, name).toContain('No syntax or stream encoding errors found');
  }
});

/**
 * The pages that may be less than a third full are the last ones of their sections, which hold what is left. By role,
 * how full they have to be all the same: a line or two on a page of their own read as a mistake.
 */
const mayBeThin: Readonly<Partial<Record<SectionRole | 'front', number>>> = {
  // A cover may be a title over paper.
  front: 0.2,
  // Three short parts, which stay together.
  practice: 0.2,
  // The last two paragraphs, or a table of one change, which stays whole.
  chapter: 0.13,
  wide: 0.15,
};

test('pages under a third full are ends of sections that may be short, and hold more than a line or two', async (context) => {
  const pdftoppm = requireTool(context, 'pdftoppm');
  const thin: string[] = [];
  const refused: string[] = [];
  for (const { name, document, bytes, file } of printed) {
    const sectionOf = sectionOfPage(document, tagsOf(bytes).outline);
    const fills = await fillOfPages(pdftoppm, file);
    for (const [i, fill] of fills.entries()) {
      if (fill >= 1 / 3) continue;
      const { role, title } = sectionOf(i + 1);
      // A cover is a page of its own kind.
      const ends = i === 0 || i + 1 === fills.length || sectionOf(i + 2).title !== title;
      const page = `${name}, page ${i + 1}, ${ends ? 'the end of' : 'inside'} ${role} "${title}": ${Math.round(fill * 100)} %`;
      thin.push(page);
      if (!ends || fill < (mayBeThin[role] ?? 1 / 3)) refused.push(page);
    }
  }
  await context.annotate(thin.join('\n'), 'pages under a third full');
  expect(refused).toEqual([]);
});
