import { expect, test } from 'vitest';
import { Interrupted } from '../host/failure.ts';
import { createMemoryHost } from '../host/memory-host.ts';
import { build } from './build.ts';
import { createExample, createExampleStages, exampleFile } from './example-stages.ts';

const everything = { places: [], languages: [], formats: [] };

/** Forty places, of which nothing but their words is made. */
function workplace(stop?: AbortSignal) {
  const example = createExample();
  for (let i = 0; i < 38; i++) example.places[`place-${i}`] = { language: 'lv', proposals: ['housing'] };
  const stages = createExampleStages(example);
  const host = createMemoryHost({}, stop ? { signal: stop } : {});
  host.projectFiles.set(exampleFile, new TextEncoder().encode(JSON.stringify(example)));
  return { stages, host };
}

test('a run that was stopped is taken up where it ended', async () => {
  const stop = new AbortController();
  const first = workplace(stop.signal);
  let finished = 0;
  const done = () => {
    if (++finished === 30) stop.abort();
  };
  const stopped = build(first.stages, first.host, everything, { begin: () => {}, done });
  await expect(stopped).rejects.toThrow(Interrupted);
  const before = first.stages.rendered.length;
  expect(before).toBeGreaterThanOrEqual(30 * 3);

  // A new process: nothing is left of the first but what it wrote.
  const second = workplace();
  second.host.cached.clear();
  for (const [key, kept] of first.host.cached) second.host.cached.set(key, kept);
  for (const [path, bytes] of first.host.outputFiles) second.host.outputFiles.set(path, bytes);
  const result = await build(second.stages, second.host, everything, { begin: () => {}, done: () => {} });
  expect(result.documents).toHaveLength(80);
  expect(second.stages.rendered).toHaveLength(80 * 3 - before);
  expect(new Set([...first.stages.rendered, ...second.stages.rendered]).size).toBe(80 * 3);
});

test('all that a build made is kept for the next one, however much it is', async () => {
  const { stages, host } = workplace();
  const mebibyte = 1024 * 1024;
  const limits: number[] = [];
  const cache = {
    ...host.cache,
    write: async () => {},
    prune: async (bytes: number) => {
      limits.push(bytes);
    },
  };
  const quiet = { begin: () => {}, done: () => {} };
  for (const size of [1, 64]) {
    const file = new Uint8Array(size * mebibyte);
    stages.onRender = async () => file;
    await build(stages, { ...host, cache }, { ...everything, places: ['place-0', 'place-1'] }, quiet);
  }
  expect(limits).toEqual([1024 * mebibyte, 2 * 12 * 64 * mebibyte]);
});

test.each([
  [1, 1],
  [2, 6],
])('with --jobs %i at most %i files are made at once', async (jobs, most) => {
  const { stages, host } = workplace();
  let now = 0;
  let seen = 0;
  stages.onRender = async (format) => {
    seen = Math.max(seen, ++now);
    await new Promise((resolve) => setTimeout(resolve, 2));
    now--;
    return new TextEncoder().encode(format);
  };
  const places = ['place-0', 'place-1', 'place-2'];
  await build(stages, { ...host, jobs }, { ...everything, places }, { begin: () => {}, done: () => {} });
  expect(seen).toBe(most);
});
