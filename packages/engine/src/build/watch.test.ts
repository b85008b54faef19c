import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createMemoryHost } from '../host/memory-host.ts';
import { watchAndRepeat } from './watch.ts';

test('works at once, once for each change and its echoes, and until it is asked to stop', async () => {
  const asked = new AbortController();
  let change = () => {};
  let watching = false;
  const host = createMemoryHost(
    {},
    {
      signal: asked.signal,
      watch: (folders, changed) => {
        expect(folders).toEqual(['recommendations', 'templates']);
        watching = true;
        change = changed;
        return () => {
          watching = false;
        };
      },
    },
  );
  const results: number[] = [];
  let round = 0;
  const work = async () => {
    round++;
    // Somebody saves while the second round works.
    if (round === 2) change();
    return round;
  };
  const end = watchAndRepeat(host, work, (result) => results.push(result));
  await setTimeout(20);
  expect(results).toEqual([1]);
  change();
  change();
  await setTimeout(600);
  expect(results).toEqual([1, 2, 3]);
  asked.abort();
  expect(await end).toBe(3);
  expect(watching).toBe(false);
});
