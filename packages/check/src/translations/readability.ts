import { sentencesOf } from './rules/long-sentence.ts';

export interface Readability {
  /** Name of the measure. */
  readonly measure: string;
  /** To one decimal. */
  readonly value: number;
  /** Whether it is harder than what the language guide or the measure's author sets for an official text. */
  readonly hard: boolean;
}

interface Counts {
  readonly sentences: number;
  readonly words: number;
  readonly letters: number;
  readonly syllables: number;
  /** Words of more than six letters. */
  readonly long: number;
  /** Words of four syllables and more. */
  readonly manySyllables: number;
}

/** Measures that are established for their language; for Latvian, Lithuanian and Romanian there is none. */
const measures: Readonly<
  Record<
    string,
    { readonly measure: string; readonly of: (c: Counts) => number; readonly hard: (v: number) => boolean }
  >
> = {
  // Flesch 1948.
  en: {
    measure: 'Flesch reading ease',
    of: (c) => 206.835 - 1.015 * (c.words / c.sentences) - 84.6 * (c.syllables / c.words),
    hard: (value) => value < 30,
  },
  // Amstad 1978.
  de: {
    measure: 'Flesch after Amstad',
    of: (c) => 180 - c.words / c.sentences - 58.5 * (c.syllables / c.words),
    hard: (value) => value < 30,
  },
  // Lucisano and Piemontese 1988.
  it: {
    measure: 'Gulpease',
    of: (c) => 89 + (300 * c.sentences - 10 * c.letters) / c.words,
    hard: (value) => value < 40,
  },
  // Szigriszt 1993, scale of Barrio 2008.
  es: {
    measure: 'INFLESZ',
    of: (c) => 206.835 - 62.3 * (c.syllables / c.words) - c.words / c.sentences,
    hard: (value) => value < 40,
  },
  // Björnsson 1968; Danish municipalities ask for 45 and less.
  da: {
    measure: 'LIX',
    of: (c) => c.words / c.sentences + (100 * c.long) / c.words,
    hard: (value) => value > 50,
  },
  // After Gunning, with four syllables for Polish: Pisarek.
  pl: {
    measure: 'FOG-PL',
    of: (c) => 0.4 * (c.words / c.sentences + (100 * c.manySyllables) / c.words),
    hard: (value) => value > 18,
  },
};

/** How hard a text is to read; undefined where its language has no measure or the text is too short for one. */
export function readability(text: string, language: string): Readability | undefined {
  const own = measures[language.split('-')[0] ?? ''];
  const words = text.match(/\p{L}[\p{L}\p{M}’'-]*/gu) ?? [];
  if (!own || words.length < 100) return undefined;
  const syllables = words.map((word) => Math.max(1, word.match(vowels)?.length ?? 1));
  const letters = words.map((word) => word.length);
  const value = own.of({
    sentences: sentencesOf(text, language).filter((sentence) => /\p{L}/u.test(sentence)).length,
    words: words.length,
    letters: sum(letters),
    syllables: sum(syllables),
    long: letters.filter((length) => length > 6).length,
    manySyllables: syllables.filter((count) => count >= 4).length,
  });
  const rounded = Math.round(value * 10) / 10;
  return { measure: own.measure, value: rounded, hard: own.hard(rounded) };
}

const vowels = /[aeiouyäöüåæøàèéìíòóùúąęâîăáœ]+/giu;

function sum(list: readonly number[]): number {
  return list.reduce((total, value) => total + value, 0);
}
