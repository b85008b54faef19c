import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { checkDocument, checkProject, rules } from '@decode/check';
import { loadProject } from '@decode/compose';
import { readCatalogue } from '@decode/translate';
import { describe, expect, test } from 'vitest';
import { sampleDocument } from './documents/sample.ts';
import { edited, memoryFiles, smallestProject } from './project-files.ts';

const load = (edits: Parameters<typeof edited>[1]) =>
  loadProject(memoryFiles(edited(smallestProject(), edits)), readCatalogue);

test('rule names are unique', () => {
  const names = rules.map(({ id }) => id);
  expect(new Set(names).size).toBe(names.length);
});

test('every file of a rule has its line in rules/index.ts', () => {
  const folder = join(import.meta.dirname, '../packages/check/src/rules');
  const notRules = ['index', 'texts-of'];
  const files = readdirSync(folder).flatMap((name) => /^([a-z-]+)\.ts$/.exec(name)?.[1] ?? []);
  expect(rules.map(({ id }) => id).sort()).toEqual(files.filter((name) => !notRules.includes(name)).sort());
});

describe.each(rules)('$id', (rule) => {
  const { examples } = rule as { examples: { bad: readonly unknown[]; good: readonly unknown[] } };
  const cases = (['bad', 'good'] as const).flatMap((kind) =>
    examples[kind].map((_, index) => ({ kind, index })),
  );

  test('has examples of both kinds', () => {
    expect(new Set(cases.map(({ kind }) => kind)).size).toBe(2);
  });

  test.each(cases)('its $kind example $index', async ({ kind, index }) => {
    const found =
      'checkProject' in rule
        ? checkProject(await load(rule.examples[kind][index]!))
        : checkDocument({ ...sampleDocument(), body: rule.examples[kind][index]! }, await load([]));
    // The contents of the sample lead to blocks that an example does not have.
    const ours = found.filter(
      ({ rule: id, found: words }) => id === rule.id && !words.startsWith('The list'),
    );
    if (kind === 'good') expect(ours).toEqual([]);
    else expect(ours.length).toBeGreaterThan(0);
  });
});
