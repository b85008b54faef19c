import {
  type Bundle,
  bundlesOf,
  type Field,
  type LoadedTemplate,
  type Origin,
  type Project,
  type SeriesRow,
  type Source,
  sourceLanguage,
} from '@decode/model';
import { numbersWritten, parseInline, plainText, readNumber } from '@decode/source';
import { createLanguage, lookup } from './language/index.ts';
import { derivedSeries, lowestAge } from './localise/derived-series.ts';
import { resolveField, totals } from './localise/resolve-field.ts';

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
export interface Traced {
  readonly place?: string;
  /** data: a row; field: printed from data; cited: typed beside citations; uncited: typed without. */
  readonly kind: 'data' | 'field' | 'cited' | 'uncited';
  /** The number as it is printed, with the field that prints it. */
  readonly printed: string;
  readonly field?: string;
  /** Where the text stands that prints it. */
  readonly origin?: Origin;
  readonly rows: readonly TracedRow[];
  readonly sources: readonly TracedSource[];
}

/**
 * Where a printed figure comes from: every row, field and typed number that gives it.
 * @param what a field such as `data.births.last`, or a number as any document prints it
 */
export function trace(project: Project, what: string, places: readonly string[] = []): Traced[] {
  const templates = [...project.templates.values()].filter(
    ({ slug }) => places.length === 0 || places.includes(slug),
  );
  const [, named] = /^(?:\{\{\s*)?(data\.[\w.-]+)(?:\s*\}\})?$/.exec(what.trim()) ?? [];
  if (named) return templates.flatMap((template) => ofField(project, template, named.split('.')));
  const wanted = meantBy(project, what);
  if (wanted === undefined) return [];
  const typed = bundlesOf(project)
    .filter(({ folder }) => {
      const [, place] = /^templates\/([^/]+)/.exec(folder) ?? [];
      return places.length === 0 || place === undefined || places.includes(place);
    })
    .flatMap((bundle) => typedIn(project, bundle, wanted));
  const costs = places.length > 0 ? [] : inCosts(project, wanted);
  return [...templates.flatMap((template) => inPlace(project, template, wanted)), ...typed, ...costs];
}

/**
 * The value of a number as any document prints it. «1.234» is one and a bit in English and more than a thousand in
 * German: nobody prints three decimals, so the larger is meant.
 */
function meantBy(project: Project, printed: string): number | undefined {
  const values = [...project.languages.values()].flatMap((rules) => readNumber(printed, rules) ?? []);
  return values.length === 0 ? undefined : Math.max(...values);
}

function ofField(project: Project, template: LoadedTemplate, path: readonly string[]): Traced[] {
  const rows = rowsOf(project, template, path);
  const printed = print(project, template, path);
  if (rows.length === 0 || printed.length === 0) return [];
  const field = path.join('.');
  const found = { place: template.slug, kind: 'field' as const, field, rows, sources: sourcesOf(rows) };
  return [{ ...found, printed: [...new Set(printed)].join(' / ') }];
}

/** In the place's own language and in English. */
function print(project: Project, template: LoadedTemplate, path: readonly string[]): string[] {
  const { language, profile } = template.place.value;
  return [...new Set([language, sourceLanguage])].flatMap((tag) => {
    const rules = lookup((name) => project.languages.get(name), tag);
    if (!rules) return [];
    const field: Field = { type: 'field', path: [...path] };
    const value = resolveField(
      field,
      template,
      tag,
      createLanguage(rules, tag === language ? profile : 'eu'),
    );
    return 'text' in value ? [value.text] : [];
  });
}

/** Rows whose value is the number, and fields of the place's texts that print it. */
function inPlace(project: Project, template: LoadedTemplate, wanted: number): Traced[] {
  const rows = [...template.series.keys()].flatMap((name) =>
    (template.series.get(name)?.value.rows ?? [])
      .filter(({ value }) => Math.abs(value) === wanted)
      .flatMap((row) => tracedRow(project, template, name, row)),
  );
  const data = rows.map(
    (row): Traced => ({
      place: template.slug,
      kind: 'data',
      printed: String(row.value),
      rows: [row],
      sources: [row.source],
    }),
  );
  const fields = template.bundle.units.flatMap((unit) =>
    [...unit.text.matchAll(/\{\{\s*(data\.[\w.-]+)/g)].flatMap(([, field = '']): Traced[] =>
      ofField(project, template, field.split('.'))
        .filter(({ printed }) => printed.split(' / ').some((one) => meantBy(project, one) === wanted))
        .map((one) => ({ ...one, origin: unit.origin })),
    ),
  );
  return [...data, ...fields];
}

/** Numbers that an author typed, in the texts as they were written. */
function typedIn(project: Project, bundle: Bundle, wanted: number): Traced[] {
  const [, place] = /^templates\/([^/]+)/.exec(bundle.folder) ?? [];
  const fields = new Map(
    [...project.proposals.values()]
      .flatMap(({ value }) => value.evidence)
      .map(({ finding, source }) => [finding, [source]] as const),
  );
  return bundle.units.flatMap((unit): Traced[] => {
    if (unit.kind === 'message') return [];
    const rules = lookup((name) => project.languages.get(name), unit.language);
    const words = plainText(parseInline(unit.text).children);
    if (!numbersWritten(words, rules).includes(wanted)) return [];
    // Findings and results have a field for their source.
    const besides = fields.get(unit.text) ?? [];
    const keys = [...unit.text.matchAll(/\[@([^\]]*)\]/g)].flatMap(([, list = '']) =>
      list.split(';').map((key) => key.trim().replace(/^@/, '')),
    );
    const sources = [...new Set([...keys, ...besides])].flatMap((key) => tracedSource(project, key));
    return [
      {
        ...(place === undefined ? {} : { place }),
        kind: sources.length > 0 ? 'cited' : 'uncited',
        printed: String(wanted),
        origin: unit.origin,
        rows: [],
        sources,
      },
    ];
  });
}

/** Amounts that were seen elsewhere: numbers in a field, printed with their source. */
function inCosts(project: Project, wanted: number): Traced[] {
  return [...project.proposals.values()].flatMap((proposal) =>
    proposal.value.costs.flatMap(({ min, max, source }, i): Traced[] =>
      [min, max].includes(wanted)
        ? [
            {
              kind: 'cited',
              printed: String(wanted),
              origin: proposal.origin(['costs', i, 'min']),
              rows: [],
              sources: tracedSource(project, source),
            },
          ]
        : [],
    ),
  );
}

/** The rows of the file that a field reads: one, or the ends of a change, of every series that is computed with. */
function rowsOf(project: Project, template: LoadedTemplate, path: readonly string[]): TracedRow[] {
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

function tracedRow(project: Project, template: LoadedTemplate, name: string, row: SeriesRow): TracedRow[] {
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

function tracedSource(project: Project, key: string): TracedSource[] {
  const source: Source | undefined = Object.hasOwn(project.sources.value, key)
    ? project.sources.value[key]
    : undefined;
  if (!source) return [];
  const { title, URL, accessed } = source;
  return [{ key, title: title ?? `[${source['supplied-title'] ?? ''}]`, url: URL, accessed }];
}

function sourcesOf(rows: readonly TracedRow[]): TracedSource[] {
  return [...new Map(rows.map(({ source }) => [source.key, source])).values()];
}
