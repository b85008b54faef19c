import { expect, test } from 'vitest';
import { createMemoryHost, type MemoryHost } from '../host/memory-host.ts';
import { build } from './build.ts';
import { collect } from './collect.ts';
import { createExample, createExampleStages, exampleFile } from './example-stages.ts';

const quiet = { begin: () => {}, done: () => {} };
const text = (host: MemoryHost, path: string) => new TextDecoder().decode(host.outputFiles.get(path));

/** Eight places, and a machine for each part of them. */
function workplace() {
  const example = createExample();
  for (let i = 0; i < 6; i++) example.places[`place-${i}`] = { language: 'lv', proposals: ['housing'] };
  const stages = createExampleStages(example);
  const machine = async (places: readonly string[], browser = 'browser 1') => {
    const host = createMemoryHost();
    host.versions.browser = browser;
    host.projectFiles.set(exampleFile, new TextEncoder().encode(JSON.stringify(example)));
    await build(stages, host, { places, languages: [], formats: [] }, quiet);
    return host;
  };
  /** The folders of places of all machines in one, as artefacts of CI are. */
  const joined = (machines: readonly MemoryHost[]) => {
    const host = createMemoryHost();
    for (const { outputFiles, projectFiles } of machines) {
      for (const [path, bytes] of outputFiles) if (path.includes('/')) host.outputFiles.set(path, bytes);
      for (const [path, bytes] of projectFiles) host.projectFiles.set(path, bytes);
    }
    return host;
  };
  return { example, stages, machine, joined };
}

const shards = [
  ['kaunas', 'vejle'],
  ['place-0', 'place-1'],
  ['place-2', 'place-3'],
  ['place-4', 'place-5'],
];

test('four machines give the same manifest and index as one', async () => {
  const { stages, machine, joined } = workplace();
  const one = await machine([]);
  const four = joined(await Promise.all(shards.map((places) => machine(places))));
  expect(four.outputFiles.has('manifest.json')).toBe(false);
  stages.composed.length = 0;
  expect(await collect(stages, four)).toEqual({
    places: 8,
    documents: 16,
    index: 'index.html',
    messages: [],
  });
  expect(stages.composed).toEqual([]);
  expect([...four.outputFiles.keys()].sort()).toEqual([...one.outputFiles.keys()].sort());
  for (const [path, bytes] of one.outputFiles)
    expect(text(four, path), path).toBe(new TextDecoder().decode(bytes));
});

test('what does not belong together is told, and nothing is written', async () => {
  const { example, stages, machine, joined } = workplace();
  const [first, second, third] = await Promise.all([
    machine(shards[0] ?? []),
    machine(shards[1] ?? [], 'browser 2'),
    machine(shards[2] ?? []),
  ]);
  const host = joined([first, second, third]);
  host.outputFiles.set('vejle/da/decode-vejle-da.pdf', new Uint8Array([1]));
  host.outputFiles.delete('place-2/en/decode-place-2-en.html');
  example.styles = 'p { color: red }';
  const found = async () =>
    (await collect(stages, host)).messages.map(({ rule, found: what }) => `${rule}: ${what}`);
  expect(await found()).toEqual([
    'built-with-other-tools: place-0 was built with another browser (browser 2) than kaunas (browser 1).',
    'built-with-other-tools: place-1 was built with another browser (browser 2) than kaunas (browser 1).',
    'changed-output: vejle/da/decode-vejle-da.pdf was changed after it was built.',
    'not-built: place-2/en/decode-place-2-en.html is missing.',
    'not-built: place-4 was not built in all its languages and formats.',
    'not-built: place-5 was not built in all its languages and formats.',
  ]);
  host.projectFiles.set(exampleFile, new TextEncoder().encode('another'));
  expect(await found()).toContain(
    `built-from-other-texts: kaunas was built from another ${exampleFile} than this one.`,
  );
  expect(host.outputFiles.has('manifest.json')).toBe(false);
});
