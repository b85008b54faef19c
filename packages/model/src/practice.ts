import { z } from 'zod';
import { certaintyLevel, cost } from './proposal.ts';
import { slug, sourceKey, text, year } from './text.ts';

/** recommendations/practices/<slug>/practice.yaml: what one place did, with what result, and what it takes elsewhere. */
export const practice = z.strictObject({
  title: text(90),
  /** Folder of the place in templates/. */
  place: slug,
  location: text(90),
  owner: text(120),
  period: z
    .strictObject({ start: year, end: year.optional() })
    .refine(({ start, end = start }) => start <= end, { error: 'it is before start', path: ['end'] }),
  problem: text(400),
  done: z.array(text(300)).min(1),
  costs: z.array(cost),
  /** Up to four counted results, printed as numerals. */
  figures: z
    .array(
      z.strictObject({
        value: z.number(),
        unit: z.enum(['number', 'percent', 'eur']),
        label: text(60),
        year,
        source: sourceKey,
      }),
    )
    .max(4),
  /** Results in words, each with its citation. */
  results: z.array(text(400)).min(1),
  certainty: certaintyLevel,
  lessons: z.array(text(300)).min(1),
  transfer: z.array(text(240)).min(1),
  proposals: z.array(slug),
});
export type Practice = z.infer<typeof practice>;

/** Sections of a practice's en.md. */
export const practiceSections = { story: 'What was done', worth: 'Why it counts' } as const;
