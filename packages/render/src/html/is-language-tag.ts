/** Well formed by BCP 47: the language of a PDF's element must be (ISO 14289-1, 7.2). */
export function isLanguageTag(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}
