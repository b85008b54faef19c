import { z } from 'zod';
import { country, currency, inOrder, order, slug, sourceKey, text, year } from './text.ts';

/** After GRADE: how far the evidence carries the effect that is named. */
export const certaintyLevel = z.enum(['high', 'moderate', 'low', 'veryLow']);
/** After GRADE: a strong recommendation may be adopted as policy, a conditional one needs local debate. */
export const strength = z.enum(['strong', 'conditional']);
export const priority = z.enum(['high', 'medium', 'low']);
export const measureKind = z.enum([
  'investment',
  'newMeasure',
  'continuingService',
  'regulation',
  'study',
  'lobbying',
]);
/** draft: draft editions only. withdrawn: printed nowhere. */
export const proposalStatus = z.enum(['draft', 'published', 'withdrawn']);
/** Who can act: the municipality itself, together with others, or another level that it can only ask. */
export const competence = z.enum(['own', 'shared', 'other']);
export const placeKind = z.enum(['city', 'municipality', 'region', 'district', 'association']);
export const fundingType = z.enum(['own', 'state', 'eu', 'private', 'other']);
export const indicatorKind = z.enum(['output', 'result', 'impact', 'efficiency', 'context']);
export const frequency = z.enum(['quarterly', 'yearly', 'everyTwoYears', 'everyThreeYears', 'once']);
/** Kinds of planning document that can take the measure up; each place names its own. */
export const planKind = z.enum(['strategy', 'programme', 'spatial', 'sectoral', 'localAction', 'budget']);

const months = z.tuple([z.number().int().min(0), z.number().int().min(0)]).refine(inOrder, order);
const years = z.tuple([z.number().min(0), z.number().min(0)]).refine(inOrder, order);

/** A cost that was seen somewhere: always with its year and source, never an estimate of ours. */
export const cost = z
  .strictObject({
    /** What the money was for, and where. */
    what: text(240),
    min: z.number().nonnegative(),
    /** Equal to `min` where one figure is known. */
    max: z.number().nonnegative(),
    currency,
    priceYear: year,
    nature: z.enum(['current', 'capital', 'total']),
    /** The unit after the amount: «per child and month». Absent: the whole measure. */
    per: text(60).optional(),
    source: sourceKey,
    note: text(300).optional(),
  })
  .refine(({ min, max }) => min <= max, { error: 'it is smaller than min', path: ['max'] });

export const evidence = z.strictObject({
  /** What was found, in words no stronger than the source's. */
  finding: text(500),
  /** Where it was found. */
  where: text(80),
  /** Year of the publication or of the count. */
  year,
  /** How it was found: «register data, comparison group». */
  design: text(120),
  /** effect: size with comparison. comparison: compared, size not seen. result: counted without comparison. use: output or use only. need: need or context only. */
  kind: z.enum(['effect', 'comparison', 'result', 'use', 'need']),
  source: sourceKey,
});

export const indicator = z.strictObject({
  /** Noun phrase with unit and reference group, no direction. */
  name: text(120),
  kind: indicatorKind,
  unit: text(40),
  definition: text(300),
  dataSource: text(200),
  frequency,
  /** The direction that would be a success. */
  direction: z.enum(['up', 'down', 'hold']),
});

/** COFOG, and the classifications of budgets of countries that do not use it. */
export const functionClassification = z.enum(['cofog', 'it', 'es']);

/**
 * recommendations/proposals/<slug>/proposal.yaml: every fact that a column, a strip or a check reads, named as in
 * the national measure forms. What only a place can say (priority, plan code, baseline) is in its template.yaml;
 * what nobody can know here (unit, person, decided funding) has no field and is printed as a blank.
 */
export const proposal = z.strictObject({
  /** Printed everywhere, the same in every place, language and edition. */
  code: z.string().regex(/^[A-Z][1-9][0-9]?$/, 'a letter and a number, as in "A1"'),
  status: proposalStatus,
  area: slug,
  /** Noun phrase. */
  title: text(60),
  /** One sentence that a council can vote on. */
  recommendation: text(320),
  /** The same as a direction of action, for strategies that name no projects. */
  directionLabel: text(90),
  summary: text(500),
  problem: text(600),
  goal: text(300),
  kind: z.array(measureKind).min(1),
  addressee: z.array(placeKind).min(1),
  competence,
  planKinds: z.array(planKind).min(1),
  lead: z.strictObject({ role: text(90) }),
  partners: z.array(z.strictObject({ role: text(90), consentNeeded: z.boolean().default(false) })),
  affectedGroups: z.array(text(90)).min(1),
  period: z.strictObject({
    phase: z.enum(['short', 'medium', 'long']),
    setupMonths: months,
    effectYears: years,
  }),
  /** `months`: first and last month after the decision. */
  activities: z
    .array(z.strictObject({ action: text(240), role: text(90), months }))
    .min(3)
    .max(7),
  /** Including the legal basis, in words that hold in every country. */
  prerequisites: z.array(text(200)).min(1),
  /** Empty: nobody has published a cost; documents say «not estimated». */
  costs: z.array(cost),
  funding: z.array(
    z.strictObject({
      type: fundingType,
      programme: text(120).optional(),
      certainty: z.enum(['possible', 'planned', 'secured']),
    }),
  ),
  expectedResults: text(400),
  indicators: z.array(indicator).min(2).max(5),
  assessmentMethod: text(400),
  risks: z
    .array(z.strictObject({ risk: text(200), response: text(240) }))
    .min(2)
    .max(5),
  certainty: z.strictObject({ level: certaintyLevel, reason: text(400) }),
  strength,
  evidence: z.array(evidence).min(1),
  related: z.strictObject({ proposals: z.array(slug), practices: z.array(slug) }),
  /** Targets of the Sustainable Development Goals: "4.2". */
  sdg: z.array(z.string().regex(/^\d{1,2}\.(\d{1,2}|[a-d])$/, 'a target such as "4.2"')),
  /** Suggestions for budget classifications, to be confirmed by the municipality. */
  functionCodes: z.partialRecord(functionClassification, z.array(z.string())),
  /** How well it suits each country's municipalities; a place prints nothing that is low there. */
  fit: z.partialRecord(country, priority),
});
export type Proposal = z.infer<typeof proposal>;
/** Withdrawn is printed nowhere, draft only in draft editions. */
export function isPrinted(
  { status }: Pick<Proposal, 'status'>,
  edition: { readonly state: string },
): boolean {
  return status === 'published' || (status === 'draft' && edition.state === 'draft');
}
export type Cost = z.infer<typeof cost>;
export type Indicator = z.infer<typeof indicator>;
export type Evidence = z.infer<typeof evidence>;

/** Sections of a proposal's en.md, by their heading; all four are required and stand in this order. */
export const proposalSections = {
  why: 'Why',
  evidence: 'What is known',
  fairness: 'Fairness',
  transfer: 'Conditions of transfer',
} as const;
