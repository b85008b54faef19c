import { z } from 'zod';

/** A word or several; `*` at the end of one stands for any ending, `#` for a number. */
const words = z
  .string()
  .refine(
    (text) => text.split(' ').every((word) => /^[^*\s]+\*?$/.test(word)),
    'words with single blanks, each with at most one * at its end',
  );

/** How amounts stand in running text, besides digits, signs (%, €) and ISO codes. */
const amounts = z.strictObject({
  /** Per cent, per mille, and points of them. */
  shares: z.array(words).default([]),
  money: z.array(words).default([]),
  /** Words behind a number that make it larger: million. */
  larger: z.array(z.strictObject({ value: z.number().min(10), words: z.array(words).min(1) })).default([]),
  /** Numbers in words, a star for any ending; another language may write them in digits. */
  numbers: z.record(z.string(), z.number().int()).default({}),
  /** What a year has at its end where its decade is meant: «s» in 1990s. */
  decade: z.string().optional(),
  /** Words before a time of the day that is written with a full stop: «kl. 10.30». */
  clock: z.array(words).default([]),
});

/** Ratios of what is counted in a text, by which a measure weighs. `long`: words of more than six letters; `manySyllables`: of four syllables and more. */
const ratios = [
  'wordsPerSentence',
  'sentencesPerWord',
  'lettersPerWord',
  'syllablesPerWord',
  'longPerWord',
  'manySyllablesPerWord',
] as const;
export type ReadabilityRatio = (typeof ratios)[number];

/** An established measure of how hard a text is to read: `base` and the sum of the weighed ratios. */
const readability = z.strictObject({
  measure: z.string().min(1),
  /** Who established it, and when. */
  source: z.string().min(1),
  base: z.number().default(0),
  weights: z.partialRecord(z.enum(ratios), z.number()),
  /** From where on a text is too hard for a reader who is no specialist. */
  hard: z.union([z.strictObject({ below: z.number() }), z.strictObject({ above: z.number() })]),
});

/**
 * templates/base/wording/<tag>.yaml: how an official of the country writes, as rules that a translation is checked
 * against. Nothing here changes a document.
 */
export const wording = z.strictObject({
  /** Words that are out of place in an official text, and what stands for them. */
  avoid: z.array(z.strictObject({ words, use: z.string().min(1) })).default([]),
  /** English texts that have one agreed translation wherever they stand alone: labels, states, headings; several where words agree. */
  phrases: z.record(z.string(), z.union([z.string(), z.array(z.string()).min(2)])).default({}),
  /** Words that the language spells as the source does, in small letters: everything else that is the same is left over. */
  asInSource: z.array(z.string().regex(/^[\p{Ll}\p{M}]{3,}$/u)).default([]),
  /** English acronyms and what stands for them. */
  acronyms: z.record(z.string(), z.string()).default({}),
  amounts: amounts.prefault({}),
  /** Abbreviations whose full stop, left out here, does not end a sentence. */
  abbreviations: z.array(z.string().regex(/^[^\s.]+$/)).default([]),
  /** Whether the language writes several words as one. */
  compounds: z.boolean().default(false),
  /** Only where a measure is established for the language. */
  readability: readability.optional(),
});
export type Wording = z.infer<typeof wording>;
