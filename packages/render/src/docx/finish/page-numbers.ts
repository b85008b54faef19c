import type { LayOut } from '@decode/model';
import { type Package, savePackage } from '@decode/ooxml';
import { pagesOf, readPdf } from '../../pdf/read/read-objects.ts';
import { readDestinations } from '../../pdf/structure/read-navigation.ts';
import { unknownPage } from '../word-xml.ts';
import { extendedPart } from './properties.ts';

const main = 'word/document.xml';

/** A field of a page number, from its bookmark to the slot for the number. */
const slot = new RegExp(
  `( PAGEREF (\\w+) \\\\h </w:instrText>.{0,400}?<w:t xml:space="preserve">)${unknownPage}<`,
  'gs',
);

/**
 * Puts its page number into every field of the finished document that shows one. The slots stand at the ends of lines and
 * alone in cells, so that filling them moves no line.
 *
 * @throws Error where what is referred to stands on no page: no number is made up
 */
export async function fillPageNumbers(pkg: Package, layOut: LayOut): Promise<void> {
  const { total, pages } = readPages(await layOut(savePackage(pkg, true)));
  pkg.set(main, fillPages(pkg.text(main), pages));
  pkg.set('docProps/app.xml', extendedPart(total));
}

/**
 * @throws Error where a field has no page, or no slot: the digits of an empty slot read as a page number
 */
export function fillPages(xml: string, pages: ReadonlyMap<string, number>): string {
  let filled = 0;
  const made = xml.replace(slot, (_, before: string, name: string) => {
    const page = pages.get(destinationName(name));
    if (page === undefined) throw new Error(`"${name}" is referred to, but stands on no page`);
    filled++;
    return `${before}${page}<`;
  });
  const fields = xml.match(/<w:instrText[^>]*> PAGEREF /g)?.length ?? 0;
  if (filled !== fields)
    throw new Error(`${fields} fields show page numbers, and ${filled} of them could be filled`);
  return made;
}

/** Number of pages of a PDF, and the page from 1 of each of its named destinations. @throws Error where it is none */
export function readPages(bytes: Uint8Array): {
  readonly total: number;
  readonly pages: ReadonlyMap<string, number>;
} {
  const pdf = readPdf(bytes);
  const pages = pagesOf(pdf);
  const root = pdf.dict(pdf.trailer.get('Root')) ?? new Map();
  const pageOf = new Map(pages.map(({ ref }, index) => [ref, index]));
  const places = readDestinations(pdf, root, pageOf);
  return { total: pages.length, pages: new Map([...places].map(([key, { page }]) => [key, page])) };
}

/** LibreOffice writes what is neither letter nor digit as its code: `_` becomes `5F`. */
export function destinationName(bookmark: string): string {
  return bookmark.replaceAll('_', '5F');
}
