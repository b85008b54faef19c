import type { LoadedBundle } from '@decode/compose/bundles';
import { type Bundle, compare, type Files, nearest, type Project, sourceLanguage } from '@decode/model';
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
export function chooseBundles(project: Project, asked: AskedTexts): BundleWithLanguages[] {
  const bundles = bundlesOf(project);
  const known = [...new Set(bundles.flatMap(({ languages }) => languages))].sort(compare);
  const { folder: isChosen, language } = chosenBy(
    asked,
    bundles.map(({ bundle }) => bundle.folder),
    known,
  );
  return bundles
    .filter(({ bundle }) => isChosen(bundle.folder))
    .map(({ bundle, languages }) => ({ bundle, languages: languages.filter(language) }));
}

export interface AskedTexts {
  readonly folders?: readonly string[];
  readonly language: readonly string[];
}

/**
 * Which folders and languages were asked for.
 * @throws UsageProblem where a word or a language fits nothing
 */
export function chosenBy(
  { folders = [], language: asked }: AskedTexts,
  paths: readonly string[],
  languages: readonly string[],
): { readonly folder: (path: string) => boolean; readonly language: (tag: string) => boolean } {
  for (const language of asked) {
    if (languages.includes(language)) continue;
    const meant = nearest(language, languages);
    throw new UsageProblem(
      `Nothing is translated into "${language}".`,
      meant ? `Did you mean "${meant}"?` : `There is: ${languages.join(', ') || 'no place yet'}.`,
    );
  }
  for (const word of folders) {
    if (paths.some((path) => path.includes(word))) continue;
    const meant = nearest(
      word,
      paths.map((path) => path.split('/').at(-1) ?? ''),
    );
    throw new UsageProblem(
      `No folder of texts has "${word}" in its path.`,
      meant ? `Did you mean "${meant}"?` : 'Type "translate status" with a language to see the folders.',
    );
  }
  return {
    folder: (path) => folders.length === 0 || folders.some((word) => path.includes(word)),
    language: (tag) => asked.length === 0 || asked.includes(tag),
  };
}

/** The same without the rest of the project, one folder after the other: for work on thousands of them. */
export async function* eachBundle(
  files: Files,
  asked: AskedTexts,
): AsyncIterable<BundleWithLanguages & Pick<LoadedBundle, 'messages' | 'broken'>> {
  const [{ loadBundles }, { readCatalogue }] = await Promise.all([
    import('@decode/compose/bundles'),
    import('@decode/translate'),
  ]);
  const list = await loadBundles(files, readCatalogue);
  const { folder, language } = chosenBy(asked, list.folders, list.languages);
  for await (const loaded of list.read(folder))
    yield { ...loaded, languages: loaded.languages.filter(language) };
}
