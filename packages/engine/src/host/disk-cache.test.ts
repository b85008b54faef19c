import { mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createDiskCache, sha256 } from './disk-cache.ts';
import type { Cache } from './host.ts';

let folder = '';
let cache: Cache;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'decode-cache-'));
  cache = createDiskCache(folder);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const key = (name: string) => sha256(name);
const place = (name: string) => join(folder, key(name).slice(0, 2), key(name));
const keep = (name: string, bytes: Uint8Array, pages?: number) =>
  cache.write(key(name), { sha256: sha256(bytes), ...(pages !== undefined && { pages }) }, bytes);
/** Bytes with the line break that also ends the head. */
const bytes = new Uint8Array([37, 10, 0, 10, 255]);

test('gives back what was put in, and what it is', async () => {
  await keep('a', bytes, 12);
  expect(await cache.find(key('a'))).toEqual({ sha256: sha256(bytes), pages: 12 });
  expect(await cache.read(key('a'))).toEqual(bytes);
  expect(await cache.find(key('b'))).toBeUndefined();
  expect(await cache.read(key('b'))).toBeUndefined();
});

test.each([
  ['cut off', (whole: Buffer) => whole.subarray(0, -1)],
  ['changed', (whole: Buffer) => Buffer.concat([whole.subarray(0, -1), Buffer.from([0])])],
  ['empty', () => Buffer.alloc(0)],
  ['something else', () => Buffer.from('{"sha256": 1}\n')],
])('a file that is %s is no file', async (_, damage) => {
  await keep('a', bytes);
  writeFileSync(place('a'), damage(readFileSync(place('a'))));
  expect(await cache.read(key('a'))).toBeUndefined();
});

test('forgets first what was not used for longest', async () => {
  const large = new Uint8Array(1000);
  for (const [i, name] of ['old', 'middle', 'new'].entries()) {
    await keep(name, large);
    utimesSync(place(name), 1000 + i, 1000 + i);
  }
  await cache.find(key('old'));
  await cache.prune(2500);
  expect(await cache.read(key('middle'))).toBeUndefined();
  expect(await cache.read(key('old'))).toEqual(large);
  expect(await cache.read(key('new'))).toEqual(large);
});

test('forgets everything when asked', async () => {
  await keep('a', bytes);
  await cache.clear();
  expect(await cache.find(key('a'))).toBeUndefined();
  await keep('a', bytes);
  expect(readdirSync(folder)).toHaveLength(1);
});
