import { drawLineChart, nameWidth, roundTicks } from '../../draw/line-chart.ts';
import { wrapWords } from '../../draw/text-width.ts';
import { sizes } from '../../draw/vega.ts';
import { totals } from '../../localise/resolve-field.ts';
import { createTheme } from '../theme.ts';
import type { ChartKind } from './chart-plan.ts';
import { areaName, breaksWithin, printerOf, seriesOf, unitNote } from './series-words.ts';

/** All values up to here are said; of more, those at the ends, the highest and the lowest, and those beside breaks. */
const fewToSay = 12;

/** One series over its years. */
export const line: ChartKind = {
  attributes: ['series'],
  plan(assembly, block) {
    const written = seriesOf(assembly, block);
    if (!written) return undefined;
    const series = written.value;
    const rows = totals(series);
    const values = rows.map(({ value }) => value);
    const ticks = roundTicks(Math.min(...values), Math.max(...values));
    const print = printerOf(assembly, series);
    const breaks = breaksWithin(
      series,
      rows.map(({ year }) => year),
    );
    const [least, most] = [Math.min(...values), Math.max(...values)];
    const said = rows.filter(
      ({ year, value }, i) =>
        rows.length <= fewToSay ||
        i === 0 ||
        i === rows.length - 1 ||
        value === least ||
        value === most ||
        breaks.includes(year) ||
        breaks.includes(rows[i + 1]?.year ?? 0),
    );
    return {
      series: [written],
      count: rows.length,
      draw: () =>
        drawLineChart(
          {
            points: rows.map(({ year, value }) => ({ year, value, label: print(value) })),
            breaks: breaks.map((year) => ({ year, label: assembly.say('chart.break') })),
            ticks: ticks.map((value) => ({ value, label: print(value) })),
            name: wrapWords(areaName(assembly, written), nameWidth, sizes.name),
          },
          createTheme(assembly.draft.template.brand.value),
        ),
      values: `${assembly.say(`unit.${series.unit}`)}. ${said.map(({ year, value }) => `${year}: ${print(value)}`).join('; ')}`,
      remarks: [
        unitNote(assembly, series.unit),
        assembly.say(ticks[0] === 0 ? 'data.axisZero' : 'data.axisNotZero'),
      ],
      table: {
        head: [assembly.say('column.year'), assembly.say(`unit.${series.unit}`)],
        rows: rows.map(({ year, value }) => [String(year), print(value)]),
      },
    };
  },
};
