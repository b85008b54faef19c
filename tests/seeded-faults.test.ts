import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { createPrinter, ensureBrowser, launchBrowser } from '@decode/engine/host';
import { formats, type Tools } from '@decode/render';
import { readTags } from '@decode/render/pdf-reader';
import { expect, test } from 'vitest';
import { sampleDocument } from './documents/sample.ts';
import { sampleAssets } from './documents/sample-assets.ts';
import { compareWithDocument } from './pdf/compare.ts';
import { openPdf } from './pdf/edited-pdf.ts';
import { hiddenTexts } from './pdf/hidden-texts.ts';
import { seeds } from './pdf/seeds.ts';
import { requireTool } from './tools.ts';
import { requireVeraPdf } from './verapdf/verapdf.ts';

interface Row {
  readonly name: string;
  readonly validator: readonly string[];
  readonly comparison: readonly string[];
  readonly pictures: readonly string[];
}

/**
 * A check that has never failed proves nothing. One fault at a time is put into a right file, by qpdf and not by our
 * own writer, and the three checks that every PDF passes have to find each. Who finds which stands in a table beside
 * this file; `npm test -- seeded-faults -u` writes it anew.
 */
test('every fault is found, by the validator, by the comparison with the document, or on the pictures of pages', async (context) => {
  const qpdf = requireTool(context, 'qpdf');
  const pdftoppm = requireTool(context, 'pdftoppm');
  const vera = requireVeraPdf(context);
  const choice = await ensureBrowser(process.env, () => {});
  const printer = createPrinter({ pages: 1, launch: () => launchBrowser(choice, process.env, () => {}) });
  const right = await formats.pdf.render(sampleDocument(), await sampleAssets(), {
    print: printer.print,
  } as Tools);
  await printer.close();

  const folder = mkdtempSync(join(tmpdir(), 'decode-seeds-'));
  const made = Object.entries<(typeof seeds)[string]>({
    'nothing, only written anew': () => {},
    ...seeds,
  }).map(([name, seed], i) => {
    const file = openPdf(qpdf, right);
    seed(file);
    const path = join(folder, `${i}.pdf`);
    const bytes = file.save();
    writeFileSync(path, bytes);
    return { name, path, bytes };
  });
  const judged = await vera.check(made.map(({ path }) => path));
  const rows: Row[] = [];
  for (const [i, { name, path, bytes }] of made.entries()) {
    const comparison = compared(bytes);
    // Only where it is right as far as can be read.
    const pictures = comparison.length > 0 ? [] : await hiddenTexts(pdftoppm, path, readTags(bytes));
    rows.push({ name, validator: judged[i] ?? [], comparison, pictures });
  }
  rmSync(folder, { recursive: true });

  const table = rows.map(({ name, validator, comparison, pictures }) =>
    [
      name.padEnd(56),
      validator.length > 0 ? 'veraPDF' : '-      ',
      comparison.length > 0 ? 'comparison' : pictures.length > 0 ? 'pictures' : '-',
    ].join(' '),
  );
  await expect(`${table.join('\n')}\n`).toMatchFileSnapshot(
    resolve(import.meta.dirname, 'pdf/seeded-faults.txt'),
  );
  const [unchanged, ...others] = rows;
  expect(unchanged).toMatchObject({ validator: [], comparison: [], pictures: [] });
  const unseen = others.filter(
    ({ validator, comparison, pictures }) => validator.length + comparison.length + pictures.length === 0,
  );
  expect(unseen).toEqual([]);
  expect(others.length).toBeGreaterThan(130);
}, 900_000);

function compared(bytes: Uint8Array): readonly string[] {
  try {
    return compareWithDocument(bytes, sampleDocument());
  } catch (cause) {
    return [(cause as Error).message];
  }
}
