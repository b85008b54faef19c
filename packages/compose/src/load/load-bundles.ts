import {
  areas,
  type Bundle,
  compare,
  type Files,
  type Message,
  type Place,
  type Publication,
  place,
  practice,
  practiceSections,
  proposal,
  proposalSections,
  publication,
  sourceLanguage,
  sources,
  template,
  terms,
} from '@decode/model';
import { explained } from '@decode/source';
import { type DocumentTexts, documentTexts } from './document-texts.ts';
import { FolderReader, type LoadContext, type ReadCatalogue } from './folder-reader.ts';
import { comparedFiles, isPublication, loadPublication } from './load-publication.ts';
import { loadSections } from './load-sections.ts';
import { loadOneSeries } from './load-series.ts';
import { loadStrings } from './load-strings.ts';
import { loadTemplate } from './load-template.ts';

export type { DocumentTexts } from './document-texts.ts';
export { languageFolders, readLanguages } from './load-languages.ts';

/** A folder of texts, read by itself. */
export interface LoadedBundle {
  readonly bundle: Bundle;
  /** Those that it has to be in besides the one it is written in. */
  readonly languages: readonly string[];
  readonly messages: readonly Message[];
  /** The folder was read in part only. */
  readonly broken: boolean;
}

/** The folders of texts of a project, found without reading them, in the order of their paths. */
export interface BundleList {
  readonly folders: readonly string[];
  /** All languages that something is translated into. */
  readonly languages: readonly string[];
  /** Files of other folders that its texts speak of. */
  besides(folder: string): readonly string[];
  /** The documents that are made of them; those whose choice cannot be read are absent. */
  documents(): Promise<readonly DocumentTexts[]>;
  /** @param from where the files of the folder are taken from, if not from the project once more */
  read(folder: string, from?: Files): Promise<LoadedBundle>;
}

export async function loadBundles(files: Files, readCatalogue: ReadCatalogue): Promise<BundleList> {
  const context = (from = files): LoadContext => ({
    files: from,
    readCatalogue,
    messages: [],
    broken: new Set(),
  });
  const below = async (folder: string) =>
    (await files.list(folder))
      .filter((name) => name.endsWith('/'))
      .map((name) => `${folder}/${name.slice(0, -1)}`);
  const places = (await below('templates')).filter((folder) => folder !== 'templates/base');
  const own = new Map<string, Place>();
  const publications = new Map<string, Publication | undefined>();
  for (const folder of places) {
    if (await isPublication(files, folder)) {
      const facts = await new FolderReader(folder, context()).yaml('publication.yaml', publication);
      publications.set(folder, facts?.value);
      continue;
    }
    const facts = await new FolderReader(folder, context()).yaml('place.yaml', place);
    if (facts) own.set(folder, facts.value);
  }
  const common = [...new Set([...own.values()].map(({ language }) => language))]
    .filter((language) => language !== sourceLanguage)
    .sort(compare);
  const strings = 'templates/base/strings';
  const folders = [
    'recommendations',
    ...(await below('recommendations/proposals')),
    ...(await below('recommendations/practices')),
    strings,
    ...places,
  ].sort(compare);

  return {
    folders,
    languages: [...new Set([...common, ...(own.size > 0 ? [sourceLanguage] : [])])].sort(compare),
    besides(folder) {
      const facts = publications.get(folder);
      return facts ? comparedFiles(facts) : [];
    },
    async documents() {
      const chosen = await Promise.all(
        [...own].map(async ([folder, facts]) => {
          const choice = await new FolderReader(folder, context()).yaml('template.yaml', template);
          return choice ? [[slugOf(folder), { place: facts, template: choice.value }] as const] : [];
        }),
      );
      const compiled = [...publications].flatMap(([folder, facts]) =>
        facts ? [[slugOf(folder), facts] as const] : [],
      );
      return documentTexts({ places: new Map(chosen.flat()), publications: new Map(compiled) });
    },
    async read(folder, from) {
      const here = context(from);
      const reader = new FolderReader(folder === strings ? 'templates/base' : folder, here);
      const bundle = publications.has(folder)
        ? await ofPublication(folder, reader, context)
        : await bundleOf(folder, reader, strings);
      const languages = own.has(folder)
        ? [sourceLanguage, own.get(folder)?.language ?? ''].filter((tag) =>
            bundle.units.some((unit) => unit.language !== tag),
          )
        : publications.has(folder)
          ? (publications.get(folder)?.languages ?? [])
              .map(({ language }) => language)
              .filter((tag) => tag !== sourceLanguage)
          : common;
      return { bundle, languages, messages: here.messages.map(explained), broken: here.broken.size > 0 };
    },
  };
}

/** The texts of a folder are cut in the same order as `loadProject` does, or their ids would be others. */
async function bundleOf(folder: string, reader: FolderReader, strings: string): Promise<Bundle> {
  if (folder === strings) return loadStrings(reader);
  if (folder === 'recommendations') {
    await reader.yaml('areas.yaml', areas);
    await reader.yaml('glossary/terms.yaml', terms);
    await reader.yaml('sources.yaml', sources);
    return reader.bundle();
  }
  if (folder.startsWith('recommendations/proposals/')) {
    await reader.yaml('proposal.yaml', proposal);
    await loadSections(reader, proposalSections);
    return reader.bundle();
  }
  if (folder.startsWith('recommendations/practices/')) {
    await reader.yaml('practice.yaml', practice);
    await loadSections(reader, practiceSections);
    return reader.bundle();
  }
  const loaded = await loadTemplate(reader, slugOf(folder));
  return loaded?.bundle ?? nothingIn(folder);
}

/** What is wrong with the series of places is told with their own folders. */
async function ofPublication(
  folder: string,
  reader: FolderReader,
  context: () => LoadContext,
): Promise<Bundle> {
  const loaded = await loadPublication(reader, slugOf(folder), async (place, name) => {
    const written = await loadOneSeries(new FolderReader(`templates/${place}`, context()), name);
    return written?.value;
  });
  return loaded?.bundle ?? nothingIn(folder);
}

function slugOf(folder: string): string {
  return folder.slice(folder.lastIndexOf('/') + 1);
}

function nothingIn(folder: string): Bundle {
  return { folder, units: [], catalogues: new Map() };
}
