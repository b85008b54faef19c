import type { LayOut } from '@decode/model';
import { openPackage, savePackage } from '@decode/ooxml';
import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { unknownPage } from '../word-xml.ts';
import { trusted } from './finish.ts';
import { extendedPart } from './properties.ts';

const main = 'word/document.xml';

/** A field of a page number, from its bookmark to the slot for the number. */
const slot = new RegExp(
  `( PAGEREF (\\w+) \\\\h </w:instrText>.{0,400}?<w:t xml:space="preserve">)${unknownPage}<`,
  'gs',
);

/**
 * The finished document with its page number in every field that shows one. The slots stand at the ends of lines and
 * alone in cells, so that filling them moves no line.
 *
 * @throws Error where what is referred to stands on no page: no number is made up
 */
export async function withPageNumbers(docx: Uint8Array, layOut: LayOut): Promise<Uint8Array> {
  const { total, pages } = await readPages(await layOut(docx));
  const pkg = openPackage(docx, trusted);
  pkg.set(main, fillPages(pkg.text(main), pages));
  pkg.set('docProps/app.xml', extendedPart(total));
  return savePackage(pkg);
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

/** Pages of a PDF by the names of its destinations, from 1. */
export async function readPages(
  pdf: Uint8Array,
): Promise<{ readonly total: number; readonly pages: ReadonlyMap<string, number> }> {
  // pdfjs takes the buffer it is given for itself.
  const task = getDocument({ data: new Uint8Array(pdf), verbosity: VerbosityLevel.ERRORS });
  try {
    const document = await task.promise;
    const numbers = new Map<string, Promise<number>>();
    const pages = new Map<string, number>();
    for (const [name, [page]] of await document.getDestinations()) {
      const key = JSON.stringify(page);
      if (!numbers.has(key)) numbers.set(key, document.getPageIndex(page));
      pages.set(name, ((await numbers.get(key)) ?? 0) + 1);
    }
    return { total: document.numPages, pages };
  } finally {
    await task.destroy();
  }
}

/** LibreOffice writes what is neither letter nor digit as its code: `_` becomes `5F`. */
export function destinationName(bookmark: string): string {
  return bookmark.replaceAll('_', '5F');
}
