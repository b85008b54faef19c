import { readFileSync } from 'node:fs';
import { checkProject } from '@decode/check';
import { loadProject } from '@decode/compose';
import { createLanguage } from '@decode/compose/language';
import type { Unit } from '@decode/model';
import { readCatalogue } from '@decode/translate';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { foundRules } from './found-rules.ts';
import { edited, memoryFiles, smallestProject, wholeProject } from './project-files.ts';

const whole = await loadProject(memoryFiles(wholeProject()), readCatalogue);

/** A sentence about a count and its year in each language; {n} and {y} are put in, with the signs of the language. */
const sentences: Readonly<Record<string, readonly [right: readonly string[], about: string]>> = {
  en: [
    ['In {y} it granted EUR {n}.', 'The share was {n} %.', 'It is {n} km long.'],
    'In {y} the place had {n} residents.',
  ],
  lv: [
    ['Tur {y}. gadā piešķīra {n} EUR.', 'Īpatsvars bija {n} %.', 'Summa bija {n} eiro.'],
    'Tur {y}. gadā bija {n} iedzīvotāju.',
  ],
  lt: [
    ['{y} m. skirta {n} EUR.', 'Dalis buvo {n} %.', 'Suma – {n} eurų.'],
    '{y} m. ten gyveno {n} gyventojų.',
  ],
  pl: [
    ['W {y} r. przyznano {n} EUR.', 'Udział wyniósł {n} %.', 'Kwota to {n} zł.'],
    'W {y} r. mieszkało tam {n} osób.',
  ],
  de: [
    ['{y} wurden {n} Euro bewilligt.', 'Der Anteil betrug {n} %.', 'Es waren {n} EUR.'],
    '{y} hatte der Ort {n} Einwohner.',
  ],
  it: [
    ['Nel {y} furono concessi {n} euro.', 'La quota era del {n} %.', 'Sono EUR {n}.'],
    'Nel {y} vi erano {n} residenti.',
  ],
  da: [
    ['I {y} gav den {n} kr.', 'Andelen var {n} procent.', 'Det er {n} EUR.'],
    'I {y} havde stedet {n} indbyggere.',
  ],
  ro: [
    ['În {y} s-au acordat {n} de lei.', 'Ponderea a fost de {n} %.', 'Suma este de {n} EUR.'],
    'În {y}, localitatea avea {n} locuitori.',
  ],
  es: [
    ['En {y} se concedieron {n} euros.', 'La proporción fue del {n} %.', 'Son {n} EUR.'],
    'En {y} había {n} residentes.',
  ],
};

/** The sentences with findings, each a paragraph of the place's text in a language; its data are 20 000 (2020) to 19 000 (2024). */
async function told(language: string, paragraphs: readonly string[]): Promise<string[]> {
  const files = edited(smallestProject(), [
    { file: `templates/somewhere/slots/situation/${language}.md`, text: `${paragraphs.join('\n\n')}\n` },
    ...(language === 'en' || language === 'lv'
      ? []
      : [{ file: 'templates/somewhere/place.yaml', replace: 'language: lv', with: `language: ${language}` }]),
  ]);
  const project = await loadProject(memoryFiles(files), readCatalogue);
  return checkProject(project, foundRules)
    .filter(({ rule }) => rule === 'typed-figure')
    .map(({ origin }) => paragraphs[((origin?.start.line ?? 1) - 1) / 2] ?? '');
}

test('wrong sentences are found and right ones are not, in nine languages', async () => {
  const missed: string[] = [];
  const alarms: string[] = [];
  let [wrong, right] = [0, 0];
  for (const [language, [others, about]] of Object.entries(sentences)) {
    const rules = whole.languages.get(language);
    if (!rules) throw new Error(language);
    for (const profile of ['eu', 'national'] as const) {
      const { number } = createLanguage(rules, profile);
      const say = (form: string, n: number, y: number) =>
        form.replace('{n}', number(n)).replace('{y}', String(y));
      // Equal; digits that changed places; another digit.
      const bad = [say(about, 19_800, 2021), say(about, 19_080, 2024), say(about, 19_510, 2023)];
      const good = [
        ...others.map((form) => say(form, 19_800, 2021)),
        // Far from it, of another year, small, rough.
        say(about, 24_350, 2021),
        say(about, 19_750, 1990),
        say(about, 400, 2021),
        say(about, 21_000, 2020),
      ];
      const found = await told(language, [...bad, ...good]);
      wrong += bad.length;
      right += good.length;
      missed.push(...bad.filter((sentence) => !found.includes(sentence)));
      alarms.push(...good.filter((sentence) => found.includes(sentence)));
    }
  }
  expect({ wrong, right, missed, alarms }).toEqual({ wrong: 54, right: 126, missed: [], alarms: [] });
});

interface Unseen {
  readonly place: string;
  readonly wrong: readonly string[];
  readonly right: readonly string[];
}

/** Those that the rule tells, each a paragraph of the place's own text. */
function alarmsIn(place: string, language: string, paragraphs: readonly string[]): string[] {
  const template = whole.templates.get(place);
  if (!template) throw new Error(place);
  const units = paragraphs.map((text, i): Unit => {
    const at = { line: i + 1, column: 1 };
    const origin = { file: 'en.md', start: at, end: at };
    return { id: `p${i}`, kind: 'paragraph', section: '', language, text, origin };
  });
  const bundle = { ...template.bundle, units, catalogues: new Map() };
  const project = { ...whole, templates: new Map([[place, { ...template, bundle }]]) };
  const rule = foundRules.content.find(({ id }) => id === 'typed-figure');
  const found = rule && 'checkProject' in rule ? [...rule.checkProject(project)] : [];
  return found.map(({ origin }) => paragraphs[(origin?.start.line ?? 1) - 1] ?? '');
}

function judged(file: string) {
  const set: Readonly<Record<string, Unseen>> = parse(
    readFileSync(new URL(`cases/${file}.yaml`, import.meta.url), 'utf8'),
  );
  const missed: string[] = [];
  const alarms: string[] = [];
  let [wrong, right] = [0, 0];
  for (const [language, one] of Object.entries(set)) {
    const found = alarmsIn(one.place, language, [...one.wrong, ...one.right]);
    wrong += one.wrong.length;
    right += one.right.length;
    missed.push(...one.wrong.filter((sentence) => !found.includes(sentence)));
    alarms.push(...one.right.filter((sentence) => found.includes(sentence)));
  }
  return { wrong, right, missed, alarms };
}

test('sentences that the rule was not made with are told apart', () => {
  // The register counts otherwise than the office, and near it: a person has to say so, and cannot yet.
  const alarms = [expect.stringContaining('Melderegister')];
  expect(judged('typed-figures')).toEqual({ wrong: 44, right: 71, missed: [], alarms });
});

test('so are typed shares, sums and changes', () => {
  // As many flats as more people died than were born, in the same year.
  const alarms = [expect.stringContaining('Wohnungen saniert')];
  expect(judged('computed-figures')).toEqual({ wrong: 38, right: 37, missed: [], alarms });
});

test('the project’s own texts type none of their data', () => {
  expect(checkProject(whole, foundRules).filter(({ rule }) => rule === 'typed-figure')).toEqual([]);
});
