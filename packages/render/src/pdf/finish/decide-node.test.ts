import { expect, test } from 'vitest';
import type { Font } from '../content/font.ts';
import type { Mark, Run } from '../content/painted.ts';
import type { PlanNode } from '../plan/plan.ts';
import { decideNode } from './decide-node.ts';
import type { Work } from './work.ts';

const font = { unicode: ['', 'a', ' '] } as unknown as Font;

function mark(glyphs: readonly number[], paths = 0): Mark {
  const runs = glyphs.length === 0 ? [] : [{ glyphs, font, actualText: undefined } as unknown as Run];
  return { mcid: 0, runs, paths, objects: 0, box: [0, 0, 1, 1] };
}
const letter = mark([1]);

/** What becomes of a mark that belongs to the last of these nodes, each in the one before it. */
function decided(
  roles: readonly (PlanNode['role'] | Omit<PlanNode, 'parent'>)[],
  given: Mark,
  { label = false, page = 0, firstPages = new Map<number, number>() } = {},
) {
  const nodes = roles.map((one, i) => ({
    ...(typeof one === 'string' ? { role: one } : one),
    parent: i - 1,
  }));
  const work = { plan: { nodes }, firstPages } as unknown as Work;
  const owned = { node: nodes.length - 1, page, after: 0, what: { mcid: 0, label } };
  return decideNode(work, owned as never, given, label, page);
}

test('words belong to the text that they stand in, pictures to their figure', () => {
  expect(decided(['Document', 'P'], letter)).toBe(1);
  expect(decided(['Document', 'Figure'], mark([], 3))).toBe(1);
});

test('digits of a page number belong to what their slot stands in', () => {
  expect(decided(['Document', 'P', { role: 'Span', slot: 'a' }], letter)).toBe(1);
});

test('what paints no letters is furniture; the mark of an item is not', () => {
  expect(decided(['Document', 'P'], mark([], 1))).toBe('artifact');
  expect(decided(['Document', 'Sect'], mark([2]))).toBe('artifact');
  expect(decided(['Document', 'L', 'LI'], mark([], 1), { label: true })).toBe(2);
  expect(decided(['Document', 'L', 'LI'], mark([]), { label: true })).toBe('artifact');
});

test('the head of a table is told on its first page, and is furniture on the others', () => {
  const head = ['Table', { role: 'THead', repeated: true }, 'TR', 'TH'] as const;
  const firstPages = new Map<number, number>();
  expect(decided(head, letter, { page: 4, firstPages })).toBe(3);
  expect(decided(head, letter, { page: 5, firstPages })).toBe('repeated');
});

test('words that stand in no text are refused, with their page', () => {
  expect(() => decided(['Document', 'Sect'], letter, { page: 2 })).toThrow(
    '"a" on page 3 stands in no paragraph, heading, list or table.',
  );
});
