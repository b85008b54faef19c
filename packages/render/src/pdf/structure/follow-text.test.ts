import { expect, test } from 'vitest';
import type { Font } from '../content/font.ts';
import type { Run } from '../content/painted.ts';
import { scanContent } from '../content/scan.ts';
import { TextFollower } from './follow-text.ts';

/** Lines of text, as a page has them: each letter is its own glyph. */
function lines(...texts: readonly string[]) {
  const unicode = Array.from({ length: 600 }, (_, code) => String.fromCharCode(code));
  const font: Font = { name: 'F', embedded: true, codeBytes: 2, widths: [], defaultWidth: 500, unicode };
  const hex = (text: string) =>
    [...text].map((char) => char.charCodeAt(0).toString(16).padStart(4, '0')).join('');
  const content = texts.map((text, i) => `1 0 0 1 0 ${700 - 12 * i} Tm <${hex(text)}> Tj`).join(' ');
  const { marks } = scanContent(
    new TextEncoder().encode(`/P<</MCID 0>>BDC BT /F1 10 Tf ${content} ET EMC`),
    new Map([['F1', font]]),
  );
  return marks.get(0)?.runs ?? [];
}

function follow(text: string, ...printed: readonly string[]) {
  const follower = new TextFollower(text);
  const runs = lines(...printed);
  const wrong = runs.map((run) => follower.take(run)).find((one) => one !== undefined);
  follower.endPage();
  return { wrong, done: follower.isDone(), rest: follower.rest(), runs };
}

test('a space that a line’s end took away is told', () => {
  const { wrong, done, runs } = follow('  One two\n three.', 'One two', 'three.');
  expect([wrong, done]).toEqual([undefined, true]);
  expect(runs.map(({ spaceAfter }) => spaceAfter)).toEqual([true, undefined]);
});

test('no space is told where the word goes on, or a space was printed', () => {
  expect(follow('and/or', 'and/', 'or').runs[0]?.spaceAfter).toBeUndefined();
  expect(follow('One two', 'One', ' two').runs[0]?.spaceAfter).toBeUndefined();
  expect(follow('One two', 'One ', 'two').runs[0]?.spaceAfter).toBeUndefined();
});

test('a page’s end is a line’s end', () => {
  const { done, rest, runs } = follow('One two', 'One');
  expect([done, rest, runs[0]?.spaceAfter]).toEqual([false, 'two', true]);
});

test('the hyphen of a line’s end is told from one of the text', () => {
  expect(follow('Be\u00adrichts\u00adraum', 'Berichts-', 'raum').runs[0]?.softHyphen).toBe(true);
  expect(follow('Ost-West', 'Ost-', 'West').runs[0]?.softHyphen).toBeUndefined();
});

test.each([
  ['der Verwal\u00adtung.', 'der Verwal-', 'tung.', ['Verwaltung.', '']],
  ['der Ver\u00adwal\u00adtung.', 'der Ver-', 'waltung.', ['', 'Verwaltung.']],
])('a word over two pages is said where more of it stands: %j', (text, first, second, words) => {
  const follower = new TextFollower(text);
  const [before, after] = [lines(first)[0], lines(second)[0]] as [Run, Run];
  follower.take(before);
  follower.carryWord(before);
  follower.take(after);
  expect([before.lastWord, after.firstWord]).toEqual(words);
});

test('another text than the planned one is told', () => {
  expect(follow('12 persons', '13 persons').wrong).toBe('"3" is printed where the text has "2 persons"');
  expect(follow('12', '123').wrong).toBe('"3" is printed where the text has ""');
});

test('a space that is lost inside a line is told', () => {
  expect(follow('One two', 'Onetwo').wrong).toBe(
    '"Onetwo" is printed where the text has a space before "two"',
  );
  expect(follow('One\u00a0two', 'One two').wrong).toBeUndefined();
});
