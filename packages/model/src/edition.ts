import { z } from 'zod';
import { day, slug, sourceKey, text, year } from './text.ts';

/** recommendations/edition.yaml. Documents print its number and date; no clock is read. */
export const edition = z.strictObject({
  number: z.number().int().min(1),
  date: day,
  state: z.enum(['draft', 'consultation', 'release']),
  /** What a release does where a translation is not current. refuse: no document. source: the English text, marked. */
  withoutTranslation: z.enum(['refuse', 'source']).default('refuse'),
  /**
   * What a release does with names, terms, headings and languages that wait for a native speaker. record: it prints
   * them, and its manifest and index name them. refuse: no document. No block is marked for them.
   */
  needsReview: z.enum(['record', 'refuse']).default('record'),
  /** true only for a product of the grant: emblem, funding line and disclaimer are then printed. */
  funded: z.boolean(),
});
export type Edition = z.infer<typeof edition>;

/** recommendations/areas.yaml: the policy areas in their order. */
export const areas = z.array(
  z.strictObject({
    id: slug,
    letter: z.string().regex(/^[A-Z]$/),
    title: text(60),
    /** Lead of the opener page. */
    lead: text(400),
    /** What this area does not solve. */
    limit: text(400),
    /**
     * Findings that may stand on the opener page, the best first: it shows that of the first recommendation here which
     * the document prints. `finding` counts the proposal's evidence from 1.
     */
    findings: z.array(z.strictObject({ proposal: slug, finding: z.int().min(1) })).default([]),
  }),
);
export type Area = z.infer<typeof areas>[number];

/** recommendations/sources.yaml: CSL items by key (https://docs.citationstyles.org), each with a URL and the day it was read. */
export const source = z
  .strictObject({
    type: z.enum([
      'article-journal',
      'report',
      'webpage',
      'legislation',
      'dataset',
      'article-newspaper',
      'book',
      'chapter',
      'post',
    ]),
    /** As published: never translated. */
    title: z.string().min(1).optional(),
    /**
     * Our own words for a source whose title could not be read. They are printed in the document's language and in square
     * brackets: so a reader tells what the citer supplied (ISO 690:2010, «Data supplied from other sources»).
     */
    'supplied-title': text(160).optional(),
    /** BCP 47 tag of the title; where it is supplied, of the source. */
    language: z.string(),
    /** Who signed it, as published: institutions by their names, people by the two parts of theirs. */
    author: z
      .array(z.union([z.string(), z.strictObject({ family: z.string(), given: z.string() })]))
      .min(1)
      .optional(),
    publisher: z.string().optional(),
    'container-title': z.string().optional(),
    /** As much of the day as the source gives: 2023, 2023-05 or 2023-05-31. */
    issued: z
      .union([year, z.string().regex(/^\d{4}-(?:0[1-9]|1[0-2])$/, 'a month such as "2023-05"'), day])
      .optional(),
    // A name that the world knows, and no blank, which a reader's browser would take for the end.
    URL: z
      .url({ protocol: /^https?$/, hostname: /\.[a-z][a-z0-9-]+$/i })
      .refine((address) => !/\s/.test(address), 'an address without blanks'),
    accessed: day,
    /** Short form for a place where the full one does not fit. */
    'title-short': z.string().optional(),
  })
  .refine(
    (item) => (item.title === undefined) !== (item['supplied-title'] === undefined),
    'it needs either a title, as published, or a supplied-title in our own words where none could be read',
  )
  .refine(
    ({ author, publisher, 'container-title': container }) => author ?? publisher ?? container,
    'it needs an author, a publisher or a container-title, for by its title alone nobody finds it',
  )
  .refine(
    // A day that is no day is told by its form alone.
    ({ issued = 0, accessed }) => String(issued) <= accessed.slice(0, String(issued).length),
    'it was read before it was published: issued lies after accessed',
  );
export const sources = z.record(sourceKey, source);
export type Source = z.infer<typeof source>;

/** recommendations/glossary/terms.yaml: agreed terms. */
export const terms = z.array(
  z.strictObject({
    id: slug,
    definition: text(300),
    /** false: does not appear in the printed glossary, but binds translators. */
    print: z.boolean().default(true),
    labels: z.record(
      z.string(),
      z.strictObject({
        term: z.string().min(1),
        /** needs-review: wants a native speaker's word, or a look into IATE. */
        status: z.enum(['agreed', 'needs-review']),
        forbidden: z.array(z.string()).optional(),
        forms: z.array(z.string()).optional(),
        /** Phrases in which the word is another one: «the partner» of a person. */
        notIn: z.array(z.string()).optional(),
        note: z.string().optional(),
      }),
    ),
  }),
);
export type Term = z.infer<typeof terms>[number];
