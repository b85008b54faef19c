import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { createPrinter, ensureBrowser, launchBrowser } from '@decode/engine/host';
import { expect, test } from 'vitest';
import { requireVeraPdf } from './verapdf/verapdf.ts';

test('the validator fails what the browser prints by itself', async (context) => {
  const vera = requireVeraPdf(context);
  const choice = await ensureBrowser(process.env, () => {});
  const printer = createPrinter({ pages: 1, launch: () => launchBrowser(choice, process.env, () => {}) });
  const html = '<!doctype html><html lang="en"><title>Title</title><h1>Title</h1><p>Text';
  const pdf = await printer.print(html, { lang: 'en', title: 'Title' });
  await printer.close();
  const folder = mkdtempSync(join(tmpdir(), 'decode-verapdf-'));
  const file = join(folder, 'šķēle.pdf');
  writeFileSync(file, pdf);
  const [faults = []] = await vera.check([file]);
  rmSync(folder, { recursive: true });
  expect(faults).toContain('PDF/UA-1 is not claimed');
  expect(faults).toContain('PDF/A-2a is not claimed');
});
