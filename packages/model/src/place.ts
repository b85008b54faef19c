import { z } from 'zod';
import { formChoice, formName } from './form.ts';
import { placeKind, planKind, priority } from './proposal.ts';
import { confirmation, country, language, slug, sourceKey, text, year } from './text.ts';

/**
 * A name in one language: ready phrases by role, with preposition, article and elision already in them, and
 * grammatical cases for translators' own sentences. A missing form stops the target that needs it.
 */
export const nameForms = z.strictObject({
  nom: z.string(),
  gen: z.string().optional(),
  dat: z.string().optional(),
  acc: z.string().optional(),
  ins: z.string().optional(),
  loc: z.string().optional(),
  voc: z.string().optional(),
  /** «in Kaunas», «Kaune», «a Palermo». */
  in: z.string().optional(),
  of: z.string().optional(),
  from: z.string().optional(),
  to: z.string().optional(),
  /** «the people of Kaunas», «kauniečiai», as the subject of a sentence. */
  people: z.string().optional(),
  gender: z.enum(['m', 'f', 'n', 'c']).optional(),
  number: z.enum(['sg', 'pl']).optional(),
  /** needs-review: a native speaker has yet to confirm the forms. */
  status: confirmation,
});
export type NameForms = z.infer<typeof nameForms>;
/** The forms that `{{ place.name case=… }}` may ask for. */
export const nameCases = [
  'nom',
  'gen',
  'dat',
  'acc',
  'ins',
  'loc',
  'voc',
  'in',
  'of',
  'from',
  'to',
  'people',
] as const;
export type NameCase = (typeof nameCases)[number];

const names = z.partialRecord(language, nameForms);

/** templates/<place>/place.yaml: what the place is and how it is called. */
export const place = z.strictObject({
  kind: placeKind,
  country,
  /** Language of its own documents. */
  language,
  /** Number and date habits: the EU's Interinstitutional Style Guide, or the country's own. */
  profile: z.enum(['eu', 'national']),
  /** Growing places must not be spoken to as if they shrank. */
  trend: z.enum(['shrinking', 'stable', 'growing']),
  codes: z.strictObject({
    nuts: z.string(),
    lau: z.string().optional(),
    urbanAudit: z.string().optional(),
  }),
  /** The territory. */
  name: names,
  /** The partner of the project; owner line of the cover. */
  partner: z.strictObject({ kind: z.enum(['administration', 'association']), name: names }),
  /** Who decides on the recommendations: a council, several councils, a regional assembly. */
  addressee: names,
});
export type Place = z.infer<typeof place>;

/** templates/<place>/template.yaml: what is recommended here, in which order, and why here. */
export const template = z.strictObject({
  /** The document that the recommendations are meant for, by its own title in each language. */
  plan: z.strictObject({
    kind: planKind,
    title: z.partialRecord(language, z.string()),
    /** Level of the plan's hierarchy that a recommendation joins, in its own words; code left to the body. */
    level: z.partialRecord(language, z.string()),
    source: sourceKey.optional(),
    /** What the body's own hierarchy calls by a code: priorities, directions, tasks. */
    entries: z
      .array(
        z.strictObject({
          code: z.string().min(1),
          /** «rīcības virziens» */
          level: z.partialRecord(language, z.string().min(1)).optional(),
          title: z.partialRecord(language, z.string().min(1)),
        }),
      )
      .default([]),
  }),
  recommendations: z
    .array(
      z.strictObject({
        proposal: slug,
        priority,
        /** Why here: one or two sentences, with the place's own figures. */
        why: text(500),
        /** A role that could lead, printed as a suggestion. */
        role: text(90),
        /** What the body has decided: from where its indicators start and where they are meant to be. */
        targets: z
          .array(
            z.strictObject({
              /** Number of the proposal's indicator, from 1. */
              indicator: z.number().int().min(1),
              baseline: z.strictObject({ value: z.number(), year, source: sourceKey }),
              /** What was counted since, in the order of the years. */
              readings: z.array(z.strictObject({ value: z.number(), year, source: sourceKey })).default([]),
              target: z.strictObject({ value: z.number(), year }),
            }),
          )
          .default([]),
        /** The plan's own code, when the body has given one. */
        planCode: z.string().optional(),
        /** Codes of `plan.entries` that the measure stands under, from the top down. */
        planEntries: z.array(z.string()).default([]),
      }),
    )
    .min(1),
  /** Areas without a recommendation here, and why. */
  emptyAreas: z.partialRecord(slug, text(400)).default({}),
  practices: z.array(slug).min(1),
  /** The municipality's own tables, where they differ from the country's forms. */
  forms: z.partialRecord(formName, formChoice).default({}),
  /** Numerals of the profile: series of data/ and the year to read. */
  keyFigures: z
    .array(
      z.strictObject({
        label: text(80),
        series: slug,
        /** change: last year against first, in per cent. */
        read: z.enum(['last', 'change']),
        from: z.number().int().optional(),
      }),
    )
    .max(4),
});
export type Template = z.infer<typeof template>;

/** templates/<place>/brand.yaml: everything that may look different; the rest is derived so that contrast holds. */
export const brand = z.strictObject({
  primary: z.string().regex(/^#[0-9a-f]{6}$/, 'a colour such as "#0a5aa6"'),
  accent: z.string().regex(/^#[0-9a-f]{6}$/, 'a colour such as "#bd3528"'),
  neutral: z.enum(['cool', 'warm', 'plain']),
  cover: z.strictObject({
    ground: z.enum(['tint', 'paper', 'solid']),
    /** field: people as dots, between two years of one series. plain: none. */
    pattern: z.enum(['field', 'plain']),
    series: slug.optional(),
  }),
  /** PNG or SVG in the place's folder; absent: the partner's name alone. */
  logo: z.string().optional(),
});
export type Brand = z.infer<typeof brand>;
