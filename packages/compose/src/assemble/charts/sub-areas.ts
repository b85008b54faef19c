import type { ProseDirective, Series, SeriesRow, Written } from '@decode/model';
import { drawBarChart } from '../../draw/bar-chart.ts';
import { drawSmallMultiples } from '../../draw/small-multiples.ts';
import type { PlaceAssembly } from '../assembly.ts';
import { createTheme } from '../theme.ts';
import { changePanel } from './change-panel.ts';
import type { ChartKind, ChartPlan } from './chart-plan.ts';
import { breaksWithin, printerOf, seriesOf, seriesText, words, wrong } from './series-words.ts';

interface Area {
  readonly name: string;
  readonly rows: readonly SeriesRow[];
}

/** The parts of an area side by side: their last values, or with `read=change` what changed since `from`. */
export const bars: ChartKind = {
  attributes: ['series', 'read', 'from'],
  plan(assembly, block) {
    const found = areasOf(assembly, block);
    if (!found) return undefined;
    const { written, areas } = found;
    const series = written.value;
    const { language } = assembly.draft;
    const read = block.attributes['read'] ?? 'last';
    const years = commonYears(areas);
    const last = years.at(-1);
    const from = block.attributes['from'] === undefined ? years[0] : Number(block.attributes['from']);
    if (read !== 'last' && read !== 'change')
      return wrong(
        assembly,
        block,
        'chart-data',
        `There is nothing "${read}" to read.`,
        'Write read=last or read=change.',
      );
    if (
      last === undefined ||
      (read === 'change' && (from === undefined || !years.includes(from) || from >= last))
    )
      return wrong(
        assembly,
        block,
        'chart-data',
        `The parts of "${series.name}" have no such year in common.`,
        `Write from= with one of ${years.slice(0, -1).join(', ')}.`,
      );
    const crossed = read === 'change' ? breaksWithin(series, [from ?? last, last])[0] : undefined;
    if (crossed !== undefined)
      return wrong(
        assembly,
        block,
        'change-over-break',
        `The series "${series.name}" is broken in ${crossed}.`,
        `Compare within one part, as in from=${crossed}.`,
      );
    const at = ({ rows }: Area, year: number | undefined) =>
      rows.find((row) => row.year === year)?.value ?? 0;
    const print = printerOf(assembly, series);
    const bar = (area: Area) => {
      if (read === 'last') return { name: area.name, value: at(area, last), label: print(at(area, last)) };
      const share = at(area, last) / at(area, from) - 1;
      return { name: area.name, value: share, label: language.percent(share, { decimals: 1, sign: true }) };
    };
    const all = areas.map(bar).toSorted((a, b) => b.value - a.value);
    return {
      series: [written],
      count: all.length,
      draw: () => drawBarChart({ bars: all }, createTheme(assembly.draft.template.brand.value)),
      values: all.map(({ name, label }) => `${name}: ${label}`).join('; '),
      remarks: [
        read === 'last'
          ? assembly.say('chart.barsNote', { year: String(last) })
          : assembly.say('chart.changeNote', { years: language.years(from ?? last, last) }),
      ],
      table: table(assembly, areas, years, print),
    };
  },
};

/** The same line for each part of an area: change in per cent since its first year, on one scale. */
export const multiples: ChartKind = {
  attributes: ['series', 'from'],
  plan(assembly, block) {
    const found = areasOf(assembly, block);
    if (!found) return undefined;
    const { written, areas } = found;
    const series = written.value;
    const { language } = assembly.draft;
    const from = Number(block.attributes['from'] ?? 0);
    const years = commonYears(areas).filter((year) => year >= from);
    const breaks = breaksWithin(series, years);
    const panels = areas.map(({ name, rows }) => ({
      name,
      ...changePanel(
        rows.filter(({ year }) => years.includes(year)),
        breaks,
        language,
      ),
    }));
    const compared = panels[0]?.change ?? { from, to: from };
    return {
      series: [written],
      count: years.length,
      draw: () =>
        drawSmallMultiples(
          { panels: panels.map(({ change, ...panel }) => ({ ...panel, label: change.label })), base: 0 },
          createTheme(assembly.draft.template.brand.value),
        ),
      values: panels.map(({ name, change }) => `${name}: ${change.label}`).join('; '),
      remarks: [
        assembly.say('chart.changeNote', { years: language.years(compared.from, compared.to) }),
        ...(breaks.length > 0 ? [assembly.say('chart.multiplesBreak')] : []),
      ],
      table: table(assembly, areas, years, printerOf(assembly, series)),
    };
  },
};

function areasOf(
  assembly: PlaceAssembly,
  block: ProseDirective,
): { written: Written<Series>; areas: readonly Area[] } | undefined {
  const written = seriesOf(assembly, block);
  if (!written) return undefined;
  const { areas: names } = written.value.geography;
  const rows = written.value.rows.filter(({ geo, sex, age }) => geo && !age && (!sex || sex === 'T'));
  if (rows.length === 0)
    return wrong(
      assembly,
      block,
      'chart-data',
      `The series "${written.value.name}" has no rows for parts of its area.`,
      'Give it a column "geo", or choose another kind of chart.',
    );
  const areas = Object.keys(names).map((code) => ({
    name: words(assembly, seriesText(assembly, written, 'geography', 'areas', code)),
    rows: rows.filter(({ geo }) => geo === code),
  }));
  return { written, areas };
}

/** Years in which every part has a value: nothing is compared with what is not known. */
function commonYears(areas: readonly Area[]): number[] {
  const [first, ...rest] = areas.map(({ rows }) => new Set(rows.map(({ year }) => year)));
  return [...(first ?? [])].filter((year) => rest.every((years) => years.has(year))).sort((a, b) => a - b);
}

function table(
  assembly: PlaceAssembly,
  areas: readonly Area[],
  years: readonly number[],
  print: (value: number) => string,
): ChartPlan['table'] {
  return {
    head: [assembly.say('column.year'), ...areas.map(({ name }) => name)],
    rows: years.map((year) => [
      String(year),
      ...areas.map(({ rows }) => print(rows.find((row) => row.year === year)?.value ?? 0)),
    ]),
  };
}
