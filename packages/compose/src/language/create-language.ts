import type { LanguageRules } from '@decode/model';
import { createDates, type Dates } from './create-dates.ts';
import { createNumbers, type Numbers, type Profile } from './create-numbers.ts';

/** How one language writes what is generated. Pure: the same answers on every machine, whatever its language and clock. */
export interface Language extends Numbers, Dates {
  readonly tag: string;
  readonly profile: Profile;
  readonly rules: LanguageRules;
  /** «A, B and C»; in Spanish «e» before i. */
  list(items: readonly string[], kind?: 'and' | 'or'): string;
  /** Class of a number in CLDR: zero, one, two, few, many, other. */
  plural(value: number): Intl.LDMLPluralRule;
  /** In the order of the language's own alphabet; digits by their value. */
  sort<T>(items: readonly T[], text: (item: T) => string): T[];
  sort(items: readonly string[]): string[];
  /** Name of a language by its tag: «Latvian». */
  languageName(tag: string): string;
  /** First letter in upper case, for a phrase that opens a sentence. */
  capital(text: string): string;
}

export function createLanguage(rules: LanguageRules, profile: Profile): Language {
  const lists = {
    and: new Intl.ListFormat(rules.intl, { type: 'conjunction' }),
    or: new Intl.ListFormat(rules.intl, { type: 'disjunction' }),
  };
  const languages = new Intl.DisplayNames(rules.intl, { type: 'language' });
  const plurals = new Intl.PluralRules(rules.intl);
  const collator = new Intl.Collator(rules.intl, { numeric: true });
  return {
    tag: rules.tag,
    profile,
    rules,
    ...createNumbers(rules, profile),
    ...createDates(rules),
    list: (items, kind = 'and') => lists[kind].format(items),
    plural: (value) => plurals.select(value),
    sort: <T>(items: readonly T[], text: (item: T) => string = String): T[] =>
      items.toSorted((a, b) => collator.compare(text(a), text(b))),
    languageName: (tag) => languages.of(tag) ?? tag,
    capital: (text) => text.replace(/^\p{Ll}/u, (letter) => letter.toLocaleUpperCase(rules.intl)),
  };
}
