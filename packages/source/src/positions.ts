import type { Origin, Point } from '@decode/model';

/** Keys and indexes from the root of a YAML file to a value in it. */
export type Path = readonly (string | number)[];

/** Offsets at which the lines of a text with `\n` ends start. */
export function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/** Line and column (both from 1, UTF-16 code units) of an offset. */
export function pointAt(starts: readonly number[], offset: number): Point {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
}

/** The beginning of a file: where a message points that concerns all of it. */
export function fileStart(file: string): Origin {
  return { file, start: { line: 1, column: 1 }, end: { line: 1, column: 1 } };
}

/** From the start of one origin to the end of another in the same file. */
export function span(from: Origin | undefined, to: Origin | undefined): Origin | undefined {
  if (!from || !to) return from ?? to;
  return { file: from.file, start: from.start, end: to.end };
}
