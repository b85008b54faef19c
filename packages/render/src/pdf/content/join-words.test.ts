import { expect, test } from 'vitest';
import type { Font } from './font.ts';
import { joinBrokenWords } from './join-words.ts';
import { type Run, textOfRun } from './painted.ts';

/** Every letter is as wide as half of the size, and its own code. */
const font: Font = {
  name: 'Half',
  embedded: true,
  codeBytes: 2,
  widths: [],
  defaultWidth: 500,
  unicode: Array.from({ length: 256 }, (_, code) => String.fromCharCode(code)),
};

/** A line; `-` at its end is a soft hyphen. */
function line(text: string, more: Partial<Run> = {}): Run {
  const glyphs = [...text.replace(/-$/u, '\u00ad')].map((char) => char.charCodeAt(0));
  return {
    resource: 'F1',
    font,
    size: 10,
    matrix: [1, 0, 0, 1, 0, 0],
    x: 100,
    y: 0,
    glyphs,
    offsets: glyphs.map((_, i) => 5 * i),
    width: 5 * glyphs.length,
    actualText: undefined,
    mark: undefined,
    left: 75,
    baseline: 700,
    scale: 0.75,
    ...(text.endsWith('-') ? { softHyphen: true } : {}),
    ...more,
  };
}

/** «words» and «[whole word: its parts]». */
const shown = (runs: readonly Run[]) =>
  joinBrokenWords(runs)?.pieces.map(({ runs: own, word }) => {
    const parts = own.map(textOfRun).join('|').replaceAll('\u00ad', '-');
    return word === undefined ? parts : `[${word}: ${parts}]`;
  });

test.each([
  [
    ['Kosten der Ver-', 'waltung und mehr'],
    ['Kosten der ', '[Verwaltung: Ver-|waltung]', ' und mehr'],
  ],
  [['Ver-', 'waltung'], ['[Verwaltung: Ver-|waltung]']],
  [
    ['Kom-', 'mu-', 'nal und'],
    ['[Kommunal: Kom-|mu-|nal]', ' und'],
  ],
  [
    ['a Ver-', 'waltung der Ge-', 'meinde.'],
    ['a ', '[Verwaltung: Ver-|waltung]', ' der ', '[Gemeinde.: Ge-|meinde.]'],
  ],
  // The rest stands in another mark.
  [['Kosten der Ver-'], undefined],
  [
    ['Ver-', 'waltung der Ge-'],
    ['[Verwaltung: Ver-|waltung]', ' der Ge-'],
  ],
  [['Latvian', 'words'], undefined],
])('%j', (lines, expected) => {
  expect(shown(lines.map((text) => line(text)))).toEqual(expected);
});

test('the space that the end of a line has swallowed is said', () => {
  expect(shown([line('Ver-'), line('waltung', { spaceAfter: true }), line('und')])).toEqual([
    '[Verwaltung : Ver-|waltung]',
    'und',
  ]);
});

test('a word over two pages is said on one of them', () => {
  expect(shown([line('der Ver-', { lastWord: 'Verwaltung.' })])).toEqual(['der ', '[Verwaltung.: Ver-]']);
  expect(shown([line('waltung. Sie', { firstWord: '' })])).toEqual(['[: waltung.]', ' Sie']);
  expect(shown([line('waltung.', { firstWord: '', spaceAfter: true }), line('Sie')])).toEqual([
    '[ : waltung.]',
    'Sie',
  ]);
});

test('parts of a run stand where its letters stood, and none is lost', () => {
  const runs = [line('der Ver-', { x: 10, left: 7.5 }), line('waltung und')];
  const { parts } = joinBrokenWords(runs) ?? {};
  const [before, broken] = parts?.get(runs[0] as Run) ?? [];
  expect(before).toMatchObject({ x: 10, left: 7.5, width: 20, offsets: [0, 5, 10, 15] });
  expect(broken).toMatchObject({ x: 30, left: 22.5, width: 20, offsets: [0, 5, 10, 15], softHyphen: true });
  for (const run of runs) expect(parts?.get(run)?.flatMap(({ glyphs }) => glyphs)).toEqual(run.glyphs);
});
