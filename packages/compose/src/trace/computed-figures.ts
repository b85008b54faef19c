import {
  directivesIn,
  type LoadedTemplate,
  type Origin,
  type Project,
  type Series,
  type SeriesRow,
  sourceLanguage,
} from '@decode/model';
import { readNumber } from '@decode/source';
import { changePanel } from '../assemble/charts/change-panel.ts';
import { createLanguage, type Language } from '../language/index.ts';
import { resolveField, totals } from '../localise/resolve-field.ts';
import type { Traced } from './trace.ts';
import { rowsOf, sourcesOf, tracedRow } from './traced-rows.ts';

/** A figure with its value as a number of its printed form. */
interface Computed {
  readonly value: number;
  readonly traced: Traced;
}
const known = new WeakMap<Project, readonly Computed[]>();

/**
 * Figures that stand in no text and in no row: what numerals, charts and tables of the annex compute from the data of
 * places, and publications from those of all. Printed as in English.
 *
 * @param wanted a number as it is printed, without its sign
 */
export function computedAs(project: Project, wanted: number, places: readonly string[]): Traced[] {
  const all = known.get(project) ?? computedIn(project);
  known.set(project, all);
  return all.flatMap(({ value, traced }) =>
    value === wanted && (places.length === 0 || places.includes(traced.place ?? '')) ? [traced] : [],
  );
}

function computedIn(project: Project): Computed[] {
  const rules = project.languages.get(sourceLanguage);
  if (!rules) return [];
  const language = createLanguage(rules, 'eu');
  const all = [
    ...[...project.templates.values()].flatMap((template) => inPlace(project, template, language)),
    ...inPublications(project, language),
  ];
  return all.flatMap((traced) => {
    const value = readNumber(traced.printed, rules);
    return value === undefined ? [] : [{ value, traced }];
  });
}

function inPlace(project: Project, template: LoadedTemplate, language: Language): Traced[] {
  const field = (path: readonly string[], origin: Origin): Traced[] => {
    const value = resolveField({ type: 'field', path: [...path] }, template, sourceLanguage, language);
    if (!('text' in value)) return [];
    const rows = rowsOf(project, template, path);
    return [{ ...computed(template.slug, value.text, origin, rows), field: path.join('.') }];
  };
  const { keyFigures } = template.template.value;
  const numerals = keyFigures.flatMap(({ series, read, from }, i) =>
    read === 'last'
      ? []
      : field(
          ['data', series, ...(from === undefined ? [] : ['since', String(from)]), read],
          template.template.origin(['keyFigures', i, 'series']),
        ),
  );
  const charts = [...template.slots.values()].flatMap(({ blocks }) =>
    directivesIn(blocks).flatMap(({ attributes, origin }) => {
      if (!origin) return [];
      const { births = '', deaths = '', migration = '', series = '', from } = attributes;
      const written = template.series.get(series)?.value;
      if (attributes['kind'] === 'components')
        return years(template.series.get(migration)?.value).flatMap((year) =>
          field(['data', births, 'minus', deaths, String(year)], origin),
        );
      // Bars and small lines of the parts of an area.
      return Object.keys(written?.geography.areas ?? {}).flatMap((area) => {
        const rows = (written?.rows ?? []).filter(
          ({ geo, year }) => geo === area && year >= Number(from ?? 0),
        );
        return changed(project, template, written, rows, language, origin);
      });
    }),
  );
  return [...numerals, ...charts];
}

/** Changes that stand beside the figures compared, in the table and as the label of the chart. */
function inPublications(project: Project, language: Language): Traced[] {
  return [...project.publications.values()].flatMap(({ publication }) =>
    publication.value.comparisons.flatMap(({ years: [from, to], chart, series }, i) =>
      Object.entries(series).flatMap(([place, name]) => {
        const template = project.templates.get(place);
        const written = template?.series.get(name)?.value;
        if (!template || !written) return [];
        const origin = publication.origin(['comparisons', i, 'series', place]);
        const rows = totals(written).filter(({ value }) => value > 0);
        const inTable = rows.filter(({ year }) => year === from || year === to);
        const inChart = chart ? rows.filter(({ year }) => year >= chart.from) : [];
        const found = [inTable, inChart].flatMap((own) =>
          changed(project, template, written, own, language, origin),
        );
        // Mostly they are one figure.
        return found.filter(({ printed }, n) => found.findIndex((other) => other.printed === printed) === n);
      }),
    ),
  );
}

/** The change between the ends of the last part without a break, as small multiples print it. */
function changed(
  project: Project,
  template: LoadedTemplate,
  series: Series | undefined,
  rows: readonly SeriesRow[],
  language: Language,
  origin: Origin,
): Traced[] {
  if (!series || rows.length < 2) return [];
  const { change } = changePanel(
    rows,
    series.breaks.map(({ year }) => year),
    language,
  );
  if (change.from === change.to) return [];
  const ends = rows
    .filter(({ year }) => year === change.from || year === change.to)
    .flatMap((row) => tracedRow(project, template, series.name, row));
  return [computed(template.slug, change.label, origin, ends)];
}

function computed(place: string, printed: string, origin: Origin, rows: Traced['rows']): Traced {
  return { place, kind: 'computed', printed, origin, rows, sources: sourcesOf(rows) };
}

function years(series: Series | undefined): number[] {
  return series ? totals(series).map(({ year }) => year) : [];
}
