import type { Assets, Document, Printer } from '@decode/model';
import { renderPage } from '../html/render-page.ts';
import { readPrintedPages } from './read-pdf.ts';

/** Digits of a number that is not known yet; slots of this width keep the layout still. */
const unknown = '000';
/** Two passes are the rule; a third is taken where shorter numbers in the text moved a page break. */
const mostPasses = 4;

/**
 * The document as PDF: printed once to learn on which pages its blocks stand, and again with their numbers in the
 * contents and references, until no number changes.
 *
 * @throws Error where the print is empty, a target is on no page, or the numbers do not settle.
 */
export async function renderPdf(document: Document, assets: Assets, printer: Printer): Promise<Uint8Array> {
  const { lang, title } = document.meta;
  const families = assets.fonts.map(({ family }) => family);
  let known: ReadonlyMap<string, number> | undefined;
  for (let pass = 1; pass <= mostPasses; pass++) {
    const asked = new Set<string>();
    const numbers = known;
    const html = renderPage(document, assets, (target) => {
      asked.add(target);
      return numbers ? pageOf(target, numbers) : unknown;
    });
    const pdf = await printer.print(html, { lang, title });
    const printed = await readPrintedPages(pdf, families);
    for (const target of asked) pageOf(target, printed.numbers);
    if (numbers && [...asked].every((target) => numbers.get(target) === printed.numbers.get(target)))
      return pdf;
    if (asked.size === 0) return pdf;
    known = printed.numbers;
  }
  throw new Error(`The page numbers of the contents did not settle in ${mostPasses} prints.`);
}

function pageOf(target: string, numbers: ReadonlyMap<string, number>): string {
  const number = numbers.get(target);
  if (number === undefined)
    throw new Error(`"${target}" is in the contents or a reference, but on no page of the printed PDF.`);
  return String(number);
}
