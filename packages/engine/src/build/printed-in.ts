import type { DocumentTexts } from '@decode/compose/bundles';

/** The documents that print the texts of a folder in a language. */
export function printedIn(
  folder: string,
  language: string,
  documents: readonly DocumentTexts[],
): readonly DocumentTexts[] {
  return documents.filter((made) => made.language === language && made.folders.includes(folder));
}
