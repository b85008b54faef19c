import { describe, expect, it } from 'vitest';
import { pictureSize } from './picture-size.ts';

const svg = (text: string) => new TextEncoder().encode(text);

/** The first chunk of a PNG of this size. */
function png(width: number, height: number): Uint8Array {
  const bytes = new Uint8Array(33);
  bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  new DataView(bytes.buffer).setUint32(16, width);
  new DataView(bytes.buffer).setUint32(20, height);
  return bytes;
}

describe('pictureSize', () => {
  it.each([
    ['a PNG', png(300, 120), { type: 'image/png', width: 300, height: 120 }],
    [
      'an SVG with a size',
      svg('<svg width="40" height="20px" viewBox="0 0 4 2"/>'),
      { type: 'image/svg+xml', width: 40, height: 20 },
    ],
    [
      'an SVG with a view box',
      svg('<svg viewBox="0 0 4 2"/>'),
      { type: 'image/svg+xml', width: 4, height: 2 },
    ],
    ['a PNG that would fill the memory', png(60_000, 60_000), undefined],
    ['a PNG without a size', png(0, 0), undefined],
    ['another kind of file', svg('GIF89a'), undefined],
  ])('%s', (_, bytes, size) => {
    expect(pictureSize(bytes)).toEqual(size);
  });
});
