import { createHash } from 'node:crypto';
import type {
  Block,
  Figure,
  Inline,
  Paragraph,
  ProseBlock,
  ProseDirective,
  Series,
  SeriesRow,
  Table,
  Written,
  WrittenProse,
} from '@decode/model';
import { nearest } from '@decode/model';
import { chartSize, drawLineChart, roundTicks } from '../draw/line-chart.ts';
import type { Language } from '../language/index.ts';
import { seriesValue, totals } from '../localise/resolve-field.ts';
import type { Settled } from '../localise/settled.ts';
import type { PlaceAssembly } from './assembly.ts';
import { plainWords } from './plain-words.ts';
import { sourceName } from './sources.ts';
import { cell, columns, headRow, row } from './table.ts';
import { createTheme } from './theme.ts';

/** SVGs by series, drawn before the blocks are built, which is not asynchronous. */
export type Charts = ReadonlyMap<string, string>;

const fewest = 3;

export async function prepareCharts(assembly: PlaceAssembly, prose: WrittenProse): Promise<Charts> {
  const charts = new Map<string, string>();
  for (const block of directives(prose.blocks)) {
    if (block.name !== 'chart') continue;
    const series = find(assembly, block)?.value;
    if (series && totals(series).length >= fewest) charts.set(series.name, await draw(assembly, series));
  }
  return charts;
}

/** Wherever they stand: in quotes and lists too. */
function* directives(blocks: readonly ProseBlock[]): Iterable<ProseDirective> {
  for (const block of blocks) {
    if (block.type === 'directive') yield block;
    else if (block.type === 'quote') yield* directives(block.children);
    else if (block.type === 'list') for (const item of block.items) yield* directives(item.children);
  }
}

/** `::chart` and `::table`: a figure or table of one series of the place, one definition, with all that it needs to be believed. */
export function assembleDirective(
  assembly: PlaceAssembly,
  block: ProseDirective,
  label: Settled,
  charts: Charts,
): Block[] {
  const written = find(assembly, block, true);
  if (!written) return [];
  const rows = totals(written.value);
  if (block.name === 'table') return [dataTable(assembly, written, rows, label)];
  const svg = charts.get(written.value.name);
  if (svg === undefined) {
    return [
      assembly.words(
        assembly.say('chart.tooFew', {
          title: words(assembly, title(assembly, written)),
          count: rows.length,
        }),
        'note',
      ),
    ];
  }
  const bytes = new TextEncoder().encode(svg);
  const id = createHash('sha256').update(bytes).digest('hex');
  assembly.media.set(id, { id, type: 'image/svg+xml', bytes, ...chartSize });
  const figure: Figure = {
    type: 'figure',
    ...(label.id ? { id: label.id } : {}),
    ...(label.origin ? { origin: label.origin } : {}),
    picture: { media: id, alt: alternative(assembly, written, rows) },
    caption: assembly.caption('figure', assembly.phrase(label)),
    notes: notes(assembly, written, rows),
  };
  return [figure];
}

function find(assembly: PlaceAssembly, block: ProseDirective, report = false): Written<Series> | undefined {
  const { template } = assembly.draft;
  const name = block.attributes['series'] ?? '';
  const written = template.series.get(name);
  if (written || !report) return written;
  const meant = nearest(name, template.series.keys());
  assembly.fail({
    rule: 'unknown-series',
    severity: 'error',
    found: name ? `${template.slug} has no data series "${name}".` : `"::${block.name}" names no series.`,
    todo: `Write {series=…} with a file of templates/${template.slug}/data${meant ? ` (did you mean "${meant}"?)` : ''}.`,
    ...(block.origin ? { origin: block.origin } : {}),
  });
  return undefined;
}

function text(assembly: PlaceAssembly, written: Written<Series>, ...path: (string | number)[]): Settled {
  return assembly.text({ ...written, bundle: assembly.draft.template.bundle }, ...path);
}

function title(assembly: PlaceAssembly, written: Written<Series>): Settled {
  return text(assembly, written, 'title');
}

/** Plain words, for alternatives and labels inside pictures. */
function words(assembly: PlaceAssembly, settled: Settled): string {
  return plainWords(
    assembly.phrase({ ...settled, inlines: settled.inlines.filter((node) => node.type !== 'cite') }),
  );
}

function draw(assembly: PlaceAssembly, series: Series): Promise<string> {
  const { language, template } = assembly.draft;
  const written = template.series.get(series.name);
  const rows = totals(series);
  const values = rows.map((r) => r.value);
  const format = (value: number) => seriesValue(value, series, language);
  const name = written ? words(assembly, text(assembly, written, 'geography', 'name')) : '';
  return drawLineChart(
    {
      points: rows.map((r) => ({ year: r.year, value: r.value, label: format(r.value) })),
      breaks: series.breaks
        .filter((b) => b.year > (rows[0]?.year ?? 0) && b.year <= (rows.at(-1)?.year ?? 0))
        .map((b) => ({ year: b.year, label: assembly.say('chart.break') })),
      ticks: roundTicks(Math.min(...values), Math.max(...values)).map((value) => ({
        value,
        label: format(value),
      })),
      name: wrap(name, 18),
    },
    createTheme(template.brand.value),
  );
}

/** Lines of at most `most` characters where words allow it; the gutter beside the last point is narrow. */
function wrap(words: string, most: number): string[] {
  const lines: string[] = [];
  for (const word of words.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= most)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** All values in words, for who does not see the picture. */
function alternative(assembly: PlaceAssembly, written: Written<Series>, rows: readonly SeriesRow[]): string {
  const { language } = assembly.draft;
  return assembly.say('chart.alternative', {
    title: words(assembly, title(assembly, written)),
    values: rows.map((r) => `${r.year}: ${seriesValue(r.value, written.value, language)}`).join('; '),
  });
}

/** What is measured and where, whether the axis starts at zero, breaks, gaps, and the source. */
function notes(assembly: PlaceAssembly, written: Written<Series>, rows: readonly SeriesRow[]): Paragraph[] {
  const { language } = assembly.draft;
  const series = written.value;
  const values = rows.map((r) => r.value);
  const fromZero = roundTicks(Math.min(...values), Math.max(...values))[0] === 0;
  const missing = gaps(language, rows);
  const space: Inline = { type: 'text', value: ' ' };
  const first: Inline[] = [
    ...sentence(assembly.phrase(title(assembly, written))),
    ...sentence(assembly.phrase(text(assembly, written, 'definition'))),
    {
      type: 'text',
      value: assembly.say('chart.geography', {
        name: words(assembly, text(assembly, written, 'geography', 'name')),
        code: series.geography.code,
      }),
    },
    space,
    { type: 'text', value: assembly.say(fromZero ? 'data.axisZero' : 'data.axisNotZero') },
  ];
  const breaks = series.breaks.flatMap((b, i): Inline[] => [
    space,
    { type: 'text', value: assembly.say('chart.breakLine', { year: String(b.year) }) },
    space,
    ...assembly.phrase(text(assembly, written, 'breaks', i, 'note')),
  ]);
  const flags = Object.keys(series.flags).flatMap((flag): Inline[] => {
    const flagged = rows.filter((r) => r.flag === flag).map((r) => r.year);
    if (flagged.length === 0) return [];
    return [
      { type: 'text', value: ` ${yearRanges(language, flagged)}: ` },
      ...assembly.phrase(text(assembly, written, 'flags', flag)),
    ];
  });
  const gapLine: Inline[] =
    missing === '' ? [] : [space, { type: 'text', value: assembly.say('chart.gaps', { years: missing }) }];
  const source: Inline[] = [
    { type: 'text', value: `${assembly.say('data.source')}: ` },
    { type: 'text', value: sourceName(assembly, series.source) },
    assembly.cite([series.source], written.origin(['source'])),
  ];
  return [
    assembly.words([...first, ...breaks, ...flags, ...gapLine], 'note'),
    assembly.words(source, 'note'),
  ];
}

/** With a full stop and a blank, unless the text ends with one: Lithuanian dates do («sausio 1 d.»). */
function sentence(inlines: readonly Inline[]): Inline[] {
  const last = inlines.at(-1);
  const ended = last?.type === 'text' && last.value.endsWith('.');
  return [...inlines, { type: 'text', value: ended ? ' ' : '. ' }];
}

/** Years between first and last that have no value. */
function gaps(language: Language, rows: readonly SeriesRow[]): string {
  const known = new Set(rows.map((r) => r.year));
  const [first = 0, last = 0] = [rows[0]?.year, rows.at(-1)?.year];
  const missing = Array.from({ length: last - first }, (_, i) => first + i).filter(
    (year) => !known.has(year),
  );
  return yearRanges(language, missing);
}

/** «2008–2013 and 2020»: years that follow one another as one range. */
function yearRanges({ years: range, list }: Language, years: readonly number[]): string {
  const ranges: [number, number][] = [];
  for (const year of years) {
    const last = ranges.at(-1);
    if (last && year <= last[1] + 1) last[1] = year;
    else ranges.push([year, year]);
  }
  return list(ranges.map(([from, to]) => range(from, to)));
}

function dataTable(
  assembly: PlaceAssembly,
  written: Written<Series>,
  rows: readonly SeriesRow[],
  label: Settled,
): Table {
  const { language } = assembly.draft;
  return {
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
          row(cell(assembly, String(r.year), { header: 'row' }), cell(assembly, language.number(r.value))),
        ),
      },
    ],
  };
}
