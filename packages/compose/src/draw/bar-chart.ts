import type { Theme } from '@decode/model';
import { type Box, drawMarks, type Words } from './canvas.ts';
import { textWidth } from './text-width.ts';
import { chartWidth, type Drawing, sizes } from './vega.ts';

export interface BarChart {
  /** In the order in which they are read; labels are complete. */
  readonly bars: readonly { readonly name: string; readonly value: number; readonly label: string }[];
}

const band = 34;
const thick = 9;
const gap = 8;

/** One bar below its name, its value at the end. Bars begin at zero, whichever way they go. */
export function drawBarChart({ bars }: BarChart, theme: Theme): Promise<Drawing> {
  const values = bars.map(({ value }) => value);
  const [low, high] = [Math.min(0, ...values), Math.max(0, ...values)];
  const room = (sign: 1 | -1) =>
    Math.max(
      0,
      ...bars.flatMap(({ value, label }) =>
        Math.sign(value || 1) === sign ? [textWidth(label, sizes.value, 600) + gap] : [],
      ),
    );
  const [from, to] = [room(-1), chartWidth - room(1)];
  const place = (value: number) => from + ((value - low) / (high - low || 1)) * (to - from);
  const zero = place(0);
  const foot = (i: number) => i * band + 30;
  const height = bars.length * band + 4;
  return drawMarks(
    {
      height,
      strokes: [
        {
          points: [
            { x: zero, y: 4 },
            { x: zero, y: height },
          ],
          colour: theme.rule2,
          width: 0.67,
        },
      ],
      boxes: bars.map(
        ({ value }, i): Box => ({
          from: { x: zero, y: foot(i) - thick },
          to: { x: place(value), y: foot(i) },
          fill: theme.mark,
        }),
      ),
      words: bars.flatMap(({ name, value, label }, i): Words[] => {
        const before = value < 0;
        return [
          {
            x: before ? zero - 4 : zero + 4,
            y: foot(i) - thick - 5,
            text: name,
            align: before ? 'right' : 'left',
          },
          {
            x: place(value) + (before ? -gap : gap),
            y: foot(i),
            text: label,
            size: sizes.value,
            weight: 600,
            colour: theme.brand,
            align: before ? 'right' : 'left',
          },
        ];
      }),
    },
    theme,
  );
}
