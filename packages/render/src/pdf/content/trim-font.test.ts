import { Buffer } from 'node:buffer';
import { expect, test } from 'vitest';
import { withoutTables } from './trim-font.ts';

/** A font file of these tables. */
function fontOf(tables: Readonly<Record<string, Buffer>>): Buffer {
  const entries = Object.entries(tables);
  const head = Buffer.alloc(12 + 16 * entries.length);
  head.writeUInt32BE(0x00010000, 0);
  head.writeUInt16BE(entries.length, 4);
  const parts: Buffer[] = [head];
  let start = head.length;
  for (const [i, [tag, bytes]] of entries.entries()) {
    head.write(tag, 12 + 16 * i, 'latin1');
    head.writeUInt32BE(start, 12 + 16 * i + 8);
    head.writeUInt32BE(bytes.length, 12 + 16 * i + 12);
    const space = Buffer.alloc((4 - (bytes.length % 4)) % 4);
    parts.push(bytes, space);
    start += bytes.length + space.length;
  }
  return Buffer.concat(parts);
}

function tablesOf(font: Buffer): Record<string, Buffer> {
  return Object.fromEntries(
    Array.from({ length: font.readUInt16BE(4) }, (_, i) => {
      const at = 12 + 16 * i;
      const start = font.readUInt32BE(at + 8);
      return [font.toString('latin1', at, at + 4), font.subarray(start, start + font.readUInt32BE(at + 12))];
    }),
  );
}

const head = Buffer.from('0001000000010000aabbccdd5f0f3cf5', 'hex');
const glyphs = Buffer.from('glyphs of five words.');

test('tables for layout and characters go, all others stay as they are, and the sum of the file is right', () => {
  const [cmap, gpos] = [Buffer.alloc(9), Buffer.alloc(900)];
  const made = withoutTables(fontOf({ GPOS: gpos, cmap, glyf: glyphs, head, post: cmap }));
  if (!made) throw new Error('nothing was made');
  const tables = tablesOf(made);
  expect(Object.keys(tables)).toEqual(['glyf', 'head']);
  expect(tables['glyf']).toEqual(glyphs);
  // OpenType, «head»: with the adjustment in it the file adds up to this.
  let sum = 0;
  for (let at = 0; at < made.length; at += 4) sum = (sum + made.readUInt32BE(at)) >>> 0;
  expect(sum).toBe(0xb1b0afba);
});

test.each([
  ['a font without such tables', fontOf({ glyf: glyphs, head })],
  ['a font without head', fontOf({ glyf: glyphs, GPOS: glyphs })],
  ['a font that is cut off', fontOf({ GPOS: glyphs, head, glyf: glyphs }).subarray(0, 90)],
  ['no font', Buffer.from('no font')],
  ['outlines of another kind', Buffer.from('OTTO and more than that')],
])('%s stays as it is', (_, bytes) => {
  expect(withoutTables(bytes)).toBeUndefined();
});
