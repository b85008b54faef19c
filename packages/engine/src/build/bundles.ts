import type { BundleList, LoadedBundle } from '@decode/compose/bundles';
import { type Bundle, compare, type Files, nearest, type Project, sourceLanguage } from '@decode/model';
import { sha256 } from '../host/disk-cache.ts';
import { UsageProblem } from '../host/failure.ts';
import { takeSnapshot } from './take-snapshot.ts';

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
  const compiled = [...project.publications.values()].map(({ bundle, publication }) => ({
    bundle,
    languages: publication.value.languages
      .map(({ language }) => language)
      .filter((language) => language !== sourceLanguage),
  }));
  return [...common, ...own, ...compiled].sort((a, b) => compare(a.bundle.folder, b.bundle.folder));
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
      meant
        ? `Did you mean "${meant}"?`
        : 'Type "npm run decode -- translate status" with a language to see the folders.',
    );
  }
  return {
    folder: (path) => folders.length === 0 || folders.some((word) => path.includes(word)),
    language: (tag) => asked.length === 0 || asked.includes(tag),
  };
}

/** A folder of texts that was found but need not be read as such: its files are at hand. */
export interface FoundFolder {
  readonly folder: string;
  /**
   * Changes with everything that its texts, their translations and the languages asked for depend on; undefined where
   * a file cannot be read.
   */
  readonly state: string | undefined;
  load(): Promise<BundleWithLanguages & Pick<LoadedBundle, 'messages' | 'broken'>>;
}

/** The folders of texts, found without reading them. */
export async function findBundles(files: Files): Promise<BundleList> {
  const [{ loadBundles }, { readCatalogue }] = await Promise.all([
    import('@decode/compose/bundles'),
    import('@decode/translate'),
  ]);
  return loadBundles(files, readCatalogue);
}

/** Folders whose files are read at the same time: disks are slow to begin. */
const ahead = 4;

/**
 * The same without the rest of the project, one folder after the other and none for longer than it is asked for: for
 * work on thousands of them.
 */
export async function* eachFolder(
  files: Files,
  asked: AskedTexts,
  found?: BundleList,
): AsyncIterable<FoundFolder> {
  const list = found ?? (await findBundles(files));
  const { folder: isChosen, language } = chosenBy(asked, list.folders, list.languages);
  const waiting = list.folders.filter(isChosen);
  const find = async (folder: string): Promise<FoundFolder> => {
    const isOther = (path: string) => list.folders.some((other) => other.startsWith(`${path}/`));
    const { files: own, hash } = await takeSnapshot(files, folder, isOther);
    const besides = await hashes(files, list.besides(folder));
    return {
      folder,
      state:
        hash && besides && sha256(JSON.stringify([folder, hash, besides, list.languages, asked.language])),
      async load() {
        const loaded = await list.read(folder, own);
        return { ...loaded, languages: loaded.languages.filter(language) };
      },
    };
  };
  const running: Promise<FoundFolder>[] = [];
  while (waiting.length > 0 || running.length > 0) {
    while (running.length < ahead && waiting.length > 0) {
      const next = find(waiting.shift() ?? '');
      // Told when its turn comes.
      next.catch(() => {});
      running.push(next);
    }
    const first = running.shift();
    if (first) yield await first;
  }
}

/** Undefined where one cannot be read. */
async function hashes(files: Files, paths: readonly string[]): Promise<readonly string[] | undefined> {
  try {
    const read = await Promise.all(paths.map((path) => files.read(path)));
    return read.map((bytes) => (bytes ? sha256(bytes) : ''));
  } catch {
    return undefined;
  }
}
