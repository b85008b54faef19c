import type { LanguageRules } from '@decode/model';
import { opaque } from './flat-text.ts';

const noBreak = '\u00a0';

/** Signs that read the same in every language and belong to the number before them. */
const units =
  '%|‰|°C|K|€|EUR|PLN|RON|DKK|zł|lei|kr\\.|km\\/h|km²|km|m²|m³|cm|mm|µm|m|ha|kg|g|t\\s?CO₂|t|kWh|MWh|GWh|kW|MW|kB|MB|GB|dB|l|h|min|s|µg\\/m³|' +
  // Millions and milliards as the nine languages shorten them: one may name another's currency.
  'milj\\.|mljrd\\.|mlrd\\.?|mln\\.?|mld\\.?|Mio\\.|Mrd\\.|mio\\.|mia\\.';

/** What every language binds (Interinstitutional Style Guide 6.4; units: SI brochure 5.4.3); the rest is in its own file. */
const bindings = [
  // Groups of three digits; a year before a number is not one.
  '(?<!\\d)(\\d{1,3}) (?=\\d{3}(?!\\d))',
  // «l» before an apostrophe is an article.
  `(\\d) (?=(?:${units})(?![\\p{L}\\p{N}’]))`,
  '(§+) (?=\\d)',
  '([≈≤≥<>±]) (?=\\d)',
  // Initials stay with the surname.
  '(?<![\\p{L}\\p{N}])(\\p{Lu}\\.) (?=\\p{Lu}\\p{Ll}{2,})',
  // A dash between blanks does not open a line.
  '(\\S) (?=[–—] )',
];

// Bounded and begun at a word's start, so that a text without end cannot take time without end.
const address = /(?:https?:\/\/|www\.)\S+|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]{1,255}/gu;

/** Letters, quotes, apostrophes and no-break spaces of one text. Every character becomes one character; twice is the same as once. */
export function typesetText(text: string, rules: LanguageRules): string {
  if (text === '') return text;
  const masked = text.replace(address, (found) => opaque.repeat(found.length));
  const set = typesetSpaces(typesetQuotes(correctLetters(masked, rules), rules), rules);
  if (set.length !== text.length)
    throw new Error(`typography of ${rules.tag} changed the length of «${text}»`);
  if (!masked.includes(opaque)) return set;
  return Array.from({ length: text.length }, (_, i) => (masked[i] === opaque ? text[i] : set[i])).join('');
}

function correctLetters(text: string, rules: LanguageRules): string {
  const wrong = Object.keys(rules.replace);
  let out = wrong.some((letter) => text.includes(letter))
    ? text.replace(/./gsu, (letter) => rules.replace[letter] ?? letter)
    : text;
  for (const [letter, capital] of Object.entries(rules.capitals)) {
    if (!out.includes(letter)) continue;
    // Two capitals before it, or one on each side: «Aß» at the start of a sentence is a word of its own.
    const among = new RegExp(`(?<=\\p{Lu}{2})${letter}(?!\\p{Ll})|(?<=\\p{Lu})${letter}(?=\\p{Lu})`, 'gu');
    for (let before = ''; before !== out; ) {
      before = out;
      out = out.replace(among, capital);
    }
  }
  return out;
}

const compiled = new WeakMap<LanguageRules, readonly RegExp[]>();

/** Blanks at which a line must not break become no-break spaces. */
export function typesetSpaces(text: string, rules: LanguageRules): string {
  if (!text.includes(' ')) return text;
  let expressions = compiled.get(rules);
  if (!expressions) {
    expressions = [...bindings, ...rules.bind.map(({ pattern }) => pattern)].map(
      (pattern) => new RegExp(pattern, 'gu'),
    );
    compiled.set(rules, expressions);
  }
  // Until nothing changes: a rule that consumes a word would miss the next of a chain, and only so is twice the same as once.
  for (let before = '', after = text; ; ) {
    before = after;
    for (const expression of expressions) {
      after = after.replace(expression, (match: string, first: string) =>
        match[first.length] === ' ' ? first + noBreak + match.slice(first.length + 1) : match,
      );
    }
    if (after === before) return after;
  }
}

/**
 * Straight double quotes by level, straight apostrophes, marks of inches and minutes. Straight single quotes around words
 * could be either and are left as they are: the rule `doubtful-mark` names them.
 */
export function typesetQuotes(text: string, { quotes }: LanguageRules): string {
  if (!/["']/.test(text)) return text;
  const levels = [quotes.outer, quotes.inner];
  const open: string[] = [];
  const out: string[] = [];
  let single = 0;
  for (let i = 0; i < text.length; i++) {
    const mark = text[i] ?? '';
    const before = out[i - 1] ?? ' ';
    const after = text[i + 1] ?? ' ';
    if (mark === '"') {
      if (open.length === 0 && /\d/.test(before)) {
        out.push('″');
        continue;
      }
      const opens = mayOpen(before, after, open.length > 0);
      const pair = levels[(opens ? open.length : Math.max(0, open.length - 1)) % 2] ?? quotes.outer;
      if (opens) open.push(pair[1]);
      else open.pop();
      out.push(opens ? pair[0] : pair[1]);
      continue;
    }
    if (mark === "'") {
      const word = wordlike.test(before);
      if (word && wordlike.test(after)) out.push('’');
      else if (!word && wordlike.test(after)) {
        single++;
        out.push(mark);
      } else if (single > 0) {
        single--;
        out.push(mark);
      } else out.push(/\d/.test(before) ? '′' : word ? '’' : mark);
      continue;
    }
    // Typographic quotes that the author set count for the level of straight ones inside them.
    if (open.at(-1) === mark && !(mark === '’' && wordlike.test(after))) open.pop();
    else if (mark === quotes.outer[0] || mark === quotes.inner[0]) {
      open.push(mark === quotes.outer[0] ? quotes.outer[1] : quotes.inner[1]);
    }
    out.push(mark);
  }
  return out.join('');
}

const wordlike = /[\p{L}\p{N}\uFFFC]/u;

function mayOpen(before: string, after: string, within: boolean): boolean {
  if (/\s/u.test(after) || (within && /[.,;:!?)\]]/.test(after))) return false;
  if (/[\s([{–—/«„“‚‘»]/u.test(before) || before === '-') return true;
  // Behind an elided article: «l’“Unione”».
  if (/['’]/.test(before)) return wordlike.test(after);
  return before === opaque && !within;
}
