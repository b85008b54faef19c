import { expect, test } from 'vitest';
import { unexplained } from './unexplained.ts';

const pieces = ['Kaunas · Plan', 'Draft', 'Draft 2', '12'];

test.each(['', ' ', 'Kaunas · Plan12', '12 Draft 2', 'Draft212', 'DraftDraft'])(
  '%j is made of pieces',
  (text) => {
    expect(unexplained(text, pieces)).toBeUndefined();
  },
);

test.each([
  ['1', '1'],
  ['Kaunas', 'Kaunas'],
  ['12 Draft 3', '3'],
  ['Kaunas ·\u00a0Plan 7 and more', '7 and more'],
])('%j is not: %j is left', (text, rest) => {
  expect(unexplained(text, pieces)).toBe(rest);
});
