import type { Theme } from '@decode/model';
import type { TopLevelSpec } from 'vega-lite';
import { breakLabel } from './break-label.ts';
import { textWidth } from './text-width.ts';
import { chartConfig, chartWidth, type Drawing, drawVega, sizes } from './vega.ts';

export interface LineChart {
  /** Years ascending; labels are complete, in the document's language. */
  readonly points: readonly { readonly year: number; readonly value: number; readonly label: string }[];
  /** Years from which a new line begins, each with its mark's words. */
  readonly breaks: readonly { readonly year: number; readonly label: string }[];
  /** Values of the horizontal lines, ascending, with their labels. */
  readonly ticks: readonly { readonly value: number; readonly label: string }[];
  /** Name of the series, beside its last point; lines no wider than `nameWidth`. */
  readonly name: readonly string[];
}

/** CSS pixels. */
const height = 224;
const left = 64;
/** The gutter beside the last point, which is `nameWidth` wide after its dot. */
const right = 112;
export const nameWidth = right - 12;
/** Above the plot: room for the first value of a line that begins at its upper edge. */
const headroom = 26;
const plotHeight = height - headroom - 26;

/** One series over years: labels on the line and in the gutters, no legend, no frame. A break ends a line. */
export async function drawLineChart(chart: LineChart, theme: Theme): Promise<Drawing> {
  return { svg: await drawVega(specification(chart, theme)), width: chartWidth, height };
}

/** What Vega draws: the bench compares with Vega alone. */
export function specification(chart: LineChart, theme: Theme): TopLevelSpec {
  const first = chart.points[0];
  const last = chart.points.at(-1);
  const [low, high] = [chart.ticks[0]?.value ?? 0, chart.ticks.at(-1)?.value ?? 1];
  const [begin, end] = [left, chartWidth - right];
  const years = (last?.year ?? 1) - (first?.year ?? 0);
  const across = (year: number) => begin + ((year - (first?.year ?? 0)) / years) * (end - begin);
  const x = { field: 'year', type: 'quantitative' } as const;
  const y = { field: 'value', type: 'quantitative' } as const;
  const lift = lastLabelLift(chart);
  const { values, gaps } = linesOf(chart);
  const ends = [...new Set([first, ...gaps.flat(), last])].filter((point) => point !== undefined);
  const text = (rows: object[], mark: object, field: string, position: object = {}) => ({
    data: { values: rows },
    mark: { type: 'text', baseline: 'alphabetic', ...mark },
    encoding: { x, y, text: { field, type: 'nominal' }, ...position },
  });
  return {
    width: chartWidth,
    height: plotHeight,
    autosize: { type: 'none' },
    padding: { left: 0, top: headroom, right: 0, bottom: 26 },
    config: chartConfig(theme),
    encoding: {
      x: {
        ...x,
        scale: {
          domain: [first?.year ?? 0, last?.year ?? 1],
          range: [begin, end],
          zero: false,
          nice: false,
        },
      },
      y: { ...y, scale: { domain: [low, high], zero: false, nice: false } },
    },
    layer: [
      {
        data: { values: chart.ticks },
        mark: { type: 'rule', strokeWidth: 0.67 },
        encoding: {
          x: { value: 0 },
          x2: { value: chartWidth - right + 6 },
          y,
          color: { condition: { test: 'datum.value === 0', value: theme.rule2 }, value: theme.rule },
        },
      },
      text(
        chart.ticks as object[],
        { align: 'left', dy: -4, fontSize: sizes.axis, fill: theme.ink2 },
        'label',
        {
          x: { value: 0 },
        },
      ),
      text(
        yearLabels(chart),
        { align: 'center', baseline: 'top', dy: 10, fontSize: sizes.axis, fill: theme.ink2 },
        'label',
        {
          y: { value: plotHeight },
        },
      ),
      ...chart.breaks.map((b) => ({
        data: { values: [{ year: b.year, value: high }] },
        mark: { type: 'rule', strokeWidth: 0.67, strokeDash: [2, 3], color: theme.ink2 },
        encoding: { x, y: { value: 0 }, y2: { value: plotHeight } },
      })),
      ...chart.breaks.map((b) =>
        text(
          [{ year: b.year, value: high, label: b.label }],
          { ...breakLabel(across(b.year), b.label, end), dy: -6, fontSize: sizes.axis, fill: theme.ink2 },
          'label',
        ),
      ),
      ...gaps.map((ends) => ({
        data: { values: ends },
        mark: { type: 'line', strokeWidth: 1, strokeDash: [2, 4] },
        encoding: { x, y },
      })),
      {
        data: { values },
        mark: { type: 'line' },
        encoding: { x, y, detail: { field: 'part', type: 'nominal' } },
      },
      { data: { values: ends }, mark: { type: 'point' }, encoding: { x, y } },
      text(
        first ? [first] : [],
        {
          align: 'left',
          dx: firstLabelLeft,
          dy: firstLabelShift(chart, across),
          fontWeight: 600,
          fill: theme.brand,
        },
        'label',
      ),
      text(
        last ? [last] : [],
        { align: 'left', dx: 12, dy: 1 - lift, fontSize: sizes.value, fontWeight: 600, fill: theme.brand },
        'label',
      ),
      ...chart.name.map((line, i) =>
        text(last ? [{ ...last, line }] : [], { align: 'left', dx: 12, dy: 17 + 14 * i - lift }, 'line'),
      ),
    ],
  } as unknown as TopLevelSpec;
}

type Point = LineChart['points'][number];

/**
 * Points with the line that each belongs to. A break ends a line; so does a gap, which is bridged by a thin broken one
 * between dots: between the years that were counted nothing is claimed.
 */
function linesOf({ points, breaks }: LineChart): { values: (Point & { part: number })[]; gaps: Point[][] } {
  const gaps: Point[][] = [];
  let part = 0;
  const values = points.map((point, i) => {
    const before = points[i - 1];
    const broken = before && breaks.some(({ year }) => before.year < year && year <= point.year);
    const gap = before && point.year - before.year > 1;
    if (broken || gap) part++;
    if (gap && !broken) gaps.push([before, point]);
    return { ...point, part };
  });
  return { values, gaps };
}

/** Pixels from the upper edge of the plot. */
function heightOf(value: number, { ticks }: LineChart): number {
  const [low, high] = [ticks[0]?.value ?? 0, ticks.at(-1)?.value ?? 1];
  return ((high - value) / (high - low)) * plotHeight;
}

/** Where the first value begins, from its dot. */
const firstLabelLeft = -4;

/** Of the first value, from its dot: on the side that the line leaves free, where no line runs through it, above the years. */
function firstLabelShift(chart: LineChart, across: (year: number) => number): number {
  const [first, second] = chart.points;
  if (!first) return 0;
  const dot = heightOf(first.value, chart);
  const above = [-10, -12, -14, -16, -18, -20, -22, -26, -30, -34, -38, -42];
  const below = [19, 21, 23, 25, 27, 29];
  const rises = second !== undefined && second.value > first.value;
  const width = firstLabelLeft + textWidth(first.label, sizes.name, 600);
  const course = chart.points.map(({ year, value }) => ({
    x: across(year) - across(first.year),
    y: heightOf(value, chart) - dot,
  }));
  const crosses = (shift: number) =>
    course.some(({ x, y }, i) => {
      const before = course[i - 1];
      if (!before || before.x > width) return false;
      const end = x <= width ? y : before.y + ((y - before.y) * (width - before.x)) / (x - before.x);
      return Math.min(before.y, end) < shift + 3 && Math.max(before.y, end) > shift - 12;
    });
  const isFree = (shift: number) =>
    dot + shift - 10 >= -headroom &&
    dot + shift <= plotHeight + 6 &&
    !crosses(shift) &&
    chart.ticks.every(({ value }) => {
      const line = heightOf(value, chart);
      return line < dot + shift - 11 || line > dot + shift + 2;
    });
  return (rises ? [...below, ...above] : [...above, ...below]).find(isFree) ?? -10;
}

/** By how much the last value and its name go up to stay clear of the years below. */
function lastLabelLift(chart: LineChart): number {
  const last = chart.points.at(-1);
  const foot = heightOf(last?.value ?? 0, chart) + 17 + 14 * (chart.name.length - 1) + 4;
  return Math.max(0, Math.ceil(foot - plotHeight - 4));
}

/** First and last year, the breaks, and years between at a round distance that leaves room for the digits. */
function yearLabels(chart: LineChart): { year: number; value: number; label: string }[] {
  const years = chart.points.map((point) => point.year);
  const [first = 0, last = 0] = [years[0], years.at(-1)];
  const step = [1, 2, 5, 10, 20].find((size) => (last - first) / size <= 6) ?? 50;
  const room = Math.max(1, (last - first) * 0.12);
  const round = years.filter((year) => year % step === 0 && year - first >= room && last - year >= room);
  return [first, ...round, last].map((year) => ({ year, value: 0, label: String(year) }));
}

/** Round values around a range: between four and six lines, and zero among them where the range begins near it. */
export function roundTicks(least: number, most: number): readonly number[] {
  const from = least >= 0 && least < most * 0.5 ? 0 : least;
  const span = most - from || Math.abs(most) || 1;
  const magnitude = 10 ** Math.floor(Math.log10(span / 4));
  const step =
    [1, 2, 2.5, 5, 10].map((n) => n * magnitude).find((size) => span / size <= 5) ?? magnitude * 10;
  const ticks: number[] = [];
  for (let n = Math.floor(from / step); n * step < most + step; n++)
    ticks.push(Number((n * step).toPrecision(12)));
  return ticks;
}
