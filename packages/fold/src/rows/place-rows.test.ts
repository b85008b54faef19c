import { describe, expect, test } from 'vitest';
import { type Places, placed } from './place-rows.ts';

/** The rows in their order, each with the offset that it goes to. */
function order(places: Partial<Places>): string {
  const all: Places = { wanted: [], own: [], retained: [], order: [], start: 100, ...places };
  return placed(all)
    .map(({ id, offset }) => `${id}${offset}`)
    .join(' ');
}

const at = (offset: number, ...ids: readonly string[]) => ids.map((id) => ({ id, offset }));

describe('rows of a new edition', () => {
  test('stand at the start where none of ours stands', () => {
    expect(order({ wanted: ['a', 'b'] })).toBe('a100 b100');
  });

  test('take the place of those that stand together as we wrote them, in the order of the edition', () => {
    const own = at(50, 'a', 'b');
    expect(order({ wanted: ['b', 'c', 'a'], own, order: ['a', 'b'] })).toBe('b50 c50 a50');
  });

  test('leave one that stays though the edition has none of it behind the one that it stood behind', () => {
    const places = { own: at(50, 'a', 'x', 'b'), order: ['a', 'x', 'b'], retained: ['x'] };
    expect(order({ ...places, wanted: ['a', 'b', 'c'] })).toBe('a50 x50 b50 c50');
    expect(order({ ...places, wanted: ['c'] })).toBe('x50 c50');
  });

  test('stay where people have moved them; a new one follows the one that it follows in the edition', () => {
    const own = [...at(50, 'b'), ...at(70, 'a')];
    expect(order({ wanted: ['a', 'n', 'b'], own, order: ['a', 'b'] })).toBe('b50 a70 n70');
    expect(order({ wanted: ['n', 'a', 'b'], own, order: ['a', 'b'] })).toBe('n50 b50 a70');
  });

  test('are gone with the edition unless they are to stay', () => {
    const own = [...at(50, 'b'), ...at(70, 'a')];
    expect(order({ wanted: ['a'], own, order: ['a', 'b'] })).toBe('a70');
    expect(order({ wanted: ['a'], own, order: ['a', 'b'], retained: ['b'] })).toBe('b50 a70');
  });
});
