import { Buffer } from 'node:buffer';
import type { Pdf } from '../read/read-objects.ts';
import { type Dict, latin1, Stream } from '../read/values.ts';
import { packed } from '../write/write-pdf.ts';

/** Ligatures as characters (Unicode, FB00 to FB06), and the letters that they are. */
const letters: Readonly<Record<string, string>> = {
  FB00: 'ff',
  FB01: 'fi',
  FB02: 'fl',
  FB03: 'ffi',
  FB04: 'ffl',
  FB05: 'st',
  FB06: 'st',
};

/** What glyphs say, for other readers: a ligature says its letters. */
export function cleanMapping(pdf: Pdf, font: Dict | undefined): void {
  const mapping = pdf.get(font?.get('ToUnicode'));
  if (!(mapping instanceof Stream)) return;
  const given = latin1(pdf.inflate(mapping));
  const made = given.replace(/beginbfchar[\s\S]*?endbfchar/gu, (block) =>
    block.replace(/(<[0-9A-F]+>\s*)<([0-9A-F]{4})>/giu, (whole, code: string, to: string) => {
      const plain = letters[to.toUpperCase()];
      if (plain === undefined) return whole;
      const hex = [...plain].map((char) => char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0'));
      return `${code}<${hex.join('')}>`;
    }),
  );
  if (made === given) return;
  const { dict, bytes } = packed({}, Buffer.from(made, 'latin1'));
  // It may have had another filter, or none.
  mapping.dict.delete('DecodeParms');
  for (const [key, value] of dict) mapping.dict.set(key, value);
  mapping.bytes = bytes;
}
