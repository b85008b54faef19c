import { type Files, languageChain } from '@decode/model';
import { readYaml } from '@decode/source';
import { z } from 'zod';

const place = z.looseObject({ language: z.string() });

/** What is told of other places in a document: that there are such, and their names. */
const known = /^templates\/[^/]+\/(?:place|template|brand|publication)\.yaml$/;

/**
 * The project as far as a chapter of one place can be made from it: texts, data and translations of other places and
 * catalogues of other languages are not there, so that one chapter costs no reading of eight places in nine languages.
 * What is missing of other places has messages in their folders, which concern no document of this one. All of it for a
 * place that cannot be read: then the messages are of the whole.
 */
export async function filesOfPlace(
  files: Files,
  choice: { readonly place: string; readonly language?: string | undefined },
): Promise<Files> {
  const file = `templates/${choice.place}/place.yaml`;
  const bytes = await files.read(file).catch(() => undefined);
  const own = bytes && readYaml(file, bytes, place).document?.value.language;
  if (own === undefined) return files;
  const isElsewhere = (path: string) => {
    const folder = /^templates\/([^/]+)\//.exec(path)?.[1];
    return folder !== undefined && folder !== 'base' && folder !== choice.place;
  };
  const catalogues = languageChain(choice.language ?? own).map((language) => `${language}.po`);
  return {
    read: async (path) => (isElsewhere(path) && !known.test(path) ? undefined : files.read(path)),
    list: async (folder) => {
      if (isElsewhere(folder)) return [];
      const names = await files.list(folder);
      return folder.endsWith('/i18n') ? names.filter((name) => catalogues.includes(name)) : names;
    },
  };
}
