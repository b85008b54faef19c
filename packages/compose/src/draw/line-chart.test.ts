import { expect, test } from 'vitest';
import { createTheme } from '../assemble/theme.ts';
import { drawLineChart, type LineChart, roundTicks } from './line-chart.ts';

const theme = createTheme({ primary: '#0a5aa6', accent: '#c0392b', neutral: 'cool' });

function chart(values: readonly number[], name: readonly string[] = ['Somewhere']): LineChart {
  return {
    points: values.map((value, i) => ({ year: 2015 + i, value, label: `value ${value}` })),
    breaks: [],
    ticks: roundTicks(Math.min(...values), Math.max(...values)).map((value) => ({
      value,
      label: `tick ${value}`,
    })),
    name,
  };
}

/** Where the words of a chart stand: pixels from its upper edge to their line. */
async function baselines(given: LineChart): Promise<Map<string, number>> {
  const { svg } = await drawLineChart(given, theme);
  const groups = [...svg.matchAll(/<text[^>]*transform="translate\([\d.-]+,([\d.-]+)\)"[^>]*>([^<]*)</gu)];
  return new Map(groups.map(([, y, words]) => [words ?? '', Number(y)]));
}

/** No horizontal line through a word of 12 pixels: between its upper edge and just below its line. */
async function crossing(given: LineChart, label: string): Promise<string[]> {
  const at = await baselines(given);
  const line = at.get(label) ?? Number.NaN;
  expect(line).not.toBeNaN();
  // The label of a tick stands 4 pixels above its line.
  return [...at].flatMap(([words, y]) =>
    words.startsWith('tick') && y + 4 > line - 10 && y + 4 < line + 2 ? [words] : [],
  );
}

test.each([
  [[107_269, 87_000, 79_120]],
  [[652_720, 640_000, 630_427]],
  [[2_498_861, 2_442_685, 2_343_021]],
  [[100, 120, 180, 200]],
  [[235_073, 226_675, 239_364]],
])('the first value stands clear of the lines: %j', async (values) => {
  expect(await crossing(chart(values), `value ${values[0]}`)).toEqual([]);
});

test('the first value of a line that rises from the foot stands clear of the years and of the line', async () => {
  const values = [
    38_478, 38_750, 38_950, 39_080, 39_400, 39_800, 40_300, 41_080, 41_320, 41_300, 42_300, 43_122,
  ];
  const at = await baselines(chart(values));
  const label = at.get('value 38478') ?? Number.NaN;
  expect(label).toBeLessThan((at.get('2015') ?? Number.NaN) - 3);
  expect(await crossing(chart(values), 'value 38478')).toEqual([]);
  // The foot is the line below the label of the lowest tick; the dot stands 478 of 6 000 above it.
  const [foot, head] = [at.get('tick 38000') ?? Number.NaN, at.get('tick 44000') ?? Number.NaN];
  const dot = foot + 4 - ((foot - head) * 478) / 6000;
  expect(Math.abs(label - dot)).toBeGreaterThan(9);
});

test('the name at a last low value stands clear of the years', async () => {
  const at = await baselines(chart([652_720, 640_000, 630_000], ['Palermo', 'and around']));
  const years = at.get('2017') ?? Number.NaN;
  // Years hang from their position, 11.33 pixels high.
  expect(at.get('and around')).toBeLessThan(years);
});

test('words are in the colours of text, not in that of lines', async () => {
  const light = createTheme({ primary: '#2fa36b', accent: '#c0392b', neutral: 'cool' });
  const { svg } = await drawLineChart(chart([1, 2, 3]), light);
  const fills = [...svg.matchAll(/<text[^>]*fill="([^"]*)"/gu)].map(([, fill]) => fill);
  expect(new Set(fills)).toEqual(new Set([light.ink, light.ink2, light.brand]));
});
