import { checkDocument, rangesOfFonts } from '@decode/check';
import { compose, loadProject } from '@decode/compose';
import widths from '@decode/compose/font-widths' with { type: 'json' };
import { loadFonts } from '@decode/engine/host';
import type { Document } from '@decode/model';
import { readCatalogue } from '@decode/translate';
import { parse } from 'opentype.js';
import { expect, test } from 'vitest';
import { everyDocument } from './documents/every-document.ts';
import { sampleDocument } from './documents/sample.ts';
import { foundRules } from './found-rules.ts';
import { edited, memoryFiles, smallestProject } from './project-files.ts';

const faces = (await loadFonts()).map(({ family, weight, italic, ttf }) => {
  const font = parse(ttf.buffer.slice(ttf.byteOffset, ttf.byteOffset + ttf.byteLength) as ArrayBuffer);
  return {
    name: `${family} ${weight}${italic ? ' italic' : ''}`,
    has: (letter: string) => font.charToGlyphIndex(letter) !== 0,
  };
});

/** Characters that browsers set without a glyph: line ends, and soft hyphens, which are drawn as hyphens. */
const drawnWithout = new Set(['\n', '\u00ad']);

/** Every character of a document, with a piece of text that it stands in. Markup of pictures counts as its text. */
function charactersOf(document: Document): Map<string, string> {
  const found = new Map<string, string>();
  const walk = (value: unknown): void => {
    if (typeof value === 'string') {
      for (const letter of value) if (!found.has(letter)) found.set(letter, value.slice(0, 80));
    } else if (value instanceof Uint8Array) walk(new TextDecoder().decode(value));
    else if (value instanceof Map) value.forEach(walk);
    else if (value && typeof value === 'object') Object.values(value).forEach(walk);
  };
  const drawings = [...document.media.values()].filter(({ type }) => type === 'image/svg+xml');
  walk([document.meta, document.body, drawings.map(({ bytes }) => bytes)]);
  return found;
}

test('the fonts lack what they should lack', () => {
  expect(faces.filter(({ has }) => has('城') || has('ع') || has('\u{1F3E0}'))).toEqual([]);
});

test('the rule that keeps authors to the fonts knows what every face has', () => {
  const ranges: [number, number][] = [];
  for (let code = 0; code <= 0x10ffff; code++) {
    if ((code >= 0xd800 && code <= 0xdfff) || !faces.every(({ has }) => has(String.fromCodePoint(code))))
      continue;
    const last = ranges.at(-1);
    if (last?.[1] === code - 1) last[1] = code;
    else ranges.push([code, code]);
  }
  const written = ranges.map((range) => [...new Set(range)].map((code) => code.toString(16)).join('-'));
  expect(rangesOfFonts).toBe(written.join(' '));
});

test('charts measure words with the widths of the font', async () => {
  for (const { family, weight, italic, ttf } of await loadFonts()) {
    if (family !== 'Source Sans 3' || italic) continue;
    const font = parse(ttf.buffer.slice(ttf.byteOffset, ttf.byteOffset + ttf.byteLength) as ArrayBuffer);
    const table = Object.entries<string>(widths[weight]).flatMap(([width, letters]) =>
      [...letters].map((letter): [string, number] => [letter, Number(width)]),
    );
    const wrong = table.filter(
      ([letter, width]) =>
        Math.round((font.charToGlyph(letter).advanceWidth / font.unitsPerEm) * 1000) !== width,
    );
    expect(wrong).toEqual([]);
    const known = new Set(table.map(([letter]) => letter));
    expect([...'0123456789 \u00a0−–%.,AZazĀžŁßñșț'].filter((letter) => !known.has(letter))).toEqual([]);
  }
});

const documents = everyDocument();

test('no straight quotation mark is left in any text of a document', async () => {
  const straight = (value: unknown): string[] => {
    if (Array.isArray(value)) return value.flatMap(straight);
    if (!value || typeof value !== 'object' || value instanceof Uint8Array) return [];
    if ('type' in value && value.type === 'text' && 'value' in value)
      return String(value.value).includes('"') ? [String(value.value)] : [];
    return Object.values(value).flatMap(straight);
  };
  for (const { name, document } of await documents) expect(straight(document.body), name).toEqual([]);
});

test('every character of every document is in every face: nothing is borrowed from the machine', async () => {
  const all = [...(await documents), { name: 'the sample', document: sampleDocument() }];
  expect(all.length).toBeGreaterThan(16);
  const lacking = all.flatMap(({ name, document }) =>
    [...charactersOf(document)]
      .filter(([letter]) => !drawnWithout.has(letter))
      .flatMap(([letter, text]) => {
        const without = faces.filter(({ has }) => !has(letter)).map((face) => face.name);
        const code = letter.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0');
        return without.length > 0 ? [`${name}: U+${code} is not in ${without.join(', ')}: "${text}"`] : [];
      }),
  );
  expect(lacking).toEqual([]);
});

test('a character that the fonts lack is an error at its place', async () => {
  const file = 'recommendations/proposals/first/en.md';
  const files = edited(smallestProject(), [{ file, replace: 'Parents wait', with: 'Parents 🏠 wait' }]);
  const project = await loadProject(memoryFiles(files), readCatalogue);
  const { document } = await compose(project, { template: 'somewhere', language: 'en', format: 'html' });
  expect(document && checkDocument(document, project, foundRules)).toEqual([
    {
      rule: 'not-in-fonts',
      severity: 'error',
      found: 'No font of the documents has the character «🏠» (U+1F3E0) of "Parents 🏠 wait for a".',
      todo: 'Write other characters, or words, in its place: the fonts have Latin, Greek and Cyrillic letters and the common signs.',
      why: 'It would be printed as an empty box, or in a font of this machine that no archive takes (PDF/UA-1, 7.21; PDF/A-2, 6.2.11).',
      origin: { file, start: { line: 3, column: 9 }, end: { line: 3, column: 11 } },
    },
  ]);
});

test.each([
  ['a name', 'templates/somewhere/place.yaml', 'nom: Somewhere Council', 'nom: Somewhere 城 Council'],
  ['a source', 'recommendations/sources.yaml', 'title: A first report', 'title: A first 城 report'],
  ['a label', 'templates/base/strings/en.yaml', 'part.contents: Contents', 'part.contents: Contents 城'],
])('so is one in %s, and nowhere else', async (_, file, replace, words) => {
  const files = edited(smallestProject(), [{ file, replace, with: words }]);
  const line = new TextDecoder()
    .decode(files.get(file))
    .split('\n')
    .findIndex((one) => one.includes('城'));
  const project = await loadProject(memoryFiles(files), readCatalogue);
  const { document } = await compose(project, { template: 'somewhere', language: 'en', format: 'html' });
  const told = document ? checkDocument(document, project, foundRules) : [];
  const places = told.filter(({ rule }) => rule === 'not-in-fonts').map(({ origin }) => origin);
  expect(new Set(places.map((origin) => `${origin?.file}:${origin?.start.line}`))).toEqual(
    new Set([`${file}:${line + 1}`]),
  );
});
