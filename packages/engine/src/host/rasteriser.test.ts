import { describe, expect, test } from 'vitest';
import { loadFonts } from './fonts.ts';
import { createRasteriser } from './rasteriser.ts';

const rasteriser = createRasteriser(loadFonts);
const svg = (inner: string, more = 'width="40" height="20"') =>
  new TextEncoder().encode(
    `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ${more}>${inner}</svg>`,
  );
/** Width and height in a PNG's header (https://www.w3.org/TR/png-3/#11IHDR). */
const size = (png: Uint8Array) => {
  const view = new DataView(png.buffer, png.byteOffset);
  return [view.getUint32(16), view.getUint32(20)];
};

describe('drawing', () => {
  test('at the scale that is asked for, the same every time', async () => {
    const png = await rasteriser.rasterise(svg('<circle r="9"/>'), 3);
    expect(size(png)).toEqual([120, 60]);
    expect(await createRasteriser(loadFonts).rasterise(svg('<circle r="9"/>'), 3)).toEqual(png);
  });

  test('words in the documents’ fonts', async () => {
    const words = (family: string) => svg(`<text y="15" font-family="'${family}'">Ģimene</text>`);
    const empty = await rasteriser.rasterise(svg(''), 2);
    const sans = await rasteriser.rasterise(words('Source Sans 3'), 2);
    expect(sans).not.toEqual(empty);
    expect(await rasteriser.rasterise(words('Source Serif 4'), 2)).not.toEqual(sans);
  });

  test('no file and no address is opened', async () => {
    const empty = await rasteriser.rasterise(svg(''), 1);
    for (const target of ['/etc/passwd', 'file:///etc/passwd', 'https://example.org/a.png']) {
      expect(
        await rasteriser.rasterise(svg(`<image width="9" height="9" xlink:href="${target}"/>`), 1),
      ).toEqual(empty);
    }
  });

  test('a picture too large for any page is refused before it is drawn', async () => {
    await expect(rasteriser.rasterise(svg('', 'width="100000" height="100000"'), 1)).rejects.toThrow(
      'too large',
    );
  });

  test('what is no picture is an error', async () => {
    await expect(rasteriser.rasterise(new TextEncoder().encode('Dear Sir'), 1)).rejects.toThrow();
  });
});
