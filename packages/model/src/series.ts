import { z } from 'zod';
import { day, sourceKey, text, year } from './text.ts';

const eurostatCode = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_-]*$/, 'a code such as "JAN"');

/** When the area had the limits that all values stand for. */
const limits = z.union([
  z.strictObject({ day: day.meta({ description: 'a day on which they held' }) }),
  z.strictObject({ nuts: year.meta({ description: 'the version of the NUTS classification' }) }),
  z.enum(['each year', 'not stated by the source']),
]);

/** On which terms the figures may be used again. */
const licence = z.union([
  z.strictObject({
    id: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9.-]+$/, 'an SPDX identifier such as CC-BY-4.0'),
  }),
  z.strictObject({ terms: z.string().min(1), url: z.url({ protocol: /^https?$/ }) }),
  z.strictObject({ unstated: z.string().min(1).meta({ description: 'why they are not known' }) }),
]);

/**
 * templates/<place>/data/<series>.yaml beside <series>.csv, in the manner of Frictionless descriptors: one
 * definition, one geography, one source. The CSV has the columns year, value and, where they apply, sex, age, geo
 * and flag; a missing year is missing, nothing is filled.
 */
export const series = z.strictObject({
  title: text(120),
  unit: z.enum(['persons', 'births', 'deaths', 'percent']),
  definition: text(300),
  geography: z.strictObject({
    code: z.string(),
    level: z.enum(['city', 'municipality', 'nuts2', 'nuts3', 'area']),
    name: text(80),
    boundary: text(300).optional(),
    limits,
    /** Names of the parts of the area by the codes of the column geo, in the order in which they are read. */
    areas: z.record(z.string(), text(80)).default({}),
  }),
  source: sourceKey,
  licence,
  read: day,
  /** Where `data update` finds the series: dataset and filters of Eurostat's statistics API; the area is that of `geography`. */
  eurostat: z
    .strictObject({
      dataset: z.string().regex(/^[a-z][a-z0-9_]*$/, 'a code such as "demo_r_gind3"'),
      /** Codes by dimension. */
      filters: z
        .record(z.string().regex(/^[a-z][a-z0-9_]*$/), z.union([eurostatCode, z.array(eurostatCode).min(1)]))
        .default({}),
      /** age: the groups that the filter names are added up. */
      sum: z.literal('age').optional(),
      since: year.optional(),
    })
    .optional(),
  /** Years from which the series is no longer comparable with what stands before. */
  breaks: z.array(z.strictObject({ year, note: text(200) })).default([]),
  /** Meaning of each flag that the CSV uses. */
  flags: z.record(z.string(), text(200)).default({}),
  notes: z.array(text(300)).default([]),
  /** Why no chart shows it, though it has values of three years; for who keeps the data. */
  notDrawn: z.string().min(1).optional(),
});
export type SeriesDescriptor = z.infer<typeof series>;

export interface SeriesRow {
  readonly year: number;
  readonly value: number;
  readonly sex?: 'T' | 'M' | 'F';
  readonly age?: string;
  readonly geo?: string;
  readonly flag?: string;
  /** Of the file; a computed row has none. */
  readonly line?: number;
}
export interface Series extends SeriesDescriptor {
  readonly name: string;
  /** In the order of the file, years ascending. */
  readonly rows: readonly SeriesRow[];
}
