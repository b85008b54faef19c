/**
 * Text for formats whose lines nobody knows beforehand. Soft hyphens are for cells on paper, where the PDF writer takes
 * them out of the text again; anywhere else they would go along into searches and copies.
 */
export function withoutSoftHyphens(text: string): string {
  return text.replaceAll('\u00ad', '');
}
