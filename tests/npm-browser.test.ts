import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { ensureBrowser } from '@decode/engine/host';
import { readTags } from '@decode/render/pdf-reader';
import { afterAll, expect, test } from 'vitest';
import { everyDocument } from './documents/every-document.ts';
import { badBreaks } from './pdf/breaks.ts';
import { compareWithDocument } from './pdf/compare.ts';
import { printDocuments } from './pdf/print-documents.ts';
import { missing } from './tools.ts';
import { requireVeraPdf } from './verapdf/verapdf.ts';

const folder = mkdtempSync(join(tmpdir(), 'decode-npm-browser-'));
afterAll(() => rmSync(folder, { recursive: true }));

/**
 * Whoever has no browser gets the one from npm, which is another version than that of the system, on which all other
 * tests run. Every document in CI, which requires all tools; elsewhere the first place in its languages.
 */
test('the browser from npm gives files that are as right', async (context) => {
  const env = { ...process.env, DECODE_CHROME_FROM: 'npm' };
  const choice = await ensureBrowser(env, () => {}).catch((cause: Error) =>
    missing(context, `The browser from npm cannot be fetched here: ${cause.message.split('\n')[0]}`),
  );
  if (!choice) return;
  const documents = await everyDocument();
  const places = [...new Set(documents.map(({ name }) => name.split(' ')[0]))].sort();
  const chosen = process.env['DECODE_REQUIRE_TOOLS'] === '1' ? places : places.slice(0, 1);
  const printed = await printDocuments(
    documents.filter(({ name }) => chosen.includes(name.split(' ')[0])),
    choice,
    folder,
  );
  expect(printed.length).toBe(2 * chosen.length);
  const names = printed.map(({ name }) => [name]);
  expect(
    printed.map(({ name, document, bytes }) => [
      name,
      ...compareWithDocument(bytes, document),
      ...badBreaks(readTags(bytes)),
    ]),
  ).toEqual(names);
  const judged = await requireVeraPdf(context).check(printed.map(({ file }) => file));
  expect(printed.map(({ name }, i) => [name, ...(judged[i] ?? [])])).toEqual(names);
}, 900_000);
