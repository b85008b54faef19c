import { z } from 'zod';
import { measureField } from './form.ts';

/** Words with single blanks; `*` at the beginning or end of one stands for any letters. */
const pattern = z
  .string()
  .refine(
    (text) => text.split(' ').every((word) => word === '*' || /^\*?[^*\s]+\*?$/.test(word)),
    'words with single blanks, each with a * at most at its beginning and its end',
  );

/** templates/base/headings/<tag>.yaml: by which words the columns of a municipality's own table are known. */
export const columnWords = z.strictObject({
  /** The first one with words that stand in a heading says what the column asks for. */
  columns: z.array(z.strictObject({ field: measureField, words: z.array(pattern).min(1) })).min(1),
  /** Between two things in one heading. */
  and: z.array(z.string().regex(/^\S+$/)).default([]),
  /** How a row of sums begins. */
  sums: z.array(pattern).default([]),
});
export type ColumnWords = z.infer<typeof columnWords>;

/** Words of a text in lower case, without signs and soft hyphens. */
export function wordsIn(text: string): string[] {
  return (
    text
      .normalize('NFC')
      .replaceAll('\u00ad', '')
      .toLowerCase()
      .match(/[\p{L}\p{N}º]+/gu) ?? []
  );
}

/** Whether words stand in a text one behind the other. */
export function standsIn(text: readonly string[], pattern: string): boolean {
  const wanted = pattern.split(' ');
  return text.some((_, at) => wanted.every((word, next) => isWord(text[at + next], word)));
}

function isWord(word: string | undefined, pattern: string): boolean {
  if (word === undefined) return false;
  const open = pattern.startsWith('*');
  const close = pattern.endsWith('*');
  const letters = pattern.replaceAll('*', '').toLowerCase();
  if (open && close) return word.includes(letters);
  if (open) return word.endsWith(letters);
  return close ? word.startsWith(letters) : word === letters;
}
