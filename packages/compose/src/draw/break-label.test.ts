import { expect, test } from 'vitest';
import { breakLabel } from './break-label.ts';
import { textWidth } from './text-width.ts';
import { sizes } from './vega.ts';

const words = 'interruzione della serie storica';
const width = textWidth(words, sizes.axis);

test('words on a break stand behind it as long as they end within the plot', () => {
  expect(breakLabel(340 - 4 - width, words, 340)).toEqual({ align: 'left', dx: 4 });
  expect(breakLabel(341 - 4 - width, words, 340)).toEqual({ align: 'right', dx: -4 });
});
