import { Refusal } from '@decode/model';
import { expect, test } from 'vitest';
import { createMemoryHost } from '../host/memory-host.ts';
import { build } from './build.ts';
import { createExample, createExampleStages } from './example-stages.ts';

const file = 'recommendations/proposals/housing/en.md';
const origin = { file, start: { line: 7, column: 1 }, end: { line: 7, column: 9 } };

async function buildRefused(refusal: Refusal) {
  const host = createMemoryHost();
  const stages = createExampleStages(createExample());
  stages.onRender = (format) => (format === 'pdf' ? Promise.reject(refusal) : undefined);
  const selection = { places: ['vejle'], languages: ['da'], formats: [] };
  const result = await build(stages, host, selection, { begin: () => {}, done: () => {} });
  const states = result.documents[0]?.outputs.map(({ format, state }) => `${format} ${state}`);
  return { ...result, states };
}

test('a format that its content does not allow is an error of the content, and stops no other', async () => {
  const found = 'Page 4 of the PDF is empty, after "Homes".';
  const { messages, failures, states } = await buildRefused(new Refusal(found, 'Look for a break.', origin));
  expect(failures).toEqual([]);
  expect(messages).toEqual([
    { rule: 'not-printable', severity: 'error', found, todo: 'Look for a break.', origin },
  ]);
  expect(states).toEqual(['html made', 'pdf stopped', 'docx made']);
});

test('where its line is not known, the message names the file that is not made', async () => {
  const { messages } = await buildRefused(new Refusal('Page 4 of the PDF is empty.', 'Look for a break.'));
  expect(messages.map(({ found }) => found)).toEqual([
    'vejle/da/decode-vejle-da.pdf: Page 4 of the PDF is empty.',
  ]);
});
