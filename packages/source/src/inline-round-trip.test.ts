import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inlineTree } from './inline-arbitrary.ts';
import { normalInline } from './normal-inline.ts';
import { parseInline } from './parse-inline.ts';
import { printInline } from './print-inline.ts';

test('printing and reading gives the normal form of any tree back, without messages', () => {
  fc.assert(
    fc.property(inlineTree, (tree) => {
      const { children, messages } = parseInline(printInline(tree));
      expect(messages).toEqual([]);
      expect(children).toEqual(normalInline(tree));
    }),
    { numRuns: 3000 },
  );
});

test('the normal form of a normal form is itself', () => {
  fc.assert(
    fc.property(inlineTree, (tree) => {
      const once = normalInline(tree);
      expect(normalInline(once)).toEqual(once);
    }),
    { numRuns: 2000 },
  );
});

test('reading any text and printing it twice gives the same text', () => {
  const pieces = fc.constantFrom(
    '*',
    '**',
    '_',
    '`',
    '[',
    ']',
    '(https://a.lv)',
    '{{ a.b }}',
    '[@k]',
    '[^n]',
    '\\',
    '\n',
    ' ',
    'a',
    'ā.',
    '<',
    '&lt;',
    '!',
    '{lang=de}',
    '\n\n',
    '1. ',
    '# ',
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 20 }), (parts) => {
      const once = printInline(parseInline(parts.join('')).children);
      expect(printInline(parseInline(once).children)).toBe(once);
    }),
    { numRuns: 2000 },
  );
});
