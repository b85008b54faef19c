import { compose, loadProject } from '@decode/compose';
import { readCatalogue } from '@decode/translate';
import { expect, test } from 'vitest';
import { edited, memoryFiles, smallestProject } from './project-files.ts';

const role = '    role: Education department of the town\n';
const targets = `${role}    targets:
      - { indicator: 1, baseline: { value: 1240, year: 2022, source: statistics }, target: { value: 1500, year: 2030 } }
`;

async function words(edits: Parameters<typeof edited>[1]): Promise<string> {
  const project = await loadProject(memoryFiles(edited(smallestProject(), edits)), readCatalogue);
  expect(project.messages).toEqual([]);
  const { document } = await compose(project, { template: 'somewhere', language: 'en', format: 'html' });
  const found: string[] = [];
  JSON.stringify(document?.body, (key, value) => {
    if (key === 'value' && typeof value === 'string') found.push(value);
    return value;
  });
  return found.join('|');
}

test('what nobody decided is left to those who decide, in words', async () => {
  const text = await words([]);
  expect(text).toContain(
    'Baseline, target and date of the next reading: to be filled in by the municipality.',
  );
  expect(text).not.toContain('|Target|');
});

test('what was decided stands with its years, its source and the next reading', async () => {
  const text = await words([{ file: 'templates/somewhere/template.yaml', replace: role, with: targets }]);
  expect(text).toContain('Indicator|Baseline|Target|Success|Data source');
  expect(text).toMatch(/\|1\s240\|2022\|1\s500\|2030\|/);
  expect(text).toContain('next: 2023');
  // The other indicator is still to be decided.
  expect(text).toContain('to be filled in by the municipality|to be filled in by the municipality');
});
