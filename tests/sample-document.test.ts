import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import process from 'node:process';
import {
  type BrowserChoice,
  type ClosingPrinter,
  createPrinter,
  ensureBrowser,
  launchBrowser,
} from '@decode/engine/host';
import type { Assets } from '@decode/model';
import { formats, lintShell, lintStyles, type Tools } from '@decode/render';
import { pagesOf, readPdf, readTags } from '@decode/render/pdf-reader';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sampleDocument } from './documents/sample.ts';
import { sampleAssets } from './documents/sample-assets.ts';
import { pageNumbersOf } from './pdf/compare.ts';

let assets: Assets;
let choice: BrowserChoice;
let printer: ClosingPrinter;

beforeAll(async () => {
  assets = await sampleAssets();
  choice = await ensureBrowser(process.env, () => {});
  printer = createPrinter({ pages: 1, launch: () => launchBrowser(choice, process.env, () => {}) });
}, 180_000);
afterAll(() => printer?.close());

const noTools = {} as Tools;
const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const renderSample = async () => text(await formats.html.render(sampleDocument(), assets, noTools));

describe('shells and styles of the base', () => {
  test('pass their own lint', () => {
    for (const [name, shell] of assets.shells) expect(lintShell(`${name}.hbs`, shell)).toEqual([]);
    expect(lintStyles('styles', assets.styles)).toEqual([]);
  });
});

describe('the sample as HTML', () => {
  test('is the same each time', async () => {
    expect(await renderSample()).toBe(await renderSample());
  });

  test('stands alone: nothing runs, nothing is loaded', async () => {
    const html = await renderSample();
    expect(html).toMatch(
      /<head>\s*<meta http-equiv="Content-Security-Policy" content="default-src &#x27;none&#x27;;/u,
    );
    expect(html).not.toMatch(/<(?:script|link|iframe|object|embed|base|form)\b/u);
    const loaded = [...html.matchAll(/(?:src="|url\()([^")]*)/gu)].map(([, address]) => address?.slice(0, 5));
    expect(new Set(loaded)).toEqual(new Set(['data:']));
  });

  test('every link inside it arrives, and no id stands twice', async () => {
    const html = await renderSample();
    const ids = [...html.matchAll(/\sid="([^"]*)"/gu)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const targets = [...html.matchAll(/href="#([^"]*)"/gu)].map(([, id]) => id);
    expect(targets.filter((target) => !ids.includes(target))).toEqual([]);
  });

  test('languages stand on elements that keep them in a PDF', async () => {
    const html = await renderSample();
    const tags = [...html.matchAll(/<([a-z0-9]+)[^>]*\slang="/gu)].map(([, tag]) => tag);
    expect(new Set(tags)).toEqual(new Set(['html', 'p', 'em', 'blockquote', 'td']));
  });

  test('has nothing left of the document’s own slots', async () => {
    const html = await renderSample();
    expect(html).not.toContain('(000.');
    expect(html.replace(/base64,[^)"]*/gu, '')).not.toMatch(/undefined|\[object|\{\{/u);
  });

  test.each([1280, 390])('has no fault that axe finds, at %i pixels', async (width) => {
    const browser = await launchBrowser(choice, process.env, () => {});
    try {
      const page = await browser.newPage();
      await page.setBypassCSP(true);
      await page.setViewport({ width, height: 900 });
      await page.setContent(await renderSample());
      const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
      await page.evaluate(readFileSync(axe, 'utf8'));
      const faults = await page.evaluate(`axe.run(document).then(({ violations }) =>
        violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ': ' + html)))`);
      expect(faults).toEqual([]);
      const overflow = await page.evaluate('document.documentElement.scrollWidth - window.innerWidth');
      expect(overflow).toBeLessThanOrEqual(0);
    } finally {
      await browser.close();
    }
  });
});

describe('the sample as PDF', () => {
  test('has the page numbers of its contents right', async () => {
    const sample = sampleDocument();
    const entries = sample.meta.contents.entries.map((entry) =>
      entry.target === 'c2'
        ? { ...entry, state: { kind: 'stale' as const, label: 'tulkojums novecojis' } }
        : entry,
    );
    const document = { ...sample, meta: { ...sample.meta, contents: { entries } } };
    const pdf = await formats.pdf.render(document, assets, { ...noTools, print: printer.print });
    expect(pagesOf(readPdf(pdf))).toHaveLength(13);
    const pageOf = pageNumbersOf(readTags(pdf));
    const listed = await pageText(pdf, 3);
    for (const { target, text: title, state } of entries) {
      expect(listed.replaceAll('\u00a0', ' ')).toContain(title);
      expect(Number(pageOf(target))).toBeGreaterThan(3);
      // The number is read after its title and the words on it, none of them broken.
      const mark = state ? `\\s*\\[${state.label}\\]` : '';
      expect(listed).toMatch(new RegExp(`${title}${mark}\\s*${pageOf(target)}(?!\\d)`, 'u'));
    }
  });

  test('opens each chapter with its title on the page that the contents name', async () => {
    const pdf = await formats.pdf.render(sampleDocument(), assets, { ...noTools, print: printer.print });
    const pageOf = pageNumbersOf(readTags(pdf));
    for (const { target, text: title } of sampleDocument().meta.contents.entries) {
      expect(await pageText(pdf, Number(pageOf(target)))).toContain(title.split(' ')[0]);
    }
  });
});

async function pageText(pdf: Uint8Array, number: number): Promise<string> {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const task = getDocument({ data: pdf.slice(), verbosity: 0 });
  try {
    const page = await (await task.promise).getPage(number);
    const { items } = await page.getTextContent();
    return items
      .map((item) => ('str' in item ? item.str : ''))
      .join(' ')
      .replace(/\s+/gu, ' ');
  } finally {
    await task.destroy();
  }
}
