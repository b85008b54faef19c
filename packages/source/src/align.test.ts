import type { LockedUnit, Unit } from '@decode/model';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { align } from './align.ts';
import type { CutUnit } from './cut-prose.ts';

const origin = { file: 'en.md', start: { line: 1, column: 1 }, end: { line: 1, column: 1 } };
const cut = (...texts: readonly string[]): CutUnit[] =>
  texts.map((text) => ({
    kind: text.startsWith('#') ? 'heading' : 'paragraph',
    section: '',
    language: 'en',
    text,
    origin,
  }));
const lock = (texts: readonly string[], folder = 'f'): LockedUnit[] =>
  align(folder, [], cut(...texts)).units.map(({ id, kind, text }) => ({ id, kind, text }));

const trees = [
  '# Trees',
  'Cities lost 12.5 ha of trees by 2030.',
  'Plant lime trees in summer.',
  'Water them.',
];

test('ids are a letter for the kind and nine signs, the same wherever they are made', () => {
  const ids = lock(trees).map(({ id }) => id);
  expect(ids.map((id) => id[0])).toEqual(['h', 'p', 'p', 'p']);
  for (const id of ids) expect(id).toMatch(/^[a-z][a-z2-9]{9}$/);
  expect(lock(trees).map(({ id }) => id)).toEqual(ids);
  expect(lock(trees, 'g').map(({ id }) => id)).not.toEqual(ids);
});

test.each<[string, string[], (string | number)[]]>([
  ['nothing changed', trees, [0, 1, 2, 3]],
  [
    'one sentence edited',
    [trees[0]!, 'Cities lost 13 ha of trees by 2031.', trees[2]!, trees[3]!],
    [0, 1, 2, 3],
  ],
  ['a block moved', [trees[0]!, trees[3]!, trees[1]!, trees[2]!], [0, 3, 1, 2]],
  ['a block put in', [trees[0]!, 'A new sentence.', ...trees.slice(1)], [0, 'new', 1, 2, 3]],
  ['a block taken out', [trees[0]!, trees[2]!, trees[3]!], [0, 2, 3]],
  [
    'a short text rewritten between its neighbours',
    [...trees.slice(0, 3), 'Do water the trees.'],
    [0, 1, 2, 3],
  ],
  ['a text put in the place of another', [...trees.slice(0, 3), 'Prune hedges.'], [0, 1, 2, 'new']],
  [
    'a rewrite that shares a third of its words, at the end',
    [...trees.slice(0, 3), 'Water them well often.'],
    [0, 1, 2, 3],
  ],
  [
    'a paragraph made a heading',
    ['# Trees', trees[1]!, '# Plant lime trees in summer.', trees[3]!],
    [0, 1, 'new', 3],
  ],
])('%s', (_, texts, expected) => {
  const locked = lock(trees);
  const { units } = align('f', locked, cut(...texts));
  expect(
    units.map(({ id }) => {
      const at = locked.findIndex((unit) => unit.id === id);
      return at === -1 ? 'new' : at;
    }),
  ).toEqual(expected);
});

test('what is gone is told', () => {
  const locked = lock(trees);
  const { removed, changes } = align('f', locked, cut(trees[0]!, trees[2]!, 'Something else altogether'));
  expect(removed.map(({ text }) => text)).toEqual([trees[1], trees[3]]);
  expect(changes).toEqual(['same', 'same', 'new']);
});

test('two identical texts are two units', () => {
  const locked = lock(['Water them.', 'Water them.']);
  expect(new Set(locked.map(({ id }) => id)).size).toBe(2);
  expect(align('f', locked, cut('Water them.', 'Water them.')).units.map(({ id }) => id)).toEqual(
    locked.map(({ id }) => id),
  );
});

const lockedAs = (units: readonly Unit[]): LockedUnit[] =>
  units.map(({ id, kind, text }) => ({ id, kind, text }));

test('ids are unique, and aligning what was just aligned changes nothing', () => {
  const texts = fc.array(fc.constantFrom('a', 'b', 'a b', 'a b c', 'b c d e', '# a', '# a b'), {
    maxLength: 12,
  });
  fc.assert(
    fc.property(texts, texts, (before, after) => {
      const { units } = align('f', lock(before), cut(...after));
      const ids = units.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      const again = align('f', lockedAs(units), cut(...after));
      expect(again.units).toEqual(units);
      expect(again.changes.every((change) => change === 'same')).toBe(true);
    }),
    { numRuns: 500 },
  );
});
