import { readdir } from 'node:fs/promises';
import { checkDocument, checkProject, loadRules } from '@decode/check';
import { loadProject } from '@decode/compose';
import { readCatalogue } from '@decode/translate';
import { describe, expect, test } from 'vitest';
import { sampleDocument } from './documents/sample.ts';
import { foundRules } from './found-rules.ts';
import { edited, memoryFiles, smallestProject } from './project-files.ts';

const { content: rules } = foundRules;

const load = (edits: Parameters<typeof edited>[1]) =>
  loadProject(memoryFiles(edited(smallestProject(), edits)), readCatalogue);

test('every file in the folder of rules is one, by its name', async () => {
  const names = rules.map(({ id }) => id);
  const tests = names.map((name) => `${name}.test.ts`);
  const files = await readdir(new URL('../packages/check/src/rules/', import.meta.url));
  expect(files.filter((file) => !tests.includes(file)).sort()).toEqual(names.map((name) => `${name}.ts`));
});

test('a file without a rule of its name is told', async () => {
  await expect(loadRules(async () => ['no-such-rule.ts'])).rejects.toThrow('no-such-rule');
  const lists = (folder: URL) => readdir(folder).then((files) => [...files, '../texts-of.ts', 'README.md']);
  expect(await loadRules(lists)).toEqual(foundRules);
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
        ? checkProject(await load(rule.examples[kind][index]!), foundRules)
        : checkDocument(
            { ...sampleDocument(), body: rule.examples[kind][index]! },
            await load([]),
            foundRules,
          );
    // The contents of the sample lead to blocks that an example does not have.
    const ours = found.filter(
      ({ rule: id, found: words }) => id === rule.id && !words.startsWith('The list'),
    );
    if (kind === 'good') expect(ours).toEqual([]);
    else expect(ours.length).toBeGreaterThan(0);
    // Also of a block that stands in no file.
    if (rule.id === 'not-in-fonts' || rule.id === 'text-in-logo')
      expect(ours.map(({ origin }) => origin?.file)).toEqual(
        ours.map(() => expect.stringMatching(/^templates\/somewhere\/\w+\.yaml$/)),
      );
  });
});
