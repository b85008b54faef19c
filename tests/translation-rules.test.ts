import { checkTranslations, translatedText } from '@decode/check';
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

describe.each(translations)('$id', ({ check, examples }) => {
  const found = ({ kind = 'paragraph', source, target, language }: (typeof examples.bad)[number]) => [
    ...check(translatedText(kind, source, target, 'en', language), {
      rules: project.languages,
      wording: project.wording,
      terms: project.terms.value,
    }),
  ];
  test.each(examples.bad)('finds $source | $target', (example) => {
    expect(found(example)).not.toEqual([]);
  });
  test.each(examples.good)('lets pass $source | $target', (example) => {
    expect(found(example)).toEqual([]);
  });
});

test('another number in the place of one is an error, a missing one a warning', () => {
  const rule = translations.find(({ id }) => id === 'number-values');
  const severity = (target: string) => {
    const text = translatedText('paragraph', 'Births fell by 5 %.', target, 'en', 'de');
    const known = { rules: project.languages, wording: project.wording, terms: project.terms.value };
    return [...(rule?.check(text, known) ?? [])].map((finding) => finding.severity ?? rule?.severity);
  };
  expect(severity('Die Geburten sanken um 8 %.')).toEqual(['error']);
  expect(severity('Die Geburten sanken um fünf Prozent.')).toEqual(['warning']);
});

test('the translations of the project have no fault', () => {
  const told = checkTranslations(project, foundRules).map(
    (m) => `${m.origin?.file}:${m.origin?.start.line} ${m.rule}: ${m.found}`,
  );
  expect(told).toEqual([]);
});
