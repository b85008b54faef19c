import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { getDocument, OPS, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';

export interface PrintedPages {
  readonly pages: number;
  /** Page number, from 1, of every block that a link of the document leads to. */
  readonly numbers: ReadonlyMap<string, number>;
}

/**
 * Reads a PDF back: page numbers, and whether it shows the text that it should.
 *
 * @param families the documents' fonts; empty: any font will do
 * @throws Error where the bytes are no PDF, where it has no text or no embedded font (Chromium prints an empty page and
 *   says nothing when it could not use what it was given), where characters came from a font of the machine, or where
 *   something wider than its page made Chromium shrink the whole document.
 */
export async function readPrintedPages(
  bytes: Uint8Array,
  families: readonly string[] = [],
): Promise<PrintedPages> {
  const task = getDocument({
    // pdfjs takes the buffer it is given for itself.
    data: bytes.slice(),
    verbosity: VerbosityLevel.ERRORS,
    useSystemFonts: false,
    // Names of fonts, for the message that a borrowed one needs.
    fontExtraProperties: true,
  });
  try {
    const pdf = await task.promise;
    const fonts = embeddedFonts(bytes);
    if (fonts.length === 0) throw new Error('The printed PDF has no embedded font: its text was lost.');
    if (!(await holdsText(pdf))) throw new Error('The printed PDF has no text.');
    const stranger = families.length === 0 ? undefined : fonts.find((name) => !isOneOf(families, name));
    if (stranger !== undefined) throw await borrowed(pdf, stranger, families);
    if (await isShrunk(pdf)) {
      throw new Error(
        'Something in the document is wider than its page, and the browser shrank everything to fit. Look for a table, a picture or a long word that cannot be broken.',
      );
    }
    const numbers = new Map<string, number>();
    for (const [name, destination] of await pdf.getDestinations()) {
      const [page] = destination;
      if (page) numbers.set(name, (await pdf.getPageIndex(page)) + 1);
    }
    return { pages: pdf.numPages, numbers };
  } finally {
    await task.destroy();
  }
}

/** Names like «AAAAAA+SourceSans3-Regular». Chromium writes font descriptors outside of compressed streams. */
function embeddedFonts(bytes: Uint8Array): string[] {
  const text = new TextDecoder('latin1').decode(bytes);
  if (!/\/FontFile[23]?\s/u.test(text)) return [];
  return [...text.matchAll(/\/FontName\s*\/([^\s/<>[\]()]+)/gu)].map(([, name]) => name ?? '');
}

function isOneOf(families: readonly string[], fontName: string): boolean {
  const name = fontName.replace(/^[A-Z]{6}\+/u, '');
  return families.some((family) => name.startsWith(family.replaceAll(' ', '')));
}

async function holdsText(pdf: PDFDocumentProxy): Promise<boolean> {
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent();
    page.cleanup();
    if (items.some((item) => 'str' in item && item.str.trim() !== '')) return true;
  }
  return false;
}

/** Chromium draws a CSS pixel as 0.75 pt, by one or two transformations at the start of a page without margin boxes. */
async function isShrunk(pdf: PDFDocumentProxy): Promise<boolean> {
  const page = await pdf.getPage(1);
  const { fnArray, argsArray } = await page.getOperatorList();
  page.cleanup();
  let scale = 1;
  const scales = fnArray.flatMap((operator, i) => {
    if (operator !== OPS.transform) return [];
    const [factor] = argsArray[i] as readonly number[];
    scale *= Math.abs(factor ?? 1);
    return [scale];
  });
  return scales.length > 0 && !scales.slice(0, 3).some((s) => Math.abs(s - 0.75) < 0.001);
}

async function borrowed(pdf: PDFDocumentProxy, font: string, families: readonly string[]): Promise<Error> {
  const place = await findFont(pdf, font);
  const where = place ? `"${place.text}" on page ${place.page}` : 'Some text';
  return new Error(
    `${where} is printed in ${font.replace(/^[A-Z]{6}\+/u, '')}, a font of this machine: ${[...new Set(families)].join(', ')} lack these characters, or could not be used.`,
  );
}

async function findFont(
  pdf: PDFDocumentProxy,
  font: string,
): Promise<{ text: string; page: number } | undefined> {
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    // Names of fonts are known to pdfjs only once the page's operators were read.
    await page.getOperatorList();
    const { items } = await page.getTextContent();
    for (const item of items) {
      if (!('str' in item) || item.str.trim() === '' || !page.commonObjs.has(item.fontName)) continue;
      const { name } = page.commonObjs.get(item.fontName) as { name?: string };
      if (name === font) return { text: item.str, page: number };
    }
  }
  return undefined;
}
