import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { withLock } from './lock.mjs';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'decode-lock-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('one at a time, and the second says once that it waits', async () => {
  const lock = join(folder, 'deep', 'install.lock');
  const events: string[] = [];
  const work = (name: string) => async () => {
    events.push(`${name} begins`);
    await setTimeout(250);
    events.push(`${name} ends`);
  };
  await Promise.all([
    withLock(lock, work('first'), () => events.push('first waits')),
    withLock(lock, work('second'), () => events.push('second waits')),
  ]);
  expect(events).toEqual(['first begins', 'second waits', 'first ends', 'second begins', 'second ends']);
});

test('the lock of a run that was killed is taken over', async () => {
  const lock = join(folder, 'install.lock');
  // Above the largest number that a process can have.
  writeFileSync(lock, '4999999');
  await expect(
    withLock(
      lock,
      async () => 'done',
      () => expect.unreachable(),
    ),
  ).resolves.toBe('done');
});

test('so is one that was not renewed, though its number now belongs to another process', async () => {
  const lock = join(folder, 'install.lock');
  writeFileSync(lock, `${process.pid}`);
  const twoMinutesAgo = new Date(Date.now() - 120_000);
  utimesSync(lock, twoMinutesAgo, twoMinutesAgo);
  await expect(
    withLock(
      lock,
      async () => 'done',
      () => expect.unreachable(),
    ),
  ).resolves.toBe('done');
});

test('a failure frees the lock', async () => {
  const lock = join(folder, 'install.lock');
  const failing = async () => Promise.reject(new Error('no room'));
  await expect(withLock(lock, failing, () => expect.unreachable())).rejects.toThrow('no room');
  await expect(
    withLock(
      lock,
      async () => 'done',
      () => expect.unreachable(),
    ),
  ).resolves.toBe('done');
});
