import { Buffer } from 'node:buffer';
import type { Pdf } from '../read/read-objects.ts';
import { type Dict, latin1, Stream, type Value } from '../read/values.ts';
import { type Draft, packed } from '../write/write-pdf.ts';
import type { Font } from './font.ts';
import type { Run } from './painted.ts';

/**
 * One glyph may stand for several characters: the hyphen of a line's end is a soft one (ISO 32000-1, 14.8.2.2.3), and an
 * apostrophe has two code points. Chromium's replacement text for them makes other readers lose what follows, so the
 * last glyph of the run gets a second code that says the text.
 */
export function sayOtherwise(run: Run, text: string): void {
  const { font, glyphs } = run;
  const glyph = glyphs.at(-1);
  if (glyph === undefined) return;
  const widths = font.widths as (number | undefined)[];
  const unicode = font.unicode as (string | undefined)[];
  font.otherCodes ??= [];
  let other = font.otherCodes.find((one) => one.glyph === glyph && one.text === text);
  if (!other) {
    // The first code that the font does not use.
    other = { glyph, text, code: Math.max(widths.length, unicode.length) };
    font.otherCodes.push(other);
    widths[other.code] = widths[glyph] ?? font.defaultWidth;
    unicode[other.code] = text;
  }
  run.glyphs = [...glyphs.slice(0, -1), other.code];
  run.actualText = undefined;
}

/** Gives the font of the file the codes that `sayOtherwise` used. */
export function addOtherCodes(draft: Draft, pdf: Pdf, font: Font, dictionary: Dict): void {
  const { otherCodes, widths } = font;
  const descendant = pdf.dict(pdf.array(dictionary.get('DescendantFonts'))?.[0]);
  const mapping = pdf.get(dictionary.get('ToUnicode'));
  if (!otherCodes || !descendant || !(mapping instanceof Stream)) return;
  const lines = otherCodes.map(
    ({ code, text }) =>
      `1 beginbfchar\n<${hex(code)}> <${[...text].map((_, i) => hex(text.charCodeAt(i))).join('')}>\nendbfchar\n`,
  );
  const cmap = latin1(pdf.inflate(mapping)).replace('endcmap', `${lines.join('')}endcmap`);
  dictionary.set('ToUnicode', draft.add(packed({}, Buffer.from(cmap, 'latin1'))));
  const entries = otherCodes.flatMap(({ code }): Value[] => [code, [widths[code] ?? 0]]);
  descendant.set('W', [...(pdf.array(descendant.get('W')) ?? []), ...entries]);
  // 9.7.4.2: two bytes of glyph for every code.
  const glyphs = Buffer.alloc(2 * Math.max(widths.length, font.unicode.length));
  for (let i = 0; 2 * i < glyphs.length; i++) glyphs.writeUInt16BE(i, 2 * i);
  for (const { code, glyph } of otherCodes) glyphs.writeUInt16BE(glyph, 2 * code);
  descendant.set('CIDToGIDMap', draft.add(packed({}, glyphs)));
}

function hex(code: number): string {
  return code.toString(16).toUpperCase().padStart(4, '0');
}
