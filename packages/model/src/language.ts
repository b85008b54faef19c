import { z } from 'zod';
import { confirmation, currency, language } from './text.ts';

/** A pattern that holds the named tokens in braces and no others. */
function pattern(...tokens: readonly string[]) {
  return z
    .string()
    .refine((text) => [...text.matchAll(/\{(\w*)\}/g)].every(([, token]) => tokens.includes(token ?? '')), {
      error: `may hold ${tokens.map((token) => `{${token}}`).join(', ')} and no other word in braces`,
    });
}

/** One UTF-16 code unit: typography never changes the length of a text. */
const character = z.string().length(1);

const separators = z.strictObject({
  decimal: z.string(),
  /** Between groups of three digits. */
  group: z.string(),
  /** Fewest digits before the separator for grouping to start: 1 groups 1 234, 2 only from 12 345. */
  minimumGrouping: z.union([z.literal(1), z.literal(2)]),
  /** Between number and per cent sign. */
  percent: z.string(),
  money: pattern('amount', 'currency'),
  /** What stands for {currency} where it is not the ISO code: PLN is zł. */
  currencies: z.record(currency, z.string()).default({}),
});

const monthNames = z.array(z.string().min(1)).length(12);
const dayPattern = () => pattern('d', 'dd', 'm', 'mm', 'month', 'monthAlone', 'monthIn', 'yyyy');

/**
 * templates/base/languages/<tag>.yaml: the rules of one language that no library settles, each with its source.
 * Digits, month names, plural classes, lists and collation come from Intl; everything else from here.
 * Patterns hold `{d}`, `{dd}` day, `{m}`, `{mm}` month number, `{month}` month in the date's own case, `{monthAlone}`
 * nominative, `{monthIn}` as in «in May», `{yyyy}`. No-break spaces are written `\_` in double-quoted YAML.
 */
export const languageRules = z.strictObject({
  tag: language,
  /** Tag handed to Intl where it differs: en is en-GB. */
  intl: z.string(),
  name: z.string(),
  englishName: z.string(),
  sources: z.array(z.string()).min(1),
  profiles: z.strictObject({ eu: separators, national: separators }),
  /** Month names as they stand inside a date, where Intl's are in another case or form. Twelve. */
  monthsInDate: monthNames.optional(),
  monthsAlone: monthNames.optional(),
  /** As they stand in «in May», with the preposition where its form depends on the month. */
  monthsIn: monthNames.optional(),
  dates: z.strictObject({
    /** A day on a title page; `textIn` on that day, in running text. */
    text: dayPattern(),
    textIn: dayPattern(),
    table: dayPattern(),
    month: pattern('m', 'mm', 'month', 'monthAlone', 'monthIn', 'yyyy'),
    monthIn: pattern('m', 'mm', 'month', 'monthAlone', 'monthIn', 'yyyy'),
    year: pattern('yyyy'),
    yearIn: pattern('yyyy'),
    /** First and last year of a period. */
    years: pattern('from', 'to'),
    /** One year where `years` could stand: in a label, a cell, a list of years. */
    yearShort: pattern('yyyy').default('{yyyy}'),
    /** Days whose number or article is another: 1º in Italian. */
    days: z
      .array(
        z.strictObject({ day: z.number().int().min(1).max(31), text: dayPattern(), textIn: dayPattern() }),
      )
      .default([]),
  }),
  /** Between the ends of a range. */
  range: z.string(),
  time: pattern('h', 'hh', 'mm'),
  quotes: z.strictObject({ outer: z.tuple([character, character]), inner: z.tuple([character, character]) }),
  /** Regular expressions (flag u): the match begins with group 1, then one blank, which becomes a no-break space. */
  bind: z.array(
    z.strictObject({
      pattern: z.string().refine(isExpression, 'is not a regular expression'),
      why: z.string(),
    }),
  ),
  /** needs-review: no native reader has read the translations as a whole. Manifest, index and status say so. */
  status: confirmation.default('needs-review'),
  /** Labels that are written exactly as in English, confirmed one by one: everything else that is equal is untranslated. */
  sameAsEnglish: z.array(z.string()).default([]),
  /** Characters that are wrong in this language and what they should be: ş → ș. */
  replace: z.record(character, character).default({}),
  /** For a language with a region: what it spells otherwise in texts taken from the language itself, ß → ss. */
  spelling: z.record(z.string().min(1), z.string()).default({}),
  /** Letters without a capital in everyday use, and the capital they take among capitals: ß → ẞ in STRAẞE. */
  capitals: z.record(character, character).default({}),
  /**
   * Long words and the seams at which a narrow cell may break them: «bevölkerungs|voraus|berechnung» stands for every
   * word that begins so. Five letters or more on either side, each one confirmed by hand: the patterns that there are
   * break Latvian and Danish words wrongly.
   */
  seams: z
    .array(
      z.string().regex(/^\p{Ll}{5,}(\|\p{Ll}{5,})+$/u, 'lower-case letters, five or more on each side of |'),
    )
    .default([]),
  /** Words after which a name cannot stand in the nominative: a translator needs `case=` there. */
  prepositions: z.array(z.string().min(1)).default([]),
});
export type LanguageRules = z.infer<typeof languageRules>;

function isExpression(source: string): boolean {
  try {
    new RegExp(source, 'gu');
    return true;
  } catch {
    return false;
  }
}
