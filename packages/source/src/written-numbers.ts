import type { LanguageRules } from '@decode/model';

/** A blank of any width between groups of digits, as the text of a regular expression (flag u). */
export const groupBlank = '[ \\u00a0\\u2009\\u202f]';

/** How people write a number in a language, in either profile; texts of regular expressions. */
export interface NumberSigns {
  /** Between groups of three digits. */
  readonly group: string;
  readonly decimal: string;
  /** Digits with groups or without, then perhaps decimals: two captured parts. */
  readonly number: string;
}

const known = new WeakMap<LanguageRules, NumberSigns>();
const anywhere = signsOf([], ['.', ',']);

/** What is looked for in texts of a language; where it is not known, digits with blanks, and either decimal mark. */
export function numberSigns(rules: LanguageRules | undefined): NumberSigns {
  if (!rules) return anywhere;
  let signs = known.get(rules);
  if (!signs) {
    const profiles = [rules.profiles.eu, rules.profiles.national];
    signs = signsOf(
      profiles.map(({ group }) => group).filter((sign) => /\S/.test(sign)),
      profiles.map(({ decimal }) => decimal),
    );
    known.set(rules, signs);
  }
  return signs;
}

function signsOf(groups: readonly string[], decimals: readonly string[]): NumberSigns {
  const group = `(?:${[groupBlank, ...new Set(groups.map(escapedPattern))].join('|')})`;
  const decimal = `(?:${[...new Set(decimals.map(escapedPattern))].join('|')})`;
  return { group, decimal, number: `(\\d{1,3}(?:${group}\\d{3})+(?!\\d)|\\d+)(?:${decimal}(\\d+))?` };
}

/** Of the two parts that `NumberSigns.number` captures. */
export function numberValue(whole: string, decimals = ''): number {
  return Number(`${whole.replace(/\D/g, '')}.${decimals || '0'}`);
}

/** The value of a text that is one number, perhaps with a sign or as a share: both are left out of the value. */
export function readNumber(text: string, rules: LanguageRules | undefined): number | undefined {
  const match = new RegExp(`^[+\\u2212-]?${numberSigns(rules).number}${groupBlank}?%?$`, 'u').exec(
    text.trim(),
  );
  return match ? numberValue(match[1] ?? '', match[2]) : undefined;
}

/** The values of the numbers of a text, without their signs; not of digits within a word. */
export function numbersWritten(text: string, rules: LanguageRules | undefined): number[] {
  const pattern = new RegExp(`(?<![\\p{L}\\d])${numberSigns(rules).number}`, 'gu');
  return Array.from(text.matchAll(pattern), ([, whole = '', part]) => numberValue(whole, part));
}

/** A text as a regular expression that finds it. */
export function escapedPattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
