import { z } from 'zod';
import { slug } from './text.ts';

/** The parts that a document can have. */
export const part = z.enum([
  'summary',
  'profile',
  'recommendations',
  'plan',
  'practices',
  'data',
  'glossary',
  'sources',
]);
/** templates/base/outline.yaml: the parts in their order, and the named places for local prose in each. */
export const outline = z.array(
  z.strictObject({ part, slots: z.array(z.strictObject({ name: slug, required: z.boolean() })).default([]) }),
);
export type Outline = z.infer<typeof outline>;
