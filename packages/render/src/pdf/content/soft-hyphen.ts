import { Buffer } from 'node:buffer';
import type { Pdf } from '../read/read-objects.ts';
import { type Dict, latin1, Stream } from '../read/values.ts';
import { type Draft, packed } from '../write/write-pdf.ts';
import type { Font } from './font.ts';
import type { Run } from './scan.ts';

/**
 * The hyphen that a line's end brings is a soft one (ISO 32000-1, 14.8.2.2.3), but fonts draw it with the glyph of the
 * hard one, and Chromium's replacement text for it makes other readers lose what follows. So the same glyph gets a
 * second code that says U+00AD.
 */
export function softenHyphen(run: Run): void {
  const { font, glyphs } = run;
  const glyph = glyphs.at(-1);
  if (glyph === undefined) return;
  const widths = font.widths as (number | undefined)[];
  const unicode = font.unicode as (string | undefined)[];
  // The first code that the font does not use.
  font.softHyphen ??= { glyph, code: Math.max(widths.length, unicode.length) };
  const { code } = font.softHyphen;
  widths[code] = widths[glyph] ?? font.defaultWidth;
  unicode[code] = '\u00ad';
  run.glyphs = [...glyphs.slice(0, -1), code];
  run.actualText = undefined;
}

/** Gives the font of the file the code, where `softenHyphen` used it. */
export function addSoftHyphen(draft: Draft, pdf: Pdf, font: Font, dictionary: Dict | undefined): void {
  const { softHyphen, widths } = font;
  if (!softHyphen) return;
  const { code, glyph } = softHyphen;
  const descendant = pdf.dict(pdf.array(dictionary?.get('DescendantFonts'))?.[0]);
  const mapping = pdf.get(dictionary?.get('ToUnicode'));
  if (!descendant || !(mapping instanceof Stream)) return;
  const cmap = latin1(pdf.inflate(mapping)).replace(
    /endcmap/u,
    `1 beginbfchar\n<${code.toString(16).toUpperCase().padStart(4, '0')}> <00AD>\nendbfchar\nendcmap`,
  );
  dictionary?.set('ToUnicode', draft.add(packed({}, Buffer.from(cmap, 'latin1'))));
  descendant.set('W', [...(pdf.array(descendant.get('W')) ?? []), code, [widths[code] ?? 0]]);
  // 9.7.4.2: two bytes of glyph for every code.
  const glyphs = Buffer.alloc(2 * (code + 1));
  for (let i = 0; i < code; i++) glyphs.writeUInt16BE(i, 2 * i);
  glyphs.writeUInt16BE(glyph, 2 * code);
  descendant.set('CIDToGIDMap', draft.add(packed({}, glyphs)));
}
