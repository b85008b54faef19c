import {
  type Field,
  type Message,
  nameCases,
  nearest,
  type Origin,
  type Series,
  type SeriesRow,
} from '@decode/model';
import { type Language, nameForm } from '../language/index.ts';
import { derivationsTodo, derivedSeries } from './derived-series.ts';
import type { Subject } from './draft.ts';
import { type ValueKind, valueKinds, writtenValue } from './written-value.ts';

export type Resolved = { readonly text: string } | { readonly message: Message };

/**
 * The value of a field in words and digits of a language; `{{ number.… }}`, `{{ date.… }}` and the like hold it themselves
 * (written-value.ts).
 *
 * place.name, place.partner, place.addressee: a name, `case=` one of model's nameCases.
 * data.<series>: last, first or a year (a value; `.year` after it: the year), `change` (per cent, signed), `changeAbsolute`,
 * `fall` and `rise` (per cent without sign, an error where the series went the other way); `since.<year>` before any of them
 * leaves out what is older, which a series with a break needs; that year must have a value. Before that stands what is computed (derived-series.ts):
 * `minus.<series>`, `shareOf.<series>`, `aged.<years>`, `shareAged.<years>`.
 */
export function resolveField(field: Field, subject: Subject, tag: string, language: Language): Resolved {
  const [head, ...rest] = field.path;
  if (head === 'place') return placeName(field, rest, subject, tag);
  if (head === 'data') {
    const read = readFigure(field, subject);
    return 'message' in read ? read : { text: printFigure(read, language) };
  }
  const kind = valueKinds.find((name) => name === head);
  if (kind) {
    try {
      return { text: writtenValue(kind, field, language) };
    } catch (cause) {
      if (!(cause instanceof RangeError)) throw cause;
      const todo = `Write ${examples[kind]}.`;
      return wrong(field, 'field-value', `{{ ${field.path.join('.')} }}: ${cause.message}.`, todo);
    }
  }
  return wrong(
    field,
    'unknown-field',
    `There is no field "${field.path.join('.')}".`,
    `Fields begin with ${['place', 'data', ...valueKinds].join(', ')}${suggest(head ?? '', ['place', 'data', ...valueKinds])}.`,
  );
}

const examples: Readonly<Record<ValueKind, string>> = {
  number: '{{ number.1250000 }} or {{ number.12.5.km2 }}',
  percent: '{{ percent.12.5 }}',
  money: '{{ money.12500.EUR }}',
  range: '{{ range.10.20 }} or {{ range.10.20.percent }}',
  date: '{{ date.2026-05-08 }}, {{ date.2026-05 }} or {{ date.2026-05-08 case=in }}',
  period: '{{ period.2024.2030 }} or {{ period.2024-03.2025-06 }}',
  time: '{{ time.14.05 }}',
};

function placeName(field: Field, rest: readonly string[], subject: Subject, tag: string): Resolved {
  const [which = '', ...more] = rest;
  const place = subject.place;
  const names = {
    name: place.value.name,
    partner: place.value.partner.name,
    addressee: place.value.addressee,
  };
  if (!Object.hasOwn(names, which) || more.length > 0) {
    return wrong(
      field,
      'unknown-field',
      `There is no field "${field.path.join('.')}".`,
      `Write place.name, place.partner or place.addressee${suggest(which, Object.keys(names))}.`,
    );
  }
  const wanted = nameCases.find((name) => name === (field.case ?? 'nom'));
  if (!wanted) {
    return wrong(
      field,
      'unknown-case',
      `There is no case "${field.case}".`,
      `The cases are ${nameCases.join(', ')}${suggest(field.case ?? '', nameCases)}.`,
    );
  }
  const found = nameForm(names[which as keyof typeof names], tag, wanted);
  if (found !== undefined) return { text: found };
  return wrong(
    field,
    'missing-form',
    `The form "${wanted}" of ${field.path.join('.')} is missing in ${tag}.`,
    `Add it to ${place.file} under ${which === 'partner' ? 'partner.name' : which}.${tag}.${wanted}, or word the sentence with another case.`,
  );
}

/** What a field of data says, before any language has printed it. */
export interface Figure {
  /** Shares as a part of one. */
  readonly value: number;
  readonly as: 'year' | 'number' | 'share';
  readonly decimals?: number;
  readonly sign?: boolean;
}

function printFigure({ value, as, ...options }: Figure, language: Language): string {
  if (as === 'year') return String(value);
  return as === 'share' ? language.percent(value, options) : language.number(value, options);
}

/** The figure that a field of data reads, whatever the language. */
export function readFigure(
  field: Field,
  subject: Pick<Subject, 'slug' | 'series'>,
): Figure | { readonly message: Message } {
  const [, name = '', ...path] = field.path;
  const written = subject.series.get(name);
  if (!written) {
    return wrong(
      field,
      'unknown-series',
      `${subject.slug} has no data series "${name}".`,
      `Add templates/${subject.slug}/data/${name}.csv with its descriptor${suggest(name, subject.series.keys())}.`,
    );
  }
  const derived = derivedSeries(written.value, path, subject);
  if ('fault' in derived)
    return wrong(field, 'no-value', `${field.path.join('.')}: ${derived.fault}.`, derivationsTodo);
  const { series } = derived;
  let rows = totals(series);
  let { steps } = derived;
  if (steps[0] === 'since') {
    const year = Number(steps[1]);
    // The sentence names that year: the next one there is would say something else without a word.
    if (!rows.some((row) => row.year === year)) {
      return wrong(
        field,
        'no-value',
        `The series "${name}" has no value for ${steps[1] ?? 'a year after "since"'}.`,
        rows.length > 0
          ? `It has ${rows.map((row) => row.year).join(', ')}; missing years stay missing.`
          : 'Choose another series.',
      );
    }
    rows = rows.filter((row) => row.year >= year);
    steps = steps.slice(2);
  }
  const [first, last] = [rows[0], rows.at(-1)];
  const [what = '', ...more] = steps;
  if (!first || !last)
    return wrong(
      field,
      'no-value',
      `The series "${name}" has no value for this field.`,
      'Choose another year or series.',
    );
  const point =
    what === 'last' ? last : what === 'first' ? first : rows.find((row) => String(row.year) === what);
  if (/^(last|first|\d{4})$/.test(what)) {
    if (!point)
      return wrong(
        field,
        'no-value',
        `The series "${name}" has no value for ${what}.`,
        `It has ${first.year} to ${last.year}; missing years stay missing.`,
      );
    if (more.length === 0)
      return series.unit === 'percent'
        ? { value: point.value / 100, as: 'share', decimals: 1 }
        : { value: point.value, as: 'number' };
    if (more.length === 1 && more[0] === 'year') return { value: point.year, as: 'year' };
  }
  if (more.length > 0 || !['change', 'changeAbsolute', 'fall', 'rise'].includes(what)) {
    return wrong(
      field,
      'unknown-field',
      `There is no field "${field.path.join('.')}".`,
      'After the series write last, first or a year (with .year for the year), change, changeAbsolute, fall or rise; before them, what is computed: minus, shareOf, aged, shareAged.',
    );
  }
  if (first === last)
    return wrong(
      field,
      'no-value',
      `The series "${name}" has only one value, so nothing has changed.`,
      'Use "last".',
    );
  const crossed = series.breaks.find((b) => b.year > first.year && b.year <= last.year);
  if (crossed) {
    return wrong(
      field,
      'change-over-break',
      `The series "${name}" is broken in ${crossed.year}: ${crossed.note}`,
      `Compare within one part, as in data.${name}.since.${(rows.find(({ year }) => year >= crossed.year) ?? last).year}.${what}.`,
    );
  }
  const absolute = last.value - first.value;
  const percentPoints = series.unit === 'percent';
  if (what === 'changeAbsolute') {
    return { value: absolute, as: 'number', sign: true, ...(percentPoints ? { decimals: 1 } : {}) };
  }
  // A share of nothing, of a balance below zero or of a share says something else than the sentence around it.
  if (first.value <= 0 || percentPoints) {
    return wrong(
      field,
      'no-share',
      `A change of "${name}" cannot be given in per cent: it ${percentPoints ? 'is a share itself' : 'begins at zero or below'}.`,
      'Use changeAbsolute, or name the first and the last value.',
    );
  }
  const share = absolute / first.value;
  if (what === 'change') return { value: share, as: 'share', decimals: 1, sign: true };
  if (absolute === 0 || (what === 'fall') !== absolute < 0) {
    const went = absolute === 0 ? 'did not change' : `went ${absolute < 0 ? 'down' : 'up'}`;
    return wrong(
      field,
      'wrong-direction',
      `"${field.path.join('.')}" is used, but the series ${went}.`,
      'Reword the sentence: the figures no longer say this.',
    );
  }
  return { value: Math.abs(share), as: 'share', decimals: 1 };
}

/** The rows for everybody: without sex, age or sub-area, or marked as the total. */
export function totals(series: Series): readonly SeriesRow[] {
  return series.rows.filter((row) => (!row.sex || row.sex === 'T') && !row.age && !row.geo);
}

/** A value of a series in the digits of a language, shares with their sign. */
export function seriesValue(number: number, series: Pick<Series, 'unit'>, language: Language): string {
  return series.unit === 'percent'
    ? language.percent(number / 100, { decimals: 1 })
    : language.number(number);
}

function suggest(name: string, known: Iterable<string>): string {
  const meant = nearest(name, known);
  return meant ? ` (did you mean "${meant}"?)` : '';
}

function wrong(field: Field, rule: string, found: string, todo: string): { readonly message: Message } {
  const origin: Origin | undefined = field.origin;
  return { message: { rule, severity: 'error', found, todo, ...(origin ? { origin } : {}) } };
}
