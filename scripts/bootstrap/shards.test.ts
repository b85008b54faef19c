import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { placesOf, shardOf } from './shards.mjs';

const templates = join(resolve(import.meta.dirname, '../..'), 'templates');

test.each([
  ['--shard 2/4', { part: 2, parts: 4 }],
  ['--shard=1/1', { part: 1, parts: 1 }],
  ['daugavpils --format pdf', undefined],
])('%s', (typed, expected) => {
  expect(shardOf(typed.split(' '))).toEqual(expected);
});

test.each(['--shard', '--shard 5/4', '--shard 0/4', '--shard half', '--shard 1/2 vejle'])(
  '%s is wrong use',
  (typed) => {
    expect(() => shardOf(typed.split(' '))).toThrow('names no share of the places');
  },
);

test('the shares of four machines are all places, each once', () => {
  const shares = [1, 2, 3, 4].map((part) => placesOf(templates, { part, parts: 4 }));
  const all = placesOf(templates, { part: 1, parts: 1 });
  expect(
    shares
      .flat()
      .map(({ folder }) => folder)
      .sort(),
  ).toEqual(all.map(({ folder }) => folder));
  const sizes = shares.map((share) => share.length);
  expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
  expect(all.find(({ folder }) => folder === 'vejle')?.name).toBe('@decode/template-vejle');
});

test('every folder of templates is a task that keeps its own documents', () => {
  const folders = readdirSync(templates).filter((name) => name !== 'base');
  expect(placesOf(templates, { part: 1, parts: 1 }).map(({ folder }) => folder)).toEqual(folders.sort());
  for (const folder of folders) {
    const read = (file: string) => JSON.parse(readFileSync(join(templates, folder, file), 'utf8'));
    expect(read('turbo.json').tasks.build.outputs).toEqual([`$TURBO_ROOT$/out/${folder}/**`]);
    for (const verb of ['inputs', 'build'])
      expect(read('package.json').scripts[verb]).toBe(
        `node ../../packages/cli/src/bin.ts ${verb} ${folder} --project ../..`,
      );
  }
});
