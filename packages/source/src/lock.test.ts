import fc from 'fast-check';
import { expect, test } from 'vitest';
import { printLock, readLock } from './lock.ts';

const encode = (text: string) => new TextEncoder().encode(text);
const piece = fc.constantFrom(
  'a',
  'ā',
  '"',
  '\\',
  '\n',
  ': ',
  '#',
  "'",
  '- ',
  '😀',
  '{{ a.b }}',
  '*',
  '%',
  '’',
);
const words = fc.array(piece, { maxLength: 10 }).map((parts) => parts.join(''));
const unit = fc.record(
  {
    id: fc.stringMatching(/^[a-z][a-z0-9]{0,9}$/),
    kind: fc.constantFrom('paragraph', 'activities.action', 'flags.n/a: "x"'),
    text: words,
    figures: fc.dictionary(fc.constantFrom('data.births.last', 'data.somewhere/births'), words, {
      minKeys: 1,
      noNullPrototype: true,
    }),
    reason: words,
  },
  { requiredKeys: ['id', 'kind', 'text'] },
);
const units = fc.uniqueArray(unit, { maxLength: 6, selector: ({ id }) => id });

test('a lock that is printed and read is the same, with and without its header', () => {
  fc.assert(
    fc.property(units, (list) => {
      const text = printLock(list);
      expect(readLock('units.lock.yaml', encode(text))).toEqual({ units: list, messages: [] });
      // Without the header the YAML parser reads it.
      expect(readLock('units.lock.yaml', encode(text.replace(/^#.*\n/gm, '')))).toEqual({
        units: list,
        messages: [],
      });
    }),
    { numRuns: 300 },
  );
});

test('a lock that was edited by hand is read with care', () => {
  const text = printLock([{ id: 'pa', kind: 'paragraph', text: 'One' }]);
  expect(
    readLock('l', encode(`${text}- id: pa\n  kind: paragraph\n  text: Two\n`)).messages.map(
      ({ rule }) => rule,
    ),
  ).toEqual(['duplicate-unit']);
  expect(readLock('l', encode(text.replace('kind:', 'kinds:'))).messages.map(({ rule }) => rule)).toEqual([
    'unknown-field',
  ]);
  expect(readLock('l', encode(text.replace('"One"', 'One'))).units).toEqual([
    { id: 'pa', kind: 'paragraph', text: 'One' },
  ]);
});
