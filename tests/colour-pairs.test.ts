import process from 'node:process';
import { contrastFloors } from '@decode/compose';
import { ensureBrowser, launchBrowser } from '@decode/engine/host';
import type { Document, Theme } from '@decode/model';
import { formats, pairsOfShells, type Tools } from '@decode/render';
import type { Browser } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sampleDocument } from './documents/sample.ts';
import { sampleAssets } from './documents/sample-assets.ts';

const roles: readonly (keyof Theme)[] = [
  ...(['paper', 'tint', 'tint2', 'ink', 'ink2', 'brand', 'mark'] as const),
  ...(['accent', 'rule', 'rule2', 'solid', 'onSolid'] as const),
];
/** A colour for each role that no other has: what is seen on the page tells the role. */
const theme = Object.fromEntries(
  roles.map((role, i) => [role, `#0000${(i + 16).toString(16)}`]),
) as unknown as Theme;
const nameOf = (colour: string) =>
  roles.find((role) => colour === `rgb(0, 0, ${Number.parseInt(theme[role].slice(5), 16)})`) ?? colour;

let browser: Browser;
beforeAll(async () => {
  const choice = await ensureBrowser(process.env, () => {});
  browser = await launchBrowser(choice, process.env, () => {});
}, 180_000);
afterAll(() => browser?.close());

/** The page in which the sample would be read or printed. */
async function pageOf(ground: 'tint' | 'paper' | 'solid', media: 'screen' | 'print'): Promise<string> {
  const given = sampleDocument();
  const document: Document = {
    ...given,
    meta: { ...given.meta, theme, cover: { ...given.meta.cover, ground } },
  };
  if (media === 'screen') {
    return new TextDecoder().decode(await formats.html.render(document, await sampleAssets(), {} as Tools));
  }
  let printed = '';
  const print = (html: string): Promise<Uint8Array> => {
    printed = html;
    return Promise.reject(new Error('seen'));
  };
  await formats.pdf.render(document, await sampleAssets(), { print } as unknown as Tools).catch(() => {});
  return printed;
}

/** «ink on paper» for every word of a page, first as it stands and then with a heading and a source that a link led to. */
async function pairsOf(html: string, media: 'screen' | 'print'): Promise<Set<string>> {
  const page = await browser.newPage();
  try {
    await page.setBypassCSP(true);
    await page.emulateMediaType(media);
    await page.setContent(html, { waitUntil: 'load' });
    const pairs = new Set<string>();
    for (const target of ['', 'main h1[id], main h2[id]', '.sources > li[id]']) {
      const found = (await page.evaluate(`(() => {
        if (${JSON.stringify(target)}) location.hash = document.querySelector(${JSON.stringify(target)})?.id ?? '';
        const seen = new Set();
        const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        while (words.nextNode()) {
          const element = words.currentNode.parentElement;
          if (!words.currentNode.data.trim() || element.closest('svg, style') || !element.getClientRects().length) continue;
          let behind = element;
          while (behind && getComputedStyle(behind).backgroundColor === 'rgba(0, 0, 0, 0)') behind = behind.parentElement;
          // On paper the ground of an opener is its page's.
          const ground = behind ? getComputedStyle(behind).backgroundColor : element.closest('.area') ? 'tint' : 'paper';
          seen.add(getComputedStyle(element).color + ' on ' + ground);
        }
        return [...seen];
      })()`)) as string[];
      for (const pair of found) pairs.add(pair.split(' on ').map(nameOf).join(' on '));
    }
    return pairs;
  } finally {
    await page.close();
  }
}

test('every pair of text and ground that the styles make is in the table of contrasts', async () => {
  const found = new Set<string>();
  for (const ground of ['tint', 'paper', 'solid'] as const) {
    for (const media of ['screen', 'print'] as const) {
      for (const pair of await pairsOf(await pageOf(ground, media), media)) found.add(pair);
    }
  }
  const held = new Set(contrastFloors.map(([text, ground]) => `${text} on ${ground}`));
  expect([...found].filter((pair) => !held.has(pair))).toEqual([]);
  // The walk saw what there is to see: text of every kind, and each of the grounds.
  expect([...found]).toEqual(
    expect.arrayContaining([
      'ink on paper',
      'ink2 on paper',
      'brand on paper',
      'brand on tint',
      'accent on paper',
      'ink on tint2',
      'onSolid on solid',
    ]),
  );
}, 120_000);

test('every pair that a shell of a place may set is one that themes hold for text', () => {
  const held = contrastFloors
    .filter(([, , floor]) => floor >= 4.5)
    .map(([text, ground]) => `${text} on ${ground}`);
  const pairs = Object.entries(pairsOfShells).flatMap(([ground, inks]) =>
    inks.map((ink) => `${ink} on ${ground}`),
  );
  expect(pairs.filter((pair) => !held.includes(pair))).toEqual([]);
});
