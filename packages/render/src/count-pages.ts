import { openPackage, PackageError } from '@decode/ooxml';
import { pagesOf, readPdf } from './pdf/reader.ts';

/** Pages of a PDF; undefined where it is none that can be read. */
export async function countPages(pdf: Uint8Array): Promise<number | undefined> {
  try {
    return pagesOf(readPdf(pdf)).length;
  } catch {
    return undefined;
  }
}

/** Pages of a Word document as its properties tell them: only those that an office program laid out do. */
export async function countWordPages(docx: Uint8Array): Promise<number | undefined> {
  try {
    const count = /<Pages>(\d+)<\/Pages>/.exec(openPackage(docx).text('docProps/app.xml'))?.[1];
    return count === undefined ? undefined : Number(count);
  } catch (cause) {
    if (cause instanceof PackageError) return undefined;
    throw cause;
  }
}
