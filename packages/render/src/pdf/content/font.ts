import { damaged } from '../read/lexer.ts';
import type { Pdf } from '../read/read-objects.ts';
import { isName, latin1, Name, Stream, utf16, type Value } from '../read/values.ts';

export interface Font {
  /** PostScript name without the subset's tag: «SourceSans3-Regular». */
  readonly name: string;
  readonly embedded: boolean;
  /** Bytes of a character code: two for composite fonts (ISO 32000-1, 9.7), one for simple ones. */
  readonly codeBytes: 1 | 2;
  /** By character code, in thousandths of the font's size. */
  readonly widths: readonly (number | undefined)[];
  readonly defaultWidth: number;
  /** What a character code says (9.10.3). */
  readonly unicode: readonly (string | undefined)[];
  /** Codes that were added for glyphs that say something else in some places. */
  otherCodes?: { readonly glyph: number; readonly code: number; readonly text: string }[];
}

/** Ranges of hostile files are cut here: a font has no more glyphs. */
const mostGlyphs = 65_536;

/** Reads a font dictionary. Vertical writing and Type 3 fonts are not read: nothing here writes them. */
export function readFont(pdf: Pdf, value: Value | undefined): Font {
  const font = pdf.dict(value);
  const composite = isName(pdf.get(font?.get('Subtype')), 'Type0');
  const descendant = composite ? pdf.dict(pdf.array(font?.get('DescendantFonts'))?.[0]) : font;
  const descriptor = pdf.dict(descendant?.get('FontDescriptor'));
  const base = pdf.get(font?.get('BaseFont'));
  const unicode: string[] = [];
  const mapping = pdf.get(font?.get('ToUnicode'));
  if (mapping instanceof Stream) readMapping(latin1(pdf.inflate(mapping)), unicode);
  return {
    name: base instanceof Name ? base.value.replace(/^[A-Z]{6}\+/u, '') : 'a font without a name',
    embedded: ['FontFile', 'FontFile2', 'FontFile3'].some((key) => descriptor?.has(key)),
    codeBytes: composite ? 2 : 1,
    widths: composite ? readWidths(pdf, pdf.array(descendant?.get('W')) ?? []) : simpleWidths(pdf, font),
    defaultWidth: composite ? (pdf.number(descendant?.get('DW')) ?? 1000) : 0,
    unicode,
  };
}

/** 9.7.4.3: `first [widths]` or `first last width`. Glyphs are placed by them, so none is guessed. */
function readWidths(pdf: Pdf, entries: readonly Value[]): number[] {
  const widths: number[] = [];
  const number = (value: Value | undefined): number => {
    const found = pdf.number(value);
    if (found === undefined) throw damaged('the widths of a font cannot be read');
    return found;
  };
  for (let i = 0; i < entries.length; ) {
    const first = number(entries[i]);
    const list = pdf.array(entries[i + 1]);
    if (list) {
      for (const [j, width] of list.entries()) if (first + j < mostGlyphs) widths[first + j] = number(width);
      i += 2;
    } else {
      const last = Math.min(number(entries[i + 1]), mostGlyphs);
      for (let code = first; code <= last; code++) widths[code] = number(entries[i + 2]);
      i += 3;
    }
  }
  return widths;
}

function simpleWidths(pdf: Pdf, font: Map<string, Value> | undefined): number[] {
  const first = pdf.number(font?.get('FirstChar')) ?? 0;
  const widths: number[] = [];
  for (const [i, width] of (pdf.array(font?.get('Widths')) ?? []).entries())
    if (first + i >= 0 && first + i < 256) widths[first + i] = Number(width);
  return widths;
}

/** The `bfchar` and `bfrange` lines of a ToUnicode CMap. */
function readMapping(cmap: string, unicode: string[]): void {
  for (const [, block = ''] of cmap.matchAll(/beginbfchar([\s\S]*?)endbfchar/gu))
    for (const [, code = '', to = ''] of block.matchAll(/<([0-9A-F]+)>\s*<([0-9A-F]+)>/giu))
      set(unicode, Number.parseInt(code, 16), decode(to));
  for (const [, block = ''] of cmap.matchAll(/beginbfrange([\s\S]*?)endbfrange/gu))
    for (const [, from = '', to = '', start, list] of block.matchAll(
      /<([0-9A-F]+)>\s*<([0-9A-F]+)>\s*(?:<([0-9A-F]+)>|\[([^\]]*)\])/giu,
    )) {
      const first = Number.parseInt(from, 16);
      const count = Math.min(Number.parseInt(to, 16), mostGlyphs) - first + 1;
      const texts = list?.match(/[0-9A-F]+/giu);
      const base = decode(start ?? '');
      for (let i = 0; i < count; i++) {
        if (texts) set(unicode, first + i, decode(texts[i] ?? ''));
        else if (base !== '')
          set(
            unicode,
            first + i,
            base.slice(0, -1) + String.fromCharCode(base.charCodeAt(base.length - 1) + i),
          );
      }
    }
}

function set(unicode: string[], code: number, text: string): void {
  if (code < mostGlyphs) unicode[code] = text;
}

function decode(hex: string): string {
  return utf16(Uint8Array.from(hex.match(/../gu) ?? [], (pair) => Number.parseInt(pair, 16)));
}
