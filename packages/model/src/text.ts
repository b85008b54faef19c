import { z } from 'zod';
import type { TranslationState } from './catalogue.ts';

/**
 * The kinds of strings a content file may hold. `text` is read by people: it is inline Markdown, it may hold
 * fields, citations and emphasis, it becomes a translation unit and is cut into `units.lock.yaml`.
 * Everything else is a name, a code or a number and is never translated.
 */
export const text = (max = 2000) => z.string().trim().min(1).max(max).meta({ translatable: true });

/** Is this schema one that a translator gets? */
export function isTranslatable(schema: z.ZodType): boolean {
  return (schema.meta() as { translatable?: boolean } | undefined)?.translatable === true;
}

/** Name of a folder or file: lower-case letters, digits, hyphens. */
export const slug = z
  .string()
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'lower-case letters, digits and hyphens');

/** Key of an entry in recommendations/sources.yaml, as in `[@key]`. */
export const sourceKey = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lower-case letters, digits and hyphens');

/** Of a name, a heading or a language: whether somebody who can say has confirmed it. The word is that of texts. */
export const confirmation = z.enum(['confirmed', 'needs-review' satisfies TranslationState]);

/** ISO 3166-1 alpha-2, lower case. */
export const country = z.string().regex(/^[a-z]{2}$/, 'two lower-case letters, as in ISO 3166');

/** BCP 47, language subtag with an optional region. */
export const language = z.string().regex(/^[a-z]{2}(-[A-Z]{2})?$/, 'a language tag such as "lv" or "de-CH"');

/** de-CH and de: what a language with a region does not say itself is said by the language (RFC 4647, 3.4 Lookup). */
export function languageChain(tag: string): readonly string[] {
  const region = tag.indexOf('-');
  return region === -1 ? [tag] : [tag, tag.slice(0, region)];
}

export const year = z.number().int().min(1800).max(2200);

/** Calendar day, ISO 8601. */
export const day = z.iso.date();

/** ISO 4217. */
export const currency = z.string().regex(/^[A-Z]{3}$/, 'three capital letters, as in ISO 4217');

/** Two ends of what is printed as a range. */
export const inOrder = ([from, to]: readonly [number, number]): boolean => from <= to;
export const order = 'the smaller of the two stands first';
