import { z } from 'zod';
import { nameForms } from './place.ts';
import { inOrder, language, order, slug, text, year } from './text.ts';

const names = z.partialRecord(language, nameForms);

/** The parts that a publication can have. */
export const publicationPart = z.enum([
  'summary',
  'method',
  'matrix',
  'recommendations',
  'situation',
  'practices',
  'places',
  'data',
  'glossary',
  'sources',
  'index',
]);

/** templates/<name>/publication.yaml: one document of several places, compiled from their own texts and data. */
export const publication = z.strictObject({
  kind: z.literal('publication'),
  /**
   * The languages that it is made in. `chapters`: the chapters of places are in the publication's language, or in each
   * place's own with a summary in the publication's. `made`: by every build, or only where its language is asked for.
   */
  languages: z
    .array(
      z.strictObject({
        language,
        chapters: z.enum(['publication', 'own']),
        made: z.enum(['always', 'asked']).default('always'),
      }),
    )
    .min(1),
  title: text(90),
  subtitle: text(240),
  /** What it is about, for the properties of the file. */
  subject: text(240),
  /** The places together, as strings name them. */
  name: names,
  partner: z.strictObject({ kind: z.enum(['administration', 'association']), name: names }),
  addressee: names,
  parts: z.array(publicationPart).min(1),
  /** In the order of their chapters. */
  places: z
    .array(
      z.strictObject({
        place: slug,
        /** As headings and tables name it, without an article. */
        name: text(60),
        /** What opens the chapter of a place that keeps its own language. */
        summary: text(600),
      }),
    )
    .min(2),
  practices: z.array(slug).min(1),
  /** Figures of all places side by side: one definition, one unit, one source, or the publication is refused. */
  comparisons: z.array(
    z.strictObject({
      title: text(120),
      /** The column of values, where the year stands beside them. */
      about: text(300),
      /** Two years: the change between them is given where no series is broken in between. One: the values alone. */
      years: z.union([z.tuple([year]), z.tuple([year, year]).refine(inOrder, order)]),
      /** A small line for each place, above the table: how far the figure went since a year, in per cent. */
      chart: z.strictObject({ finding: text(200), from: year }).optional(),
      /** By place, the name of a series in its data. */
      series: z.record(slug, slug),
    }),
  ),
});
export type Publication = z.infer<typeof publication>;
