import type { Theme } from '@decode/model';
import { type Dot, drawMarks, type Stroke, type Words } from './canvas.ts';
import { wrapWords } from './text-width.ts';
import { chartWidth, type Drawing, sizes } from './vega.ts';

export interface ProgressChart {
  /** One row for each indicator: from where it stood to where it is meant to be. Labels are complete: «2022: 235». */
  readonly rows: readonly {
    readonly name: string;
    readonly baseline: { readonly value: number; readonly label: string };
    readonly target: { readonly value: number; readonly label: string };
    /** The last reading, where there is one after the baseline. */
    readonly reading?: { readonly value: number; readonly label: string };
  }[];
}

const line = 15;
const side = 8;

/** A full dot where it stood, a ring where it is meant to be, and a full line as far as it has come. */
export function drawProgressChart({ rows }: ProgressChart, theme: Theme): Promise<Drawing> {
  const strokes: Stroke[] = [];
  const lines: Stroke[] = [];
  const dots: Dot[] = [];
  const words: Words[] = [];
  let top = 0;
  for (const { name, baseline, target, reading } of rows) {
    const title = wrapWords(name, chartWidth, sizes.name);
    title.forEach((text, i) => {
      words.push({ x: 0, y: top + 12 + line * i, text });
    });
    const y = top + 12 + line * title.length + 4;
    const ends = { from: side, to: chartWidth - side };
    // What has gone the wrong way, or past the target, stands at that end: the digits say how far.
    const way = (value: number) => {
      const share = (value - baseline.value) / (target.value - baseline.value || 1);
      return ends.from + Math.min(1, Math.max(0, share)) * (ends.to - ends.from);
    };
    strokes.push({
      points: [
        { x: ends.from, y },
        { x: ends.to, y },
      ],
      colour: theme.rule2,
      width: 1,
      dash: [2, 3],
    });
    dots.push({ x: ends.from, y, colour: theme.mark }, { x: ends.to, y, colour: theme.ink, open: true });
    words.push(
      { x: 0, y: y + 20, text: baseline.label, weight: 600, colour: theme.brand },
      { x: chartWidth, y: y + 20, text: target.label, weight: 600, align: 'right' },
    );
    if (reading) {
      const x = way(reading.value);
      lines.push({
        points: [
          { x: ends.from, y },
          { x, y },
        ],
        colour: theme.mark,
        width: 2.4,
      });
      dots.push({ x, y, colour: theme.mark });
      const at = Math.min(chartWidth * 0.62, Math.max(chartWidth * 0.38, x));
      words.push({
        x: at,
        y: y + 20,
        text: reading.label,
        align: 'center',
        weight: 600,
        colour: theme.brand,
      });
    }
    top = y + 38;
  }
  return drawMarks({ height: Math.max(1, top), strokes, lines, dots, words }, theme);
}
