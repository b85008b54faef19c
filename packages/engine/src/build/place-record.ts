import { bearsOn, compare, type Project } from '@decode/model';
import { type Manifest, manifestPath } from './manifest.ts';
import type { Edition } from './stages.ts';

/** out/<place>/manifest.json: what the manifest says of one place, and the files that bear on it alone. */
export function recordPath(template: string): string {
  return `${template}/${manifestPath}`;
}

export function recordOf(
  { tools, documents, inputs }: Manifest,
  template: string,
  editions: readonly Edition[],
  project: Project,
): Manifest {
  return {
    manifest: 1,
    tools,
    documents: documents.filter((document) => document.template === template),
    inputs: Object.fromEntries(bearing(Object.entries(inputs), template, editions, project)),
  };
}

/** Those of some files, by path, that can have a part in any document of a place. */
export function bearing(
  files: Iterable<readonly [path: string, hash: string]>,
  template: string,
  editions: readonly Edition[],
  project: Project,
): (readonly [path: string, hash: string])[] {
  const own = editions.filter((edition) => edition.template === template);
  return [...files]
    .filter(([path]) => own.length === 0 || own.some((edition) => bearsOn(path, edition, project)))
    .sort(([a], [b]) => compare(a, b));
}
