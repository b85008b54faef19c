import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Bundle, type CatalogueEntry, languageRules, type Message, type NameForms } from '@decode/model';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { createLanguage } from './create-language.ts';
import { createStrings, type StringValues } from './create-strings.ts';
import { lintMessage } from './lint-message.ts';
import { missingForm, nameForm, nameValues } from './name-form.ts';

const base = resolve(import.meta.dirname, '../../../../templates/base');
const read = (path: string) => parse(readFileSync(join(base, path), 'utf8'));
const language = (tag: string) => createLanguage(languageRules.parse(read(`languages/${tag}.yaml`)), 'eu');
const origin = {
  file: 'templates/base/strings/en.yaml',
  start: { line: 1, column: 1 },
  end: { line: 1, column: 1 },
};

function bundle(messages: Record<string, string>, lv: Record<string, Partial<CatalogueEntry>> = {}): Bundle {
  const entries = new Map(
    Object.entries(lv).map(([id, entry]) => [
      id,
      { id, source: messages[id] ?? '', target: '', fuzzy: false, comments: [], ...entry },
    ]),
  );
  return {
    folder: 'templates/base/strings',
    units: Object.entries(messages).map(([id, text]) => ({
      id,
      kind: 'message',
      section: 'test',
      language: 'en',
      text,
      origin,
    })),
    catalogues: new Map([['lv', { file: 'lv.po', language: 'lv', entries, obsolete: [] }]]),
  };
}

function strings(tag: string, content: Bundle, always: StringValues = {}) {
  const made = createStrings(content, tag, language(tag), always);
  return (key: string, values?: StringValues) => made.say(key, values);
}
const text = (said: ReturnType<ReturnType<typeof strings>>) =>
  'text' in said ? said.text : said.message.rule;

describe('strings', () => {
  test('print numbers, plurals and typography as the language does', () => {
    const lv = strings(
      'lv',
      bundle(
        { n: '{n, plural, one {# place} other {# places}} in "{name}"' },
        { n: { target: '{n, plural, zero {# vietu} one {# vieta} other {# vietas}} “{name}”' } },
      ),
    );
    expect(text(lv('n', { n: 1234, name: 'x' }))).toBe('1\u00a0234 vietas “x”');
    expect(text(lv('n', { n: 11, name: 'x' }))).toBe('11 vietu “x”');
  });

  test('leave years, pages and codes alone, and group what is a quantity', () => {
    const en = strings('en', bundle({ y: 'since {year}, {n, number} people, {s, number, percent}' }));
    expect(text(en('y', { year: 2024, n: 12_500, s: 0.125 }))).toBe(
      'since 2024, 12\u00a0500 people, 12.5\u00a0%',
    );
  });

  test('ask only for the values that the message uses', () => {
    const en = strings('en', bundle({ here: '{kind, select, city {in {place}} other {in {region}}}' }), {
      region: () => {
        throw new Error('nobody asked');
      },
    });
    expect(text(en('here', { kind: 'city', place: 'Kaunas' }))).toBe('in Kaunas');
  });

  test('take values that hold for all of them', () => {
    const en = strings('en', bundle({ here: 'for {place}' }), { place: () => 'Vejle' });
    expect(text(en('here'))).toBe('for Vejle');
    expect(text(en('here', { place: 'Kaunas' }))).toBe('for Kaunas');
  });
});

describe('what is not there is said', () => {
  const messages = {
    known: 'Sources',
    'state.stale': 'translation out of date',
    'state.missing': 'not yet translated',
    'state.needsReview': 'translation not yet reviewed',
    'state.staleSource': 'translation out of date, English text shown',
    'state.needsReviewSource': 'translation not yet reviewed, English text shown',
  };

  test('a string that does not exist is an error with the likely name', () => {
    const said = strings('en', bundle(messages))('knoun');
    expect(said).toMatchObject({
      message: { rule: 'unknown-string', severity: 'error', todo: expect.stringContaining('"known"') },
    });
    expect(said).not.toHaveProperty('text');
  });

  test('a missing translation prints English, marked', () => {
    const said = strings('lv', bundle(messages))('known');
    expect(said).toMatchObject({
      text: 'Sources [not yet translated]',
      state: 'missing',
      message: { rule: 'missing-string' },
    });
  });

  test('a stale translation says so in words', () => {
    const lv = {
      known: { source: 'Source', target: 'Avots' },
      'state.stale': { target: 'tulkojums novecojis' },
    };
    expect(strings('lv', bundle(messages, lv))('known')).toMatchObject({
      text: 'Avots [tulkojums novecojis]',
      state: 'stale',
      message: { rule: 'stale-string' },
    });
    expect(text(strings('lv', bundle(messages, { known: lv.known }))('known'))).toBe(
      'Avots [translation out of date]',
    );
  });

  test('a translation that nobody confirmed is printed and says so', () => {
    const said = strings('lv', bundle(messages, { known: { target: 'Avoti', fuzzy: true } }))('known');
    expect(said).toEqual({ text: 'Avoti [translation not yet reviewed]', state: 'needs-review' });
  });

  test('the words for a state that are not translated themselves say so once', () => {
    expect(text(strings('lv', bundle(messages))('state.missing'))).toBe('not yet translated');
    expect(text(strings('lv', bundle(messages))('state.stale'))).toBe(
      'translation out of date [not yet translated]',
    );
  });

  test.each([
    ['missing', {}, 'not yet translated'],
    [
      'stale',
      { known: { source: 'Source', target: 'Avots' } },
      'translation out of date, English text shown',
    ],
    [
      'needs-review',
      { known: { target: 'Avoti', fuzzy: true } },
      'translation not yet reviewed, English text shown',
    ],
  ])(
    'a release without a current translation (%s) is refused, or prints English, as its edition says',
    (state, lv, words) => {
      const say = (withoutTranslation: 'refuse' | 'source') =>
        createStrings(
          bundle(messages, lv),
          'lv',
          language('lv'),
          {},
          { state: 'release', withoutTranslation },
        ).say('known');
      expect(say('refuse')).toMatchObject({ state, message: { severity: 'error' } });
      expect(say('source')).toMatchObject({
        text: `Sources [${words}]`,
        state,
        message: { severity: 'warning' },
      });
    },
  );

  test.each([
    ['a value that nobody gave', 'for {place}', 'missing-value'],
    ['braces that do not close', 'for {place', 'broken-message'],
    ['an apostrophe that hides a value', "dell'{place}", 'message-apostrophe'],
    ['a date in a style of its own', 'on {day, date, long}', 'message-format'],
  ])('%s', (_, message, rule) => {
    const said = strings('en', bundle({ it: message }))('it', {});
    expect(said).toMatchObject({ message: { rule, severity: 'error' } });
    expect(said).not.toHaveProperty('text');
  });
});

describe('lint', () => {
  test.each([
    ["dell'{city}", [['message-apostrophe', 'error']]],
    ["l'area", [['message-apostrophe', 'warning']]],
    ['l’{city}', []],
    ['{n, plural, other {{d, time, short}}}', [['message-format', 'error']]],
    ['{n, number, ::currency/EUR}', [['message-format', 'error']]],
    ['{n, number} {s, number, percent}', []],
  ])('%s', (message, expected) => {
    expect(lintMessage(message).map(({ rule, severity }) => [rule, severity])).toEqual(expected);
  });
});

describe('names', () => {
  const pl: NameForms = { nom: 'Łódź', gen: 'Łodzi', loc: 'Łodzi', in: 'w Łodzi', status: 'confirmed' };
  const names = { pl };
  const at = { file: 'templates/lodzkie/place.yaml', path: 'name' };

  test('are ready phrases, and never fall back to the nominative', () => {
    expect(nameForm(names, 'pl', 'in')).toBe('w Łodzi');
    expect(nameForm(names, 'pl', 'to')).toBeUndefined();
    expect(nameForm(names, 'ro', 'nom')).toBeUndefined();
  });

  test('a missing form says which file wants which form', () => {
    const message: Message = missingForm(at, names, 'pl', 'to');
    expect(message.found).toBe(
      'name has no form "to" in "pl" (templates/lodzkie/place.yaml); it has nom, gen, loc, in.',
    );
    expect(message.todo).toBe(
      'Add name.pl.to to templates/lodzkie/place.yaml: the whole phrase that says where to, as «to Kaunas».',
    );
    expect(missingForm(at, names, 'ro', 'in').found).toBe(
      'name has no name in "ro" (templates/lodzkie/place.yaml).',
    );
  });

  test('are values of a string, by form', () => {
    const wanted: string[] = [];
    const values = nameValues('place', names, 'pl', (form) => {
      wanted.push(form);
      return '?';
    });
    const say = strings('en', bundle({ a: '{place}: mieszkać {placeIn}', b: 'do {placeTo}' }), values);
    expect(text(say('a'))).toBe('Łódź: mieszkać w Łodzi');
    expect(wanted).toEqual([]);
    expect(text(say('b'))).toBe('do ?');
    expect(wanted).toEqual(['to']);
  });

  test('have a gender and a number that words agree with', () => {
    const wanted: string[] = [];
    const es: NameForms = { nom: 'los ayuntamientos', number: 'pl', status: 'confirmed' };
    const values = nameValues('body', { es }, 'es', (form) => {
      wanted.push(form);
      return '?';
    });
    const a = '{body} {bodyNumber, select, pl {deciden} other {decide}}';
    const b = '{bodyGender, select, f {reunida} other {reunido}}';
    const say = strings('en', bundle({ a, b }), values);
    expect(text(say('a'))).toBe('los ayuntamientos deciden');
    say('b');
    expect(wanted).toEqual(['gender']);
  });
});
