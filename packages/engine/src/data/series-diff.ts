import type { Series, SeriesRow } from '@decode/model';

export interface RowChange {
  kind: 'new' | 'changed' | 'gone';
  /** «2024», «2024 F 65+». */
  row: string;
  before?: string;
  after?: string;
}

function keyOf({ year, sex, age, geo }: SeriesRow): string {
  return [year, geo, sex, age].filter((part) => part !== undefined).join(' ');
}
function shown({ value, flag }: SeriesRow): string {
  return flag ? `${value} (${flag})` : String(value);
}

/** Own flags of a value that stayed the same are kept: offices do not repeat what we noted of a copy. */
export function withOwnFlags(before: readonly SeriesRow[], after: readonly SeriesRow[]): SeriesRow[] {
  const old = new Map(before.map((row) => [keyOf(row), row]));
  return after.map((row) => {
    const same = old.get(keyOf(row));
    return row.flag === undefined && same?.flag !== undefined && same.value === row.value
      ? { ...row, flag: same.flag }
      : row;
  });
}

/** What would be another row of the file, in its order. */
export function seriesDiff(before: readonly SeriesRow[], after: readonly SeriesRow[]): RowChange[] {
  const [old, now] = [before, after].map((rows) => new Map(rows.map((row) => [keyOf(row), shown(row)])));
  const changes: RowChange[] = [];
  for (const [row, value] of old ?? []) {
    const next = now?.get(row);
    if (next === undefined) changes.push({ kind: 'gone', row, before: value });
    else if (next !== value) changes.push({ kind: 'changed', row, before: value, after: next });
  }
  for (const [row, value] of now ?? []) if (!old?.has(row)) changes.push({ kind: 'new', row, after: value });
  return changes;
}

/** The file of a series, with the columns that its rows need. */
export function csvOf({ rows }: Pick<Series, 'rows'>): string {
  const names = (['year', 'value', 'sex', 'age', 'geo', 'flag'] as const).filter(
    (name) => name === 'year' || name === 'value' || rows.some((row) => row[name] !== undefined),
  );
  return [names.join(','), ...rows.map((row) => names.map((name) => row[name] ?? '').join(','))]
    .map((line) => `${line}\n`)
    .join('');
}
