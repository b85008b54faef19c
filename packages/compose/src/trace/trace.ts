import {
  type Bundle,
  bundlesOf,
  type Field,
  type LoadedTemplate,
  type Origin,
  type Project,
  sourceLanguage,
  type Unit,
} from '@decode/model';
import { numbersWritten, parseInline, plainText, readNumber } from '@decode/source';
import { createLanguage, lookup } from '../language/index.ts';
import { resolveField } from '../localise/resolve-field.ts';
import { citationsOf } from './citations-of.ts';
import { computedAs } from './computed-figures.ts';
import { decidedAt, decidedOn, type TracedIndicator } from './decided-figures.ts';
import {
  rowsOf,
  sourcesOf,
  type TracedRow,
  type TracedSource,
  tracedRow,
  tracedSource,
} from './traced-rows.ts';

export interface Traced {
  readonly place?: string;
  /**
   * data: a row; field: printed from data; computed: from rows, for a chart or table; cited: typed beside citations, or
   * with a field for their source; uncited: typed without; indicator: what a recommendation is measured by; baseline,
   * reading, target: what a place has given for one.
   */
  readonly kind:
    | 'data'
    | 'field'
    | 'computed'
    | 'cited'
    | 'uncited'
    | 'indicator'
    | 'baseline'
    | 'reading'
    | 'target';
  /** The number as it is printed, with the field that prints it. */
  readonly printed: string;
  readonly field?: string;
  /** Where the text stands that prints it. */
  readonly origin?: Origin;
  /** Of a baseline, reading or target. */
  readonly year?: number;
  readonly indicator?: TracedIndicator;
  readonly rows: readonly TracedRow[];
  readonly sources: readonly TracedSource[];
}

/**
 * Where a printed figure comes from: every row, field and typed number that gives it.
 * @param what a number as any document prints it, a field such as `data.births.last`, or an indicator by the code of its
 * recommendation and its own number there, such as `A1.2`
 */
export function trace(project: Project, what: string, places: readonly string[] = []): Traced[] {
  const templates = [...project.templates.values()].filter(
    ({ slug }) => places.length === 0 || places.includes(slug),
  );
  const [, named] = /^(?:\{\{\s*)?(data\.[\w.-]+)(?:\s*\}\})?$/.exec(what.trim()) ?? [];
  if (named) return templates.flatMap((template) => ofField(project, template, named.split('.')));
  const [, code, index] = /^([A-Z]\d{1,2})\.(\d)$/.exec(what.trim()) ?? [];
  if (code) return decidedOn(project, templates, code, Number(index) - 1);
  const wanted = meantBy(project, what);
  if (wanted === undefined) return [];
  const typed = bundlesOf(project)
    .filter(({ folder }) => {
      const [, place] = /^templates\/([^/]+)/.exec(folder) ?? [];
      return places.length === 0 || place === undefined || places.includes(place);
    })
    .flatMap((bundle) => typedIn(project, bundle, wanted));
  const fields = inFields(project, places.length > 0 ? templates : undefined, wanted);
  const inPlaces = templates.flatMap((template) => [
    ...inPlace(project, template, wanted),
    ...decidedAt(project, template, (value) => Math.abs(value) === wanted),
  ]);
  return [...inPlaces, ...computedAs(project, wanted, places), ...typed, ...fields];
}

/** Before or behind an amount. */
const currency = /^(?:[A-Z]{3}|€)\s*|\s*(?:[A-Z]{3}|€)$/gu;

/**
 * The value of a number as any document prints it. «1.234» is one and a bit in English and more than a thousand in
 * German: nobody prints three decimals, so the larger is meant.
 */
function meantBy(project: Project, printed: string): number | undefined {
  const number = printed.replace(currency, '');
  const values = [...project.languages.values()].flatMap((rules) => readNumber(number, rules) ?? []);
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
  const fields = fieldsOf(project, template).flatMap(({ values, traced }) =>
    values.includes(wanted) ? [traced] : [],
  );
  return [...data, ...fields];
}

interface PrintedField {
  readonly traced: Traced;
  readonly values: readonly (number | undefined)[];
}
const printedFields = new WeakMap<LoadedTemplate, readonly PrintedField[]>();

/** Fields of data in the texts of a place, with what they print; asked for each number. */
function fieldsOf(project: Project, template: LoadedTemplate): readonly PrintedField[] {
  const known = printedFields.get(template);
  if (known) return known;
  const fields = template.bundle.units.flatMap((unit) =>
    [...unit.text.matchAll(/\{\{\s*(data\.[\w.-]+)/g)].flatMap(([, field = '']) =>
      ofField(project, template, field.split('.')).map((one): PrintedField => {
        const values = one.printed.split(' / ').map((printed) => meantBy(project, printed));
        return { traced: { ...one, origin: unit.origin }, values };
      }),
    ),
  );
  printedFields.set(template, fields);
  return fields;
}

const typedNumbers = new WeakMap<Unit, readonly number[]>();

function numbersOf(project: Project, unit: Unit): readonly number[] {
  let numbers = typedNumbers.get(unit);
  if (!numbers) {
    const rules = lookup((name) => project.languages.get(name), unit.language);
    const isTyped = unit.kind !== 'message' && /\d/.test(unit.text);
    numbers = isTyped ? numbersWritten(plainText(parseInline(unit.text).children), rules) : [];
    typedNumbers.set(unit, numbers);
  }
  return numbers;
}

/** Numbers that an author typed, in the texts as they were written. */
function typedIn(project: Project, bundle: Bundle, wanted: number): Traced[] {
  const [, place] = /^templates\/([^/]+)/.exec(bundle.folder) ?? [];
  const saying = bundle.units.filter((unit) => numbersOf(project, unit).includes(wanted));
  if (saying.length === 0) return [];
  const fields = sourceFields(project, bundle);
  return saying.map((unit): Traced => {
    // Findings and results have a field for their source.
    const besides = fields.get(unit.text) ?? [];
    const rules = lookup((name) => project.languages.get(name), unit.language);
    const keys = citationsOf(unit.text, (part) =>
      numbersWritten(plainText(parseInline(part).children), rules).includes(wanted),
    );
    const sources = [...new Set([...keys, ...besides])].flatMap((key) => tracedSource(project, key));
    return {
      ...(place === undefined ? {} : { place }),
      kind: sources.length > 0 ? 'cited' : 'uncited',
      printed: String(wanted),
      origin: unit.origin,
      rows: [],
      sources,
    };
  });
}

/** Texts with a field for their source beside them: findings, costs, results, and what a series says of itself. */
function sourceFields(project: Project, { folder }: Bundle): ReadonlyMap<string, readonly string[]> {
  const here = <T extends { readonly file: string }>({ file }: T) => file.startsWith(`${folder}/`);
  const facts = [...project.proposals.values(), ...project.practices.values()].filter(here);
  const entries = facts.flatMap(({ value }) => [
    ...value.costs,
    ...('evidence' in value ? value.evidence : value.figures),
  ]);
  const series = [...project.templates.values()]
    .flatMap((template) => [...template.series.values()])
    .filter(here)
    .map(({ value }) => value);
  const found = new Map<string, string[]>();
  for (const { source, ...said } of [...entries, ...series])
    for (const text of wordsIn(said)) found.set(text, [...(found.get(text) ?? []), source]);
  return found;
}

function wordsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(wordsIn) : [];
}

/** Amounts and results that are numbers in a field, printed with the source beside them. */
/** In all recommendations and practices, or in those that places have chosen. */
function inFields(
  project: Project,
  templates: readonly LoadedTemplate[] | undefined,
  wanted: number,
): Traced[] {
  const chosen = templates?.flatMap(({ template: { value } }) => [
    ...value.recommendations.map(({ proposal }) => project.proposals.get(proposal)),
    ...value.practices.map((practice) => project.practices.get(practice)),
  ]);
  const facts = [...project.proposals.values(), ...project.practices.values()].filter(
    (written) => !chosen || chosen.includes(written),
  );
  return facts.flatMap((written) => {
    const cited = (source: string, path: readonly (string | number)[]): Traced => ({
      kind: 'cited',
      printed: String(wanted),
      origin: written.origin(path),
      rows: [],
      sources: tracedSource(project, source),
    });
    const { costs } = written.value;
    const figures = 'figures' in written.value ? written.value.figures : [];
    return [
      ...costs.flatMap(({ min, max, source }, i) =>
        [min, max].includes(wanted) ? [cited(source, ['costs', i, min === wanted ? 'min' : 'max'])] : [],
      ),
      ...figures.flatMap(({ value, source }, i) =>
        Math.abs(value) === wanted ? [cited(source, ['figures', i, 'value'])] : [],
      ),
    ];
  });
}
