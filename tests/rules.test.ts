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

describe.each(rules)('$id', (rule) => {
  test.each(['bad', 'good'] as const)('its %s example', async (kind) => {
    const found =
      'checkProject' in rule
        ? checkProject(await load(rule.examples[kind]))
        : checkDocument({ ...sampleDocument(), body: rule.examples[kind] }, await load([]));
    const ours = found.filter((message) => message.rule === rule.id);
    if (kind === 'good') expect(ours).toEqual([]);
    else expect(ours.length).toBeGreaterThan(0);
  });
});
