import process from 'node:process';
import { expect, test } from 'vitest';
import { memoryByPs, memoryOf } from './memory-watch.ts';

/** One that no process has: numbers end below it on every system. */
const nobody = 2 ** 30;

test.skipIf(process.platform === 'win32')(
  'what a process holds is told, and nothing of one that ended',
  async () => {
    const kept = Buffer.alloc(200 * 1024 * 1024, 1);
    for (const sizes of [await memoryOf([process.pid, nobody]), await memoryByPs([process.pid, nobody])]) {
      expect([...sizes.keys()]).toEqual([process.pid]);
      expect(sizes.get(process.pid)).toBeGreaterThan(kept.length);
      expect(sizes.get(process.pid)).toBeLessThan(process.memoryUsage().rss * 1.5);
    }
    expect(await memoryOf([])).toEqual(new Map());
    expect(await memoryByPs([nobody])).toEqual(new Map());
  },
);
