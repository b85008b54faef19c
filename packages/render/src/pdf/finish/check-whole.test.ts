import { expect, test } from 'vitest';
import type { PlanNode } from '../plan/plan.ts';
import { TextFollower } from '../structure/follow-text.ts';
import { checkFigures, checkNumbers, checkTexts } from './check-whole.ts';
import type { Page, Work } from './work.ts';

const work = (nodes: readonly PlanNode[], more: object = {}) =>
  ({ plan: { nodes }, followers: new Map(), ...more }) as unknown as Work;

test('a text that was not printed is refused; white space and soft hyphens need no print', () => {
  const nodes: PlanNode[] = [
    { role: 'P', parent: -1, text: ' \u00ad ' },
    { role: 'P', parent: -1, text: 'Words.' },
  ];
  expect(() => checkTexts(work(nodes))).toThrow('"Words." is on no page of the PDF.');
  expect(() => checkTexts(work(nodes.slice(0, 1)))).not.toThrow();
  const followers = new Map([[1, new TextFollower('Words.')]]);
  expect(() => checkTexts(work(nodes, { followers }))).toThrow('"Words." is on no page');
});

test('a picture without size is refused, one that was not painted is another matter', () => {
  const nodes: PlanNode[] = [{ role: 'Figure', parent: -1, alt: 'A field' }];
  const held = (box: readonly number[] | undefined, kids: readonly object[]) => ({ held: [{ box, kids }] });
  expect(() => checkFigures(work(nodes, held([1, 1, 1, 9], [{}])))).toThrow(
    'The picture "A field" has no size in the PDF.',
  );
  expect(() => checkFigures(work(nodes, held([1, 1, 5, 9], [{}])))).not.toThrow();
  expect(() => checkFigures(work(nodes, held(undefined, [])))).not.toThrow();
});

test('an item of a numbered list shows its number', () => {
  const nodes: PlanNode[] = [
    { role: 'L', parent: -1, ordered: true },
    { role: 'LI', parent: 0 },
  ];
  const pages = [
    { owned: [{ node: 1, page: 0, after: 0, what: { mcid: 0, label: true } }] },
  ] as unknown as Page[];
  const held = (label: readonly object[]) => ({ held: [{}, { label }] });
  expect(() => checkNumbers(work(nodes, held([])), pages)).toThrow('The number of a list item');
  expect(() => checkNumbers(work(nodes, held([{}])), pages)).not.toThrow();
});
