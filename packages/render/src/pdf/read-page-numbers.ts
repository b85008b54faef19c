import { pagesOf, readPdf } from './read/read-objects.ts';
import { readDestinations } from './structure/read-tags.ts';

/** Page, from 1, of every block that a link of the document leads to. */
export function readPageNumbers(bytes: Uint8Array): ReadonlyMap<string, number> {
  const pdf = readPdf(bytes);
  const pages = new Map(pagesOf(pdf).map(({ ref }, i) => [ref, i]));
  return readDestinations(pdf, pdf.dict(pdf.trailer.get('Root')) ?? new Map(), pages);
}
