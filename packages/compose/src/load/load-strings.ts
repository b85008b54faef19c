import { type Bundle, sourceLanguage, type Unit } from '@decode/model';
import { z } from 'zod';
import type { FolderReader } from './folder-reader.ts';

/** ICU messages: their braces are not the fields of prose, so they are not marked as such. */
const strings = z.record(
  z.string().regex(/^[a-z][A-Za-z0-9]*(\.[A-Za-z0-9]+)*$/, 'words joined by dots'),
  z.string().trim().min(1).max(1200),
);

/**
 * templates/base/strings: en.yaml and i18n/<language>.po. A string's key is its id for ever, so no lock is kept.
 * The words of measure forms are not here: forms/<country>/<form>.yaml has them in the country's own language.
 */
export async function loadStrings(base: FolderReader): Promise<Bundle> {
  const written = await base.yaml('strings/en.yaml', strings);
  const units: Unit[] = Object.entries(written?.value ?? {}).map(([id, message]) => ({
    id,
    kind: 'message',
    section: id.split('.')[0] ?? id,
    language: sourceLanguage,
    text: message,
    origin: written?.origin([id]) ?? {
      file: base.path('strings/en.yaml'),
      start: { line: 1, column: 1 },
      end: { line: 1, column: 1 },
    },
  }));
  return { folder: base.path('strings'), units, catalogues: await base.catalogues('strings/i18n') };
}
