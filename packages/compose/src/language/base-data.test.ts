import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { form, isCountry, knownFields, languageRules, outline } from '@decode/model';
import { type MessageFormatElement, parse as parseMessage, TYPE } from '@formatjs/icu-messageformat-parser';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { createLanguage } from './create-language.ts';
import { createStrings } from './create-strings.ts';
import { lintMessage } from './lint-message.ts';

/** What templates/base holds for the language layer: it must be right before anything is translated from it. */
const base = resolve(import.meta.dirname, '../../../../templates/base');
const read = (path: string) => parse(readFileSync(join(base, path), 'utf8'));
const messages = Object.entries(read('strings/en.yaml') as Record<string, string>);
const english = createLanguage(languageRules.parse(read('languages/en.yaml')), 'eu');
const origin = {
  file: 'templates/base/strings/en.yaml',
  start: { line: 1, column: 1 },
  end: { line: 1, column: 1 },
};
const units = messages.map(([id, text]) => ({
  id,
  kind: 'message',
  section: id,
  language: 'en',
  text,
  origin,
}));
const strings = createStrings(
  { folder: 'templates/base/strings', units, catalogues: new Map() },
  'en',
  english,
);

/** Every way to fill a message: each branch of each choice, with 1 and 2 where it counts. */
function fillings(
  elements: readonly MessageFormatElement[],
  values: Record<string, string | number> = {},
): Record<string, string | number>[] {
  let all = [values];
  for (const element of elements) {
    if (element.type === TYPE.literal || element.type === TYPE.pound || element.type === TYPE.tag) continue;
    const choices =
      element.type === TYPE.select
        ? Object.keys(element.options)
        : element.type === TYPE.plural
          ? [0, 1, 2, 1200]
          : ['X'];
    all = all.flatMap((filled) =>
      element.value in filled ? [filled] : choices.map((choice) => ({ ...filled, [element.value]: choice })),
    );
    if (element.type === TYPE.select || element.type === TYPE.plural) {
      for (const option of Object.values(element.options))
        all = all.flatMap((filled) => fillings(option.value, filled));
    }
  }
  return all;
}

describe('strings in English', () => {
  test.each(messages)('%s can be said in every way it is written', (key, message) => {
    expect(lintMessage(message)).toEqual([]);
    for (const values of fillings(parseMessage(message, { ignoreTag: true }))) {
      const said = strings.say(key, values);
      const text = 'text' in said ? said.text : said.message.found;
      expect(text, JSON.stringify(values)).not.toMatch(/[{}#"']| {2}|^\s|\s$/);
      expect(said).toMatchObject({ state: 'fresh' });
    }
  });

  test('keys are words joined by dots', () => {
    expect(messages.filter(([key]) => !/^[a-z][A-Za-z0-9]*(\.[A-Za-z0-9]+)+$/.test(key))).toEqual([]);
  });

  test('exist for every key that the code says', () => {
    const folders = ['assemble', 'localise'].map((name) => resolve(import.meta.dirname, '..', name));
    const code = folders
      .flatMap((folder) =>
        readdirSync(folder, { recursive: true, encoding: 'utf8' })
          .filter((file) => file.endsWith('.ts'))
          .map((file) => readFileSync(join(folder, file), 'utf8')),
      )
      .join('\n');
    const known = new Set(messages.map(([key]) => key));
    const asked = new Set([...code.matchAll(/\bsay\(\s*'([^'.]+\.[^']+)'/g)].map(([, key]) => key ?? ''));
    expect([...asked].filter((key) => !known.has(key))).toEqual([]);
    expect(asked.size).toBeGreaterThan(20);
  });
});

describe('national forms', () => {
  const folder = join(base, 'forms');
  const countries = readdirSync(folder).filter((name) => !name.endsWith('.yaml'));
  const forms = countries.flatMap((country) =>
    readdirSync(join(folder, country)).map((name) => `${country}/${name}`),
  );
  const shared = readdirSync(folder).filter((name) => name.endsWith('.yaml'));

  test('each country of the partners has one for its action plan', () => {
    expect(countries.filter(isCountry)).toEqual(['de', 'dk', 'es', 'it', 'lt', 'lv', 'pl', 'ro']);
    for (const country of countries) expect(forms).toContain(`${country}/action.yaml`);
  });

  test.each(forms)('%s names the measure, in the country’s language and in English', (file) => {
    const { columns, title = {} } = form.parse(read(`forms/${file}`));
    expect(columns.filter(({ field }) => field === 'title')).toHaveLength(1);
    const own = Object.keys(title).filter((tag) => tag !== 'en');
    expect(own).toHaveLength(1);
    for (const names of [title, ...columns.map(({ heading = {} }) => heading)])
      expect(Object.keys(names)).toEqual([...own, 'en']);
    const ids = columns.map(({ id, field }) => id ?? field);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test.each([...shared, ...forms])('%s fits a wide page', (file) => {
    const { columns, layout } = form.parse(read(`forms/${file}`));
    if (layout !== 'rows') return;
    expect(columns.reduce((sum, { width = 0 }) => sum + width, 0)).toBe(100);
    for (const { heading, field, width = 0 } of columns) {
      // 257 mm, less the distance to the next column; a letter of a head (8.5 pt semibold) is about 1.45 mm wide.
      const room = ((257 * width) / 100 - 2.65) / 1.45;
      const names = heading
        ? Object.values(heading)
        : messages.flatMap(([key, text]) => (key === `field.${field}` ? [text] : []));
      const longest = Math.max(
        ...names.flatMap((name) => (name ?? '').split(/[^\p{L}]+/u).map((word) => word.length)),
      );
      expect(longest, JSON.stringify(names)).toBeLessThanOrEqual(room);
    }
  });

  test.each([...shared, ...forms])('%s leaves to the municipality what nobody else can know', (file) => {
    const { columns } = form.parse(read(`forms/${file}`));
    for (const { field, fill } of columns) {
      const decided = !knownFields.some((known) => known === field);
      expect(fill === 'municipality', field).toBe(decided);
    }
  });
});

test('the outline has every part once', () => {
  const parts = outline.parse(read('outline.yaml')).map(({ part }) => part);
  expect(parts).toEqual([
    'summary',
    'profile',
    'recommendations',
    'plan',
    'practices',
    'data',
    'glossary',
    'sources',
  ]);
});
