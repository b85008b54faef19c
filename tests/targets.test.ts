import { compose, loadProject } from '@decode/compose';
import { type Figure, nodesOf } from '@decode/model';
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

test('a target that was not read again makes a sentence instead of a chart', async () => {
  const text = await words([{ file: 'templates/somewhere/template.yaml', replace: role, with: targets }]);
  expect(text).toMatch(/: only 2 values are known, too few for a chart\./);
});

const several = `${role}    targets:
      - indicator: 1
        baseline: { value: 1240, year: 2022, source: statistics }
        readings:
          - { value: 1220, year: 2023, source: statistics }
          - { value: 1390, year: 2025, source: first-source }
        target: { value: 1500, year: 2030 }
      - indicator: 2
        baseline: { value: 40, year: 2022, source: statistics }
        readings: [{ value: 43, year: 2025, source: statistics }]
        target: { value: 30, year: 2028 }
`;

test('readings are drawn from the baseline to the target, said in words and listed in the annex', async () => {
  const files = edited(smallestProject(), [
    { file: 'templates/somewhere/template.yaml', replace: role, with: several },
  ]);
  const project = await loadProject(memoryFiles(files), readCatalogue);
  const { document, messages } = await compose(project, {
    template: 'somewhere',
    language: 'en',
    format: 'html',
  });
  expect(messages).toEqual([]);
  if (!document) throw new Error('nothing was composed');
  const figure = [...nodesOf(document)].find(
    (node): node is Figure => node.type === 'figure' && node.id?.startsWith('progress-') === true,
  );
  expect(figure?.picture.alt.replaceAll('\u00a0', ' ')).toMatch(
    /^Chart of progress\. .*: 1 240 \(2022\), 1 220 \(2023\), 1 390 \(2025\); Target: 1 500 \(2030\)\. .*: 40 \(2022\), 43 \(2025\); Target: 30 \(2028\)\.$/,
  );
  const svg = new TextDecoder().decode(document.media.get(figure?.picture.media ?? '')?.bytes);
  await expect(`${svg.replaceAll('><', '>\n<')}\n`).toMatchFileSnapshot('cases/charts/progress.svg');
  const table = [...nodesOf(document)].find((node) => 'id' in node && node.id === `values-${figure?.id}`);
  const found = JSON.stringify(table);
  for (const said of ['Target, 2030', '1\u00a0390', '"2025"', '–']) expect(found).toContain(said);
});

test('what was decided stands with its years, its source and the next reading', async () => {
  const text = await words([{ file: 'templates/somewhere/template.yaml', replace: role, with: targets }]);
  expect(text).toContain('Indicator|Baseline|Target|Success|Data source');
  expect(text).toMatch(/\|1\s240\|2022\|1\s500\|2030\|/);
  expect(text).toContain('next: 2023');
  // The other indicator is still to be decided.
  expect(text).toContain('to be filled in by the municipality|to be filled in by the municipality');
});
