import type { LanguageRules, ProseInline } from '@decode/model';
import { groupBlank as blank, escapedPattern, numberSigns, numberValue } from '@decode/source';
import type { Language } from './create-language.ts';
import { flatten, opaque } from './flat-text.ts';

/** What the reading of one language's typed numbers needs. */
interface Reading {
  /** A number with its groups and decimals, and nothing around it that makes it a date, a version or a part of a code. */
  readonly number: RegExp;
  /** Several digits together: nothing else can be written in another way. */
  readonly groups: RegExp;
}

/** Names of a currency other than the one that the profile writes, and that one. */
interface Currency {
  readonly found: RegExp;
  readonly wanted: string;
}

interface Edit {
  readonly at: number;
  readonly length: number;
  readonly text: string;
}

/**
 * Numbers, shares and amounts that people typed into a text, written in the habits of the document: one translation serves
 * places that group with a point and places that group with a blank. Values are read by the rules of the text's own
 * language and printed by those of the document; what could be a year, a code or a number of a paragraph stays as it is.
 * @param read rules of the language that the text was written in
 * @param counted values that are quantities although they are typed without groups, as their source tells: see `groupedIn`
 */
export function writeTypedNumbers(
  inlines: readonly ProseInline[],
  read: LanguageRules,
  language: Language,
  counted: ReadonlySet<number> = noValues,
): readonly ProseInline[] {
  const text = textOf(inlines, read);
  if (!/[\d%‰]/.test(text) && !/\p{Sc}|\p{Lu}{3}/u.test(text)) return inlines;
  // Signs first: a number that touches the name of a currency is seen as one only when they are apart.
  const signs = [...shareEdits(text, language), ...currencyEdits(text, language)];
  const signed = apply(inlines, signs, read.tag);
  const apart = signs.length > 0 ? textOf(signed, read) : text;
  return apply(signed, [...numberEdits(apart, read, language, counted)], read.tag);
}

function textOf(inlines: readonly ProseInline[], { tag }: LanguageRules): string {
  return inlines.map((node) => flatten(node, tag)).join('');
}

/** Values of four digits and more that a text writes with separators, and never without: no years. */
export function groupedIn(inlines: readonly ProseInline[], read: LanguageRules): ReadonlySet<number> {
  const text = textOf(inlines, read);
  if (!/\d/.test(text)) return noValues;
  const grouped = new Set<number>();
  const plain = new Set<number>();
  const { number, groups } = reading(read);
  for (const [, whole = ''] of text.matchAll(number)) {
    const value = numberValue(whole);
    (groups.test(whole) ? grouped : plain).add(value);
  }
  return new Set([...grouped].filter((value) => !plain.has(value)));
}

const noValues: ReadonlySet<number> = new Set();

/** After these a number is a name: of an act, an article, a standard, a telephone. */
const named = new RegExp(`(?:§|(?<!\\p{L})(?:nr|n|n\\.º|nº|art|iso|tel)\\.?)${blank}?$`, 'iu');

function* numberEdits(
  text: string,
  read: LanguageRules,
  { profile, rules }: Language,
  counted: ReadonlySet<number>,
): Iterable<Edit> {
  const marks = rules.profiles[profile];
  const { number, groups } = reading(read);
  const amount = amountOf(rules);
  for (const match of text.matchAll(number)) {
    const [all, whole = '', fraction] = match;
    const digits = whole.replace(/\D/g, '');
    const before = text.slice(Math.max(0, match.index - 8), match.index);
    const isQuantity =
      groups.test(whole) ||
      (digits.length > 3 &&
        (fraction !== undefined ||
          counted.has(Number(digits)) ||
          amount.test(text.slice(match.index + all.length))));
    if (named.test(before) || (!isQuantity && fraction === undefined)) continue;
    const grouped = isQuantity && digits.length >= 3 + marks.minimumGrouping;
    const printed = grouped ? digits.replace(/\B(?=(?:\d{3})+$)/g, () => marks.group) : digits;
    const written = printed + (fraction === undefined ? '' : marks.decimal + fraction);
    if (written !== all) yield { at: match.index, length: all.length, text: written };
  }
}

const amounts = new WeakMap<LanguageRules, RegExp>();

/** Money or a share follows, perhaps behind the upper end of a range; never a unit of letters, which may be a word. */
function amountOf(rules: LanguageRules): RegExp {
  let known = amounts.get(rules);
  if (!known) {
    const { eu, national } = rules.profiles;
    const signs = ['%', '‰'];
    // Where the currency stands first, one behind a number belongs to the next.
    if (!eu.money.startsWith('{currency}') && !national.money.startsWith('{currency}'))
      for (const { currencies } of [eu, national])
        signs.push('EUR', ...Object.entries(currencies).flat().map(escapedPattern));
    known = new RegExp(`^(?:[–-][\\d.,\u00a0 ]*\\d)?${blank}?(?:${signs.join('|')})(?!\\p{L})`, 'u');
    amounts.set(rules, known);
  }
  return known;
}

function* shareEdits(text: string, { profile, rules }: Language): Iterable<Edit> {
  const { percent } = rules.profiles[profile];
  for (const match of text.matchAll(new RegExp(`(?<=[\\d${opaque}])(${blank}?)(?=[%‰])`, 'gu'))) {
    const [found] = match;
    if (found !== percent) yield { at: match.index, length: found.length, text: percent };
  }
}

function* currencyEdits(text: string, { profile, rules }: Language): Iterable<Edit> {
  const { money } = rules.profiles[profile];
  const first = money.startsWith('{currency}');
  const between = money.replace(/\{\w+\}/g, '');
  for (const { found, wanted } of currenciesOf(rules, profile)) {
    for (const match of text.matchAll(found)) {
      const [name] = match;
      const end = match.index + name.length;
      const [, gap = ''] = (first ? /^([ \u00a0]?)\d/u : /^()/).exec(text.slice(end)) ?? [];
      const touches = first ? /^[ \u00a0]?\d/u.test(text.slice(end)) : /\d$/.test(text.slice(0, match.index));
      // A full stop that was the name's own may end the sentence as well.
      const ends = name.endsWith('.') && !wanted.endsWith('.') && /^(?:$|\s+\p{Lu})/u.test(text.slice(end));
      const written = touches ? (first ? wanted + between : between + wanted) : wanted;
      yield { at: match.index, length: name.length + gap.length, text: ends ? `${written}.` : written };
    }
  }
}

const currencies = new WeakMap<LanguageRules, Partial<Record<string, readonly Currency[]>>>();

function currenciesOf(rules: LanguageRules, profile: Language['profile']): readonly Currency[] {
  const known = currencies.get(rules) ?? {};
  currencies.set(rules, known);
  const { eu, national } = rules.profiles;
  known[profile] ??= [...new Set([...Object.keys(eu.currencies), ...Object.keys(national.currencies)])].map(
    (code) => {
      const wanted = rules.profiles[profile].currencies[code] ?? code;
      const others = [code, eu.currencies[code], national.currencies[code]].filter(
        (name): name is string => name !== undefined && name !== wanted,
      );
      // A name ends with its own full stop, or swallows the one that the wanted name brings.
      const names = [...new Set(others)].map((name) =>
        /\p{L}/u.test(name)
          ? `(?<![\\p{L}-])${escapedPattern(name)}(?![\\p{L}-])${wanted.endsWith('.') ? '\\.?' : ''}`
          : escapedPattern(name),
      );
      return { found: new RegExp(names.join('|') || '(?!)', 'gu'), wanted };
    },
  );
  return known[profile];
}

const readings = new WeakMap<LanguageRules, Reading>();

function reading(rules: LanguageRules): Reading {
  const known = readings.get(rules);
  if (known) return known;
  const { group, number } = numberSigns(rules);
  const made: Reading = {
    // Not within a word, a date, a time, a version, a fraction or a number that has another blank and digit behind it.
    number: new RegExp(
      `(?<![\\p{L}\\d_]|[\\d][.,:/’'-]|[/#+])(?!0\\d)${number}(?![\\p{L}\\d_]|[.,:/’']\\d|-\\p{L})`,
      'gu',
    ),
    groups: new RegExp(group, 'u'),
  };
  readings.set(rules, made);
  return made;
}

/** Each edit in the text that it lies in; one that would span two is left: nobody wrote a number so. */
function apply(inlines: readonly ProseInline[], edits: readonly Edit[], tag: string): readonly ProseInline[] {
  if (edits.length === 0) return inlines;
  const inOrder = edits.toSorted((a, b) => b.at - a.at);
  let at = 0;
  const rebuild = (node: ProseInline): ProseInline => {
    const start = at;
    if (node.type === 'text') {
      at += node.value.length;
      let value = node.value;
      for (const edit of inOrder) {
        const from = edit.at - start;
        // What is only put in stands before the sign that wants it.
        if (from < 0 || from + Math.max(1, edit.length) > node.value.length) continue;
        value = value.slice(0, from) + edit.text + value.slice(from + edit.length);
      }
      return value === node.value ? node : { ...node, value };
    }
    const length = flatten(node, tag).length;
    if ('children' in node && flatten(node, tag) !== opaque) {
      const children = (node.children as readonly ProseInline[]).map(rebuild);
      return { ...node, children } as ProseInline;
    }
    at += length;
    return node;
  };
  return inlines.map(rebuild);
}
