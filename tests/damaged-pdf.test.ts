import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import process from 'node:process';
import { createPrinter, ensureBrowser, launchBrowser } from '@decode/engine/host';
import { formats, type Tools } from '@decode/render';
import { readTags } from '@decode/render/pdf-reader';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { sampleAssets } from './documents/sample-assets.ts';
import { requireTool } from './tools.ts';
import { loadTorture } from './torture/torture.ts';

/** Milliseconds that reading a file of a few pages may take, whatever it holds; it takes some 30. */
const longest = 5_000;
let file: Uint8Array;

beforeAll(async () => {
  const hard = (await loadTorture()).find(({ name }) => name === 'mixed-languages');
  if (!hard) throw new Error('there is no such case');
  const choice = await ensureBrowser(process.env, () => {});
  const printer = createPrinter({ pages: 1, launch: () => launchBrowser(choice, process.env, () => {}) });
  file = await formats.pdf(hard.document(), await sampleAssets(), { print: printer.print } as Tools);
  await printer.close();
}, 180_000);

/** Reading gives an error in our words or the tags, and comes to an end. */
function readInTime(bytes: Uint8Array): void {
  const begin = performance.now();
  try {
    readTags(bytes);
  } catch (cause) {
    expect(cause).toBeInstanceOf(Error);
    expect((cause as Error).message).toMatch(/^The PDF (is|has) .+\.$/su);
  }
  expect(performance.now() - begin).toBeLessThan(longest);
}

const bounded = { numRuns: 400, interruptAfterTimeLimit: 40_000, markInterruptAsFailure: false };

test('a file with changed, missing and doubled bytes is refused or read', () => {
  const place = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true });
  const change = fc.oneof(
    fc.record({ kind: fc.constant('set' as const), at: place, to: fc.integer({ min: 0, max: 255 }) }),
    fc.record({ kind: fc.constant('cut' as const), at: place, count: fc.nat(2000) }),
    fc.record({ kind: fc.constant('end' as const), at: place }),
    fc.record({ kind: fc.constant('copy' as const), at: place, from: place, count: fc.nat(500) }),
  );
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 6 }), (changes) => {
      let bytes = Buffer.from(file);
      for (const one of changes) {
        const at = Math.floor(one.at * bytes.length);
        if (one.kind === 'set') bytes[at] = one.to;
        else if (one.kind === 'cut')
          bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + one.count)]);
        else if (one.kind === 'end') bytes = bytes.subarray(0, at);
        else
          bytes.copy(
            bytes,
            at,
            Math.floor(one.from * bytes.length),
            Math.floor(one.from * bytes.length) + one.count,
          );
      }
      readInTime(bytes);
    }),
    bounded,
  );
});

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

test('a file whose objects and operators are changed one by one is refused or read', (context) => {
  const qpdf = requireTool(context, 'qpdf');
  const folder = mkdtempSync(join(tmpdir(), 'decode-damaged-'));
  writeFileSync(join(folder, 'packed.pdf'), file);
  const open = ['--qdf', '--object-streams=disable', 'packed.pdf', 'open.pdf'];
  execFileSync(qpdf, open, { cwd: folder });
  const unpacked = readFileSync(join(folder, 'open.pdf'));
  rmSync(folder, { recursive: true });
  readInTime(unpacked);

  // Fonts are half of the file, and nothing reads them.
  const text = unpacked
    .toString('latin1')
    .replace(/\/FontFile2?[\s\S]*?endstream/gu, (font) => ' '.repeat(font.length));
  const tokens = [
    ...text.matchAll(
      /-?\d+(?:\.\d+)?|\/[A-Za-z0-9]+|<<|>>|\[|\]|\b(?:obj|R|BDC|EMC|BT|ET|Tj|TJ|Td|Tm|cm|Do|q|Q)\b/gu,
    ),
  ];
  const token = fc.nat(tokens.length - 1);
  const other = fc.oneof(
    fc.constantFrom(...hostile),
    token.map((i) => tokens[i]?.[0] ?? ''),
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(token, other), { minLength: 1, maxLength: 5 }), (changes) => {
      const bytes = Buffer.from(unpacked);
      for (const [i, to] of changes) {
        const at = tokens[i];
        // Of the same length, so that the cross-reference still finds the objects.
        if (at) bytes.write(to.slice(0, at[0].length).padEnd(at[0].length), at.index, 'latin1');
      }
      readInTime(bytes);
    }),
    bounded,
  );
});
