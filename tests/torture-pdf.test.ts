import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import { type ClosingPrinter, createPrinter, ensureBrowser, launchBrowser } from '@decode/engine/host';
import type { Assets } from '@decode/model';
import { formats, type Tools } from '@decode/render';
import { readTags } from '@decode/render/pdf-reader';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sampleAssets } from './documents/sample-assets.ts';
import { badBreaks } from './pdf/breaks.ts';
import { compareWithDocument } from './pdf/compare.ts';
import { everyTag } from './pdf/every-tag.ts';
import { requireTool } from './tools.ts';
import { loadTorture } from './torture/torture.ts';
import { withPlaces } from './torture/with-places.ts';
import { requireVeraPdf } from './verapdf/verapdf.ts';

const folder = mkdtempSync(join(tmpdir(), 'decode-torture-'));
const cases = (await loadTorture()).filter(
  ({ refused }) => refused?.by !== 'check' && refused?.by !== 'html',
);
const right = cases.filter(({ refused }) => refused?.by !== 'pdf');
const fileOf = (name: string) => join(folder, `${name}.pdf`);
let printer: ClosingPrinter;
let assets: Assets;

beforeAll(async () => {
  const choice = await ensureBrowser(process.env, () => {});
  printer = createPrinter({ pages: 1, launch: () => launchBrowser(choice, process.env, () => {}) });
  assets = await sampleAssets();
}, 180_000);
afterAll(async () => {
  await printer?.close();
  rmSync(folder, { recursive: true });
});

describe.each(cases)('$name', ({ name, document, refused }) => {
  const write = () => formats.pdf.render(document(), assets, { print: printer.print } as Tools);
  if (refused) {
    test('is refused with a message, at its place', async () => {
      const tools = { print: printer.print } as Tools;
      await expect(formats.pdf.render(withPlaces(document()), assets, tools)).rejects.toMatchObject({
        message: expect.stringMatching(refused.because),
        origin: { file: expect.stringMatching(/^case-/u) },
      });
    });
    return;
  }
  test('is told to readers as the document has it', async () => {
    const bytes = await write();
    writeFileSync(fileOf(name), bytes);
    expect(compareWithDocument(bytes, document())).toEqual([]);
    expect(badBreaks(readTags(bytes))).toEqual([]);
  });
});

test('every file passes PDF/UA-1 and PDF/A-2a without a warning', async (context) => {
  const vera = requireVeraPdf(context);
  const judged = await vera.check(right.map(({ name }) => fileOf(name)));
  const failed = right.flatMap(({ name }, i) =>
    judged[i]?.length ? [`${name}: ${judged[i]?.join('; ')}`] : [],
  );
  expect(failed).toEqual([]);
}, 900_000);

test('words that lines break are whole for who searches and copies', async (context) => {
  const pdftotext = requireTool(context, 'pdftotext');
  const pdfinfo = requireTool(context, 'pdfinfo');
  const longer = 'Übergemeindeverwaltungsvorschriften';
  const [onTwoPages] = [...everyTag(readTags(readFileSync(fileOf('soft-hyphens'))).tree)].filter(
    ({ painted }) => painted.some(({ texts }) => texts.length > 0 && texts.every(({ text }) => text === '')),
  );
  expect(onTwoPages?.text).toContain(longer);
  const broken = {
    'soft-hyphens': ['Gemeindeverwaltungsvorschriften', 'Berichtszeitraum', 'Finanzierungsquellen', longer],
    'long-words': ['Finanzierungsquellen', 'Kommunalhaushaltsmittelverwendungsnachweis'],
  };
  for (const [name, words] of Object.entries(broken)) {
    const read = [
      [pdftotext, fileOf(name), '-'],
      [pdftotext, '-raw', fileOf(name), '-'],
      [pdfinfo, '-struct-text', fileOf(name)],
    ];
    for (const [program = '', ...more] of read) {
      const { stdout: given } = await promisify(execFile)(program, more, { maxBuffer: 1 << 26 });
      // Pieces of an element stand each in quotation marks.
      const stdout = given.replace(/"\n +"/gu, '');
      expect(stdout, `${name}, by ${program}`).not.toContain('\u00ad');
      expect(words.filter((word) => !stdout.includes(word))).toEqual([]);
      if (name !== 'soft-hyphens') continue;
      expect(stdout.split(longer).length - 1, program).toBe(150);
      const others = stdout.replaceAll(longer, '').replaceAll('Gemeindeverwaltungsvorschriften', '');
      expect(others, `${name}, by ${program}`).not.toMatch(/gemeinde|vor|schrif/u);
    }
  }
});

test('every file is whole for qpdf', async (context) => {
  const qpdf = requireTool(context, 'qpdf');
  for (const { name } of right) {
    const { stdout } = await promisify(execFile)(qpdf, ['--check', fileOf(name)]);
    expect(stdout, name).toContain('No syntax or stream encoding errors found');
  }
});
