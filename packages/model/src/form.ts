import { z } from 'zod';
import { functionClassification } from './proposal.ts';
import { language } from './text.ts';

/** Fields of a measure that a column of a planning document can ask for. */
export const measureField = z.enum([
  'code',
  'title',
  'recommendation',
  'summary',
  'problem',
  'goal',
  'priority',
  'area',
  'kind',
  'planLevel',
  'planCode',
  'lead',
  'partners',
  'activities',
  'period',
  'cost',
  'funding',
  'expectedResults',
  'indicators',
  'assessmentMethod',
  'affectedGroups',
  'functionCode',
  'sdg',
  'status',
  'blank',
]);
export type MeasureField = z.infer<typeof measureField>;

const heading = z.partialRecord(language, z.string().min(1));

/**
 * templates/base/forms/<country>.yaml: how the country's planning documents write a measure as a row.
 * `fill`: proposal = from the proposal; suggest = printed as a suggestion to be confirmed; municipality = a visible blank.
 */
export const form = z.strictObject({
  /** Own title in the country's language, and in English. */
  title: heading,
  legalBasis: z.string().optional(),
  prescribed: z.enum(['content', 'programme', 'no']),
  /** Classification whose codes stand under functionCode; a measure without one there has its COFOG code. */
  functionCodes: functionClassification.default('cofog'),
  columns: z
    .array(
      z.strictObject({
        heading,
        field: measureField,
        /** A second field in the same cell, below the first: «Økonomi / finansiering». */
        also: measureField.optional(),
        fill: z.enum(['proposal', 'suggest', 'municipality']),
        /** Share of the table's width; the columns' shares add up to 100. */
        width: z.number().positive(),
        basis: z.enum(['prescribed', 'customary']),
        verified: z.boolean(),
        note: z.string().optional(),
      }),
    )
    .min(4)
    .max(12),
});
export type Form = z.infer<typeof form>;
