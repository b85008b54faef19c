import { expect, test } from 'vitest';
import { numbersBehind } from './number-rows.ts';

type Given = Parameters<typeof numbersBehind>;

/** What three rows of ours get behind the last of some numbers; the second has a code of its own. */
function numbersAfter(numbers: readonly string[], list?: string) {
  const standing = numbers.map((text) => ({ texts: [text, 'A measure'] }));
  const [table, spot, look, columns, rows] = [
    { rows: standing },
    { before: standing.at(-1) },
    { cells: [list === undefined ? {} : { list }, {}] },
    { columns: [{ field: 'planCode' }, { field: 'title' }] },
    [{ id: 'a' }, { id: 'b', planCode: 'U7' }, { id: 'c' }],
  ] as unknown as Given;
  return Object.fromEntries(numbersBehind(table, spot, look, columns, rows));
}

test.each([
  ['1, 2', ['1', '2'], { a: '3', c: '4' }],
  ['a point behind', ['1.', '2.'], { a: '3.', c: '4.' }],
  ['a code before', ['U1.1.', 'U1.2.'], { a: 'U1.3.', c: 'U1.4.' }],
  ['zeros before', ['09', '10'], { a: '11', c: '12' }],
  ['the highest of the kind, which is not the last', ['3', '9', '2'], { a: '10', c: '11' }],
  ['only its own kind', ['U1', 'B7'], { a: 'B8', c: 'B9' }],
  ['words', ['first'], {}],
  ['nothing', [], {}],
])('go on behind %s', (_, numbers, expected) => {
  expect(numbersAfter(numbers)).toEqual(expected);
});

test('are counted where a list of the host counts', () => {
  expect(numbersAfter([''], '<w:numPr/>')).toEqual({ a: 'counted', c: 'counted' });
  expect(numbersAfter([''])).toEqual({});
});
