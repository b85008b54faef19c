import {
  type Inline,
  nearest,
  type ProseDirective,
  type Series,
  type SeriesRow,
  type Written,
} from '@decode/model';
import type { Language } from '../../language/index.ts';
import { seriesValue } from '../../localise/resolve-field.ts';
import type { Settled } from '../../localise/settled.ts';
import type { Assembly, PlaceAssembly } from '../assembly.ts';
import { plainWords } from '../plain-words.ts';

/** The series that an attribute of a directive names; a wrong name is told at its line. */
export function seriesOf(
  assembly: PlaceAssembly,
  block: ProseDirective,
  attribute = 'series',
): Written<Series> | undefined {
  const { template } = assembly.draft;
  const name = block.attributes[attribute] ?? '';
  const written = template.series.get(name);
  if (written) return written;
  const meant = nearest(name, template.series.keys());
  wrong(
    assembly,
    block,
    'unknown-series',
    name
      ? `${template.slug} has no data series "${name}".`
      : `"::${block.name}" names no series${attribute === 'series' ? '' : ` under "${attribute}"`}.`,
    `Write {${attribute}=…} with a file of templates/${template.slug}/data${meant ? ` (did you mean "${meant}"?)` : ''}.`,
  );
  return undefined;
}

export function wrong(
  assembly: PlaceAssembly,
  block: ProseDirective,
  rule: string,
  found: string,
  todo: string,
): undefined {
  assembly.fail({ rule, severity: 'error', found, todo, ...(block.origin ? { origin: block.origin } : {}) });
}

/** A text of a series' descriptor. */
export function seriesText(
  assembly: PlaceAssembly,
  written: Written<Series>,
  ...path: (string | number)[]
): Settled {
  return assembly.text({ ...written, bundle: assembly.draft.template.bundle }, ...path);
}

/** Plain words, for alternatives and labels inside pictures. */
export function words(assembly: Assembly, settled: Settled): string {
  return plainWords(
    assembly.phrase({ ...settled, inlines: settled.inlines.filter((node) => node.type !== 'cite') }),
  );
}

export function areaName(assembly: PlaceAssembly, written: Written<Series>): string {
  return words(assembly, seriesText(assembly, written, 'geography', 'name'));
}

export function printerOf(assembly: PlaceAssembly, series: Series): (value: number) => string {
  return (value) => seriesValue(value, series, assembly.draft.language);
}

export function unitNote({ say }: Assembly, unit: Series['unit']): string {
  return say('chart.unit', { unit: say(`unit.${unit}`) });
}

/** Breaks that a line from the first of these years to the last would run over. */
export function breaksWithin({ breaks }: Series, years: readonly number[]): readonly number[] {
  const [first, last] = [Math.min(...years), Math.max(...years)];
  return breaks.flatMap(({ year }) => (year > first && year <= last ? [year] : []));
}

/** With a full stop and a blank, unless the text ends with one: Lithuanian dates do («sausio 1 d.»). */
export function sentence(inlines: readonly Inline[]): Inline[] {
  const last = inlines.at(-1);
  const ended = last?.type === 'text' && last.value.endsWith('.');
  return [...inlines, { type: 'text', value: ended ? ' ' : '. ' }];
}

/** Breaks, and what the flags of these rows mean, one by one; a break that the source flags too is said once. */
export function doubts(
  assembly: PlaceAssembly,
  written: Written<Series>,
  rows: readonly SeriesRow[],
): Inline[][] {
  const { language } = assembly.draft;
  const series = written.value;
  const years = new Set(rows.map(({ year }) => year));
  const within = breaksWithin(series, [...years]);
  const breaks = series.breaks.flatMap(({ year }, i): Inline[][] =>
    within.includes(year)
      ? [
          [
            { type: 'text', value: `${assembly.say('chart.breakLine', { year: String(year) })} ` },
            ...sentence(assembly.phrase(seriesText(assembly, written, 'breaks', i, 'note'))),
          ],
        ]
      : [],
  );
  const flags = Object.keys(series.flags).flatMap((flag): Inline[][] => {
    const flagged = [...new Set(rows.filter((row) => row.flag === flag).map(({ year }) => year))];
    if (flagged.length === 0 || flagged.every((year) => within.includes(year))) return [];
    return [
      [
        { type: 'text', value: `${yearRanges(language, flagged)}: ` },
        ...sentence(assembly.phrase(seriesText(assembly, written, 'flags', flag))),
      ],
    ];
  });
  // Of ages two years are shown, and no line between them.
  const gap = rows.some(({ age }) => age) ? '' : yearRanges(language, missingYears([...years]));
  return [
    ...breaks,
    ...flags,
    ...(gap === ''
      ? []
      : [[{ type: 'text' as const, value: `${assembly.say('chart.gaps', { years: gap })} ` }]]),
  ];
}

/** Years between first and last that have no value. */
function missingYears(years: readonly number[]): number[] {
  const known = new Set(years);
  const [first, last] = [Math.min(...years), Math.max(...years)];
  return Array.from({ length: Math.max(0, last - first) }, (_, i) => first + i).filter(
    (year) => !known.has(year),
  );
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
