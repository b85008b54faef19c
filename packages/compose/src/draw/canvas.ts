import type { Theme } from '@decode/model';
import type { TopLevelSpec } from 'vega-lite';
import type { Weight } from './text-width.ts';
import { chartConfig, chartWidth, type Drawing, drawVega, sizes } from './vega.ts';

/** CSS pixels from the upper left corner. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Words extends Point {
  readonly text: string;
  readonly size?: number;
  readonly weight?: Weight;
  readonly align?: 'left' | 'center' | 'right';
  readonly colour?: string;
}
export interface Box {
  readonly from: Point;
  readonly to: Point;
  /** `undefined`: drawn as an outline, which black and white keeps apart from a full one. */
  readonly fill?: string;
  readonly stroke?: string;
}
export interface Stroke {
  readonly points: readonly Point[];
  readonly colour: string;
  readonly width: number;
  readonly dash?: readonly number[];
}
export interface Dot extends Point {
  readonly colour: string;
  /** A ring: planned, or of another definition. */
  readonly open?: boolean;
}

/** What a chart is drawn from where the layout is ours: later parts lie over earlier ones. */
export interface Marks {
  readonly height: number;
  readonly strokes: readonly Stroke[];
  readonly boxes?: readonly Box[];
  /** Over the boxes. */
  readonly lines?: readonly Stroke[];
  readonly dots?: readonly Dot[];
  readonly words: readonly Words[];
}

/** Marks whose places are known, drawn by Vega on scales of one pixel. */
export async function drawMarks(marks: Marks, theme: Theme): Promise<Drawing> {
  const { height } = marks;
  const x = { field: 'x', type: 'quantitative' } as const;
  const y = { field: 'y', type: 'quantitative' } as const;
  const stroke = ({ points, colour, width, dash }: Stroke) => ({
    data: { values: points.map((point, order) => ({ ...point, order })) },
    mark: { type: 'line', color: colour, strokeWidth: width, ...(dash ? { strokeDash: dash } : {}) },
    encoding: { x, y, order: { field: 'order', type: 'quantitative' } },
  });
  const boxes = ({ fill, stroke: edge }: Pick<Box, 'fill' | 'stroke'>, all: readonly Box[]) => ({
    data: { values: all.map(({ from, to }) => ({ ...from, x2: to.x, y2: to.y })) },
    mark: {
      type: 'rect',
      ...(fill === undefined ? { filled: false, strokeWidth: 1 } : { fill }),
      ...(edge === undefined ? {} : { stroke: edge, strokeWidth: 1 }),
    },
    encoding: { x, y, x2: { field: 'x2' }, y2: { field: 'y2' } },
  });
  const dots = (open: boolean, colour: string, all: readonly Dot[]) => ({
    data: { values: all.map((dot) => ({ x: dot.x, y: dot.y })) },
    mark: open
      ? { type: 'point', filled: true, fill: theme.paper, stroke: colour, strokeWidth: 1.8 }
      : { type: 'point', color: colour },
    encoding: { x, y },
  });
  const words = (kind: Omit<Words, 'x' | 'y' | 'text'>, all: readonly Words[]) => ({
    data: { values: all.map((one) => ({ x: one.x, y: one.y, text: one.text })) },
    mark: {
      type: 'text',
      baseline: 'alphabetic',
      align: kind.align ?? 'left',
      fontSize: kind.size ?? sizes.name,
      ...(kind.weight === 600 ? { fontWeight: 600 } : {}),
      fill: kind.colour ?? theme.ink,
    },
    encoding: { x, y, text: { field: 'text', type: 'nominal' } },
  });
  const specification = {
    width: chartWidth,
    height,
    autosize: { type: 'none' },
    padding: 0,
    config: chartConfig(theme),
    encoding: {
      x: { ...x, scale: { domain: [0, chartWidth], range: [0, chartWidth], nice: false, zero: false } },
      y: { ...y, scale: { domain: [0, height], range: [0, height], nice: false, zero: false } },
    },
    layer: [
      ...marks.strokes.map(stroke),
      ...alike(marks.boxes ?? [], ({ fill, stroke: edge }) => ({ fill, stroke: edge })).map(([kind, all]) =>
        boxes(kind as Pick<Box, 'fill' | 'stroke'>, all),
      ),
      ...(marks.lines ?? []).map(stroke),
      ...alike(marks.dots ?? [], ({ open = false, colour }) => ({ open, colour })).map(([kind, all]) =>
        dots(kind.open, kind.colour, all),
      ),
      ...alike(marks.words, ({ size, weight, align, colour }) => ({ size, weight, align, colour })).map(
        ([kind, all]) => words(kind as Omit<Words, 'x' | 'y' | 'text'>, all),
      ),
    ],
  };
  const svg = await drawVega(specification as unknown as TopLevelSpec);
  return { svg, width: chartWidth, height };
}

/** Marks of one look, together: a layer for each look and not for each mark. */
function alike<T, K>(marks: readonly T[], look: (mark: T) => K): [K, T[]][] {
  const found = new Map<string, [K, T[]]>();
  for (const mark of marks) {
    const kind = look(mark);
    const key = JSON.stringify(kind);
    const group = found.get(key) ?? [kind, []];
    group[1].push(mark);
    found.set(key, group);
  }
  return [...found.values()];
}
