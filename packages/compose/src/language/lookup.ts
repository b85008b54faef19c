import { type Bundle, type CatalogueEntry, type LanguageRules, languageChain } from '@decode/model';

/** What is said for a language, or for the one without its region. */
export function lookup<T>(of: (tag: string) => T | undefined, tag: string): T | undefined {
  for (const language of languageChain(tag)) {
    const found = of(language);
    if (found !== undefined) return found;
  }
  return undefined;
}

const respelled = new WeakMap<CatalogueEntry, Map<string, CatalogueEntry>>();

/** A unit's translation; one that is taken from the language without region is spelled as the region does. */
export function entryOf(bundle: Bundle, id: string, rules: LanguageRules): CatalogueEntry | undefined {
  const own = bundle.catalogues.get(rules.tag)?.entries.get(id);
  if (own && own.target !== '') return own;
  // An empty entry of its own is where the translation belongs.
  const [, language = ''] = languageChain(rules.tag);
  const entry = bundle.catalogues.get(language)?.entries.get(id);
  if (!entry || entry.target === '') return own;
  const changes = Object.entries(rules.spelling);
  if (!changes.some(([letters]) => entry.target.includes(letters))) return entry;
  const known = respelled.get(entry) ?? new Map<string, CatalogueEntry>();
  respelled.set(entry, known);
  let spelled = known.get(rules.tag);
  if (!spelled) {
    const target = changes.reduce((text, [letters, own]) => text.replaceAll(letters, own), entry.target);
    spelled = { ...entry, target };
    known.set(rules.tag, spelled);
  }
  return spelled;
}
