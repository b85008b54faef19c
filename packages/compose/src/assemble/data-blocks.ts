import type { Block, Inline, Paragraph, ProseDirective, Series, Written, WrittenProse } from '@decode/model';
import { directivesIn, nearest } from '@decode/model';
import type { Drawing } from '../draw/vega.ts';
import { totals } from '../localise/resolve-field.ts';
import type { Settled } from '../localise/settled.ts';
import type { PlaceAssembly } from './assembly.ts';
import { chartFigure } from './charts/chart-figure.ts';
import { type ChartKind, fewest, type SeriesPlan } from './charts/chart-plan.ts';
import { components } from './charts/components.ts';
import { line } from './charts/line.ts';
import { pyramid } from './charts/pyramid.ts';
import { doubts, printerOf, sentence, seriesOf, seriesText, words, wrong } from './charts/series-words.ts';
import { bars, multiples } from './charts/sub-areas.ts';
import { plainWords } from './plain-words.ts';
import { sourceLine } from './source-line.ts';
import { cell, columns, headRow, row } from './table.ts';

/** One row for each kind of chart: `::chart[…]{kind=… series=…}`; a line where no kind is named. */
const kinds = { line, components, pyramid, bars, multiples } as const;
type KindName = keyof typeof kinds;

interface Planned {
  readonly kind: KindName;
  readonly plan: SeriesPlan;
  /** Undefined where there are too few values for a picture. */
  readonly drawing?: Drawing;
}
/** Charts drawn before the blocks are built, which is not asynchronous. */
export type Charts = ReadonlyMap<ProseDirective, Planned>;

export async function prepareCharts(assembly: PlaceAssembly, prose: WrittenProse): Promise<Charts> {
  const charts = new Map<ProseDirective, Planned>();
  for (const block of directivesIn(prose.blocks)) {
    const kind = block.name === 'chart' ? kindOf(assembly, block) : undefined;
    const plan = kind && (kinds[kind] as ChartKind).plan(assembly, block);
    if (kind && plan)
      charts.set(block, { kind, plan, ...(plan.count >= fewest ? { drawing: await plan.draw() } : {}) });
  }
  return charts;
}

function kindOf(assembly: PlaceAssembly, block: ProseDirective): KindName | undefined {
  const names = Object.keys(kinds) as KindName[];
  const name = block.attributes['kind'] ?? 'line';
  const kind = names.find((known) => known === name);
  if (!kind) {
    const meant = nearest(name, names);
    return wrong(
      assembly,
      block,
      'unknown-chart',
      `There is no chart of the kind "${name}".`,
      `${meant ? `Did you mean "${meant}"? ` : ''}The kinds are ${names.join(', ')}.`,
    );
  }
  const known = ['kind', ...kinds[kind].attributes];
  return takesOnly(assembly, block, known, `A chart of the kind "${kind}"`) ? kind : undefined;
}

function takesOnly(
  assembly: PlaceAssembly,
  block: ProseDirective,
  known: readonly string[],
  what: string,
): boolean {
  const stranger = Object.keys(block.attributes).find((attribute) => !known.includes(attribute));
  if (stranger === undefined) return true;
  const todo = `It takes ${known.join(', ')}.`;
  wrong(assembly, block, 'unknown-attribute', `${what} takes no "${stranger}".`, todo);
  return false;
}

/** `::chart` and `::table`: a figure or table of a place's data, with all that it needs to be believed. */
export function assembleDirective(
  assembly: PlaceAssembly,
  block: ProseDirective,
  label: Settled,
  charts: Charts,
): Block[] {
  if (block.name === 'table') return dataTable(assembly, block, label);
  const planned = charts.get(block);
  if (!planned) return [];
  const { kind, plan, drawing } = planned;
  if (!drawing) {
    const titles = plan.series.map((written) => words(assembly, seriesText(assembly, written, 'title')));
    const said =
      titles.length === 1
        ? assembly.say('chart.tooFew', { title: titles.join(), count: plan.count })
        : // One of them may well have values of more years.
          assembly.say('chart.tooFewTogether', { titles: titles.join('; '), count: plan.count });
    return [assembly.words(said, 'note')];
  }
  return [
    chartFigure(assembly, {
      kind,
      label,
      plan,
      drawing,
      note: () => note(assembly, plan),
      source: () => sources(assembly, plan.series),
      about: () => plan.series.map((written) => aboutSeries(assembly, written)),
    }),
  ];
}

function sources(assembly: PlaceAssembly, series: readonly Written<Series>[]): Inline[] {
  return sourceLine(
    assembly,
    series.map(({ value, origin }) => ({ source: value.source, origin: origin(['source']) })),
  );
}

/** What is measured and where, what is drawn how, breaks and gaps. */
function note(assembly: PlaceAssembly, plan: Pick<SeriesPlan, 'series' | 'remarks'>): Inline[] {
  const [first] = plan.series;
  if (!first) return [];
  const alone = plan.series.length === 1;
  const said: Inline[] = [
    ...plan.series.flatMap((written) => [
      ...(alone ? sentence(assembly.phrase(seriesText(assembly, written, 'title'))) : []),
      ...sentence(assembly.phrase(seriesText(assembly, written, 'definition'))),
    ]),
    {
      type: 'text',
      value: `${assembly.say('chart.geography', {
        name: words(assembly, seriesText(assembly, first, 'geography', 'name')),
        code: first.value.geography.code,
      })} ${plan.remarks.map((remark) => `${remark} `).join('')}`,
    },
  ];
  // Series of one source share their breaks and flags.
  const doubtful = new Map(
    plan.series
      .flatMap((written) => doubts(assembly, written, rowsOf(plan, written)))
      .map((inlines) => [plainWords(inlines), inlines]),
  );
  return trimmed([...said, ...[...doubtful.values()].flat()]);
}

/** In the annex: title, definition, limits of the area and what else its descriptor says. */
function aboutSeries(assembly: PlaceAssembly, written: Written<Series>): Paragraph {
  const { geography, notes } = written.value;
  const say = (...path: (string | number)[]): Inline[] =>
    sentence(assembly.phrase(seriesText(assembly, written, ...path)));
  return assembly.words(
    [
      { type: 'strong', children: say('title') },
      ...say('definition'),
      ...(geography.boundary === undefined ? [] : say('geography', 'boundary')),
      { type: 'text', value: `${limitsWords(assembly, geography.limits)} ` },
      ...notes.flatMap((_, i) => say('notes', i)),
    ],
    'note',
  );
}

function limitsWords({ say, draft }: PlaceAssembly, limits: Series['geography']['limits']): string {
  if (limits === 'each year') return say('data.limitsEachYear');
  if (limits === 'not stated by the source') return say('data.limitsUnstated');
  if ('nuts' in limits) return say('data.limitsNuts', { year: String(limits.nuts) });
  // The form of a day may end in a full stop of its own.
  return say('data.limitsDay', { date: draft.language.date(limits.day, 'table').replace(/\.$/, '') });
}

/** The rows whose doubts concern the chart: all of a series that has parts, else those for everybody. */
function rowsOf({ series }: Pick<SeriesPlan, 'series'>, written: Written<Series>) {
  const rows = totals(written.value);
  if (rows.length === 0) return written.value.rows;
  if (series.length === 1) return rows;
  // Of several series only the years that all of them have are drawn.
  const shared = (year: number) =>
    series.every(({ value }) => totals(value).some((row) => row.year === year));
  return rows.filter(({ year }) => shared(year));
}

function trimmed(inlines: readonly Inline[]): Inline[] {
  const last = inlines.at(-1);
  return last?.type === 'text'
    ? [...inlines.slice(0, -1), { ...last, value: last.value.trimEnd() }]
    : [...inlines];
}

/** The values for everybody, with the notes and the source that a chart of them would have. */
function dataTable(assembly: PlaceAssembly, block: ProseDirective, label: Settled): Block[] {
  if (!takesOnly(assembly, block, ['series'], 'A table')) return [];
  const written = seriesOf(assembly, block);
  if (!written) return [];
  const rows = totals(written.value);
  if (rows.length === 0) {
    wrong(
      assembly,
      block,
      'chart-data',
      `The series "${written.value.name}" has no values for everybody, only by sex, age or part of the area.`,
      'Name a series with totals, or draw a chart: all its values stand as a table in the annex.',
    );
    return [];
  }
  const print = printerOf(assembly, written.value);
  return [
    {
      type: 'table',
      role: 'data',
      ...(label.id ? { id: label.id } : {}),
      ...(label.origin ? { origin: label.origin } : {}),
      caption: assembly.caption('table', assembly.phrase(label)),
      columns: columns(40, [60, 'right']),
      head: [headRow(assembly, ['column.year', `unit.${written.value.unit}`])],
      groups: [
        {
          rows: rows.map((r) =>
            row(cell(assembly, String(r.year), { header: 'row' }), cell(assembly, print(r.value))),
          ),
        },
      ],
    },
    assembly.words(note(assembly, { series: [written], remarks: [] }), 'note'),
    assembly.words(sources(assembly, [written]), 'note'),
  ];
}
