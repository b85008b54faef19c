import { type Bundle, bearsOn, compare, languageChain, languagesOf, type Project } from '@decode/model';
import { sha256 } from '../host/disk-cache.ts';
import type { Edition } from './stages.ts';

/**
 * The part of a project that one document may be made from. Composing is handed this and nothing more, so that a file
 * that `bearsOn` leaves out cannot have had a part in the document. Messages have been looked at before.
 */
export function scopeOf(project: Project, edition: Edition): Project {
  const { template } = edition;
  const publication = project.publications.get(template)?.publication.value;
  const places = publication?.places.map(({ place }) => place) ?? [template];
  const chosen = places.flatMap((place) => project.templates.get(place)?.template.value ?? []);
  const languages = languagesOf(edition, project).flatMap(languageChain);
  const inLanguage = (bundle: Bundle): Bundle => ({
    ...bundle,
    catalogues: only(bundle.catalogues, languages),
  });
  const translated = <T extends { readonly bundle: Bundle }>(part: T): T => ({
    ...part,
    bundle: inLanguage(part.bundle),
  });
  return {
    ...translated(project),
    strings: inLanguage(project.strings),
    proposals: only(
      project.proposals,
      chosen.flatMap(({ recommendations }) => recommendations.map(({ proposal }) => proposal)),
      translated,
    ),
    practices: only(
      project.practices,
      publication?.practices ?? chosen.flatMap(({ practices }) => practices),
      translated,
    ),
    templates: only(project.templates, places, translated),
    publications: only(project.publications, [template], translated),
    baseShells: new Map(),
    styles: '',
    unread: [],
    messages: [],
    broken: new Set(),
  };
}

/** Changes with every file that bears on a document, found or missing. */
export function inputsHash(reads: ReadonlyMap<string, string>, project: Project, edition: Edition): string {
  const bearing = [...reads].filter(([path]) => bearsOn(path, edition, project));
  return sha256(JSON.stringify(bearing.sort(([a], [b]) => compare(a, b))));
}

/** The entries under some keys, in the order of the map. */
function only<T>(
  map: ReadonlyMap<string, T>,
  keys: readonly string[] = [],
  change: (value: T) => T = (value) => value,
): Map<string, T> {
  return new Map([...map].filter(([key]) => keys.includes(key)).map(([key, value]) => [key, change(value)]));
}
