import { expect, test } from 'vitest';
import { codeFrame } from './code-frame.ts';
import { createPaint } from './paint.ts';

const plain = createPaint(false);
const at = (line: number, column: number, endColumn: number, endLine = line) => ({
  file: 'x.yaml',
  start: { line, column },
  end: { line: endLine, column: endColumn },
});
const frame = (text: string, origin: ReturnType<typeof at>, columns?: number) =>
  `\n${codeFrame(text, origin, plain, columns)}`;

test('shows the line, the one before it, and marks the words', () => {
  expect(frame('code: A1\nstatus: published\ntitel: Childcare\n', at(3, 1, 6))).toBe(`
2 | status: published
3 | titel: Childcare
  | ^^^^^`);
});

test('knows all line ends, and leaves out an empty line before', () => {
  expect(frame('a\r\n\r\nb: c', at(3, 4, 5))).toBe(`
3 | b: c
  |    ^`);
});

test('marks to the end of the line what goes on in the next', () => {
  expect(frame('a: one\n  two', at(1, 4, 3, 2))).toBe(`
1 | a: one
  |    ^^^`);
});

test('counts what a reader sees, not code units', () => {
  // The a with an accent of its own, and a face beyond the first plane.
  expect(frame('a\u0301 \u{1f600} rest', at(1, 7, 11))).toBe(`
1 | a\u0301 \u{1f600} rest
  |     ^^^^`);
});

test('shows a long line around the mark', () => {
  const text = `${'x'.repeat(300)} here ${'y'.repeat(300)}`;
  const shown = frame(text, at(1, 302, 306), 40);
  expect(shown.split('\n').every((line) => line.length <= 40)).toBe(true);
  const [, line = '', marks = ''] = shown.split('\n');
  expect(line.slice(marks.indexOf('^'), marks.lastIndexOf('^') + 1)).toBe('here');
});

test('shows no control characters and no marks that turn the text round', () => {
  expect(codeFrame('\u001b[31mred \u202eback\tx', at(1, 1, 2), plain)).toBe(
    '1 | \ufffd[31mred \ufffdback x\n  | ^',
  );
});

test('is empty where the file has no such line', () => {
  expect(codeFrame('one', at(9, 1, 2), plain)).toBe('');
});
