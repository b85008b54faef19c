import { expect, test } from 'vitest';
import type { Font } from './font.ts';
import { textOfMark } from './painted.ts';
import { scanContent } from './scan.ts';

const font: Font = {
  name: 'SourceSans3-Regular',
  embedded: true,
  codeBytes: 2,
  widths: [0, 500, 600],
  defaultWidth: 1000,
  unicode: ['', 'a', 'b', ' '],
};
const scan = (content: string) => scanContent(new TextEncoder().encode(content), new Map([['F1', font]]));

test('a mark has its text, on all its lines, and the box of what it paints', () => {
  const { marks, items } = scan(
    '/P<</MCID 4>>BDC BT /F1 10 Tf 1 0 0 1 20 700 Tm <00010002>Tj 11 0 Td <0003> Tj 1 0 0 1 20 680 Tm <0001>Tj ET EMC',
  );
  const mark = marks.get(4);
  expect(mark && textOfMark(mark)).toBe('ab a');
  expect(mark?.runs.map(({ left, baseline, glyphs }) => [left, baseline, glyphs.length])).toEqual([
    [20, 700, 3],
    [20, 680, 1],
  ]);
  expect(mark?.runs[0]?.offsets).toEqual([0, 5, 11]);
  expect(mark?.box.slice(0, 2)).toEqual([20, 680]);
  expect(items.map(({ kind }) => kind)).toEqual(['begin', 'text', 'end']);
});

test('transformations are followed, and undone where they end', () => {
  const { marks, scales } = scan(
    'q .5 0 0 -.5 0 800 cm /Figure<</MCID 0>>BDC 10 10 20 40 re f EMC Q /P<</MCID 1>>BDC 0 0 m 5 5 l S EMC',
  );
  expect(marks.get(0)?.box).toEqual([5, 775, 15, 795]);
  expect(marks.get(1)?.box).toEqual([0, 0, 5, 5]);
  expect(scales).toEqual([0.5]);
});

test('a span’s replacement text stands for its glyphs', () => {
  const { marks } = scan(
    '/P<</MCID 0>>BDC BT /F1 10 Tf <0001>Tj /Span<</ActualText<FEFF00AD>>>BDC <0002>Tj EMC <0001>Tj ET EMC',
  );
  expect([...marks.values()].map(textOfMark)).toEqual(['a\u00ada']);
});

test('what contradicts itself is told or refused', () => {
  expect(scan('/P<</MCID 0>>BDC EMC /P<</MCID 0>>BDC EMC').doubled).toEqual([0]);
  expect([...scan('BT 1 Tr ET').odd]).toEqual(['Tr']);
  for (const open of ['/P<</MCID 0>>BDC', 'BT', 'q']) expect(() => scan(open)).toThrow('does not end');
  expect(() => scan('EMC')).toThrow('where none begins');
  expect(() => scan('/P<</MCID 0>>BDC /P<</MCID 1>>BDC EMC EMC')).toThrow('begins inside');
  expect(() => scan('/Artifact BMC /P<</MCID 1>>BDC EMC EMC')).toThrow('begins inside');
  expect(() => scan('BT /P<</MCID 1>>BDC EMC ET')).toThrow('begins inside');
});

test.each([
  ['1 0 0 1 5 Tm', 'operands'],
  ['3 2 1 Td', 'operands'],
  ['/F1 Tj', 'operands'],
  ['<0001> <0002> Tj', 'or there are two'],
  ['<00010> Tj', 'no whole number'],
  ['<00g1> Tj', 'no digits'],
  ['[<0001>] [<0002>] TJ', 'operands'],
  ['1.5.5 0 Td', 'goes on with other characters'],
  ['1 0Td', 'goes on with other characters'],
  ['1 Ta', 'operator that there is not'],
])('operands that readers take in different ways are damage: %s', (operator, found) => {
  expect(() => scan(`BT /F1 10 Tf ${operator} ET`)).toThrow(found);
});

test.each([
  ['0 0 10 re', 'operands'],
  ['1 0 0 RG 5 w 1 J 2 gs', 'operands'],
  ['ET', 'text ends where none begins'],
  ['Q', 'restored that was not saved'],
])('so are they outside text: %s', (operator, found) => {
  expect(() => scan(operator)).toThrow(found);
});
