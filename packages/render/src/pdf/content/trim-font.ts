import { Buffer } from 'node:buffer';
import type { Pdf } from '../read/read-objects.ts';
import { type Dict, Stream } from '../read/values.ts';
import { packed } from '../write/write-pdf.ts';

/**
 * Tables (OpenType 1.9) that lay out text, map characters or tell about a font: in a PDF glyphs have their numbers and
 * places, and a font of CIDs needs none of these (ISO 32000-1, 9.9).
 */
const unused = new Set('BASE DSIG GDEF GPOS GSUB JSTF OS/2 STAT cmap gasp name post'.split(' '));

const headerSize = 12;
const recordSize = 16;

/** Leaves out of an embedded TrueType font what no reader of a PDF uses: a third of what Chromium embeds. */
export function trimFont(pdf: Pdf, font: Dict | undefined): void {
  const descendant = pdf.dict(pdf.array(font?.get('DescendantFonts'))?.[0]);
  const file = pdf.get(pdf.dict(descendant?.get('FontDescriptor'))?.get('FontFile2'));
  if (!(file instanceof Stream)) return;
  const made = withoutTables(Buffer.from(pdf.inflate(file)));
  if (!made) return;
  const { dict, bytes } = packed({ Length1: made.length }, made);
  file.dict.delete('DecodeParms');
  for (const [key, value] of dict) file.dict.set(key, value);
  file.bytes = bytes;
}

/** @returns undefined where nothing is to be left out, or the file is not as it should be: then it stays as it is. */
export function withoutTables(given: Buffer): Buffer | undefined {
  if (given.length < headerSize || given.readUInt32BE(0) !== 0x00010000) return undefined;
  const count = given.readUInt16BE(4);
  if (given.length < headerSize + count * recordSize) return undefined;
  const tables = Array.from({ length: count }, (_, i) => {
    const at = headerSize + i * recordSize;
    const [start, length] = [given.readUInt32BE(at + 8), given.readUInt32BE(at + 12)];
    return {
      tag: given.toString('latin1', at, at + 4),
      checksum: given.readUInt32BE(at + 4),
      bytes: given.subarray(start, start + length),
      whole: start + length <= given.length,
    };
  });
  const kept = tables.filter(({ tag }) => !unused.has(tag));
  const head = kept.find(({ tag }) => tag === 'head');
  if (kept.length === count || !head || head.bytes.length < 12 || tables.some(({ whole }) => !whole))
    return undefined;

  const made = Buffer.alloc(
    kept.reduce((size, { bytes }) => size + padded(bytes.length), headerSize + kept.length * recordSize),
  );
  made.writeUInt32BE(0x00010000, 0);
  made.writeUInt16BE(kept.length, 4);
  // What a binary search of the records needs.
  const power = Math.floor(Math.log2(kept.length));
  made.writeUInt16BE(recordSize * 2 ** power, 6);
  made.writeUInt16BE(power, 8);
  made.writeUInt16BE(recordSize * (kept.length - 2 ** power), 10);
  let start = headerSize + kept.length * recordSize;
  let adjustment = 0;
  for (const [i, { tag, checksum, bytes }] of kept.entries()) {
    const at = headerSize + i * recordSize;
    made.write(tag, at, 'latin1');
    made.writeUInt32BE(checksum, at + 4);
    made.writeUInt32BE(start, at + 8);
    made.writeUInt32BE(bytes.length, at + 12);
    bytes.copy(made, start);
    if (tag === 'head') adjustment = start + 8;
    start += padded(bytes.length);
  }
  // The sum of the whole file, made up to a constant.
  made.writeUInt32BE(0, adjustment);
  made.writeUInt32BE((0xb1b0afba - sumOf(made)) >>> 0, adjustment);
  return made;
}

function sumOf(bytes: Buffer): number {
  let sum = 0;
  for (let at = 0; at < bytes.length; at += 4) sum = (sum + bytes.readUInt32BE(at)) >>> 0;
  return sum;
}

function padded(length: number): number {
  return Math.ceil(length / 4) * 4;
}
