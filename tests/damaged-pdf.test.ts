import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { createPrinter, ensureBrowser, launchBrowser } from '@decode/engine/host';
import type { Document } from '@decode/model';
import { Refusal } from '@decode/model/refusal';
import { formats, type Tools } from '@decode/render';
import { finishPdf } from '@decode/render/finish-pdf';
import { readTags } from '@decode/render/pdf-reader';
import fc from 'fast-check';
import { beforeAll, expect, type TestContext, test } from 'vitest';
import { sampleAssets } from './documents/sample-assets.ts';
import { compareWithDocument, faultsOfTelling } from './pdf/compare.ts';
import { type Picture, picturesOfPages } from './pdf/page-pictures.ts';
import { requireTool } from './tools.ts';
import { loadTorture } from './torture/torture.ts';

type Plan = Parameters<typeof finishPdf>[1];

/** Milliseconds of work, whatever else the machine does, that a file of a few pages may take; it takes some 30. */
const longest = 5_000;
let document: Document;
/** What the browser printed, with what is planned of it, and what was made of it. */
let printed: Uint8Array;
let plan: Plan;
let file: Uint8Array;

beforeAll(async () => {
  const hard = (await loadTorture()).find(({ name }) => name === 'mixed-languages');
  if (!hard) throw new Error('there is no such case');
  document = hard.document();
  const choice = await ensureBrowser(process.env, () => {});
  const printer = createPrinter({ pages: 1, launch: () => launchBrowser(choice, process.env, () => {}) });
  const finish: Tools['finish'] = async (bytes, given) => {
    printed = bytes.slice();
    plan = given as Plan;
    return finishPdf(bytes, plan);
  };
  file = await formats.pdf.render(document, await sampleAssets(), { print: printer.print, finish } as Tools);
  await printer.close();
}, 180_000);

/** Milliseconds of this thread since then. */
function worked(begin: NodeJS.CpuUsage): number {
  const { user, system } = process.threadCpuUsage(begin);
  return (user + system) / 1000;
}

/** Reading gives an error in our words or the tags, and comes to an end. */
function readInTime(bytes: Uint8Array): void {
  const begin = process.threadCpuUsage();
  try {
    readTags(bytes);
  } catch (cause) {
    expect(cause).toBeInstanceOf(Error);
    expect((cause as Error).message).toMatch(/^The PDF (is|has) .+\.$/su);
  }
  expect(worked(begin)).toBeLessThan(longest);
}

/** A finished file that is another than that of the undamaged print, with the print that it was made of. */
interface Other {
  readonly print: Uint8Array;
  readonly made: Uint8Array;
}

/** Finishing gives an error in our words, or a file that says what the document says, and comes to an end. */
function finishInTime(bytes: Uint8Array, right: Uint8Array, others: Other[]): void {
  const begin = process.threadCpuUsage();
  let made: ReturnType<typeof finishPdf> | undefined;
  try {
    made = finishPdf(bytes.slice(), plan);
  } catch (cause) {
    if (!(cause instanceof Refusal)) expect((cause as Error).message).toMatch(/^The PDF (is|has) .+\.$/su);
  }
  expect(worked(begin)).toBeLessThan(longest);
  if (!(made instanceof Uint8Array)) return;
  // A changed number may move what is painted; who reads the tags is told the same.
  expect(faultsOfTelling(readTags(made), document)).toEqual([]);
  if (!Buffer.from(made).equals(right)) others.push({ print: bytes, made });
}

/** Files that look neither as their damaged print does in another reader, nor as the undamaged one. */
async function judgeLooks(context: TestContext, right: Other, others: readonly Other[]): Promise<void> {
  const pdftoppm = requireTool(context, 'pdftoppm');
  const folder = mkdtempSync(join(tmpdir(), 'decode-looks-'));
  const lookOf = async (bytes: Uint8Array): Promise<Picture[]> => {
    const path = join(folder, 'one.pdf');
    writeFileSync(path, bytes);
    const pictures: Picture[] = [];
    try {
      for await (const picture of picturesOfPages(pdftoppm, path, 36)) pictures.push(picture);
    } catch {
      // A reader may refuse a damaged print; then only the undamaged one says what is right.
      return [];
    }
    return pictures;
  };
  const wanted = await lookOf(right.made);
  // Page numbers are put in place only in the finished file.
  const most = offPixels(await lookOf(right.print), wanted);
  expect(most).toBeLessThan(20);
  const wrong: string[] = [];
  for (const { print, made } of others) {
    const look = await lookOf(made);
    if (offPixels(look, wanted) <= most) continue;
    const off = offPixels(await lookOf(print), look);
    if (off > most) wrong.push(`${off} pixels are others than in the print`);
  }
  rmSync(folder, { recursive: true });
  expect(wrong).toEqual([]);
}

/** How many pixels differ by more than rounding does. */
function offPixels(a: readonly Picture[], b: readonly Picture[]): number {
  if (a.length !== b.length) return Number.POSITIVE_INFINITY;
  return a.reduce((sum, { columns, rows, pixels }, i) => {
    const other = b[i];
    if (!other || other.columns !== columns || other.rows !== rows) return Number.POSITIVE_INFINITY;
    return (
      sum + pixels.reduce((off, grey, at) => off + Number(Math.abs(grey - (other.pixels[at] ?? 0)) > 64), 0)
    );
  }, 0);
}

const bounded = { numRuns: 400 };

const place = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true });
const byteChange = fc.oneof(
  fc.record({ kind: fc.constant('set' as const), at: place, to: fc.integer({ min: 0, max: 255 }) }),
  fc.record({ kind: fc.constant('cut' as const), at: place, count: fc.nat(2000) }),
  fc.record({ kind: fc.constant('end' as const), at: place }),
  fc.record({ kind: fc.constant('copy' as const), at: place, from: place, count: fc.nat(500) }),
);

/** Files with changed, missing and doubled bytes. */
function judgeChangedBytes(given: Uint8Array, judge: (bytes: Uint8Array) => void): void {
  const judged = fc.property(fc.array(byteChange, { minLength: 1, maxLength: 6 }), (changes) => {
    let bytes = Buffer.from(given);
    for (const one of changes) {
      const at = Math.floor(one.at * bytes.length);
      if (one.kind === 'set') bytes[at] = one.to;
      else if (one.kind === 'cut')
        bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + one.count)]);
      else if (one.kind === 'end') bytes = bytes.subarray(0, at);
      else {
        const from = Math.floor(one.from * bytes.length);
        bytes.copy(bytes, at, from, from + one.count);
      }
    }
    judge(bytes);
  });
  fc.assert(judged, bounded);
}

/** What a hostile file would put where a number, a name or a bracket stands. */
const hostile = [
  '0',
  '-1',
  '1',
  '9',
  '99999999999',
  '1e9',
  '.',
  '/',
  '<<',
  '>>',
  '[',
  ']',
  '(',
  ')',
  '<',
  '>',
  '%',
  'R',
  'BDC',
  'EMC',
  'Q',
  'q',
  'Do',
  'ET',
  'BT',
  'null',
  'true',
];

/** The file without compression, by qpdf. */
function unpack(context: TestContext, given: Uint8Array): Buffer {
  const qpdf = requireTool(context, 'qpdf');
  const folder = mkdtempSync(join(tmpdir(), 'decode-damaged-'));
  writeFileSync(join(folder, 'packed.pdf'), given);
  const open = ['--qdf', '--object-streams=disable', 'packed.pdf', 'open.pdf'];
  execFileSync(qpdf, open, { cwd: folder });
  const unpacked = readFileSync(join(folder, 'open.pdf'));
  rmSync(folder, { recursive: true });
  return unpacked;
}

/** Unpacked files with other words where numbers, names, glyphs, brackets and operators stand. */
function judgeChangedTokens(unpacked: Buffer, most: number, judge: (bytes: Uint8Array) => void): void {
  // Fonts are half of the file, and nothing reads them.
  const text = unpacked
    .toString('latin1')
    .replace(/\/(?:FontFile2?|Length1)[\s\S]*?endstream/gu, (font) => ' '.repeat(font.length));
  const tokens = [
    ...text.matchAll(
      /-?\d+(?:\.\d+)?|\/[A-Za-z0-9]+|<[0-9A-Fa-f]+>|<<|>>|\[|\]|\b(?:obj|R|BDC|EMC|BT|ET|Tj|TJ|Td|Tm|cm|Do|q|Q)\b/gu,
    ),
  ];
  const token = fc.nat(tokens.length - 1);
  const other = fc.oneof(
    fc.constantFrom(...hostile),
    token.map((i) => tokens[i]?.[0] ?? ''),
  );
  const judged = fc.property(
    fc.array(fc.tuple(token, other), { minLength: 1, maxLength: most }),
    (changes) => {
      const bytes = Buffer.from(unpacked);
      for (const [i, to] of changes) {
        const at = tokens[i];
        // Of the same length, so that the cross-reference still finds the objects.
        if (at) bytes.write(to.slice(0, at[0].length).padEnd(at[0].length), at.index, 'latin1');
      }
      judge(bytes);
    },
  );
  fc.assert(judged, bounded);
}

test('a file with changed, missing and doubled bytes is refused or read', () => {
  judgeChangedBytes(file, readInTime);
});

test('a file whose objects and operators are changed one by one is refused or read', (context) => {
  const unpacked = unpack(context, file);
  readInTime(unpacked);
  judgeChangedTokens(unpacked, 5, readInTime);
});

test('a print with changed, missing and doubled bytes is refused, or finished right', async (context) => {
  const others: Other[] = [];
  judgeChangedBytes(printed, (bytes) => finishInTime(bytes, file, others));
  await judgeLooks(context, { print: printed, made: file }, others);
});

test('a print whose link leads elsewhere is refused', (context) => {
  const changed = unpack(context, printed)
    .toString('latin1')
    .replace('/Dest /note-foreign', '/Dest /call-1-1    ');
  expect(() => finishPdf(Buffer.from(changed, 'latin1'), plan)).toThrow(
    /^The link "1\)" does not lead to "note-foreign" in the PDF/u,
  );
});

test('a print whose pages name another parent is refused', (context) => {
  const changed = unpack(context, printed)
    .toString('latin1')
    .replace(/\/Parent \d+ 0 R/u, (it) => it.replace(/\d+/u, '1'));
  expect(() => finishPdf(Buffer.from(changed, 'latin1'), plan)).toThrow('its page tree is no tree');
});

test('a print whose objects and operators are changed one by one is refused, or finished right', async (context) => {
  const unpacked = unpack(context, printed);
  const finished = finishPdf(unpacked.slice(), plan) as Uint8Array;
  expect(compareWithDocument(finished, document)).toEqual([]);
  const others: Other[] = [];
  // Of many changes one is always noticed.
  judgeChangedTokens(unpacked, 2, (bytes) => finishInTime(bytes, finished, others));
  expect(others.length).toBeGreaterThan(10);
  await judgeLooks(context, { print: unpacked, made: finished }, others);
});
