import { z } from 'zod';
import { certaintyLevel, frequency, indicator, priority, strength } from './proposal.ts';
import { country, currency, day, language, slug, sourceKey, year } from './text.ts';

/** A text in the languages that it was current in when the edition was kept; always in the one it was written in. */
const words = z.record(language, z.string().min(1));
/** SHA-256, its first 16 hexadecimal digits: enough to see that two texts differ. */
const fingerprint = z.string().regex(/^[0-9a-f]{16}$/);
/** Of all texts together, by language. */
const fingerprints = z.record(language, fingerprint);
const span = z.tuple([z.number(), z.number()]);

const proposalData = z.strictObject({
  code: z.string(),
  title: words,
  period: z.strictObject({
    phase: z.enum(['short', 'medium', 'long']),
    setupMonths: span,
    effectYears: span,
  }),
  costs: z.array(
    z.strictObject({
      what: words,
      min: z.number(),
      max: z.number(),
      currency,
      priceYear: year,
      per: words.optional(),
      source: sourceKey,
    }),
  ),
  indicators: z.array(z.strictObject({ name: words, direction: indicator.shape.direction, frequency })),
  certainty: certaintyLevel,
  strength,
  /** Of what stands in no field above and is no text (steps, risks, findings, funding), and of the figures in texts. */
  details: fingerprint,
  /** Of all texts, those above among them. */
  wording: fingerprints,
});

const targetData = z.strictObject({
  /** Number of the proposal's indicator, from 1. */
  indicator: z.number().int().min(1),
  baseline: z.strictObject({ value: z.number(), year }),
  target: z.strictObject({ value: z.number(), year }),
});

const practiceData = z.strictObject({
  title: words,
  /** Of all that is no text (period, results in numbers, costs, for which recommendations), and of the figures in texts. */
  details: fingerprint,
  /** Of all texts, the title among them. */
  wording: fingerprints,
});

const placeData = z.strictObject({
  country,
  language,
  /** The good practices of its document, in their order. */
  practices: z.array(slug),
  /** In the order of the document. */
  measures: z.array(
    z.strictObject({
      proposal: slug,
      priority,
      /** The role that is suggested to lead. */
      lead: words,
      targets: z.array(targetData),
      /** Of the figures in why it is recommended here. */
      details: fingerprint,
      /** Of why it is recommended here. */
      wording: fingerprints,
    }),
  ),
  /** Of the data series, of what else the place's files say that is no text, and of the figures in its texts. */
  details: fingerprint,
  /** Of its own texts, apart from those about single measures. */
  wording: fingerprints,
});

const publicationData = z.strictObject({
  /** In the order of their chapters, as the publication names them. */
  places: z.array(z.strictObject({ place: slug, name: words })),
  practices: z.array(slug),
  /** Of what else its files say that is no text, and of the figures in its own texts. Not kept of edition 1. */
  details: fingerprint.optional(),
  /** Of its own texts. Not kept of edition 1. */
  wording: fingerprints.optional(),
});

/**
 * recommendations/editions/<number>.json: what an edition recommended where, as far as later editions compare
 * themselves with it. Written by `edition set --state release`, and never changed afterwards.
 */
export const editionData = z.strictObject({
  format: z.literal('decode-edition'),
  version: z.literal(1),
  edition: z.strictObject({
    number: z.number().int().min(1),
    date: day,
    state: z.enum(['draft', 'consultation', 'release']),
    /** Where it comes from, if it was not kept when it was released. */
    note: z.string().optional(),
  }),
  /** By folder in recommendations/proposals/; those that were printed. */
  proposals: z.record(slug, proposalData),
  /** By folder in recommendations/practices/; those that were printed. */
  practices: z.record(slug, practiceData),
  /** By folder in templates/. */
  places: z.record(slug, placeData),
  /** Documents of several places, by folder in templates/. */
  publications: z.record(slug, publicationData),
});
export type EditionData = z.infer<typeof editionData>;
export type ProposalData = z.infer<typeof proposalData>;
export type PracticeData = z.infer<typeof practiceData>;
export type PlaceData = z.infer<typeof placeData>;
export type MeasureData = PlaceData['measures'][number];
export type Wordings = z.infer<typeof words>;
