import type { Theme } from '@decode/model';
import type { Spec } from 'vega';
import type { TopLevelSpec } from 'vega-lite';

export interface LineChart {
  /** Years ascending; labels are complete, in the document's language. */
  readonly points: readonly { readonly year: number; readonly value: number; readonly label: string }[];
  /** Years from which a new line begins, each with its mark's words. */
  readonly breaks: readonly { readonly year: number; readonly label: string }[];
  /** Values of the horizontal lines, ascending, with their labels. */
  readonly ticks: readonly { readonly value: number; readonly label: string }[];
  /** Name of the series, beside its last point; lines no wider than 112 CSS pixels. */
  readonly name: readonly string[];
}

/** CSS pixels; the text column of a page is 122 mm. */
export const chartSize = { width: 461, height: 216 } as const;
const left = 64;
const right = 112;
const plotHeight = chartSize.height - 44;

/**
 * The SVG of one series over years: labels on the line and in the gutters, no legend, no frame. Words and figures come
 * ready from the language layer; Vega only places them. Vega and Vega-Lite are loaded on the first chart.
 */
export async function drawLineChart(chart: LineChart, theme: Theme): Promise<string> {
  const [{ parse, View, loader }, { compile }] = await Promise.all([import('vega'), import('vega-lite')]);
  // No loader: a specification of ours never names a file or an address, and none could be read if it did.
  const closed = loader();
  closed.load = () => Promise.reject(new Error('charts load nothing'));
  const view = new View(parse(compile(specification(chart, theme)).spec as Spec), {
    renderer: 'none',
    loader: closed,
  });
  try {
    return plain(await view.toSVG());
  } finally {
    view.finalize();
  }
}

function specification(chart: LineChart, theme: Theme): TopLevelSpec {
  const first = chart.points[0];
  const last = chart.points.at(-1);
  const [low, high] = [chart.ticks[0]?.value ?? 0, chart.ticks.at(-1)?.value ?? 1];
  const x = { field: 'year', type: 'quantitative' } as const;
  const y = { field: 'value', type: 'quantitative' } as const;
  const lift = lastLabelLift(chart);
  const ends = chart.points.filter((point) => point === first || point === last);
  const values = chart.points.map((point) => ({
    ...point,
    part: chart.breaks.filter((b) => b.year <= point.year).length,
  }));
  const text = (rows: object[], mark: object, field: string, position: object = {}) => ({
    data: { values: rows },
    mark: { type: 'text', baseline: 'alphabetic', ...mark },
    encoding: { x, y, text: { field, type: 'nominal' }, ...position },
  });
  return {
    width: chartSize.width,
    height: plotHeight,
    autosize: { type: 'none' },
    padding: { left: 0, top: 18, right: 0, bottom: 26 },
    config: {
      // Quoted inside the string: a family name that ends in a digit is otherwise dropped without a word.
      font: "'Source Sans 3'",
      aria: false,
      background: undefined,
      view: { stroke: null },
      axis: { domain: false, ticks: false, title: null, grid: false, labels: false },
      line: { strokeWidth: 2.4, strokeCap: 'round', strokeJoin: 'round', color: theme.mark },
      point: { filled: true, size: 41, color: theme.mark, opacity: 1 },
      text: { fontSize: 12, fill: theme.ink },
    },
    encoding: {
      x: {
        ...x,
        scale: {
          domain: [first?.year ?? 0, last?.year ?? 1],
          range: [left, chartSize.width - right],
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
          x2: { value: chartSize.width - right + 6 },
          y,
          color: { condition: { test: 'datum.value === 0', value: theme.rule2 }, value: theme.rule },
        },
      },
      text(chart.ticks as object[], { align: 'left', dy: -4, fontSize: 11.33, fill: theme.ink2 }, 'label', {
        x: { value: 0 },
      }),
      text(
        yearLabels(chart),
        { align: 'center', baseline: 'top', dy: 10, fontSize: 11.33, fill: theme.ink2 },
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
          { align: 'left', dx: 4, dy: -6, fontSize: 11.33, fill: theme.ink2 },
          'label',
        ),
      ),
      {
        data: { values },
        mark: { type: 'line' },
        encoding: { x, y, detail: { field: 'part', type: 'nominal' } },
      },
      { data: { values: ends }, mark: { type: 'point' }, encoding: { x, y } },
      text(
        first ? [first] : [],
        { align: 'left', dx: -4, dy: firstLabelShift(chart), fontWeight: 600, fill: theme.brand },
        'label',
      ),
      text(
        last ? [last] : [],
        { align: 'left', dx: 12, dy: 1 - lift, fontSize: 14, fontWeight: 600, fill: theme.brand },
        'label',
      ),
      ...chart.name.map((line, i) =>
        text(last ? [{ ...last, line }] : [], { align: 'left', dx: 12, dy: 17 + 14 * i - lift }, 'line'),
      ),
    ],
  } as unknown as TopLevelSpec;
}

/** Pixels from the upper edge of the plot. */
function heightOf(value: number, { ticks }: LineChart): number {
  const [low, high] = [ticks[0]?.value ?? 0, ticks.at(-1)?.value ?? 1];
  return ((high - value) / (high - low)) * plotHeight;
}

/** Of the first value, from its dot: on the side that the line leaves free, and where no horizontal line runs through. */
function firstLabelShift(chart: LineChart): number {
  const [first, second] = chart.points;
  if (!first) return 0;
  const dot = heightOf(first.value, chart);
  const above = [-10, -12, -14, -16, -18, -20, -22];
  const below = [19, 21, 23, 25, 27, 29];
  const rises = second !== undefined && second.value > first.value;
  const isFree = (shift: number) =>
    dot + shift - 10 >= -18 &&
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
  const room = Math.max(1, (last - first) * 0.1);
  const round = years.filter((year) => year % step === 0 && year - first >= room && last - year >= room);
  return [first, ...round, last].map((year) => ({ year, value: 0, label: String(year) }));
}

/** Vega's roles and its redundant opacities say nothing to a reader of the page; the figure says what it shows. */
function plain(svg: string): string {
  return (
    svg
      .replace(/ (?:aria-[a-z]+|role|class|opacity|stroke-miterlimit)="[^"]*"/g, '')
      .replace(/<rect width="[^"]*" height="[^"]*" fill="(?:none|transparent|white)"\/>/g, '')
      // The empty grounds of Vega's groups.
      .replace(/<path d="M0(?:\.5)?,0(?:\.5)?h[\d.]+v[\d.]+h-?[\d.]+Z"(?: pointer-events="none")?\/>/g, '')
      .replace(
        /font-family="(?:'|&apos;|&#39;|&quot;)?Source Sans 3(?:'|&apos;|&#39;|&quot;)?"/g,
        `font-family="'Source Sans 3'"`,
      )
  );
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
