import {
  compare,
  type Files,
  form,
  languageRules,
  type NameForms,
  type Origin,
  type Place,
  place,
  sourceLanguage,
  terms,
} from '@decode/model';
import { FolderReader, type LoadContext } from './folder-reader.ts';

/** Something of a language that documents print and no native reader has confirmed. */
export interface Unconfirmed {
  readonly language: string;
  /** In words, for who looks for the reader. */
  readonly what: string;
  readonly origin: Origin;
}

/**
 * What wants a native reader besides single translations: names of places in all their languages, terms that are only
 * proposed, headings of the countries' forms, and languages whose translations were read by nobody. Sorted by language, then file. What is wrong
 * in the files is told by those that build from them.
 */
export async function loadUnconfirmed(files: Files): Promise<Unconfirmed[]> {
  const context: LoadContext = {
    files,
    readCatalogue: () => ({ messages: [] }),
    messages: [],
    broken: new Set(),
  };
  const base = new FolderReader('templates/base', context);
  const found: Unconfirmed[] = [];
  for (const tag of await base.names('languages', '.yaml')) {
    const written = await base.yaml(`languages/${tag}.yaml`, languageRules);
    if (written?.value.nativeReader === false) {
      const origin = written.origin(['nativeReader']);
      found.push({ language: tag, what: 'the translation as a whole (nativeReader)', origin });
    }
  }
  const glossary = await new FolderReader('recommendations', context).yaml('glossary/terms.yaml', terms);
  for (const [index, { labels }] of glossary?.value.entries() ?? []) {
    for (const [language, { term, status }] of Object.entries(labels)) {
      if (!glossary || status === 'agreed' || language === sourceLanguage) continue;
      const origin = glossary.origin([index, 'labels', language]);
      found.push({ language, what: `proposed term: ${term}`, origin });
    }
  }
  for (const country of await base.folders('forms')) {
    for (const name of await base.names(`forms/${country}`, '.yaml')) {
      const written = await base.yaml(`forms/${country}/${name}.yaml`, form);
      for (const [index, { heading = {}, verified }] of written?.value.columns.entries() ?? []) {
        const [language, words] = Object.entries(heading).find(([tag]) => tag !== sourceLanguage) ?? [];
        if (!written || verified || language === undefined) continue;
        const what = `heading of a column of a planning document: ${words}`;
        found.push({ language, what, origin: written.origin(['columns', index, 'heading', language]) });
      }
    }
  }
  for (const entry of await files.list('templates')) {
    if (!entry.endsWith('/') || entry === 'base/') continue;
    const written = await new FolderReader(`templates/${entry.slice(0, -1)}`, context).yaml(
      'place.yaml',
      place,
    );
    if (!written) continue;
    for (const { of, path, forms } of namesOf(written.value)) {
      for (const [language, name] of Object.entries(forms)) {
        if (name?.verified === false)
          found.push({ language, what: `${of}: ${name.nom}`, origin: written.origin([...path, language]) });
      }
    }
  }
  return found.sort(
    (a, b) =>
      compare(a.language, b.language) ||
      compare(a.origin.file, b.origin.file) ||
      a.origin.start.line - b.origin.start.line,
  );
}

function namesOf({ name, partner, addressee }: Place): readonly {
  readonly of: string;
  readonly path: readonly string[];
  readonly forms: Readonly<Partial<Record<string, NameForms>>>;
}[] {
  return [
    { of: 'name of the place', path: ['name'], forms: name },
    { of: 'name of the partner', path: ['partner', 'name'], forms: partner.name },
    { of: 'name of the body that decides', path: ['addressee'], forms: addressee },
  ];
}
