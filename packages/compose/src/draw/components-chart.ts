import type { Theme } from '@decode/model';
import { breakLabel } from './break-label.ts';
import { type Box, drawMarks, type Stroke, type Words } from './canvas.ts';
import { wrapWords } from './text-width.ts';
import { chartWidth, type Drawing, sizes } from './vega.ts';

export interface ComponentsChart {
  /** Years ascending; a year in which a part is not known is not there, and its place stays empty. */
  readonly years: readonly { readonly year: number; readonly natural: number; readonly migration: number }[];
  /** Ascending, zero among them. */
  readonly ticks: readonly { readonly value: number; readonly label: string }[];
  /** Of the last year, and what they are called. */
  readonly natural: { readonly value: string; readonly name: string };
  readonly migration: { readonly value: string; readonly name: string };
  readonly breaks: readonly { readonly year: number; readonly label: string }[];
}

const left = 64;
const right = 112;
const top = 18;
const plot = 172;
const foot = top + plot;

/** Natural change as full bars and net migration as outlined ones, side by side above or below zero. */
export function drawComponentsChart(chart: ComponentsChart, theme: Theme): Promise<Drawing> {
  const { years, ticks } = chart;
  const [first, last] = [years[0]?.year ?? 0, years.at(-1)?.year ?? 1];
  const [low, high] = [ticks[0]?.value ?? 0, ticks.at(-1)?.value ?? 1];
  const slot = (chartWidth - left - right) / (last - first + 1);
  const start = (year: number) => left + (year - first) * slot;
  const height = (value: number) => top + ((high - value) / (high - low)) * plot;
  const thick = Math.min(9, slot * 0.4);
  const edge = chartWidth - right + 6;
  const bars = years.flatMap(({ year, natural, migration }): Box[] => {
    const middle = start(year) + slot / 2;
    return [
      {
        from: { x: middle - thick, y: height(0) },
        to: { x: middle - 0.5, y: height(natural) },
        fill: theme.mark,
      },
      {
        from: { x: middle + 0.5, y: height(0) },
        to: { x: middle + thick, y: height(migration) },
        fill: theme.paper,
        stroke: theme.ink,
      },
    ];
  });
  const small = { size: sizes.axis, colour: theme.ink2 };
  const labels = stacked(chart, (value) => height(value));
  const words: Words[] = [
    ...ticks.map(({ value, label }) => ({ x: 0, y: height(value) - 4, text: label, ...small })),
    ...yearsShown(first, last).map((year) => ({
      x: start(year) + slot / 2,
      y: foot + 20,
      text: String(year),
      align: 'center' as const,
      ...small,
    })),
    ...chart.breaks.map(({ year, label }) => {
      const { align, dx } = breakLabel(start(year), label, chartWidth - right);
      return { x: start(year) + dx, y: top - 6, text: label, align, ...small };
    }),
    ...labels.flatMap(({ y, value, lines, colour }): Words[] => [
      { x: edge + 14, y: y + 12, text: value, size: sizes.value, weight: 600, colour: theme[colour] },
      ...lines.map((text, i) => ({ x: edge, y: y + 28 + 14 * i, text })),
    ]),
  ];
  return drawMarks(
    {
      height: foot + 26,
      strokes: [
        ...ticks.map(
          ({ value }): Stroke => ({
            points: [
              { x: 0, y: height(value) },
              { x: chartWidth - right, y: height(value) },
            ],
            colour: value === 0 ? theme.rule2 : theme.rule,
            width: 0.67,
          }),
        ),
        ...chart.breaks.map(
          ({ year }): Stroke => ({
            points: [
              { x: start(year), y: top },
              { x: start(year), y: foot },
            ],
            colour: theme.ink2,
            width: 0.67,
            dash: [2, 3],
          }),
        ),
      ],
      boxes: [
        ...bars,
        ...labels.map(({ y, colour }): Box => {
          const box = { from: { x: edge, y: y + 3 }, to: { x: edge + 9, y: y + 12 } };
          return colour === 'brand'
            ? { ...box, fill: theme.mark }
            : { ...box, fill: theme.paper, stroke: theme.ink };
        }),
      ],
      words,
    },
    theme,
  );
}

interface Label {
  readonly y: number;
  readonly value: string;
  readonly lines: readonly string[];
  readonly colour: 'brand' | 'ink';
}

/** The two labels beside their last bars, each wholly within the plot and clear of the other. */
function stacked(chart: ComponentsChart, height: (value: number) => number): Label[] {
  const last = chart.years.at(-1);
  const made = (what: 'natural' | 'migration'): Label & { size: number } => {
    const lines = wrapWords(chart[what].name, right - 8, sizes.name);
    const size = 18 + 14 * lines.length;
    const end = height(last?.[what] ?? 0);
    return {
      y: end - size / 2,
      size,
      value: chart[what].value,
      lines,
      colour: what === 'natural' ? 'brand' : 'ink',
    };
  };
  const [upper, lower] = [made('natural'), made('migration')].sort((a, b) => a.y - b.y);
  if (!upper || !lower) return [];
  const space = 8;
  const both = upper.size + space + lower.size;
  const wanted = Math.min(upper.y, lower.y - space - upper.size);
  const y = Math.max(0, Math.min(wanted, foot + 8 - both));
  const second = Math.max(y + upper.size + space, Math.min(lower.y, foot + 8 - lower.size));
  return [
    { ...upper, y },
    { ...lower, y: second },
  ];
}

/** First and last year, and round ones between where there is room. */
function yearsShown(first: number, last: number): number[] {
  const step = [1, 2, 5, 10, 20].find((size) => (last - first) / size <= 6) ?? 50;
  const room = Math.max(1, (last - first) * 0.1);
  const between = Array.from({ length: Math.max(0, last - first - 1) }, (_, i) => first + 1 + i);
  const round = between.filter((year) => year % step === 0 && year - first >= room && last - year >= room);
  return first === last ? [first] : [first, ...round, last];
}
