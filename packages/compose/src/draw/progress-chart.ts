import type { Theme } from '@decode/model';
import { type Dot, drawMarks, type Stroke, type Words } from './canvas.ts';
import { textWidth, wrapWords } from './text-width.ts';
import { chartWidth, type Drawing, sizes } from './vega.ts';

/** A point of an indicator; the label is complete: value and year. */
interface Reading {
  readonly value: number;
  readonly label: string;
}
export interface ProgressChart {
  /** Each on a scale of its own, for units differ. */
  readonly rows: readonly {
    readonly name: string;
    readonly baseline: Reading;
    /** After the baseline, in the order of the years; at least one. */
    readonly readings: readonly Reading[];
    readonly target: Reading;
  }[];
}

const line = 14;
const band = 70;
/** From the last line of the name to the track, and from there to the labels below. */
const [above, below] = [34, 20];
/** Room for dots at both ends. */
const inset = 8;

/** From the baseline on the left to the target on the right: what has been read is full, what is aimed at is a ring. */
export function drawProgressChart({ rows }: ProgressChart, theme: Theme): Promise<Drawing> {
  const lines: Stroke[] = [];
  const strokes: Stroke[] = [];
  const dots: Dot[] = [];
  const words: Words[] = [];
  let top = 0;
  for (const { name, baseline, readings, target } of rows) {
    const names = wrapWords(name, chartWidth, sizes.name, 600);
    words.push(...names.map((text, i) => ({ x: 0, y: top + 11 + line * i, text, weight: 600 as const })));
    const track = top + line * names.length + above;
    const x = scaleOf([baseline, ...readings, target].map(({ value }) => towards(baseline, target, value)));
    const place = ({ value }: Reading) => ({ x: x(towards(baseline, target, value)), y: track });
    const [from, to] = [place(baseline), place(target)];
    const last = readings.at(-1) ?? baseline;
    const at = place(last);
    strokes.push({ points: [from, to], colour: theme.ink2, width: 1, dash: [2, 4] });
    lines.push({ points: [from, at], colour: theme.mark, width: 4 });
    dots.push(
      { ...from, colour: theme.mark },
      ...readings.map((reading) => ({ ...place(reading), colour: theme.mark })),
      { ...to, colour: theme.ink, open: true },
    );
    words.push(
      { ...label(at.x, last.label, 600), y: track - 11, colour: theme.brand },
      ...apart(label(from.x, baseline.label), label(to.x, target.label)).map((own) => ({
        ...own,
        y: track + below,
      })),
    );
    top = track + band - above;
  }
  return drawMarks({ height: top, strokes, lines, dots, words }, theme);
}

/** How far a value is on the way: 0 at the baseline, 1 at the target, whichever way the numbers go. */
function towards(baseline: Reading, target: Reading, value: number): number {
  const way = target.value - baseline.value;
  // What is to stay as it is has no way to go: its readings stand around it.
  return way === 0 ? Math.sign(value - baseline.value) : (value - baseline.value) / way;
}

function scaleOf(shares: readonly number[]): (share: number) => number {
  const [low, high] = [Math.min(0, ...shares), Math.max(0, ...shares)];
  return (share) => inset + ((share - low) / (high - low || 1)) * (chartWidth - 2 * inset);
}

/** Around its point, and inside the picture. */
function label(x: number, text: string, weight: 400 | 600 = 400) {
  const half = textWidth(text, sizes.name, weight) / 2;
  return { x: Math.min(chartWidth - half, Math.max(half, x)), text, weight, align: 'center' as const };
}

/** Two labels on one line: where they would run into each other, one goes to each edge. */
function apart(one: ReturnType<typeof label>, other: ReturnType<typeof label>) {
  const [left, right] = one.x <= other.x ? [one, other] : [other, one];
  const room = (textWidth(left.text, sizes.name) + textWidth(right.text, sizes.name)) / 2 + 12;
  if (right.x - left.x >= room) return [left, right];
  return [
    { ...left, x: 0, align: 'left' as const },
    { ...right, x: chartWidth, align: 'right' as const },
  ];
}
