import { type LanguageRules, type Wording, wording } from '@decode/model';
import { groupBlank as blanks, escapedPattern, numberSigns, numberValue } from '@decode/source';
import { wordPattern } from './wording-of.ts';

/** A number of a text. */
export interface Figure {
  readonly value: string;
  /** A share, an amount of money, or so many thousands: it counts no people. */
  readonly measured: boolean;
  /** A part of a hundred. */
  readonly share: boolean;
  /** So many thousands of what is counted, and not of money: rounded, then. */
  readonly rounded: boolean;
  /** As it is written, and what follows. */
  readonly text: string;
  readonly after: string;
}

/** What a language writes around its numbers (templates/base/wording), ready to be looked for. */
export interface Amounts {
  /** Behind a number that counts something. */
  readonly after: RegExp;
  readonly before: RegExp;
  /** Behind a part of a hundred. */
  readonly shares: RegExp;
  /** Behind a number that they make larger; the longer first: «mil millones» is no «mil». */
  readonly larger: readonly (readonly [words: RegExp, times: number])[];
  /** Any of those. */
  readonly anyLarger: RegExp;
  /** What a word counts, if it is a number. */
  readonly worth: (word: string) => number | undefined;
  readonly decades: RegExp | undefined;
  /** A time of the day with a full stop, in two parts. */
  readonly clock: RegExp | undefined;
}

/** ISO 4217, in capitals whatever the flags around it. */
const code = `(?-i:(?<!\\p{L})(?:${Intl.supportedValuesOf('currency').join('|')})(?!\\p{L}))`;
const known = new WeakMap<Wording, Amounts>();
const bare: Wording = wording.parse({});

/** What is looked for in a language; without wording, what all share. */
export function amountsOf(own: Wording = bare): Amounts {
  const ready = known.get(own);
  if (ready) return ready;
  const { shares, money, larger, numbers, decade, clock } = own.amounts;
  const behind = `^(?:${blanks}|-)?`;
  const any = (list: readonly string[]) => list.map(wordPattern).join('|') || '(?!)';
  const made: Amounts = {
    after: new RegExp(`${behind}(?:[%‰€$£]|${any([...shares, ...money])})|^${blanks}?${code}`, 'iu'),
    shares: new RegExp(`${behind}(?:%|${any(shares)})`, 'iu'),
    before: new RegExp(`(?:[€$£]|${code}|(?<!\\p{L})(?:${any(money)}))${blanks}?$`, 'iu'),
    larger: larger
      .flatMap(({ value, words }) => words.map((word) => ({ word, value })))
      .toSorted((a, b) => b.word.length - a.word.length)
      .map(({ word, value }) => [new RegExp(behind + wordPattern(word), 'iu'), value] as const),
    anyLarger: new RegExp(`${behind}(?:${any(larger.flatMap(({ words }) => words))})`, 'iu'),
    worth: worthOf(numbers),
    decades:
      decade === undefined
        ? undefined
        : new RegExp(`(?<!\\d)\\d{4}${escapedPattern(decade)}(?!\\p{L})`, 'gu'),
    clock:
      clock.length === 0
        ? undefined
        : new RegExp(`((?<!\\p{L})(?:${any(clock)})${blanks}\\d{1,2})\\.(\\d{2})`, 'giu'),
  };
  known.set(own, made);
  return made;
}

/** Among words with a star the longest that fits counts: «divpadsmit*» is no «div*». */
function worthOf(numbers: Readonly<Record<string, number>>): Amounts['worth'] {
  const entries = Object.entries(numbers);
  const whole = new Map(entries.filter(([word]) => !word.endsWith('*')));
  const stems = entries
    .filter(([word]) => word.endsWith('*'))
    .map(([word, value]) => [word.slice(0, -1), value] as const)
    .toSorted(([a], [b]) => b.length - a.length);
  return (word) => whole.get(word) ?? stems.find(([stem]) => word.startsWith(stem))?.[1];
}

const patterns = new Map<string, RegExp>();

/** Numbers in texts whose language writes them so; not digits within a word. */
function numberPattern(number: string): RegExp {
  let pattern = patterns.get(number);
  if (!pattern) {
    // A digit is quicker to see than what is not before it.
    pattern = new RegExp(`(?=\\d)(?<![\\p{L}\\d])${number}`, 'gu');
    patterns.set(number, pattern);
  }
  return pattern;
}

/** The values of all numbers, with their signs; «9 million» and «9 000 000» are the same. */
export function numbersIn(
  text: string,
  amounts: Amounts,
  rules: LanguageRules | undefined,
): readonly Figure[] {
  const pattern = numberPattern(numberSigns(rules).number);
  const { decades, clock } = amounts;
  // Once for the translations into all languages.
  const own = read.get(amounts) ?? new Map<string, readonly Figure[]>();
  if (own.size > mostKept) own.clear();
  read.set(amounts, own);
  const ready = own.get(text);
  if (ready) return ready;
  // Hours and minutes are two numbers, however they are written.
  let plain = text.includes(':') ? text.replace(/(\d{1,2}):(\d{2})(?!\d)/g, '$1 $2') : text;
  if (decades) plain = plain.replace(decades, ' ');
  if (clock && /\d\.\d\d/.test(plain)) plain = plain.replace(clock, '$1 $2');
  const figures = Array.from(plain.matchAll(pattern), (match) => new FoundFigure(match, amounts));
  own.set(text, figures);
  return figures;
}

/** What it counts is told by the words around it, which few ask for. */
class FoundFigure implements Figure {
  readonly value: string;
  readonly text: string;
  readonly after: string;
  readonly #before: string;
  readonly #larger: RegExp | undefined;
  readonly #amounts: Amounts;

  constructor({ 0: all, 1: whole = '', 2: part, index, input }: RegExpExecArray, amounts: Amounts) {
    this.text = all;
    this.after = input.slice(index + all.length, index + all.length + 40);
    this.#before = input.slice(Math.max(0, index - 12), index);
    this.#amounts = amounts;
    const [larger, times = 1] = amounts.anyLarger.test(this.after)
      ? (amounts.larger.find(([word]) => word.test(this.after)) ?? [])
      : [];
    this.#larger = larger;
    // Twelve digits: what the multiplication adds behind them is not meant.
    const number = Number((numberValue(whole, part) * times).toPrecision(12));
    this.value = `${signOf(this.#before)}${number}`;
  }

  get measured(): boolean {
    return this.#larger !== undefined || this.#isAmount(this.after);
  }

  get share(): boolean {
    return this.#amounts.shares.test(this.after);
  }

  get rounded(): boolean {
    return this.#larger !== undefined && !this.#isAmount(this.after.replace(this.#larger, ''));
  }

  #isAmount(rest: string): boolean {
    return this.#amounts.after.test(rest) || this.#amounts.before.test(this.#before);
  }
}

/** A language's amounts come with its rules: nobody asks with others. */
const read = new WeakMap<Amounts, Map<string, readonly Figure[]>>();
const mostKept = 500;

/** A sign stands at the number and at no word or number before it: «68–99 %» and «2014 –20» have a dash. */
function signOf(left: string): '' | '−' | '+' {
  if (!/[+\u2212–-]$/.test(left)) return '';
  if (/(?:^|[\s([«„“"'|/:])\+$/u.test(left)) return '+';
  if (/(?:^|[\s([«„“"'|/:])\u2212$/u.test(left)) return '−';
  return /(?:^|(?:^|[^\d%\s])\s+|[([«„“"'|/:])[-–]$/u.test(left) ? '−' : '';
}
