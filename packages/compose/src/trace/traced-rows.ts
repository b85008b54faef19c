import type { LoadedTemplate, Project, SeriesRow, Source } from '@decode/model';
import { derivedSeries, lowestAge } from '../localise/derived-series.ts';
import { totals } from '../localise/resolve-field.ts';

/** A row of a place's data that a figure comes from, down to its source. */
export interface TracedRow {
  readonly series: string;
  readonly file: string;
  readonly line?: number;
  readonly year: number;
  readonly value: number;
  /** Sex, age, part of the area. */
  readonly of?: string;
  /** What the flag of the row means. */
  readonly flag?: string;
  readonly definition: string;
  readonly area: string;
  readonly source: TracedSource;
}
export interface TracedSource {
  readonly key: string;
  readonly title: string;
  readonly url: string;
  readonly accessed: string;
}
/** The rows of the file that a field reads: one, or the ends of a change, of every series that is computed with. */
export function rowsOf(project: Project, template: LoadedTemplate, path: readonly string[]): TracedRow[] {
  const [, name = '', ...rest] = path;
  const series = template.series.get(name)?.value;
  const derived = series && derivedSeries(series, rest, template);
  if (!derived || 'fault' in derived) return [];
  let { steps } = derived;
  let rows = totals(derived.series);
  if (steps[0] === 'since') {
    rows = rows.filter(({ year }) => year >= Number(steps[1]));
    steps = steps.slice(2);
  }
  const [first, last] = [rows[0], rows.at(-1)];
  const [what = ''] = steps;
  const chosen =
    what === 'last'
      ? [last]
      : what === 'first'
        ? [first]
        : /^\d{4}$/.test(what)
          ? rows.filter(({ year }) => String(year) === what)
          : [first, last];
  const years = new Set(chosen.flatMap((row) => (row ? [row.year] : [])));
  const operand = rest[0] === 'minus' || rest[0] === 'shareOf' ? [rest[1] ?? ''] : [];
  // A share takes all ages.
  const from = rest[0] === 'aged' ? Number(rest[1]) : rest[0] === 'shareAged' ? 0 : undefined;
  return [name, ...operand].flatMap((own) => {
    const all = template.series.get(own)?.value;
    if (!all) return [];
    const used = from === undefined ? totals(all) : all.rows.filter(({ age }) => lowestAge(age) >= from);
    return used
      .filter(({ year }) => years.has(year))
      .flatMap((row) => tracedRow(project, template, own, row));
  });
}

export function tracedRow(
  project: Project,
  template: LoadedTemplate,
  name: string,
  row: SeriesRow,
): TracedRow[] {
  const written = template.series.get(name);
  if (!written) return [];
  const { definition, geography, flags, source } = written.value;
  const of = [row.sex, row.age, row.geo].filter((part) => part !== undefined).join(' ');
  const meaning = row.flag === undefined ? undefined : flags[row.flag];
  return tracedSource(project, source).map((from) => ({
    series: name,
    file: `templates/${template.slug}/data/${name}.csv`,
    ...(row.line === undefined ? {} : { line: row.line }),
    year: row.year,
    value: row.value,
    ...(of ? { of } : {}),
    ...(meaning ? { flag: meaning } : {}),
    definition,
    area: `${geography.name} (${geography.code})`,
    source: from,
  }));
}

export function tracedSource(project: Project, key: string): TracedSource[] {
  const source: Source | undefined = Object.hasOwn(project.sources.value, key)
    ? project.sources.value[key]
    : undefined;
  if (!source) return [];
  const { title, URL, accessed } = source;
  return [{ key, title: title ?? `[${source['supplied-title'] ?? ''}]`, url: URL, accessed }];
}

export function sourcesOf(rows: readonly TracedRow[]): TracedSource[] {
  return [...new Map(rows.map(({ source }) => [source.key, source])).values()];
}
