import type {
  LoadedTemplate,
  Origin,
  Project,
  ProseBlock,
  ProseDirective,
  Series,
  SeriesRow,
} from '@decode/model';
import { sourceLanguage } from '@decode/model';
import { changePanel } from '../assemble/charts/change-panel.ts';
import { createLanguage, type Language } from '../language/index.ts';
import { resolveField, totals } from '../localise/resolve-field.ts';
import type { Traced } from './trace.ts';
import { rowsOf, sourcesOf, tracedRow } from './traced-rows.ts';

/**
 * Figures that stand in no text and in no row: what numerals, charts and tables of the annex compute from the data of a
 * place. Printed as in English; `isPrinted` reads the number.
 */
export function computedInPlace(
  project: Project,
  template: LoadedTemplate,
  isPrinted: (printed: string) => boolean,
): Traced[] {
  const language = english(project);
  if (!language) return [];
  const field = (path: readonly string[], origin: Origin): Traced[] => {
    const value = resolveField({ type: 'field', path: [...path] }, template, sourceLanguage, language);
    if (!('text' in value) || !isPrinted(value.text)) return [];
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
    directives(blocks).flatMap(({ attributes, origin }) => {
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
        return changed(project, template, written, rows, language, origin, isPrinted);
      });
    }),
  );
  return [...numerals, ...charts];
}

/** Changes that publications print beside the figures that they compare. */
export function computedInPublications(project: Project, isPrinted: (printed: string) => boolean): Traced[] {
  const language = english(project);
  if (!language) return [];
  return [...project.publications.values()].flatMap(({ publication }) =>
    publication.value.comparisons.flatMap(({ years: [from, to], chart, series }, i) =>
      Object.entries(series).flatMap(([place, name]) => {
        const template = project.templates.get(place);
        const written = template?.series.get(name)?.value;
        if (!template || !written) return [];
        const origin = publication.origin(['comparisons', i, 'series', place]);
        const rows = totals(written).filter(({ value }) => value > 0);
        const compared = [
          rows.filter(({ year }) => year === from || year === to),
          ...(chart ? [rows.filter(({ year }) => year >= chart.from)] : []),
        ];
        const found = compared.flatMap((own) =>
          changed(project, template, written, own, language, origin, isPrinted),
        );
        // Table and chart mostly say the same.
        return found.slice(0, 1);
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
  isPrinted: (printed: string) => boolean,
): Traced[] {
  if (!series || rows.length < 2) return [];
  const { change } = changePanel(
    rows,
    series.breaks.map(({ year }) => year),
    language,
  );
  if (change.from === change.to || !isPrinted(change.label)) return [];
  const ends = rows
    .filter(({ year }) => year === change.from || year === change.to)
    .flatMap((row) => tracedRow(project, template, series.name, row));
  return [computed(template.slug, change.label, origin, ends)];
}

function computed(place: string, printed: string, origin: Origin, rows: Traced['rows']): Traced {
  return { place, kind: 'computed', printed, origin, rows, sources: sourcesOf(rows) };
}

function english(project: Project): Language | undefined {
  const rules = project.languages.get(sourceLanguage);
  return rules && createLanguage(rules, 'eu');
}

function years(series: Series | undefined): number[] {
  return series ? totals(series).map(({ year }) => year) : [];
}

/** Wherever they stand: in quotes and lists too. */
function directives(blocks: readonly ProseBlock[]): ProseDirective[] {
  return blocks.flatMap((block): ProseDirective[] => {
    if (block.type === 'directive') return [block];
    if (block.type === 'quote') return directives(block.children);
    return block.type === 'list' ? block.items.flatMap(({ children }) => directives(children)) : [];
  });
}
