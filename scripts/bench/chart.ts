import { createRequire } from 'node:module';
import process from 'node:process';
import { createTheme } from '../../packages/compose/src/assemble/theme.ts';
import {
  drawLineChart,
  type LineChart,
  roundTicks,
  specification,
} from '../../packages/compose/src/draw/line-chart.ts';

// The packages are compose's own: scripts have none.
const from = createRequire(new URL('../../packages/compose/package.json', import.meta.url));
interface Vega {
  parse(spec: object): object;
  View: new (runtime: object, options: object) => { toSVG(): Promise<string>; finalize(): void };
}
const times = 40;
const theme = createTheme({ primary: '#0a5aa6', accent: '#c0392b', neutral: 'cool' });

/** A chart as a profile has it, over what Vega-Lite and Vega alone take to compile and render its specification. */
export async function chartRatio(): Promise<number> {
  const values = Array.from({ length: 24 }, (_, i) => 235_000 + 4_000 * Math.sin(i));
  const chart: LineChart = {
    points: values.map((value, i) => ({ year: 2000 + i, value, label: String(value) })),
    breaks: [{ year: 2011, label: 'break in series' }],
    ticks: roundTicks(Math.min(...values), Math.max(...values)).map((value) => ({
      value,
      label: String(value),
    })),
    name: ['Somewhere'],
  };
  const { parse, View } = (await import(from.resolve('vega'))) as Vega;
  const { compile } = (await import(from.resolve('vega-lite'))) as {
    compile(spec: object): { spec: object };
  };
  const ready = specification(chart, theme);
  const alone = async () => {
    const view = new View(parse(compile(ready).spec), { renderer: 'none' });
    await view.toSVG();
    view.finalize();
  };
  const ours = async () => void (await drawLineChart(chart, theme));
  // Both are warm before either is measured, and they take turns.
  for (const draw of [alone, ours, alone, ours]) await draw();
  const spent = { alone: 0, ours: 0 };
  for (let i = 0; i < times; i++) {
    for (const [name, draw] of [
      ['alone', alone],
      ['ours', ours],
    ] as const) {
      const start = process.cpuUsage();
      await draw();
      const { user, system } = process.cpuUsage(start);
      spent[name] += user + system;
    }
  }
  return spent.ours / spent.alone;
}
