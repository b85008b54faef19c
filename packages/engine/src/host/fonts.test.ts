import { expect, test } from 'vitest';
import { loadFonts } from './fonts.ts';

test('every face is there, as TrueType and as WOFF2', async () => {
  const fonts = await loadFonts();
  expect(fonts.map(({ family, weight, italic }) => `${family} ${weight}${italic ? ' italic' : ''}`)).toEqual([
    'Source Sans 3 400',
    'Source Sans 3 400 italic',
    'Source Sans 3 600',
    'Source Serif 4 400',
    'Source Serif 4 400 italic',
    'Source Serif 4 600',
    'Source Serif 4 Display 400',
  ]);
  for (const { ttf, woff2 } of fonts) {
    expect([...ttf.subarray(0, 4)]).toEqual([0, 1, 0, 0]);
    expect(Buffer.from(woff2.subarray(0, 4)).toString()).toBe('wOF2');
  }
});
