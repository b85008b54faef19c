import type { Block, Inline, Origin } from '@decode/model';
import { drawProgressChart } from '../draw/progress-chart.ts';
import type { Settled } from '../localise/settled.ts';
import type { Assembly } from './assembly.ts';
import { chartFigure } from './charts/chart-figure.ts';
import { type ChartPlan, fewest } from './charts/chart-plan.ts';
import { sentence, words } from './charts/series-words.ts';
import { fact, type Measure, type Recommended } from './measure.ts';
import { sourceLine } from './source-line.ts';
import { createTheme } from './theme.ts';

type Target = Measure['choice']['targets'][number];
type Brand = Parameters<typeof createTheme>[0];

/** What a place has decided on its indicators, and where in its template it says so. */
export interface Decided {
  readonly target: (indicator: number) => Target | undefined;
  readonly origin: (target: Target, ...path: (string | number)[]) => Origin;
  readonly brand: Brand;
}

/**
 * How far the indicators of a recommendation are on their way from baseline to target; of one that was not read again a
 * sentence says so. Nothing where nothing was decided.
 */
export async function progress(
  assembly: Assembly,
  measure: Recommended,
  { target, origin, brand }: Decided,
): Promise<Block[]> {
  const all = measure.proposal.value.indicators.flatMap((_, i) => {
    const own = target(i);
    return own ? [{ own, i, name: fact(assembly, measure, 'indicators', i, 'name') }] : [];
  });
  const isKnown = ({ own }: (typeof all)[number]) => own.readings.length + 2 >= fewest;
  const read = all.filter(isKnown);
  const unread = all.filter((one) => !isKnown(one));
  const sentences = unread.map(({ name, own }) =>
    assembly.words(
      assembly.say('chart.tooFew', { title: words(assembly, name), count: own.readings.length + 2 }),
      'note',
    ),
  );
  if (read.length === 0) return sentences;
  const { language } = assembly.draft;
  const print = (value: number) => language.number(value);
  const point = ({ value, year }: { readonly value: number; readonly year: number }) => ({
    value,
    label: `${print(value)} (${year})`,
  });
  const rows = read.map(({ own, i, name }) => ({
    name: `${words(assembly, name)} (${words(assembly, fact(assembly, measure, 'indicators', i, 'unit'))})`,
    baseline: point(own.baseline),
    readings: own.readings.map(point),
    target: point(own.target),
  }));
  const plan: ChartPlan = {
    count: read.length,
    draw: () => drawProgressChart({ rows }, createTheme(brand)),
    values: rows
      .map(
        ({ name, baseline, readings, target: aim }) =>
          `${name}: ${[baseline, ...readings].map(({ label }) => label).join(', ')}; ${assembly.say('column.target')}: ${aim.label}`,
      )
      .join('. '),
    table: valuesTable(
      assembly,
      read.map(({ own }) => own),
      rows.map(({ name }) => name),
      print,
    ),
  };
  const moved = read.filter(({ own }) => hasMoved(own)).length;
  const label: Settled = {
    id: `progress-${measure.proposal.value.code}`,
    inlines: [{ type: 'text', value: assembly.say('chart.progressFinding', { moved, all: read.length }) }],
  };
  const cited = read.flatMap(({ own }) => [
    { source: own.baseline.source, origin: origin(own, 'baseline', 'source') },
    ...own.readings.map(({ source }, n) => ({ source, origin: origin(own, 'readings', n, 'source') })),
  ]);
  const figure = chartFigure(assembly, {
    kind: 'progress',
    label,
    plan,
    drawing: await plan.draw(),
    note: () => [{ type: 'text', value: assembly.say('chart.progressNote') }],
    source: () => sourceLine(assembly, cited),
    about: () =>
      read.map(({ name, i }) => {
        const definition = fact(assembly, measure, 'indicators', i, 'definition');
        const said: Inline[] = [
          { type: 'strong', children: sentence(assembly.phrase(name)) },
          ...assembly.phrase(definition),
        ];
        return assembly.words(said, 'note');
      }),
  });
  return [figure, ...sentences];
}

/** The last reading lies nearer to the target than the baseline did; what is to hold has not left it. */
function hasMoved({ baseline, readings, target }: Target): boolean {
  const last = readings.at(-1);
  if (!last) return false;
  const distance = Math.abs(target.value - baseline.value);
  const left = Math.abs(target.value - last.value);
  return distance === 0 ? left === 0 : left < distance || isBeyond(baseline.value, target.value, last.value);
}

function isBeyond(from: number, to: number, value: number): boolean {
  return to > from ? value >= to : value <= to;
}

/** A row for each year that was read, and for each that is aimed at. */
function valuesTable(
  assembly: Assembly,
  targets: readonly Target[],
  names: readonly string[],
  print: (value: number) => string,
): ChartPlan['table'] {
  const years = (of: readonly { readonly year: number }[]) =>
    [...new Set(of.map(({ year }) => year))].sort((a, b) => a - b);
  const at = (points: readonly { readonly year: number; readonly value: number }[], year: number) => {
    const found = points.find((point) => point.year === year);
    return found ? print(found.value) : '–';
  };
  const readings = targets.map(({ baseline, readings: later }) => [baseline, ...later]);
  return {
    head: [assembly.say('column.year'), ...names],
    rows: [
      ...years(readings.flat()).map((year) => [String(year), ...readings.map((own) => at(own, year))]),
      ...years(targets.map(({ target }) => target)).map((year) => [
        `${assembly.say('column.target')}, ${year}`,
        ...targets.map(({ target }) => at([target], year)),
      ]),
    ],
  };
}
