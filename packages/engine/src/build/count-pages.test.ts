import { expect, test } from 'vitest';
import { countPages } from './count-pages.ts';

const count = (text: string) => countPages(new TextEncoder().encode(text));

test.each([
  ['<</Type /Pages\n/Count 12\n/Kids [2 0 R]>>', 12],
  ['<</Type/Pages/Parent 1 0 R/Count 8/Kids []>> <</Count 20 /Type /Pages /Kids []>>', 20],
  ['<</Type /Page /Count 3>>', undefined],
  ['no PDF', undefined],
])('%j has %j pages', (text, pages) => {
  expect(count(text)).toBe(pages);
});
