import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { compose, loadProject } from '@decode/compose';
import { formats } from '@decode/render';
import { readCatalogue } from '@decode/translate';
import { type Browser, launch } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sampleDocument } from './documents/sample.ts';
import { sampleAssets } from './documents/sample-assets.ts';
import { memoryFiles, wholeProject } from './project-files.ts';

const root = resolve(import.meta.dirname, '..');
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
let browser: Browser;

beforeAll(async () => {
  const run = spawnSync(process.execPath, [join(root, 'packages/engine/src/host/prepare-browser.ts')], {
    encoding: 'utf8',
  });
  expect(run.status, run.stderr).toBe(0);
  const { path, env } = JSON.parse(
    readFileSync(join(root, 'node_modules/.cache/decode/browser.json'), 'utf8'),
  );
  browser = await launch({
    executablePath: path,
    headless: 'shell',
    // Only pages of our own are opened, and not every machine allows a sandbox.
    args: ['--no-sandbox'],
    env: { ...process.env, ...env },
  });
});
afterAll(() => browser?.close());

/** What axe-core finds in a page, at the width of a desk and of a telephone. */
async function violations(html: string): Promise<string[]> {
  const found: string[] = [];
  for (const width of [1280, 390]) {
    const page = await browser.newPage();
    await page.setBypassCSP(true);
    await page.setViewport({ width, height: 900 });
    await page.setContent(html, { waitUntil: 'load' });
    await page.evaluate(axe);
    const result = (await page.evaluate('axe.run()')) as {
      violations: { id: string; nodes: { html: string }[] }[];
    };
    found.push(
      ...result.violations.flatMap(({ id, nodes }) =>
        nodes.map((node) => `${width} px, ${id}: ${node.html.slice(0, 200)}`),
      ),
    );
    await page.close();
  }
  return found;
}

const noTools = {
  print: () => Promise.reject(new Error('HTML needs no browser')),
  convert: () => Promise.reject(new Error('HTML needs no pandoc')),
  rasterise: () => Promise.reject(new Error('HTML needs no pictures in pixels')),
};

test('the document with every node has no violations', async () => {
  const html = await formats.html(sampleDocument(), await sampleAssets(), noTools);
  expect(await violations(new TextDecoder().decode(html))).toEqual([]);
});

test.each(['daugavpils', 'vejle'])('%s in its own language has no violations', async (template) => {
  const project = await loadProject(memoryFiles(wholeProject()), readCatalogue);
  const language = project.templates.get(template)?.place.value.language ?? 'en';
  const { document } = await compose(project, { template, language, format: 'html' });
  if (!document) throw new Error('no document');
  const html = await formats.html(document, await sampleAssets(), noTools);
  expect(await violations(new TextDecoder().decode(html))).toEqual([]);
});
