import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createSlots } from './slots.ts';

test('runs no more at once than it may, in the order of asking', async () => {
  const slots = createSlots(2);
  const begun: number[] = [];
  let running = 0;
  let most = 0;
  await Promise.all(
    [5, 1, 1, 1, 1].map((pause, i) =>
      slots(async () => {
        begun.push(i);
        most = Math.max(most, ++running);
        await setTimeout(pause);
        running--;
      }),
    ),
  );
  expect(most).toBe(2);
  expect(begun).toEqual([0, 1, 2, 3, 4]);
});

test('a failure gives its place back', async () => {
  const slots = createSlots(1);
  await expect(slots(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await slots(async () => 'yes')).toBe('yes');
});
