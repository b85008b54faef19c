import { expect, test } from 'vitest';
import type { Font } from '../content/font.ts';
import type { Run } from '../content/painted.ts';
import type { PlanNode } from '../plan/plan.ts';
import { fillSlot, MissingDigit, PageSlots } from './page-slots.ts';

/** Glyphs 1 to 4: tabular 0, 1, 2 and a proportional 1. */
const font: Font = {
  name: 'F',
  embedded: true,
  codeBytes: 2,
  widths: [0, 500, 500, 500, 300],
  defaultWidth: 1000,
  unicode: ['', '0', '1', '2', '1'],
};
const run = (glyphs: number[], x: number): Run => ({
  resource: 'F1',
  font,
  size: 10,
  matrix: [1, 0, 0, 1, 0, 0],
  x,
  y: 0,
  glyphs,
  offsets: glyphs.map((_, i) => 5 * i),
  width: 5 * glyphs.length,
  actualText: undefined,
  mark: undefined,
  left: x,
  baseline: 0,
  scale: 1,
});

test('the number takes the place of the digits, and what follows closes up', () => {
  const slot = run([1, 2, 3], 20);
  const after = run([1], 40);
  fillSlot(slot, '12', [after], false);
  expect([slot.x, slot.glyphs, slot.offsets, slot.width, after.x]).toEqual([20, [2, 3], [0, 5], 10, 35]);
});

test('at the right edge of a cell it keeps that edge', () => {
  const slot = run([1, 2, 3], 20);
  fillSlot(slot, '2', [], true);
  expect([slot.x, slot.glyphs]).toEqual([30, [3]]);
});

test('a digit that was not embedded cannot be put in place', () => {
  expect(() => fillSlot(run([1, 2, 3], 0), '9', [], false)).toThrow(MissingDigit);
  expect(() => fillSlot(run([1], 0), '12', [], false)).toThrow(MissingDigit);
});

test('a slot is one run; one in none is refused at the part that it names', () => {
  const slots = new PageSlots();
  const origin = { file: 'a.md', start: { line: 3, column: 1 }, end: { line: 3, column: 9 } };
  const nodes: PlanNode[] = [
    { role: 'P', parent: -1 },
    { role: 'Span', parent: 0, slot: 'summary' },
    { role: 'H1', parent: -1, id: 'summary', origin },
  ];
  const lost = { message: 'The place of the page number of "summary" is on no page.', origin };
  expect(() => slots.check(nodes)).toThrow(expect.objectContaining(lost));
  expect(slots.take(1)).toBe(true);
  slots.check(nodes);
  expect(slots.take(1)).toBe(false);
});
