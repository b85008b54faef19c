import { Buffer } from 'node:buffer';
import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { type ClosingPrinter, createPrinter, ensureBrowser, launchBrowser } from '@decode/engine/host';
import type { Block, Document } from '@decode/model';
import { formats, type Tools } from '@decode/render';
import { readTags } from '@decode/render/pdf-reader';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sampleDocument } from './documents/sample.ts';
import { sampleAssets } from './documents/sample-assets.ts';
import { printTags } from './pdf/print-tags.ts';
import { loadTorture } from './torture/torture.ts';
import { tortureDocument } from './torture/torture-document.ts';

/**
 * tests/cases/pdf-tags/<name>.txt: what a screen reader gets of a PDF, reviewed like source. `npm test -- pdf-tags -u`
 * writes the files anew, to be read before they are committed.
 */
const folder = resolve(import.meta.dirname, 'cases/pdf-tags');
const names = ['sample', 'mixed-languages', 'notes-in-tables', 'table-spans', 'figures-in-lists'];
let printer: ClosingPrinter;

beforeAll(async () => {
  const choice = await ensureBrowser(process.env, () => {});
  printer = createPrinter({ pages: 1, launch: () => launchBrowser(choice, process.env, () => {}) });
}, 180_000);
afterAll(() => printer?.close());

test('each file is of a document', () => {
  expect(readdirSync(folder).map((file) => file.replace('.txt', ''))).toEqual(names.toSorted());
});

test.each(names)('%s', async (name) => {
  const document = await documentOf(name);
  const bytes = await formats.pdf.render(document, await sampleAssets(), { print: printer.print } as Tools);
  await expect(printTags(readTags(bytes))).toMatchFileSnapshot(join(folder, `${name}.txt`));
});

/** Which of the two it writes may differ between prints; a box of its own makes it one. */
test('areas of a link are the same where the browser writes one for each piece of it', async () => {
  const body: Block[] = [
    { type: 'heading', depth: 1, id: 'chapter', children: [{ type: 'text', value: 'Chapter' }] },
    {
      type: 'paragraph',
      role: 'body',
      id: 'block',
      children: [
        {
          type: 'link',
          url: 'https://example.org/',
          children: [
            { type: 'text', value: 'Interview on the study ' },
            { type: 'emphasis', lang: 'lv', children: [{ type: 'text', value: 'Atgriešanās Latvijā' }] },
            {
              type: 'text',
              value: ', which is long enough for a second line of the paragraph, or for a third',
            },
          ],
        },
      ],
    },
  ];
  const given = await sampleAssets();
  const raw: number[] = [];
  const tools = {
    print: async (...page: Parameters<Tools['print']>) => {
      const bytes = await printer.print(...page);
      raw.push(Buffer.from(bytes).toString('latin1').split('/Subtype /Link').length - 1);
      return bytes;
    },
  } as Tools;
  const print = (style: string) =>
    formats.pdf.render(tortureDocument(body), { ...given, styles: `${given.styles}\n${style}` }, tools);
  const [apart, whole] = [await print(''), await print('main a { padding-top: 0.01px; }')];
  expect(raw[0]).toBeGreaterThan(raw[1] ?? 0);
  expect(Buffer.compare(apart, whole)).toBe(0);
});

async function documentOf(name: string): Promise<Document> {
  if (name === 'sample') return sampleDocument();
  const found = (await loadTorture()).find((one) => one.name === name);
  if (!found) throw new Error(`There is no document "${name}".`);
  return found.document();
}
