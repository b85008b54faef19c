import { nearest, slug } from '@decode/model';
import { z } from 'zod';
import { UsageProblem } from '../host/failure.ts';

/** What the verbs that begin something have in common. */
export const newFolder = z.object({
  folder: z.string(),
  files: z.array(z.string()),
  /** What to do next, a sentence each. */
  next: z.array(z.string()),
});

export const newName = slug.meta({
  positional: 'name',
  description: 'Name of its folder: lower-case letters, digits and hyphens',
});

export const newTitle = z
  .string()
  .min(1)
  .optional()
  .meta({ value: 'text', description: 'Its title, in English' });

export function sayNewFolder({ files, next }: z.infer<typeof newFolder>): string {
  return [
    'New:',
    ...files.map((file) => `  ${file}`),
    '',
    'Next:',
    ...next.map((step, i) => `  ${i + 1}. ${step}`),
  ].join('\n');
}

/** @throws UsageProblem naming what was probably meant, or what there is */
export function mustBeOneOf(what: string, name: string, known: Iterable<string>): void {
  const names = [...known];
  if (names.includes(name)) return;
  const meant = nearest(name, names);
  throw new UsageProblem(
    `There is no ${what} "${name}".`,
    meant ? `Did you mean "${meant}"?` : `There is: ${names.join(', ') || 'none yet'}.`,
  );
}
