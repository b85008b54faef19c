import type { Message, Origin, ProseInline } from '@decode/model';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inlines } from './inlines.ts';
import { inlineTree } from './markdown.ts';
import { parseInline } from './parse-inline.ts';

const at = (column: number, end: number, line = 4): Origin => ({
  file: 'a.yaml',
  start: { line, column },
  end: { line, column: end },
});
const types = (text: string) => parseInline(text).children.map(({ type }) => type);

test.each([
  '2018. gada 1. janvārī stājās spēkā plāns',
  '1. januar 2018 træder planen i kraft',
  '+ 5 °C und # 3',
  '- ein Strich',
  '> 5 %',
  '# 5',
  '    four blanks',
  '=== three',
  '10:30, 1:500, Art.:5',
  'www.x.lv and a_b@x_y.lv',
])('«%s» is text', (text) => {
  expect(types(text)).toEqual(['text']);
});

test('calls of notes need no definition', () => {
  expect(types('teksts {{ place.name }} un `kods`[^a]')).toEqual([
    'text',
    'field',
    'text',
    'code',
    'noteReference',
  ]);
});

const place = ({ origin }: ProseInline) =>
  `${origin?.start.line}:${origin?.start.column}-${origin?.end.column}`;

test('places are exact for a text that stands on one line as it is', () => {
  const text = 'a {{ place.name }} b';
  expect(parseInline(text, at(10, 10 + text.length)).children.map(place)).toEqual([
    '4:10-12',
    '4:12-28',
    '4:28-30',
  ]);
});

test('places are exact between quotation marks', () => {
  const text = 'a {{ place.name }} b';
  expect(parseInline(text, at(10, 12 + text.length)).children.map(place)).toEqual([
    '4:11-13',
    '4:13-29',
    '4:29-31',
  ]);
});

test('where a text was folded or escaped, everything points at all of it', () => {
  const { children } = parseInline('a {{ place.name }} b', at(10, 60));
  expect(children.map(place)).toEqual(['4:10-60', '4:10-60', '4:10-60']);
});

test('of several paragraphs one is made, and it is said', () => {
  const { children, messages } = parseInline('a\n\nb');
  expect(children).toEqual([{ type: 'text', value: 'a b' }]);
  expect(messages.map(({ rule }) => rule)).toEqual(['several-paragraphs']);
});

test.each([
  ['a *b*  c\n d', 'a *b* c d'],
  ['_a_ __b__', '*a* **b**'],
  ['* a*b', '* a*b'],
])('blanks and marks have one form: %s', (text, same) => {
  expect(parseInline(text).children).toEqual(parseInline(same).children);
});

test('texts without marks are read as the parser reads them', () => {
  const origin = { file: 'a.yaml', start: { line: 3, column: 5 }, end: { line: 3, column: 5 } };
  const piece = fc.constantFrom(
    'a',
    'ž',
    'A\u0301',
    '1. ',
    ' ',
    '  ',
    '\u00a0',
    '#',
    '+',
    '-',
    '>',
    '|',
    '~',
    ':',
    '::',
    '=',
    '"',
    '$',
    '@',
    '^',
    '/',
    '%',
    '😀',
    'http://x',
    'www.x.lv',
    'a@b.eu',
    '\u200b',
    '(',
    ')',
    ';',
    '.',
  );
  fc.assert(
    fc.property(
      fc.array(piece, { minLength: 1, maxLength: 12 }).map((parts) => parts.join('')),
      (text) => {
        const here = { ...origin, end: { line: 3, column: 5 + text.length } };
        const whole = { start: { line: 1, column: 1, offset: 0 }, end: { line: 1, column: 1, offset: 0 } };
        const messages: Message[] = [];
        const nodes = inlineTree(text).flat();
        const long = inlines(nodes, {
          place: (position = whole) => ({
            ...here,
            start: { line: 3, column: position.start.column + 4 },
            end: { line: 3, column: position.end.column + 4 },
          }),
          text,
          messages,
        });
        expect(parseInline(text, here)).toEqual({ children: long, messages });
      },
    ),
    { numRuns: 2000 },
  );
});
