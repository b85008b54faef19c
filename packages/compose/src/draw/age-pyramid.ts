import type { Theme } from '@decode/model';
import { type Box, drawMarks, type Point, type Stroke, type Words } from './canvas.ts';
import { chartWidth, type Drawing, sizes } from './vega.ts';

export interface AgePyramid {
  /** From the youngest to the oldest. */
  readonly groups: readonly {
    readonly label: string;
    readonly men: number;
    readonly women: number;
    readonly menBefore: number;
    readonly womenBefore: number;
  }[];
  /** Ascending from zero, for both sides; labels are complete. */
  readonly ticks: readonly { readonly value: number; readonly label: string }[];
  readonly names: { readonly men: string; readonly women: string };
  /** Of the bars and of the line. */
  readonly years: { readonly bars: string; readonly line: string };
}

const left = 44;
const right = 72;
const top = 22;
const band = 10;
const gap = 2;

/** Two years of one population: bars for the later one, a line in steps for the earlier, so that neither hides the other. */
export function drawAgePyramid(pyramid: AgePyramid, theme: Theme): Promise<Drawing> {
  const { groups, ticks, names, years } = pyramid;
  const foot = top + groups.length * band;
  const most = ticks.at(-1)?.value ?? 1;
  const middle = left + (chartWidth - left - right) / 2;
  const reach = middle - left;
  const place = (value: number, side: 1 | -1) => middle + (side * value * reach) / most;
  const edge = (i: number) => foot - i * band;
  const steps = (side: 1 | -1, read: (group: AgePyramid['groups'][number]) => number): Stroke => ({
    points: [
      { x: middle, y: foot },
      ...groups.flatMap((group, i): Point[] => [
        { x: place(read(group), side), y: edge(i) },
        { x: place(read(group), side), y: edge(i + 1) },
      ]),
      { x: middle, y: edge(groups.length) },
    ],
    colour: theme.ink,
    width: 1.4,
  });
  const bars = groups.flatMap(({ men, women }, i): Box[] => {
    const between = [edge(i + 1) + gap / 2, edge(i) - gap / 2] as const;
    return ([-1, 1] as const).map((side) => ({
      from: { x: middle, y: between[0] },
      to: { x: place(side === 1 ? women : men, side), y: between[1] },
      fill: theme.mark,
    }));
  });
  const small = { size: sizes.axis, colour: theme.ink2 };
  const key = chartWidth - right + 14;
  const words: Words[] = [
    { x: left, y: top - 8, text: names.men, weight: 600 },
    { x: chartWidth - right, y: top - 8, text: names.women, weight: 600, align: 'right' },
    ...groups.flatMap(({ label }, i): Words[] =>
      i % 2 === 0 ? [{ x: 0, y: edge(i) - 1.5, text: label, ...small }] : [],
    ),
    ...ticks.flatMap(({ value, label }): Words[] =>
      value === 0
        ? [{ x: middle, y: foot + 16, text: label, align: 'center', ...small }]
        : ([-1, 1] as const).map((side) => ({
            x: place(value, side),
            y: foot + 16,
            text: label,
            align: 'center',
            ...small,
          })),
    ),
    { x: key + 16, y: top + 20, text: years.bars, weight: 600, colour: theme.brand },
    { x: key + 16, y: top + 40, text: years.line, weight: 600 },
  ];
  return drawMarks(
    {
      height: foot + 24,
      strokes: ticks.flatMap(({ value }) =>
        ([-1, 1] as const).slice(value === 0 ? 1 : 0).map((side) => ({
          points: [
            { x: place(value, side), y: top },
            { x: place(value, side), y: foot },
          ],
          colour: value === 0 ? theme.rule2 : theme.rule,
          width: 0.67,
        })),
      ),
      boxes: [...bars, { from: { x: key, y: top + 12 }, to: { x: key + 11, y: top + 20 }, fill: theme.mark }],
      lines: [
        steps(-1, ({ menBefore }) => menBefore),
        steps(1, ({ womenBefore }) => womenBefore),
        {
          points: [
            { x: key, y: top + 36 },
            { x: key + 11, y: top + 36 },
          ],
          colour: theme.ink,
          width: 1.4,
        },
      ],
      words,
    },
    theme,
  );
}
