import type { ProseDirective, Series, Written } from '@decode/model';
import { drawComponentsChart } from '../../draw/components-chart.ts';
import { roundTicks } from '../../draw/line-chart.ts';
import { totals } from '../../localise/resolve-field.ts';
import type { PlaceAssembly } from '../assembly.ts';
import { createTheme } from '../theme.ts';
import type { ChartKind } from './chart-plan.ts';
import { breaksWithin, seriesOf, unitNote, wrong } from './series-words.ts';

const parts = ['births', 'deaths', 'migration'] as const;
const units = { births: 'births', deaths: 'deaths', migration: 'persons' } as const;

/** What a population gained and lost in each year: births minus deaths, and moves. */
export const components: ChartKind = {
  attributes: [...parts],
  plan(assembly, block) {
    const found = parts.map((part) => seriesOf(assembly, block, part));
    const [births, deaths, migration] = found;
    if (!births || !deaths || !migration || !belongTogether(assembly, block, [births, deaths, migration]))
      return undefined;
    const { language } = assembly.draft;
    const valueIn = (written: Written<Series>, year: number) =>
      totals(written.value).find((row) => row.year === year)?.value;
    const years = totals(migration.value).flatMap(({ year, value }) => {
      const [born, died] = [valueIn(births, year), valueIn(deaths, year)];
      return born === undefined || died === undefined
        ? []
        : [{ year, born, died, natural: born - died, migration: value }];
    });
    const values = years.flatMap((year) => [0, year.natural, year.migration]);
    const print = (value: number) => language.number(value, { sign: true });
    const ticks = ticksAround(Math.min(...values), Math.max(...values));
    const [first, last] = [years[0], years.at(-1)];
    const names = { natural: assembly.say('chart.natural'), migration: assembly.say('chart.migration') };
    const said = (year: (typeof years)[number] | undefined) =>
      year
        ? [
            `${year.year}: ${names.natural} ${print(year.natural)}, ${names.migration} ${print(year.migration)}`,
          ]
        : [];
    return {
      series: [births, deaths, migration],
      count: years.length,
      draw: () =>
        drawComponentsChart(
          {
            years,
            ticks: ticks.map((value) => ({ value, label: print(value) })),
            natural: { value: print(last?.natural ?? 0), name: names.natural },
            migration: { value: print(last?.migration ?? 0), name: names.migration },
            breaks: [
              ...new Set(
                [births, deaths, migration].flatMap(({ value }) =>
                  breaksWithin(
                    value,
                    years.map(({ year }) => year),
                  ),
                ),
              ),
            ].map((year) => ({ year, label: assembly.say('chart.break') })),
          },
          createTheme(assembly.draft.template.brand.value),
        ),
      values: [
        ...said(first),
        ...(last === first ? [] : said(last)),
        // The ends do not say how it went between them.
        ...(['natural', 'migration'] as const).map((part) =>
          assembly.say('chart.yearsAbove', {
            name: names[part],
            above: String(years.filter((year) => year[part] > 0).length),
            all: String(years.length),
          }),
        ),
      ].join('; '),
      remarks: [
        assembly.say('chart.componentsNote'),
        unitNote(assembly, 'persons'),
        assembly.say('data.axisZero'),
      ],
      table: {
        head: [
          assembly.say('column.year'),
          assembly.say('unit.births'),
          assembly.say('unit.deaths'),
          names.natural,
          names.migration,
        ],
        rows: years.map(({ year, born, died, natural, migration: moved }) => [
          String(year),
          language.number(born),
          language.number(died),
          print(natural),
          print(moved),
        ]),
      },
    };
  },
};

function belongTogether(
  assembly: PlaceAssembly,
  block: ProseDirective,
  found: readonly Written<Series>[],
): boolean {
  const { sources } = assembly.draft.project;
  // Each of the three counts something else; that they make one account is known where one office made them of one area.
  const shared = {
    areas: ({ geography }: Series) => geography.code,
    limits: ({ geography }: Series) => JSON.stringify(geography.limits).replace(/[{}"]/g, ''),
    accounts: ({ source }: Series) => sources.value[source]?.publisher ?? source,
  };
  for (const [what, of] of Object.entries(shared)) {
    const told = found.map(({ value }) => ({ name: value.name, has: of(value) }));
    if (new Set(told.map(({ has }) => has)).size < 2) continue;
    wrong(
      assembly,
      block,
      'mixed-definitions',
      `The chart would mix ${what}: ${told.map(({ name, has }) => `${name} has ${has}`).join(', ')}.`,
      'Name three series of one area with the same limits, published by one office.',
    );
    return false;
  }
  const wrongUnit = parts.findIndex((part, i) => found[i]?.value.unit !== units[part]);
  if (wrongUnit < 0) return true;
  wrong(
    assembly,
    block,
    'chart-data',
    `"${parts[wrongUnit]}" names ${found[wrongUnit]?.value.name}, whose unit is ${found[wrongUnit]?.value.unit}.`,
    `Name a series whose unit is ${units[parts[wrongUnit] ?? 'births']}.`,
  );
  return false;
}

/** Round values on both sides of zero, as far apart as a chart of this span has them. */
function ticksAround(least: number, most: number): readonly number[] {
  const [low, high] = [Math.min(0, least), Math.max(0, most)];
  const all = roundTicks(0, high - low);
  const step = (all[1] ?? 1) - (all[0] ?? 0);
  const [from, to] = [Math.floor(low / step), Math.ceil(high / step)];
  return Array.from({ length: to - from + 1 }, (_, i) => (from + i) * step);
}
