import {
  type Files,
  type LanguageRules,
  languageRules,
  type Project,
  type Wording,
  wording,
} from '@decode/model';
import { FolderReader } from './folder-reader.ts';

/** The folders of templates/base that say how languages write, and what their translations are checked by. */
export const languageFolders = ['templates/base/languages', 'templates/base/wording'] as const;

export async function loadLanguages(base: FolderReader): Promise<Pick<Project, 'languages' | 'wording'>> {
  const languages = new Map<string, LanguageRules>();
  for (const tag of await base.names('languages', '.yaml')) {
    const written = await base.yaml(`languages/${tag}.yaml`, languageRules);
    if (written) languages.set(tag, written.value);
  }
  const words = new Map<string, Wording>();
  for (const tag of await base.names('wording', '.yaml')) {
    const written = await base.yaml(`wording/${tag}.yaml`, wording);
    if (written) words.set(tag, written.value);
  }
  return { languages, wording: words };
}

/** The same without the rest of the project; what is wrong in the files is told by those that build from them. */
export function readLanguages(files: Files): Promise<Pick<Project, 'languages' | 'wording'>> {
  const context = { files, readCatalogue: () => ({ messages: [] }), messages: [], broken: new Set<string>() };
  return loadLanguages(new FolderReader('templates/base', context));
}
