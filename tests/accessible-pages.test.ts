import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { ensureBrowser, launchBrowser } from '@decode/engine/host';
import { formats, type Tools } from '@decode/render';
import type { Browser } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { builtDocuments } from './documents/built-documents.ts';
import { sampleDocument } from './documents/sample.ts';
import { sampleAssets } from './documents/sample-assets.ts';
import { loadTorture } from './torture/torture.ts';

const root = resolve(import.meta.dirname, '..');
const places = readdirSync(join(root, 'templates')).filter((name) => name !== 'base' && !name.includes('.'));
const hard = (await loadTorture()).filter(({ refused }) => refused?.by !== 'check' && refused?.by !== 'html');
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
let out: string;
let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser(await ensureBrowser(process.env, () => {}), process.env, () => {});
  out = await builtDocuments();
}, 900_000);
afterAll(() => browser?.close());

/** What axe-core finds in a page, and whether it is wider than the screen, at the width of a desk and of a telephone. */
async function violations(shown: { readonly html: string } | { readonly file: string }): Promise<string[]> {
  const page = await browser.newPage();
  try {
    await page.setBypassCSP(true);
    if ('html' in shown) await page.setContent(shown.html, { waitUntil: 'load' });
    else await page.goto(pathToFileURL(shown.file).href, { waitUntil: 'load' });
    await page.evaluate(axe);
    const found: string[] = [];
    for (const [width, options] of [
      [1280, { resultTypes: ['violations'] }],
      // On a telephone words and colours are the same; what is wider than it has to be moved without a mouse.
      [390, { resultTypes: ['violations'], runOnly: ['scrollable-region-focusable'] }],
    ] as const) {
      await page.setViewport({ width, height: 900 });
      const faults =
        (await page.evaluate(`axe.run(document, ${JSON.stringify(options)}).then(({ violations }) =>
        violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ': ' + html.slice(0, 200))))`)) as string[];
      const overflow = Number(
        await page.evaluate('document.documentElement.scrollWidth - window.innerWidth'),
      );
      if (overflow > 0) faults.push(`the page is ${overflow} px too wide`);
      found.push(...faults.map((fault) => `${width} px, ${fault}`));
    }
    return found;
  } finally {
    await page.close();
  }
}

test('the document with every node has no violations', async () => {
  const html = await formats.html.render(sampleDocument(), await sampleAssets(), {} as Tools);
  expect(await violations({ html: new TextDecoder().decode(html) })).toEqual([]);
});

test.each(places)('%s has no violations in any language', async (place) => {
  const pages = readdirSync(join(out, place), { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith('.html'),
  );
  expect(pages.length).toBeGreaterThanOrEqual(2);
  for (const path of pages) expect(await violations({ file: join(out, place, path) }), path).toEqual([]);
});

test('the page over all documents has no violations', async () => {
  expect(await violations({ file: join(out, 'index.html') })).toEqual([]);
});

test.each(hard)('$name has no violations', async ({ document }) => {
  const html = await formats.html.render(document(), await sampleAssets(), {} as Tools);
  expect(await violations({ html: new TextDecoder().decode(html) })).toEqual([]);
});

test('the page about translations that wait has no violations', async () => {
  const project = mkdtempSync(join(tmpdir(), 'decode-status-'));
  try {
    cpSync(join(root, 'tests/projects/smallest'), project, { recursive: true });
    cpSync(join(root, 'templates/base'), join(project, 'templates/base'), {
      recursive: true,
      filter: (path) => !path.includes('node_modules'),
    });
    const cli = join(root, 'packages/cli/src/bin.ts');
    const words = ['translate', 'status', '--html', '--project', project];
    const run = spawnSync(process.execPath, [cli, ...words], { encoding: 'utf8' });
    expect(run.status, run.stdout + run.stderr).toBe(0);
    const page = readFileSync(join(project, 'out/translation/status.html'), 'utf8');
    expect(page).toContain('Not translated');
    expect(await violations({ html: page })).toEqual([]);
  } finally {
    rmSync(project, { recursive: true });
  }
}, 60_000);
