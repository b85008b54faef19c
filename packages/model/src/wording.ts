import { z } from 'zod';

/** A word or several; `*` at the end of one stands for any ending. */
const words = z
  .string()
  .refine(
    (text) => text.split(' ').every((word) => /^[^*\s]+\*?$/.test(word)),
    'words with single blanks, each with at most one * at its end',
  );

/**
 * templates/base/wording/<tag>.yaml: how an official of the country writes, as rules that a translation is checked
 * against. Nothing here changes a document.
 */
export const wording = z.strictObject({
  /** Words that are out of place in an official text, and what stands for them. */
  avoid: z.array(z.strictObject({ words, use: z.string().min(1) })).default([]),
  /** English texts that have one agreed translation wherever they stand alone: labels, states, headings. */
  phrases: z.record(z.string(), z.string()).default({}),
  /** English acronyms and what stands for them. */
  acronyms: z.record(z.string(), z.string()).default({}),
});
export type Wording = z.infer<typeof wording>;
