import { z } from 'zod';
import { functionClassification, measureKind } from './proposal.ts';
import { confirmation, language } from './text.ts';

/** Forms in which a planning document takes measures up; a country has those that are in its folder. */
export const formNames = ['action', 'investment', 'sheet', 'monitoring'] as const;
export const formName = z.enum(formNames);
export type FormName = z.infer<typeof formName>;

/** Fields that are known from the proposal or suggested by the place. */
export const knownFields = [
  'code',
  'title',
  'recommendation',
  'directionLabel',
  'summary',
  'problem',
  'goal',
  'priority',
  'area',
  'kind',
  'planLevel',
  'planDocument',
  /** Of the plan's own hierarchy, where the place says what a measure stands under. */
  'planEntries',
  'lead',
  'partners',
  'activities',
  'period',
  'cost',
  'funding',
  'expectedResults',
  'indicators',
  /** One indicator, in forms with a row for each. */
  'indicator',
  'assessmentMethod',
  'affectedGroups',
  'relatedMeasures',
  'functionCode',
  'sdg',
] as const;

/** Fields that only those who decide can fill: never suggested, always a visible blank. */
export const decidedFields = [
  'planCode',
  'status',
  'territory',
  'alignment',
  'unit',
  'officer',
  'staff',
  'readiness',
  'procedure',
  'projectCode',
  'coverage',
  'costByYear',
  'thirdPartyCost',
  'thirdPartyFunding',
  'commitmentLimit',
  'targets',
  'done',
  'indicatorTarget',
  'indicatorActual',
  'moneyPlanned',
  'moneySpent',
  'deviationReason',
  'evidence',
  'blank',
] as const;

/** Fields of a measure that a column of a planning document can ask for. */
export const measureField = z.enum([...knownFields, ...decidedFields]);
export type MeasureField = z.infer<typeof measureField>;

export const fill = z.enum(['proposal', 'suggest', 'municipality']);
export const basis = z.enum(['prescribed', 'customary']);
/** What a column is meant to hold, for programs that calculate. */
export const columnValue = z.enum(['text', 'number', 'money']);

export const headingWords = z.partialRecord(language, z.string().min(1));

const column = z.strictObject({
  /** Own words in the country’s language, and in English. Absent: the field’s own name, from the strings. */
  heading: headingWords.optional(),
  field: measureField,
  /** By what a place's template.yaml calls the column; the field, where there is only one of it. */
  id: z.string().optional(),
  /** Further fields in the same cell, below the first: «Økonomi / finansiering». */
  also: z.array(measureField).default([]),
  fill,
  /** Share of the table's width; the columns' shares add up to 100. Sheets have none. */
  width: z.number().positive().optional(),
  value: columnValue.default('text'),
  basis,
  /** needs-review: its heading was not found in a source, and nobody who uses the form has confirmed it. */
  status: confirmation,
  note: z.string().optional(),
});
export type FormColumn = z.infer<typeof column>;

/**
 * templates/base/forms/<country>/<form>.yaml: how the country's planning documents write a measure down;
 * forms/<country>-<kind>/<form>.yaml: the same for one kind of places, such as pl-region; forms/<form>.yaml: a form for
 * every country that has no own.
 * `fill`: proposal = from the proposal; suggest = printed as a suggestion to be confirmed; municipality = a visible blank.
 */
export const form = z.strictObject({
  /** Own title in the country's language, and in English; absent: from the strings. */
  title: headingWords.optional(),
  legalBasis: z.string().optional(),
  prescribed: z.enum(['content', 'programme', 'no']),
  /** rows: one table. sheets: a page for each measure. topics: prose by policy area. */
  layout: z.enum(['rows', 'sheets', 'topics']).default('rows'),
  /** What a row is. */
  each: z.enum(['measure', 'indicator']).default('measure'),
  /** Lists only measures of these kinds. */
  kinds: z.array(measureKind).optional(),
  /** Words for the state of a measure, in their order. */
  states: z.partialRecord(language, z.array(z.string().min(1)).min(2)).optional(),
  /** Classification whose codes stand under functionCode; a measure without one there has its COFOG code. */
  functionCodes: functionClassification.default('cofog'),
  columns: z.array(column).min(4).max(20),
});
export type Form = z.infer<typeof form>;

/** template.yaml, `forms`: what a municipality's own table has instead. Columns that are not listed are hidden. */
export const formChoice = z.strictObject({
  title: headingWords.optional(),
  columns: z
    .array(
      z.strictObject({
        /** Id of a column of the country's form, or a field that it has no column for. */
        column: z.string(),
        /** Own words; needed where the country's form has no such column. */
        heading: headingWords.optional(),
        width: z.number().positive().optional(),
      }),
    )
    .min(1)
    .max(20)
    .optional(),
});
export type FormChoice = z.infer<typeof formChoice>;
