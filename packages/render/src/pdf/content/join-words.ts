import { type Run, textOfRun } from './painted.ts';

/** Runs of a mark that get a mark of their own. */
export interface Piece {
  readonly runs: readonly Run[];
  /** What they say together, where the ends of lines break a word: as it is written in one. */
  readonly word?: string;
}

interface Slice {
  readonly run: Run;
  readonly from: number;
  readonly to: number;
  /** White space follows. */
  readonly ends: boolean;
}

/**
 * Takes words that the end of a line breaks apart from the rest of their mark, so that replacement text (ISO 32000-1,
 * 14.9.4) can say them whole to those who search and copy: readers differ in what they make of a soft hyphen. A mark of
 * their own, not one inside of another, after which poppler would lose the text. A word over two pages is said on
 * one of them; the other part says nothing.
 *
 * @returns nothing where no word is broken inside the mark; the runs of pieces may be parts of the given ones
 */
export function joinBrokenWords(
  runs: readonly Run[],
): { readonly pieces: readonly Piece[]; readonly parts: ReadonlyMap<Run, readonly Run[]> } | undefined {
  const isBroken = runs.some(
    ({ softHyphen, lastWord, firstWord }, i) =>
      (lastWord ?? firstWord) !== undefined || (softHyphen && i < runs.length - 1),
  );
  if (!isBroken) return undefined;
  const words: Slice[][] = [[]];
  for (const slice of runs.flatMap(slicesOf)) {
    words.at(-1)?.push(slice);
    if (slice.ends) words.push([]);
  }
  const pieces: { runs: Run[]; word?: string }[] = [];
  const cuts: (Slice & { readonly piece: number })[] = [];
  for (const slices of words) {
    if (slices.length === 0) continue;
    const word = brokenWord(slices);
    // What is not broken goes on in one piece.
    if (word !== undefined) pieces.push({ runs: [], word });
    else if (pieces.length === 0 || pieces.at(-1)?.word !== undefined) pieces.push({ runs: [] });
    const piece = pieces.length - 1;
    for (const slice of slices) {
      const last = cuts.at(-1);
      if (last?.run === slice.run && last.piece === piece) cuts[cuts.length - 1] = { ...last, to: slice.to };
      else cuts.push({ ...slice, piece });
    }
  }
  const parts = new Map<Run, Run[]>();
  for (const { run, from, to, piece } of cuts) {
    const own = part(run, from, to);
    parts.set(run, [...(parts.get(run) ?? []), own]);
    pieces[piece]?.runs.push(own);
  }
  return pieces.some(({ word }) => word !== undefined) ? { pieces, parts } : undefined;
}

/** Each word of a run, with the white space before it. */
function slicesOf(run: Run): Slice[] {
  const { glyphs, font, actualText } = run;
  const made: Slice[] = [];
  let from = 0;
  if (actualText === undefined)
    for (const [i, glyph] of glyphs.entries()) {
      if (!/\s/u.test(font.unicode[glyph] ?? '')) continue;
      if (i > from) made.push({ run, from, to: i, ends: true });
      made.push({ run, from: i, to: i + 1, ends: true });
      from = i + 1;
    }
  if (from < glyphs.length)
    made.push({
      run,
      from,
      to: glyphs.length,
      ends: run.spaceAfter === true || /\s$/u.test(actualText ?? ''),
    });
  return made;
}

/** What the word says that slices are, where a soft hyphen or the end of a page is inside it. */
function brokenWord(slices: readonly Slice[]): string | undefined {
  const [first] = slices;
  const last = slices.at(-1);
  const isAtEnd = last?.to === last?.run.glyphs.length;
  const carried =
    (first?.from === 0 ? first.run.firstWord : undefined) ?? (isAtEnd ? last?.run.lastWord : undefined);
  const inside = slices.slice(0, -1);
  const isBroken = inside.some(({ run, to }) => run.softHyphen && to === run.glyphs.length);
  if (carried === undefined && !isBroken) return undefined;
  const word = carried ?? slices.map(({ run, from, to }) => textOfRun(part(run, from, to))).join('');
  // The space that the end of its line has swallowed is written into the same mark.
  const spaced = last?.run.spaceAfter && isAtEnd;
  return word.replaceAll('\u00ad', '') + (spaced ? ' ' : '');
}

function part(run: Run, from: number, to: number): Run {
  const { glyphs, offsets, width, softHyphen, spaceAfter, ...rest } = run;
  if (from === 0 && to === glyphs.length) return run;
  const start = offsets[from] ?? 0;
  const atEnd = to === glyphs.length;
  return {
    ...rest,
    x: run.x + start,
    left: run.left + start * run.scale,
    glyphs: glyphs.slice(from, to),
    offsets: offsets.slice(from, to).map((offset) => offset - start),
    width: (atEnd ? width : (offsets[to] ?? width)) - start,
    ...(atEnd && softHyphen ? { softHyphen } : {}),
    ...(atEnd && spaceAfter ? { spaceAfter } : {}),
  };
}
