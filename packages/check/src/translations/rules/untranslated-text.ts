import { languageChain } from '@decode/model';
import { saidIn } from '../said-in.ts';
import type { TranslatedText, TranslationRule } from '../translation-rule.ts';

/** Fields that hold names, which languages may share. */
const naming =
  /^(?:geography\.(?:name|areas\..*)|places\.name|location|owner|(?:.*\.)?(?:where|dataSource|unit))$/;
const smallWord = /(?<![\p{L}\p{N}_])\p{Ll}\p{L}{2,}(?![\p{L}\p{N}_])/u;
/** No acronym, and no letters among digits. */
const anyWord = /(?<![\p{L}\p{N}_])\p{L}\p{L}*\p{Ll}\p{L}*(?<=\p{L}{3})(?![\p{L}\p{N}_])/u;

export const untranslatedText: TranslationRule = {
  id: 'untranslated-text',
  severity: 'error',
  reason: 'A text that was copied and never translated counts as done.',
  *check(text, { rules }) {
    const { source, target, language } = text;
    // What begins with other letters is another text, whatever its marks.
    const first = /^[\p{L}\p{N} ,.]/u;
    if (source[0] !== target[0] && first.test(source) && first.test(target)) return;
    const words = text.sourceWords;
    if (words !== text.targetWords || !isToTranslate(text)) return;
    // Of a language that could not be read nobody knows what may be equal; that it could not is told.
    const own = languageChain(language).flatMap((tag) => rules.get(tag) ?? []);
    if (own.length === 0 || own.some(({ sameAsEnglish }) => sameAsEnglish.includes(words))) return;
    yield {
      found: `The translation of «${words.length > 60 ? `${words.slice(0, 60)}…` : words}» is the source text, word for word.`,
      todo: `Translate it; if it is right so, add it to sameAsEnglish in templates/base/languages/${language}.yaml.`,
    };
  },
  examples: {
    bad: [
      { language: 'lv', source: 'Places in nurseries per year', target: 'Places in nurseries per year' },
      { language: 'lv', source: 'Fairness', target: 'Fairness', kind: 'heading' },
      { language: 'de', source: 'Schools', target: '*Schools*', kind: 'partners.role' },
      { language: 'pl', source: 'European Social Fund Plus', target: 'European Social Fund Plus' },
      { language: 'lv', source: 'Summary', target: 'Summary', kind: 'message' },
      { language: 'lv', source: 'Source: {name}', target: 'Source: {name}', kind: 'message' },
      { language: 'da', source: 'Turin, Italy', target: 'Turin, Italy', kind: 'evidence.where' },
      { language: 'es', source: 'Norway', target: 'Norway', kind: 'evidence.where' },
    ],
    good: [
      { language: 'da', source: 'Status', target: 'Status', kind: 'message' },
      { language: 'lv', source: '{page} / {pages}', target: '{page} / {pages}', kind: 'message' },
      { language: 'lv', source: '{{ place.name }}, 2026', target: '{{ place.name }}, 2026' },
      { language: 'lv', source: '*Stadtumbau Ost*{lang=de}', target: '*Stadtumbau Ost*{lang=de}' },
      { language: 'lv', source: 'EUR', target: 'EUR', kind: 'indicators.unit' },
      { language: 'lv', source: 'Latgale', target: 'Latgale', kind: 'geography.name' },
      { language: 'it', source: 'Oradea, Romania', target: 'Oradea, Romania', kind: 'evidence.where' },
    ],
  },
};

/** Whether a text that is the same in both languages has words that are not. */
function isToTranslate({ kind, source, sourceLanguage, language, sourceWords }: TranslatedText): boolean {
  if (kind === 'message') return /\p{L}/u.test(saidIn(kind, source, sourceLanguage));
  if (!naming.test(kind)) {
    const said = source.includes('{lang=') ? saidIn(kind, source, sourceLanguage) : sourceWords;
    return anyWord.test(said);
  }
  return smallWord.test(sourceWords) || namesCountry(sourceWords, sourceLanguage, language);
}

/** Whether one of the names, between commas, is a country that the other language calls otherwise. */
function namesCountry(names: string, from: string, to: string): boolean {
  const regions = regionsIn(from);
  return names.split(',').some((name) => {
    const region = regions.get(name.trim());
    return region !== undefined && new Intl.DisplayNames(to, { type: 'region' }).of(region) !== name.trim();
  });
}

const known = new Map<string, ReadonlyMap<string, string>>();
const letters = Array.from({ length: 26 }, (_, index) => String.fromCharCode(65 + index));

/** ISO 3166 codes by the names of a language (CLDR). */
function regionsIn(language: string): ReadonlyMap<string, string> {
  const ready = known.get(language);
  if (ready) return ready;
  const names = new Intl.DisplayNames(language, { type: 'region', fallback: 'none' });
  const made = new Map(letters.flatMap((a) => letters.map((b) => [names.of(a + b) ?? '', a + b] as const)));
  made.delete('');
  known.set(language, made);
  return made;
}
