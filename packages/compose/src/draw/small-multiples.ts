import type { Theme } from '@decode/model';
import { type Dot, drawMarks, type Stroke, type Words } from './canvas.ts';
import { textWidth, wrapWords } from './text-width.ts';
import { chartWidth, type Drawing, sizes } from './vega.ts';

export interface SmallMultiples {
  /** All of one definition and unit; values of all panels are drawn on one scale. */
  readonly panels: readonly {
    readonly name: string;
    /** Under the name, where that says not enough. */
    readonly detail?: string;
    readonly points: readonly { readonly year: number; readonly value: number }[];
    /** Years from which a new line begins. */
    readonly breaks: readonly number[];
    /** What came of it, complete; beside the last point. */
    readonly label: string;
    /** Years that the label is about, where they are not all. */
    readonly years?: string;
  }[];
  /** A line across all panels: what every line is compared with. */
  readonly base: number;
}

const perRow = 3;
const gap = 18;
const plot = 64;
const line = 14;
const foot = 22;

/** The same small line for every place, on one scale, so that they can be compared at a glance. */
export function drawSmallMultiples({ panels, base }: SmallMultiples, theme: Theme): Promise<Drawing> {
  const width = (chartWidth - gap * (perRow - 1)) / perRow;
  const widths = panels.flatMap(({ label, years = '' }) => [
    textWidth(label, sizes.name, 600),
    textWidth(years, sizes.axis),
  ]);
  const gutter = 7 + Math.max(37, ...widths);
  const small = { size: sizes.axis, colour: theme.ink2 };
  const all = panels.flatMap(({ points }) => points);
  const years = all.map(({ year }) => year);
  const values = [base, ...all.map(({ value }) => value)];
  const [first, last] = [Math.min(...years), Math.max(...years)];
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const names = panels.map(({ name, detail }) => [
    ...wrapWords(name, width, sizes.name, 600).map((text) => ({ text, weight: 600 as const })),
    ...(detail === undefined ? [] : wrapWords(detail, width, sizes.axis).map((text) => ({ text, ...small }))),
  ]);
  const lines = Math.max(1, ...names.map(({ length }) => length));
  const tall = line * lines + 10 + plot + foot;
  const strokes: Stroke[] = [];
  const drawn: Stroke[] = [];
  const dots: Dot[] = [];
  const words: Words[] = [];
  for (const [i, { points, breaks, label, years: about }] of panels.entries()) {
    const [left, top] = [(i % perRow) * (width + gap), Math.floor(i / perRow) * tall + line * lines + 10];
    const end = left + width - gutter;
    const x = (year: number) => left + ((year - first) / Math.max(1, last - first)) * (end - left);
    const y = (value: number) => top + ((high - value) / (high - low || 1)) * plot;
    const level = (value: number, colour: string, dash?: readonly number[]): Stroke => ({
      points: [
        { x: left, y: y(value) },
        { x: end, y: y(value) },
      ],
      colour,
      width: 0.67,
      ...(dash ? { dash } : {}),
    });
    strokes.push(level(base, theme.rule2));
    for (const year of breaks) {
      strokes.push({
        points: [
          { x: x(year), y: top },
          { x: x(year), y: top + plot },
        ],
        colour: theme.ink2,
        width: 0.67,
        dash: [2, 3],
      });
    }
    for (const part of unbroken(points, breaks)) {
      const [only, ...more] = part.map((point) => ({ x: x(point.year), y: y(point.value) }));
      if (!only) continue;
      if (more.length === 0) dots.push({ ...only, colour: theme.mark });
      else drawn.push({ points: [only, ...more], colour: theme.mark, width: 2 });
    }
    const at = points.at(-1);
    if (at) {
      dots.push({ x: x(at.year), y: y(at.value), colour: theme.mark });
      const foot = about === undefined ? top + plot : top + plot - line;
      const height = Math.min(foot, Math.max(top + 8, y(at.value) + 4));
      words.push({ x: x(at.year) + 7, y: height, text: label, weight: 600, colour: theme.brand });
      if (about !== undefined) words.push({ x: x(at.year) + 7, y: height + line, text: about, ...small });
    }
    words.push(
      ...(names[i] ?? []).map((words, n) => ({
        x: left,
        y: top - 10 - line * (lines - 1 - n),
        ...words,
      })),
      { x: left, y: top + plot + 15, text: String(first), ...small },
      { x: end, y: top + plot + 15, text: String(last), align: 'right', ...small },
    );
  }
  return drawMarks(
    { height: Math.ceil(panels.length / perRow) * tall, strokes, lines: drawn, dots, words },
    theme,
  );
}

/** A break ends a line, and so does a year without a value. */
function unbroken<P extends { readonly year: number }>(
  points: readonly P[],
  breaks: readonly number[],
): readonly (readonly P[])[] {
  const parts: P[][] = [];
  for (const [i, point] of points.entries()) {
    const before = points[i - 1];
    const goes =
      before && point.year - before.year === 1 && !breaks.some((at) => before.year < at && at <= point.year);
    if (goes) parts.at(-1)?.push(point);
    else parts.push([point]);
  }
  return parts;
}
