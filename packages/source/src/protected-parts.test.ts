import type { ProseInline } from '@decode/model';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plainText } from './cut-prose.ts';
import { inlineTree } from './inline-arbitrary.ts';
import { parseInline } from './parse-inline.ts';
import { printInline } from './print-inline.ts';
import { hasWords, plainParts, protectedParts, unparsedWords } from './protected-parts.ts';

const lettersIn = (children: readonly ProseInline[]): boolean =>
  children.some((node) =>
    node.type === 'text' ? /\p{L}/u.test(node.value) : 'children' in node && lettersIn(node.children),
  );

test('the short way over a text finds what the parser finds', () => {
  fc.assert(
    fc.property(inlineTree, (tree) => {
      const text = printInline(tree);
      const { children } = parseInline(text);
      const plain = plainParts(text);
      if (plain) expect(plain).toEqual(protectedParts(children));
      expect(hasWords(text)).toBe(lettersIn(children));
      expect(unparsedWords(text) ?? plainText(children)).toBe(plainText(children));
    }),
    { numRuns: 2000 },
  );
});

test('so it does where signs that mean something stand anyhow', () => {
  const pieces = fc.constantFrom(
    'a',
    'ž',
    '1',
    '_',
    '_',
    ' a',
    '.',
    '*',
    '[^n]',
    '{{ place.name }}',
    '[@key]',
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 9 }), (list) => {
      const text = `x${list.join('')}y`;
      const { children, messages } = parseInline(text);
      const plain = plainParts(text);
      if (plain) expect([plain, messages]).toEqual([protectedParts(children), []]);
      expect(unparsedWords(text) ?? plainText(children)).toBe(plainText(children));
    }),
    { numRuns: 1000 },
  );
});

test.each([
  ['In {{ place.name }} births fell [@csp; @eurostat][^n].', true],
  ['{{ place.name case=in }}', true],
  ['{{ place.name case=inn }}', false],
  ['[@csp][@csp]', true],
  ['[@csp; @csp]', false],
  ['{{ place }} [@CSP] [^two words]', false],
  ['**bold**', false],
  ['Eurostat, hlth_rs_physreg (NUTS 2)', true],
  ['a [^n]_b_', false],
  ['5 < 6', false],
])('%s is plain: %s', (text, expected) => {
  expect(plainParts(text) !== undefined).toBe(expected);
});
