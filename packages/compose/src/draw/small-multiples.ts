import type { Theme } from '@decode/model';
import { type Dot, drawMarks, type Stroke, type Words } from './canvas.ts';
import { wrapWords } from './text-width.ts';
import { chartWidth, type Drawing, sizes } from './vega.ts';

export interface SmallMultiples {
  /** All of one definition and unit; values of all panels are drawn on one scale. */
  readonly panels: readonly {
    readonly name: string;
    readonly points: readonly { readonly year: number; readonly value: number }[];
    /** Years from which a new line begins. */
    readonly breaks: readonly number[];
    /** Of the last point, complete. */
    readonly label: string;
  }[];
  /** A line across all panels: what every line is compared with. */
  readonly base: { readonly value: number; readonly label: string };
}

const perRow = 3;
const gap = 18;
const plot = 64;
const line = 14;
const foot = 22;

/** The same small line for every place, on one scale, so that they can be compared at a glance. */
export function drawSmallMultiples({ panels, base }: SmallMultiples, theme: Theme): Promise<Drawing> {
  const width = (chartWidth - gap * (perRow - 1)) / perRow;
  const all = panels.flatMap(({ points }) => points);
  const years = all.map(({ year }) => year);
  const values = [base.value, ...all.map(({ value }) => value)];
  const [first, last] = [Math.min(...years), Math.max(...years)];
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const names = panels.map(({ name }) => wrapWords(name, width, sizes.name, 600));
  const lines = Math.max(1, ...names.map(({ length }) => length));
  const tall = line * lines + 10 + plot + foot;
  const strokes: Stroke[] = [];
  const drawn: Stroke[] = [];
  const dots: Dot[] = [];
  const words: Words[] = [];
  const small = { size: sizes.axis, colour: theme.ink2 };
  for (const [i, { points, breaks, label }] of panels.entries()) {
    const [left, top] = [(i % perRow) * (width + gap), Math.floor(i / perRow) * tall + line * lines + 10];
    const end = left + width - 44;
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
    strokes.push(level(base.value, theme.rule2));
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
    const parts = [...new Set(points.map(({ year }) => breaks.filter((at) => at <= year).length))];
    for (const part of parts) {
      const own = points.filter(({ year }) => breaks.filter((at) => at <= year).length === part);
      drawn.push({
        points: own.map((point) => ({ x: x(point.year), y: y(point.value) })),
        colour: theme.mark,
        width: 2,
      });
    }
    const at = points.at(-1);
    if (at) {
      dots.push({ x: x(at.year), y: y(at.value), colour: theme.mark });
      words.push({
        x: x(at.year) + 7,
        y: Math.min(top + plot, Math.max(top + 8, y(at.value) + 4)),
        text: label,
        weight: 600,
        colour: theme.brand,
      });
    }
    words.push(
      ...(names[i] ?? []).map((text, n) => ({
        x: left,
        y: top - 10 - line * (lines - 1 - n),
        text,
        weight: 600 as const,
      })),
      { x: left, y: top + plot + 15, text: String(first), ...small },
      { x: end, y: top + plot + 15, text: String(last), align: 'right', ...small },
    );
    if (i % perRow === 0 && base.label) {
      words.push({ x: left, y: y(base.value) - 3, text: base.label, ...small });
    }
  }
  return drawMarks(
    { height: Math.ceil(panels.length / perRow) * tall, strokes, lines: drawn, dots, words },
    theme,
  );
}
