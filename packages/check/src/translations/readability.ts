import type { ReadabilityRatio, Wording } from '@decode/model';
import { sentencesOf } from './sentences-of.ts';

export interface Readability {
  /** Name of the measure. */
  readonly measure: string;
  /** To one decimal. */
  readonly value: number;
  /** Whether it is harder than what the language guide or the measure's author sets for an official text. */
  readonly hard: boolean;
}

/** How hard a text is to read; undefined where its language has no measure or the text is too short for one. */
export function readability(
  text: string,
  language: string,
  wording: Wording | undefined,
): Readability | undefined {
  const own = wording?.readability;
  const words = text.match(/\p{L}[\p{L}\p{M}’'-]*/gu) ?? [];
  if (!wording || !own || words.length < 100) return undefined;
  const sentences = sentencesOf(text, language, wording.abbreviations).filter((part) => /\p{L}/u.test(part));
  const syllables = words.map((word) => Math.max(1, plain(word).match(vowels)?.length ?? 1));
  const share = (fits: readonly unknown[]) => fits.length / words.length;
  const ratios: Readonly<Record<ReadabilityRatio, number>> = {
    wordsPerSentence: words.length / sentences.length,
    sentencesPerWord: share(sentences),
    lettersPerWord: sum(words.map((word) => word.length)) / words.length,
    syllablesPerWord: sum(syllables) / words.length,
    longPerWord: share(words.filter((word) => word.length > 6)),
    manySyllablesPerWord: share(syllables.filter((count) => count >= 4)),
  };
  const parts = Object.entries(own.weights) as [ReadabilityRatio, number][];
  const value = own.base + sum(parts.map(([ratio, weight]) => weight * ratios[ratio]));
  const rounded = Math.round(value * 10) / 10;
  const hard = 'below' in own.hard ? rounded < own.hard.below : rounded > own.hard.above;
  return { measure: own.measure, value: rounded, hard };
}

/** Vowels beside each other are one syllable: near enough for a mean over a hundred words. */
const vowels = /[aeiouyæøœ]+/giu;

/** Without accents. */
const plain = (word: string) => word.normalize('NFD').replace(/\p{M}/gu, '');

function sum(list: readonly number[]): number {
  return list.reduce((total, value) => total + value, 0);
}
