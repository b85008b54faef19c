import { compose, loadProject } from '@decode/compose';
import { type Project, sourceLanguage } from '@decode/model';
import { unitState } from '@decode/source';
import { pseudoProject, readCatalogue } from '@decode/translate';
import { beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { everyEdition } from './every-edition.ts';
import { memoryFiles, wholeProject } from './project-files.ts';

/**
 * Every text of every place stands in a language whose words all have marks on their vowels. A word without them that
 * is no datum of the project was written into the program.
 */

let project: Project;
/** Names, titles and other data that no translator gets, the longest first. */
let data: string[];

beforeAll(async () => {
  const files = wholeProject();
  project = pseudoProject(await loadProject(memoryFiles(files), readCatalogue));
  const found = new Set<string>();
  const collect = (value: unknown): void => {
    if (typeof value === 'string') {
      // Addresses are printed without their scheme.
      found.add(normal(value.replace(/^https?:\/\//, '')));
      // Patterns of dates: the words between their tokens.
      for (const part of value.split(/\{\w+\}/)) found.add(normal(part).trim());
    } else if (typeof value === 'object' && value !== null) Object.values(value).forEach(collect);
  };
  for (const [path, bytes] of files)
    if (
      /(place|publication|sources|terms|languages\/\w+|forms\/[\w/-]+|template|data\/[\w-]+)\.yaml$/.test(
        path,
      )
    )
      collect(parse(new TextDecoder().decode(bytes)));
    // What the edition before said stands in lists of changes as it was kept.
    else if (/^recommendations\/editions\/.*\.json$/.test(path))
      collect(JSON.parse(new TextDecoder().decode(bytes)));
  data = [...found].filter((text) => /\p{L}{2}/u.test(text)).sort((a, b) => b.length - a.length);
});

/** Everything that is read in a document, or read out to those who do not see it. */
function textsIn(node: unknown, out: string[] = [], name = ''): string[] {
  const shown = [
    'value',
    'text',
    'label',
    'title',
    'alt',
    'summary',
    'legend',
    'notice',
    'runningHead',
    'subtitle',
    'edition',
    'state',
    'subject',
  ];
  const words = ['contents', 'page', 'notes', 'backToText', 'skipToText', 'opensTable'];
  if (typeof node === 'string') {
    if (shown.includes(name) || words.includes(name)) out.push(node);
  } else if (Array.isArray(node)) for (const child of node) textsIn(child, out, name);
  else if (typeof node === 'object' && node !== null && !(node instanceof Map)) {
    // Titles of sources are printed as they were published.
    if ((node as { lang?: string }).lang) return out;
    for (const [key, child] of Object.entries(node))
      if (key !== 'origin' && key !== 'theme') textsIn(child, out, key);
  }
  return out;
}

/** Without what typography adds or changes. */
function normal(text: string): string {
  return text
    .replaceAll('\u00ad', '')
    .replaceAll('\u00a0', ' ')
    .replace(/[“”„«»"‘’‚‹›']/g, '’')
    .replace(/[şţ]/g, (letter) => (letter === 'ş' ? 'ș' : 'ț'));
}

/** Words of a text that have a vowel without a mark and are no datum; codes of currencies are none. */
function plainWords(text: string, known: readonly string[]): string[] {
  let rest = normal(text).replace(/https?:\/\/\S+/g, ' ');
  // Most texts have none, and the list of data is long.
  if (unmarked(rest).length === 0) return [];
  let lower = rest.toLowerCase();
  for (const name of known) {
    // A term is printed with a capital at the start of a line.
    const sought = name.toLowerCase();
    for (let at = lower.indexOf(sought); at >= 0; at = lower.indexOf(sought, at + 1)) {
      const around = [rest[at - 1], rest[at + name.length]].some((sign) => /[\p{L}\p{M}]/u.test(sign ?? ' '));
      if (around) continue;
      rest = `${rest.slice(0, at)} ${rest.slice(at + name.length)}`;
      lower = rest.toLowerCase();
    }
  }
  return unmarked(rest);
}

function unmarked(text: string): string[] {
  return (
    text
      .match(/(?<![\p{L}\p{M}])[a-zA-Z]*[aeiouAEIOU][a-zA-Z]*(?![\p{L}\p{M}])/gu)
      ?.filter((word) => word.length > 2 && !/^[A-Z]{3}$/.test(word)) ?? []
  );
}

test('the test sees a word that is written into the program', () => {
  expect(plainWords('[Sčööpė] Figure 3', [])).toEqual(['Figure']);
});

test('every pseudo text is a right translation', () => {
  const bundles = [
    project.bundle,
    project.strings,
    ...[
      ...project.proposals.values(),
      ...project.practices.values(),
      ...project.templates.values(),
      ...project.publications.values(),
    ].map(({ bundle }) => bundle),
  ];
  for (const bundle of bundles)
    for (const [language, { entries }] of bundle.catalogues)
      for (const unit of bundle.units)
        expect(['fresh', 'auto'], `${bundle.folder} ${unit.id} ${language}`).toContain(
          unitState(unit, entries.get(unit.id), language),
        );
});

/** What the calendar and the joining of words of a language bring. */
function wordsOfIntl(language: string): string[] {
  const months = Array.from(
    { length: 12 },
    (_, month) =>
      new Intl.DateTimeFormat(language, { month: 'long', day: 'numeric' })
        .formatToParts(new Date(2026, month, 3))
        .find(({ type }) => type === 'month')?.value ?? '',
  );
  const list = new Intl.ListFormat(language)
    .formatToParts(['', '', ''])
    .map(({ value }) => value.trim())
    .filter((word) => word.length > 1);
  return [...months, ...list];
}

describe.each(everyEdition().filter(([, language]) => language !== sourceLanguage))(
  '%s %s',
  (template, language) => {
    test('shows no word that is not a text or a datum', async () => {
      const { document, messages } = await compose(project, { template, language, format: 'html' });
      expect(messages.filter(({ severity }) => severity === 'error')).toEqual([]);
      // Chapters of a publication may be in the languages of their places.
      const languages = project.publications.has(template)
        ? [...project.templates.values()].map(({ place }) => place.value.language)
        : [language];
      const known = [...data, ...languages.flatMap(wordsOfIntl)];
      const texts = textsIn([document?.meta, document?.body]);
      expect(texts.length).toBeGreaterThan(500);
      expect([...new Set(texts.flatMap((text) => plainWords(text, known)))].sort()).toEqual([]);
    });
  },
);
