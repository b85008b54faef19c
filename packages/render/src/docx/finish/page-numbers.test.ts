import { expect, test } from 'vitest';
import { pageField } from '../word-xml.ts';
import { fillPages } from './page-numbers.ts';

const pages = new Map([
  ['summary', 4],
  ['5Fplan', 12],
]);

test('every field gets the page of its own bookmark', () => {
  const filled = fillPages(`${pageField('summary', true)}${pageField('_plan', true)}`, pages);
  expect([...filled.matchAll(/>(\d+)</g)].map(([, page]) => page)).toEqual(['4', '12']);
});

test('a field without a page, or without a slot, stops the document', () => {
  expect(() => fillPages(pageField('other', true), pages)).toThrow('stands on no page');
  const far = pageField('summary', true).replace('<w:t ', `<w:rPr>${'<w:b/>'.repeat(100)}</w:rPr><w:t `);
  expect(() => fillPages(far, pages)).toThrow('1 fields show page numbers, and 0');
  // The slot of the next field is not for this one.
  expect(() => fillPages(pageField('summary', false) + pageField('_plan', true), pages)).toThrow('2 fields');
});
