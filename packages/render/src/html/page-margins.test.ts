import { expect, test } from 'vitest';
import { pageMargins } from './page-margins.ts';

const inMillimetres = (styles: string) => {
  const { upright, wide } = pageMargins(styles);
  return [upright.top, upright.bottom, wide.top, wide.bottom].map((one) => Math.round((one / 72) * 254) / 10);
};

test('a style sheet without margins leaves no room for furniture', () => {
  expect(inMillimetres('p { margin: 3mm }')).toEqual([0, 0, 0, 0]);
});

test('of all pages the largest margins count, and not those of boxes in them', () => {
  expect(
    inMillimetres(
      '@page { margin: 30mm 20mm 2cm; @top-left { margin: 90mm } } @page cover { margin: 0 } :root { --wide-margin: 26mm }',
    ),
  ).toEqual([30, 20, 26, 26]);
  expect(inMillimetres('@page { margin-top: 1in; margin-bottom: 72pt }')).toEqual([25.4, 25.4, 25.4, 25.4]);
});

test('a margin that depends on something else is refused', () => {
  expect(() => pageMargins('@page { margin: 3rem }')).toThrow('gives a page the margin "3rem"');
});
