import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { translatedText } from '@decode/check';
import { loadProject } from '@decode/compose';
import type { Bundle, Project } from '@decode/model';
import { readCatalogue } from '@decode/translate';
import { spellCheckDocument } from 'cspell-lib';
import { beforeAll, expect, test } from 'vitest';
import { memoryFiles, wholeProject } from './project-files.ts';

/**
 * Every text in its nine languages against the dictionaries of cspell, which are under copyleft licences and therefore
 * only here. What is right and in no dictionary (names, terms of administration) stands in words/<language>.txt.
 */
const dictionaries: Readonly<Record<string, readonly [name: string, locale: string]>> = {
  da: ['@cspell/dict-da-dk', 'da-DK'],
  de: ['@cspell/dict-de-de', 'de-DE'],
  en: ['@cspell/dict-en-gb', 'en-GB'],
  es: ['@cspell/dict-es-es', 'es-ES'],
  it: ['@cspell/dict-it-it', 'it'],
  lt: ['@cspell/dict-lt-lt', 'lt'],
  lv: ['@cspell/dict-lv', 'lv'],
  pl: ['@cspell/dict-pl_pl', 'pl'],
  ro: ['@cspell/dict-ro-ro', 'ro'],
};

let project: Project;
beforeAll(async () => {
  project = await loadProject(memoryFiles(wholeProject()), readCatalogue);
});

/** Every text of a value that stands under a language's tag, at any depth: names, headings, labels. */
function under(value: unknown, language: string, out: string[] = [], inside = false): string[] {
  if (typeof value === 'string') {
    if (inside) out.push(value);
  } else if (Array.isArray(value)) for (const item of value) under(item, language, out, inside);
  else if (typeof value === 'object' && value !== null)
    for (const [key, item] of Object.entries(value)) {
      // Other languages; codes; words that are set aside; remarks for translators, which may quote any of them.
      if (inside && ['gender', 'number', 'status', 'forbidden', 'note'].includes(key)) continue;
      if (!inside && key !== language && key in dictionaries) continue;
      under(item, language, out, inside || key === language);
    }
  return out;
}

/** What is printed and no translator gets: facts of places, terms, heads of the forms. */
function factsIn(language: string): string[] {
  const places = [
    ...[...project.templates.values()].flatMap(({ place, template }) => [place.value, template.value]),
    ...[...project.publications.values()].map(({ publication }) => publication.value),
  ];
  const forms = [...project.forms.values()].flatMap((own) => [...own.values()].map(({ value }) => value));
  const better = project.wording.get(language);
  return [
    ...under(
      // Names are what the others are checked by.
      places.map((place) => ({ ...place, name: undefined })),
      language,
    ),
    ...under([...project.terms.value, ...forms], language),
    ...(better?.avoid.map(({ use }) => use) ?? []),
  ];
}

function textsIn(language: string): string {
  const owners = [
    ...project.proposals.values(),
    ...project.practices.values(),
    ...project.templates.values(),
    ...project.publications.values(),
  ];
  const bundles: Bundle[] = [project.bundle, project.strings, ...owners.map(({ bundle }) => bundle)];
  const translated = bundles.flatMap((bundle) =>
    bundle.units.flatMap((unit) => {
      const text =
        unit.language === language
          ? unit.text
          : bundle.catalogues.get(language)?.entries.get(unit.id)?.target;
      if (!text) return [];
      const { targetWords } = translatedText(unit.kind, '', text, '', language);
      // Of a message, the words: names of values, plural classes and branches are the program's.
      return unit.kind === 'message' ? [messageWords(text)] : [targetWords];
    }),
  );
  return (
    [...translated, ...factsIn(language)]
      .join('\n')
      .replace(/https?:\/\/\S+/g, ' ')
      .replaceAll('\u00ad', '')
      // Codes of data sets; articles that lost their vowel: dell’.
      .replace(/\w+_\w+/g, ' ')
      .replace(/\p{L}+[’'](?=\p{L})/gu, (article) => (language === 'it' ? ' ' : article))
  );
}

/** Of an ICU message; names of values, plural classes and branches are the program's. */
function messageWords(text: string): string {
  return text
    .replace(/\{\s*\w+\s*,\s*(?:plural|select|number)\s*,?/g, ' ')
    .replace(/(?<=[\s}])(?:=\d+|[a-zA-Z]+)\s*(?=\{)/g, ' ')
    .replace(/\{\w+\}|[{}#]/g, ' ');
}

const words = (language: string) => {
  const file = join(import.meta.dirname, 'words', `${language}.txt`);
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
};

test.each(Object.entries(dictionaries))(
  '%s',
  async (language, [dictionary, locale]) => {
    const require = createRequire(import.meta.url);
    const named = [
      ...[...project.templates.values()].map(({ place }) => place.value),
      ...[...project.publications.values()].map(({ publication }) => publication.value),
    ];
    const names = named.flatMap(({ name }) =>
      Object.values(name[language] ?? {}).filter((form) => typeof form === 'string'),
    );
    const { issues } = await spellCheckDocument(
      { uri: `${language}.txt`, text: textsIn(language), languageId: 'plaintext', locale },
      { generateSuggestions: false, noConfigSearch: true },
      {
        import: [require.resolve(`${dictionary}/cspell-ext.json`)],
        language: locale,
        // Otherwise letters without their marks pass: «Pasvaldibas».
        caseSensitive: true,
        allowCompoundWords: false,
        minWordLength: 4,
        words: [
          ...words('names'),
          ...words(language),
          ...names.flatMap((name) => name.match(/[\p{L}\p{M}]+/gu) ?? []),
        ],
      },
    );
    expect([...new Set(issues.map(({ text }) => text))].sort()).toEqual([]);
  },
  120_000,
);
