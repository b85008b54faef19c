import { type Bundle, compare, nearest, type Project, sourceLanguage } from '@decode/model';
import { UsageProblem } from '../host/failure.ts';

/** A folder of texts and the languages that it has to be in besides the one it is written in. */
export interface BundleWithLanguages {
  readonly bundle: Bundle;
  readonly languages: readonly string[];
}

/**
 * Every folder that is translated, by its path. A place's own texts are wanted in its own language and in English,
 * whichever of the two they are written in.
 */
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

/**
 * Those whose path holds one of the words, in the languages that were asked for; none means all.
 * @throws UsageProblem where a word or a language fits nothing
 */
export function chooseBundles(
  project: Project,
  asked: { readonly folders?: readonly string[]; readonly language: readonly string[] },
): BundleWithLanguages[] {
  const bundles = bundlesOf(project);
  const known = [...new Set(bundles.flatMap(({ languages }) => languages))].sort(compare);
  for (const language of asked.language) {
    if (known.includes(language)) continue;
    const meant = nearest(language, known);
    throw new UsageProblem(
      `Nothing is translated into "${language}".`,
      meant ? `Did you mean "${meant}"?` : `There is: ${known.join(', ') || 'no place yet'}.`,
    );
  }
  const { folders = [] } = asked;
  for (const word of folders) {
    if (bundles.some(({ bundle }) => bundle.folder.includes(word))) continue;
    const names = bundles.map(({ bundle }) => bundle.folder.split('/').at(-1) ?? '');
    const meant = nearest(word, names);
    throw new UsageProblem(
      `No folder of texts has "${word}" in its path.`,
      meant ? `Did you mean "${meant}"?` : 'Type "translate status" with a language to see the folders.',
    );
  }
  return bundles
    .filter(({ bundle }) => folders.length === 0 || folders.some((word) => bundle.folder.includes(word)))
    .map(({ bundle, languages }) => ({
      bundle,
      languages: languages.filter(
        (language) => asked.language.length === 0 || asked.language.includes(language),
      ),
    }));
}
