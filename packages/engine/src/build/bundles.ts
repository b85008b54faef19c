import { type Bundle, compare, type Project, sourceLanguage } from '@decode/model';

/** A folder of texts and the languages that it has to be in besides the one it is written in. */
export interface BundleWithLanguages {
  readonly bundle: Bundle;
  readonly languages: readonly string[];
}

/** Every folder that is translated, by its path. A place's own texts are wanted in its own language and in
 * English, whichever of the two they are written in. */
export function bundlesOf(project: Project): BundleWithLanguages[] {
  const all = [...new Set([...project.templates.values()].map(({ place }) => place.value.language))]
    .filter((language) => language !== sourceLanguage)
    .sort(compare);
  const common = [
    project.bundle,
    project.strings,
    ...[...project.proposals.values(), ...project.practices.values()].map(({ bundle }) => bundle),
  ].map((bundle) => ({ bundle, languages: all }));
  const own = [...project.templates.values()].map(({ bundle, place }) => ({
    bundle,
    languages: [sourceLanguage, place.value.language].filter((language) =>
      bundle.units.some((unit) => unit.language !== language),
    ),
  }));
  return [...common, ...own].sort((a, b) => compare(a.bundle.folder, b.bundle.folder));
}
