import type { Series, SeriesRow } from '@decode/model';
import { eurostatAddress } from '../host/web.ts';
import type { Observation } from './json-stat.ts';

/** The address of what the descriptor of a series names; the area is that of its geography, or its parts. */
export function eurostatQuery(series: Series, start = eurostatAddress): string | undefined {
  const { eurostat, geography } = series;
  if (!eurostat) return undefined;
  const areas = Object.keys(geography.areas);
  const query = new URLSearchParams({ format: 'JSON', lang: 'EN' });
  for (const area of areas.length > 0 ? areas : [geography.code]) query.append('geo', area);
  for (const [dimension, values] of Object.entries(eurostat.filters))
    for (const value of [values].flat()) query.append(dimension, value);
  if (eurostat.since !== undefined) query.append('sinceTimePeriod', String(eurostat.since));
  return `${start}${eurostat.dataset}?${query}`;
}

/**
 * Rows of a series from the cells of an answer, in the order of its file.
 *
 * @throws RangeError with what is wrong, as the end of a sentence
 */
export function rowsOfAnswer(series: Series, cells: readonly Observation[]): SeriesRow[] {
  const { eurostat, geography } = series;
  const areas = Object.keys(geography.areas);
  const known = new Set(['time', 'geo', 'sex', 'age']);
  const names = new Set(cells.flatMap(({ at }) => Object.keys(at)));
  const varies = (name: string) => new Set(cells.map(({ at }) => at[name])).size > 1;
  for (const name of names)
    if (!known.has(name) && varies(name))
      throw new RangeError(`it has several values of "${name}": set a filter`);
  const sums = new Map<string, SeriesRow>();
  for (const { at, value, flag } of cells) {
    const year = Number(at['time']);
    if (!/^\d{4}$/.test(at['time'] ?? '')) throw new RangeError(`"${at['time']}" is no year`);
    const geo = at['geo'] ?? '';
    if (areas.length > 0 ? !areas.includes(geo) : geo !== geography.code)
      throw new RangeError(`it is about ${geo}, which was not asked for`);
    const age = eurostat?.sum === 'age' || !varies('age') ? undefined : ageOf(at['age'] ?? '');
    const sex = varies('sex') ? sexOf(at['sex'] ?? '') : undefined;
    const key = [year, sex ?? '', age ?? '', areas.length > 0 ? geo : ''].join();
    const before = sums.get(key);
    if (before && eurostat?.sum === undefined) throw new RangeError(`it has two values for ${year}`);
    const mark = flag ?? before?.flag;
    sums.set(key, {
      year,
      value: (before?.value ?? 0) + value,
      ...(sex ? { sex } : {}),
      ...(age ? { age } : {}),
      ...(areas.length > 0 ? { geo } : {}),
      ...(mark ? { flag: mark } : {}),
    });
  }
  const order = (row: SeriesRow) => [
    row.year,
    ['T', 'M', 'F'].indexOf(row.sex ?? 'T'),
    Number(/\d+/.exec(row.age ?? '')?.[0] ?? 0),
    areas.indexOf(row.geo ?? ''),
  ];
  return [...sums.values()].sort((a, b) => {
    const [left, right] = [order(a), order(b)];
    const i = left.findIndex((value, n) => value !== right[n]);
    return i < 0 ? 0 : (left[i] ?? 0) - (right[i] ?? 0);
  });
}

/** «Y_LT5», «Y5-9», «Y_GE90» as «0-4», «5-9», «90+». */
function ageOf(code: string): string {
  const [, under] = /^Y_LT(\d+)$/.exec(code) ?? [];
  if (under) return `0-${Number(under) - 1}`;
  const [, over] = /^Y_GE(\d+)$/.exec(code) ?? [];
  if (over) return `${over}+`;
  const [, from, to] = /^Y(\d+)-(\d+)$/.exec(code) ?? [];
  if (from && to) return `${from}-${to}`;
  throw new RangeError(`the age "${code}" is not known here`);
}

function sexOf(code: string): 'T' | 'M' | 'F' {
  if (code === 'T' || code === 'M' || code === 'F') return code;
  throw new RangeError(`the sex "${code}" is not known here`);
}
