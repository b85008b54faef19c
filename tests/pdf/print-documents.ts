import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { type BrowserChoice, createPrinter, launchBrowser } from '@decode/engine/host';
import type { Document } from '@decode/model';
import { formats, type Tools } from '@decode/render';
import type { NamedDocument } from '../documents/every-document.ts';

export interface Printed {
  readonly name: string;
  readonly document: Document;
  readonly bytes: Uint8Array;
  readonly file: string;
}

/** The PDF of each document, by one browser, also as a file in the folder. */
export async function printDocuments(
  documents: readonly NamedDocument[],
  choice: BrowserChoice,
  folder: string,
): Promise<Printed[]> {
  const printer = createPrinter({ pages: 1, launch: () => launchBrowser(choice, process.env, () => {}) });
  try {
    const made: Printed[] = [];
    for (const { name, document, assets } of documents) {
      const bytes = await formats.pdf.render(document, assets, { print: printer.print } as Tools);
      const file = join(folder, `${name}.pdf`);
      writeFileSync(file, bytes);
      made.push({ name, document, bytes, file });
    }
    return made;
  } finally {
    await printer.close();
  }
}
