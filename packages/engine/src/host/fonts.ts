import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FontFace } from '@decode/model';

const sans = import.meta.resolve('source-sans/package.json');
const serif = import.meta.resolve('source-serif/package.json');

/** Faces that the documents are set in: serif for what is read, sans for what is looked up, display for titles. */
const faces = [
  {
    family: 'Source Sans 3',
    from: sans,
    file: 'SourceSans3-Regular',
    weight: 400,
    italic: false,
  },
  { family: 'Source Sans 3', from: sans, file: 'SourceSans3-It', weight: 400, italic: true },
  {
    family: 'Source Sans 3',
    from: sans,
    file: 'SourceSans3-Semibold',
    weight: 600,
    italic: false,
  },
  {
    family: 'Source Serif 4',
    from: serif,
    file: 'SourceSerif4-Regular',
    weight: 400,
    italic: false,
  },
  { family: 'Source Serif 4', from: serif, file: 'SourceSerif4-It', weight: 400, italic: true },
  {
    family: 'Source Serif 4',
    from: serif,
    file: 'SourceSerif4-Semibold',
    weight: 600,
    italic: false,
  },
  {
    family: 'Source Serif 4 Display',
    from: serif,
    file: 'SourceSerif4Display-Regular',
    weight: 400,
    italic: false,
  },
] as const;

/** The font files, from their npm packages (SIL Open Font License 1.1). */
export function loadFonts(): Promise<FontFace[]> {
  return Promise.all(
    faces.map(async ({ family, weight, italic, file, from }) => {
      const folder = dirname(fileURLToPath(from));
      const [ttf, woff2] = await Promise.all([
        readFile(join(folder, 'TTF', `${file}.ttf`)),
        readFile(join(folder, 'WOFF2', 'TTF', `${file}.ttf.woff2`)),
      ]);
      return { family, weight, italic, ttf: new Uint8Array(ttf), woff2: new Uint8Array(woff2) };
    }),
  );
}
