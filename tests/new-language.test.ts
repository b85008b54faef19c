import { checkProject, checkTranslations } from '@decode/check';
import { compose, loadProject } from '@decode/compose';
import type { Message } from '@decode/model';
import { readCatalogue } from '@decode/translate';
import { describe, expect, test } from 'vitest';
import { foundRules } from './found-rules.ts';
import { memoryFiles, type ProjectFiles, smallestProject } from './project-files.ts';

/** A language, or another way to write one, is added by content alone: no line of code knows it. */

/** The smallest project with one more place, in another language and country, and what that language has. */
function withPlace(
  { slug, language, country, name }: Readonly<Record<'slug' | 'language' | 'country' | 'name', string>>,
  added: (file: (path: string) => string) => Readonly<Record<string, string>>,
): ProjectFiles {
  const files = smallestProject();
  const read = (path: string) => new TextDecoder().decode(files.get(path));
  const own = name.slice(0, name.indexOf(':'));
  for (const [path, bytes] of [...files]) {
    if (path.startsWith('templates/somewhere/')) files.set(path.replace('/somewhere/', `/${slug}/`), bytes);
  }
  const texts = {
    [`templates/${slug}/place.yaml`]: read('templates/somewhere/place.yaml')
      .replace('language: lv', `language: ${language}`)
      .replace('country: lv', `country: ${country}`)
      .replaceAll(/^( +)lv: .*$/gm, `$1${name}`),
    [`templates/${slug}/template.yaml`]: read('templates/somewhere/template.yaml').replaceAll(
      '{ lv:',
      `{ ${own}:`,
    ),
    [`templates/base/forms/${country}/action.yaml`]: read('templates/base/forms/lv/action.yaml').replaceAll(
      /\blv: /g,
      `${own}: `,
    ),
    ...added(read),
  };
  for (const [path, text] of Object.entries(texts)) files.set(path, new TextEncoder().encode(text));
  return files;
}

async function made(files: ProjectFiles, template: string, language: string) {
  const project = await loadProject(memoryFiles(files), readCatalogue);
  const { document, messages } = await compose(project, { template, language, format: 'html' });
  const told = [...project.messages, ...checkProject(project, foundRules), ...messages];
  const errors = told.filter((message: Message) => message.severity === 'error');
  expect(errors.map(({ found }) => found)).toEqual([]);
  return { text: JSON.stringify(document).replaceAll('\u00a0', '~'), document, told };
}

const estonian = String.raw`
tag: et
intl: et
name: eesti
englishName: Estonian
sources: ["Eesti õigekeelsuskäsiraamat, numbrite kirjutamine: https://www.eki.ee"]
profiles:
  eu: { decimal: ",", group: "\_", minimumGrouping: 1, percent: "\_", money: "{amount}\_{currency}" }
  national: { decimal: ",", group: "\_", minimumGrouping: 1, percent: "\_", money: "{amount}\_{currency}", currencies: { EUR: "€" } }
dates:
  text: "{d}.\_{month} {yyyy}"
  textIn: "{d}.\_{month} {yyyy}"
  table: "{dd}.{mm}.{yyyy}"
  month: "{monthAlone} {yyyy}"
  monthIn: "{monthAlone} {yyyy}"
  year: "{yyyy}"
  yearIn: "{yyyy}.\_aastal"
  years: "{from}–{to}"
range: "–"
time: "{hh}.{mm}"
quotes: { outer: ["„", "“"], inner: ["«", "»"] }
bind: [{ pattern: '(\d\.) (?=aasta)', why: "a year stays with its word" }]
`;

const po = (language: string, strings: Readonly<Record<string, readonly [string, string]>>) =>
  [
    `msgid ""\nmsgstr ""\n"Language: ${language}\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n`,
    ...Object.entries(strings).map(
      ([id, [source, target]]) =>
        `msgctxt "${id}"\nmsgid ${JSON.stringify(source)}\nmsgstr ${JSON.stringify(target)}\n`,
    ),
  ].join('\n');

describe('a tenth language: Estonian, with a handful of strings', () => {
  const name = 'et: { nom: Tartu, gen: Tartu, in: Tartus, of: Tartu, status: needs-review }';
  const tartu = { slug: 'tartu', language: 'et', country: 'ee', name };
  const strings = po('et', {
    'part.summary': ['Summary', 'Kokkuvõte'],
    'part.profile': ['Profile {placeOf}', '{placeGen} "profiil"'],
    'column.year': ['Year', 'Aasta'],
  });
  const files = withPlace(tartu, () => ({
    'templates/base/languages/et.yaml': estonian,
    'templates/base/strings/i18n/et.po': strings,
  }));

  test('what is translated is Estonian, what is not is English and marked', async () => {
    const { text, document, told } = await made(files, 'tartu', 'et');
    expect(document?.meta.lang).toBe('et');
    expect(text).toContain('Kokkuvõte');
    expect(text).toContain('Tartu „profiil“');
    expect(text).toContain('Glossary [not yet translated]');
    expect(text).toContain('jaanuar 2026');
    expect(told.map(({ rule }) => rule)).toContain('untranslated-string');
    expect(told).toContainEqual(
      expect.objectContaining({
        rule: 'missing-term',
        severity: 'warning',
        found: 'The term "measure" has no word in et; the document shows «measure».',
      }),
    );
    expect(text).toMatch(
      /"lang":"en","state":\{"kind":"missing","label":"[^"]+"\},"origin":\{[^[]*"children":\[\{"type":"text","value":"measure"/,
    );
  });

  test('rules over translations know what its wording file tells of it', async () => {
    const told = async (target: string) => {
      const worded = new Map(files);
      const added = {
        'templates/base/wording/et.yaml':
          'amounts: { larger: [{ value: 1000000, words: ["mln", "miljon*"] }] }\navoid: [{ words: "antud", use: "see" }]\n',
        'recommendations/proposals/first/units.lock.yaml':
          '- id: goal\n  kind: "goal"\n  text: "Parents find a place."\n',
        'recommendations/proposals/first/i18n/et.po': po('et', {
          goal: ['It cost EUR 9 million.', target],
        }),
      };
      for (const [path, text] of Object.entries(added)) worded.set(path, new TextEncoder().encode(text));
      const project = await loadProject(memoryFiles(worded), readCatalogue);
      return checkTranslations(project, foundRules, { languages: (tag) => tag === 'et' }).map(
        ({ rule }) => rule,
      );
    };
    expect(await told('See maksis 9 miljonit eurot.')).toEqual([]);
    expect(await told('See maksis 9 mln EUR.')).toEqual([]);
    expect(await told('See maksis 9 EUR.')).toEqual(['number-values']);
    expect(await told('Antud maja maksis 9 mln EUR.')).toEqual(['word-to-avoid']);
  });

  test('a form of the name that a string wants stops the document and says where it belongs', async () => {
    const wanting = new Map(files);
    const changed = strings.replace('{placeGen}', '{placeTo}');
    wanting.set('templates/base/strings/i18n/et.po', new TextEncoder().encode(changed));
    const project = await loadProject(memoryFiles(wanting), readCatalogue);
    const target = { template: 'tartu', language: 'et', format: 'html' } as const;
    const { document, messages } = await compose(project, target);
    expect(document).toBeUndefined();
    expect(messages).toContainEqual(
      expect.objectContaining({
        rule: 'missing-form',
        todo: 'Add name.et.to to templates/tartu/place.yaml: the whole phrase that says where to, as «to Kaunas».',
        origin: expect.objectContaining({ file: 'templates/tartu/place.yaml' }),
      }),
    );
  });
});

describe('a second way to write one language: German in Switzerland', () => {
  const name =
    'de: { nom: Großdorf, gen: Großdorfs, dat: Großdorf, acc: Großdorf, in: in Großdorf, of: Großdorfs, from: aus Großdorf, to: nach Großdorf, status: confirmed }';
  const chur = { slug: 'chur', language: 'de-CH', country: 'ch', name };
  const files = withPlace(chur, (read) => ({
    'templates/base/languages/de-CH.yaml': read('templates/base/languages/de.yaml')
      .replace('tag: de\n', 'tag: de-CH\nspelling: { ß: ss }\n')
      .replace('intl: de\n', 'intl: de-CH\n')
      .replace(
        / {2}national:\n {4}decimal: ","\n {4}group: "\."/,
        '  national:\n    decimal: "."\n    group: "’"',
      )
      .replace(/quotes:\n.*\n.*\n/, 'quotes: { outer: ["«", "»"], inner: ["‹", "›"] }\n'),
    'templates/base/strings/i18n/de-CH.po': po('de-CH', {
      'part.glossary': ['Glossary', '"Wörter" von hier'],
    }),
  }));

  test('takes the words of German, spells and writes them in its own way', async () => {
    const { text, document, told } = await made(files, 'chur', 'de-CH');
    expect(document?.meta.lang).toBe('de-CH');
    expect(text).toContain('Zusammenfassung');
    expect(text).toContain('Massnahmen gegen');
    expect(text).not.toContain('aßnahme');
    expect(text).toContain('«Wörter» von hier');
    expect(text).toContain('19’000');
    expect(text).toContain('Januar 2026');
    expect(told.filter(({ rule }) => rule === 'untranslated-string')).toEqual([]);
  });

  test('German itself stays as it is', async () => {
    const german = new Map(files);
    const place = new TextDecoder().decode(files.get('templates/chur/place.yaml')).replace('de-CH', 'de');
    german.set('templates/chur/place.yaml', new TextEncoder().encode(place));
    const { text } = await made(german, 'chur', 'de');
    expect(text).toContain('Maßnahmen gegen');
    expect(text).toContain('19.000');
  });
});
