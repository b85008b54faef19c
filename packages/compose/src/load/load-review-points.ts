import {
  compare,
  type Doubt,
  type Files,
  form,
  languageRules,
  type NameForms,
  type Origin,
  type Place,
  place,
  publication,
  sourceLanguage,
  terms,
} from '@decode/model';
import { FolderReader, type LoadContext } from './folder-reader.ts';
import { isPublication } from './load-publication.ts';

/** Something of a language that documents print and that waits for a native speaker: the points among a document's doubts. */
export interface ReviewPoint extends Required<Pick<Doubt, 'of'>> {
  readonly language: string;
  /** In words, for who looks for the reader. */
  readonly what: string;
  readonly origin: Origin;
}

/**
 * What is `needs-review` besides single translations: names of places in all their languages, terms, headings of the
 * countries' forms, and languages whose translations no native reader has read. Sorted by language, then file. What is
 * wrong in the files is told by those that build from them.
 */
export async function loadReviewPoints(files: Files): Promise<ReviewPoint[]> {
  const context: LoadContext = {
    files,
    readCatalogue: () => ({ messages: [] }),
    messages: [],
    broken: new Set(),
  };
  const base = new FolderReader('templates/base', context);
  const found: ReviewPoint[] = [];
  for (const tag of await base.names('languages', '.yaml')) {
    const written = await base.yaml(`languages/${tag}.yaml`, languageRules);
    if (written?.value.status === 'needs-review') {
      const origin = written.origin(['status']);
      found.push({ language: tag, of: 'language', what: 'the translation as a whole', origin });
    }
  }
  const glossary = await new FolderReader('recommendations', context).yaml('glossary/terms.yaml', terms);
  for (const [index, { labels }] of glossary?.value.entries() ?? []) {
    for (const [language, { term, status }] of Object.entries(labels)) {
      if (!glossary || status !== 'needs-review' || language === sourceLanguage) continue;
      const origin = glossary.origin([index, 'labels', language]);
      found.push({ language, of: 'term', what: `term: ${term}`, origin });
    }
  }
  for (const country of await base.folders('forms')) {
    for (const name of await base.names(`forms/${country}`, '.yaml')) {
      const written = await base.yaml(`forms/${country}/${name}.yaml`, form);
      for (const [index, { heading = {}, status }] of written?.value.columns.entries() ?? []) {
        const [language, words] = Object.entries(heading).find(([tag]) => tag !== sourceLanguage) ?? [];
        if (!written || status !== 'needs-review' || language === undefined) continue;
        const what = `heading of a column of a planning document: ${words}`;
        const origin = written.origin(['columns', index, 'heading', language]);
        found.push({ language, of: 'heading', what, origin });
      }
    }
  }
  for (const entry of await files.list('templates')) {
    if (!entry.endsWith('/') || entry === 'base/') continue;
    const folder = `templates/${entry.slice(0, -1)}`;
    const reader = new FolderReader(folder, context);
    const written = (await isPublication(files, folder))
      ? await reader.yaml('publication.yaml', publication)
      : await reader.yaml('place.yaml', place);
    if (!written) continue;
    for (const { of, path, forms } of namesOf(written.value)) {
      for (const [language, name] of Object.entries(forms)) {
        if (name?.status !== 'needs-review') continue;
        const origin = written.origin([...path, language]);
        found.push({ language, of: 'name', what: `${of}: ${name.nom}`, origin });
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

function namesOf({
  name,
  partner,
  addressee,
}: Pick<Place, 'name' | 'addressee'> & { readonly partner: Pick<Place['partner'], 'name'> }): readonly {
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
