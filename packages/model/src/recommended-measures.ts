import { z } from 'zod';
import { editionData } from './edition-data.ts';
import { certaintyLevel, indicator, priority, strength } from './proposal.ts';
import { country, currency, language, slug, year } from './text.ts';

const months = z.number();

/**
 * data/recommended-measures.json of a release: what is recommended where, with what a table needs of it, once for each
 * language. The CSV beside it has the same rows and the same names of columns; lists are one cell there.
 */
export const recommendedMeasures = z.strictObject({
  format: z.literal('decode-recommended-measures'),
  version: z.literal(1),
  edition: editionData.shape.edition,
  /** By language, place, and order of the place's document. */
  rows: z.array(
    z.strictObject({
      /** Of the texts; a text without a current translation is in the language that it was written in. */
      language,
      /** Folder in templates/. */
      place: slug,
      country,
      /** The recommendation's, as in B4. */
      code: z.string(),
      /** Folder in recommendations/proposals/. */
      proposal: slug,
      title: z.string(),
      priority,
      /** The role that is suggested to lead. */
      lead: z.string(),
      /** Of `lead`: most roles are written in English and the place's own language. */
      leadLanguage: language,
      phase: z.enum(['short', 'medium', 'long']),
      setupMonthsFrom: months,
      setupMonthsTo: months,
      effectYearsFrom: z.number(),
      effectYearsTo: z.number(),
      certainty: certaintyLevel,
      strength,
      costs: z.array(
        z.strictObject({
          what: z.string(),
          min: z.number(),
          max: z.number(),
          currency,
          priceYear: year,
          per: z.string().optional(),
        }),
      ),
      indicators: z.array(z.strictObject({ name: z.string(), direction: indicator.shape.direction })),
    }),
  ),
});
export type RecommendedMeasures = z.infer<typeof recommendedMeasures>;
export type RecommendedMeasure = RecommendedMeasures['rows'][number];
