import { checkTranslations, translatedText, vocabularyOf } from '@decode/check';
import { loadProject } from '@decode/compose';
import type { Project } from '@decode/model';
import { readCatalogue } from '@decode/translate';
import { beforeAll, describe, expect, test } from 'vitest';
import { foundRules } from './found-rules.ts';
import { memoryFiles, wholeProject } from './project-files.ts';

let project: Project;
beforeAll(async () => {
  project = await loadProject(memoryFiles(wholeProject()), readCatalogue);
});

const { content, translations } = foundRules;

test('names are unique among all rules', () => {
  const names = [...content, ...translations].map(({ id }) => id);
  expect(new Set(names).size).toBe(names.length);
});

describe.each(translations)('$id', ({ severity, check, examples }) => {
  const found = ({ kind = 'paragraph', source, target, language }: (typeof examples.bad)[number]) => [
    ...check(translatedText(kind, source, target, 'en', language), {
      rules: project.languages,
      wording: project.wording,
      terms: project.terms.value,
      vocabulary: vocabularyOf(project),
    }),
  ];
  test.each(examples.bad)('finds $source | $target', (example) => {
    expect(found(example)).not.toEqual([]);
  });
  // Import, accept and status ask those alone that say so.
  if (severity !== 'error')
    test('stops nothing', () => {
      const severities = examples.bad.flatMap((example) => found(example).map((finding) => finding.severity));
      expect(severities).not.toContain('error');
    });
  test.each(examples.good)('lets pass $source | $target', (example) => {
    expect(found(example)).toEqual([]);
  });
});

test('another number in the place of one is an error, a missing one as it may be a word', () => {
  const rule = translations.find(({ id }) => id === 'number-values');
  const severity = (target: string, source = 'Births fell by 5 %.') => {
    const text = translatedText('paragraph', source, target, 'en', 'de');
    const known = {
      rules: project.languages,
      wording: project.wording,
      terms: project.terms.value,
      vocabulary: vocabularyOf(project),
    };
    return [...(rule?.check(text, known) ?? [])].map((finding) => finding.severity ?? rule?.severity);
  };
  expect(severity('Die Geburten sanken um 8 %.')).toEqual(['error']);
  expect(severity('Die Geburten sanken um fünf Prozent.')).toEqual([]);
  expect(severity('Die Geburten sanken.')).toEqual(['warning']);
  expect(severity('Die Geburten sanken bald.', 'Births fell by 2030.')).toEqual(['error']);
  expect(severity('Die Geburten sanken.', 'Births fell by 2.5 %.')).toEqual(['error']);
  expect(severity('Drei von vier Orten.', '3 of 4 places.')).toEqual([]);
  expect(severity('Viele der vier Orte.', '3 of 4 places.')).toEqual(['warning']);
  expect(severity('Region der Ebene NUTS 9.', 'A region of NUTS 3.')).toEqual(['error']);
  expect(severity('Ab 7 Jahren.', 'From the first birthday.')).toEqual(['warning']);
});

test('every word to avoid is found where it stands, with the better one', () => {
  const rule = translations.find(({ id }) => id === 'word-to-avoid');
  const known = {
    rules: project.languages,
    wording: project.wording,
    terms: project.terms.value,
    vocabulary: vocabularyOf(project),
  };
  for (const [language, { avoid }] of project.wording) {
    expect(avoid.length, language).toBeGreaterThan(15);
    for (const { words, use } of avoid) {
      const said = `– ${words.replaceAll('*', '').replaceAll('#', '20')} x`;
      const found = [...(rule?.check(translatedText('paragraph', 'x', said, 'en', language), known) ?? [])];
      expect(
        found.map(({ todo }) => todo),
        `${language}: ${words}`,
      ).toContain(`Better: ${use}.`);
    }
  }
});

test('the translations of the project have no fault', () => {
  const told = checkTranslations(project, foundRules).map(
    (m) => `${m.origin?.file}:${m.origin?.start.line} ${m.rule}: ${m.found}`,
  );
  expect(told).toEqual([]);
});
