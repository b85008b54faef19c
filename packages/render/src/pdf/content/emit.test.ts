import { expect, test } from 'vitest';
import { type EmitOptions, emitContent } from './emit.ts';
import type { Font } from './font.ts';
import { textOfMark } from './painted.ts';
import { scanContent } from './scan.ts';

/** Codes are Latin-1, so that every byte can be one. */
const font: Font = {
  name: 'F',
  embedded: true,
  codeBytes: 2,
  widths: Array.from({ length: 256 }, () => 500),
  defaultWidth: 500,
  unicode: Array.from({ length: 256 }, (_, code) => String.fromCharCode(code)),
};
const fonts = new Map([['F1', font]]);
const hex = (text: string) =>
  `<${[...text].map((c) => c.charCodeAt(0).toString(16).padStart(4, '0')).join('')}>`;
const scan = (content: string | Uint8Array) =>
  scanContent(typeof content === 'string' ? new TextEncoder().encode(content) : content, fonts);

function emit(content: string, more: Partial<EmitOptions> = {}) {
  const bytes = new TextEncoder().encode(content);
  return emitContent(bytes, scanContent(bytes, fonts).items, {
    fateOf: ({ mcid }) => ({ kind: 'content', role: 'P', mcid }),
    middle: 400,
    space: undefined,
    ...more,
  });
}

test('what is in no mark becomes an artifact, and running heads say so', () => {
  const made = emit(`0 0 9 9 re f BT /F1 10 Tf 1 0 0 1 20 800 Tm ${hex('Head')} Tj ET /P<</MCID 0>>BDC EMC`);
  expect(
    made
      .toString('latin1')
      .replace(/BT[\s\S]*?ET/gu, 'text')
      .split('\n'),
  ).toEqual([
    '/Artifact BMC',
    '0 0 9 9 re',
    'f',
    'EMC',
    '/Artifact<</Type/Pagination/Subtype/Header>>BDC',
    'text',
    'EMC',
    '/P<</MCID 0>>BDC',
    'EMC',
    '',
  ]);
});

test('glyphs of a line stand in one operator, where they stood', () => {
  const content = `/P<</MCID 0>>BDC BT /F1 10 Tf 1 0 0 1 20 700 Tm ${hex('a')} Tj 6 0 Td ${hex('b')} Tj 5 0 Td ${hex('c')} Tj ET EMC`;
  const made = emit(content);
  expect(made.toString('latin1').match(/T[jJ]\n/gu)).toHaveLength(1);
  const before = scan(content).marks.get(0)?.runs[0];
  const after = scan(made).marks.get(0)?.runs[0];
  expect([after?.left, after?.baseline, after?.offsets]).toEqual([
    before?.left,
    before?.baseline,
    [0, 6, 11],
  ]);
});

test('every byte survives', () => {
  const all = font.unicode.join('');
  const made = emit(`/P<</MCID 0>>BDC BT /F1 10 Tf 1 0 0 1 0 0 Tm ${hex(all)} Tj ET EMC`);
  const mark = scan(made).marks.get(0);
  expect(mark && textOfMark(mark)).toBe(all);
});

test('marks never stand in marks', () => {
  const made = emit(`/P<</MCID 0>>BDC /Span<</ActualText(x)>>BDC 0 0 1 1 re f EMC EMC`).toString('latin1');
  expect(made.match(/BDC/gu)).toHaveLength(1);
  expect(made.match(/EMC/gu)).toHaveLength(1);
});

test('a line that goes on elsewhere ends with a space', () => {
  const content = `/P<</MCID 0>>BDC BT /F1 10 Tf 1 0 0 1 20 700 Tm ${hex('a')} Tj ET EMC`;
  const bytes = new TextEncoder().encode(content);
  const scanned = scanContent(bytes, fonts);
  const run = scanned.marks.get(0)?.runs[0];
  if (run) run.spaceAfter = true;
  const made = emitContent(bytes, scanned.items, {
    fateOf: () => ({ kind: 'content', role: 'P', mcid: 0 }),
    middle: 400,
    space: undefined,
  });
  const mark = scan(made).marks.get(0);
  expect(mark && textOfMark(mark)).toBe('a ');
});

test('points of paths are as exact as can be seen, whatever their unit', () => {
  const path = '1.2345678 .6666667 m 2.5 3 l S';
  expect(emit(path).toString('latin1')).toContain('1.23 0.67 m 2.5 3 l\nS');
  const large = emit(`q 500 0 0 500 0 0 cm ${path} Q 1.2345678 3 l`).toString('latin1');
  // A hundredth of a point is a fifty-thousandth of this unit; a matrix stays as it is.
  expect(large).toContain('1.23457 0.66667 m 2.5 3 l');
  expect(large).toContain('1.23 3 l');
  expect(emit('.2399999 0 0 .2399999 0 0 cm').toString('latin1')).toContain('.2399999 0 0');
});
