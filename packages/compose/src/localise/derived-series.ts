import type { LoadedTemplate, Series, SeriesRow } from '@decode/model';

/** What a field reads: a series as it is, or one that is computed from it, and the steps that are left of its path. */
export type Derived =
  | { readonly series: Series; readonly steps: readonly string[] }
  /** Why it cannot be computed, as the end of a sentence. */
  | { readonly fault: string };

export const derivationsTodo =
  'Computed values are minus.<series>, shareOf.<series>, aged.<years> and shareAged.<years>, as in data.births.minus.deaths.last.';

/**
 * Sums, differences and shares are computed from the data, never typed: `births.minus.deaths`, `residents-65.shareOf.residents`
 * (years that both have, one area, no break in either), `age-groups.aged.65` and `age-groups.shareAged.65` (both sexes, all
 * ages from there). Values are exact; only what is printed is rounded.
 */
export function derivedSeries(
  series: Series,
  path: readonly string[],
  template: Pick<LoadedTemplate, 'slug' | 'series'>,
): Derived {
  const [what, operand = '', ...steps] = path;
  if (what === 'minus' || what === 'shareOf') {
    const other = template.series.get(operand)?.value;
    if (!other) return { fault: `${template.slug} has no data series "${operand}"` };
    if (other.geography.code !== series.geography.code)
      return {
        fault: `"${series.name}" is about ${series.geography.code} and "${operand}" about ${other.geography.code}`,
      };
    const base = byYear(other.rows);
    const values = [...byYear(series.rows)].flatMap(([year, value]): SeriesRow[] => {
      const against = base.get(year);
      if (against === undefined || (what === 'shareOf' && against <= 0)) return [];
      return [{ year, value: what === 'minus' ? value - against : (value / against) * 100 }];
    });
    const breaks = [...series.breaks, ...other.breaks];
    const unit = what === 'shareOf' ? 'percent' : series.unit;
    return { series: { ...series, unit, breaks, rows: values }, steps };
  }
  if (what === 'aged' || what === 'shareAged') {
    const least = Number(operand);
    const groups = series.rows.filter(({ age, sex, geo }) => age && !geo && (sex === 'M' || sex === 'F'));
    if (!groups.some(({ age }) => lowestAge(age) === least))
      return { fault: `"${series.name}" has no age group by sex that begins at ${operand}` };
    const all = byYear(groups);
    const old = byYear(groups.filter(({ age }) => lowestAge(age) >= least));
    const rows = [...old].map(([year, value]) => ({
      year,
      value: what === 'aged' ? value : (value / (all.get(year) ?? 1)) * 100,
    }));
    return { series: { ...series, unit: what === 'aged' ? series.unit : 'percent', rows }, steps };
  }
  return { series, steps: path };
}

/** Sums of the rows of each year: one row each, but for those by sex and age. */
function byYear(rows: readonly SeriesRow[]): Map<number, number> {
  const sums = new Map<number, number>();
  const totals = rows.filter(({ sex, age, geo }) => (!sex || sex === 'T') && !age && !geo);
  for (const { year, value } of totals.length > 0 ? totals : rows)
    sums.set(year, (sums.get(year) ?? 0) + value);
  return sums;
}

/** Of «0-4», «90+». */
export function lowestAge(age = ''): number {
  return Number(/\d+/.exec(age)?.[0] ?? Number.NaN);
}
