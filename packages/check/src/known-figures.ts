import type { LoadedTemplate, Series, SeriesRow } from '@decode/model';

/** A figure of a place, as the data hold it or as they give it when it is computed. */
export interface KnownFigure {
  readonly as: 'count' | 'share';
  /** Shares in per cent, not rounded. */
  readonly value: number;
  /** All that a sentence has to name for it to be meant. */
  readonly years: readonly number[];
  /** An age that is named with it: «65 and over». */
  readonly age?: number;
  /** What it is, and the field that prints it. */
  readonly of: string;
  readonly field: string;
  /** Key of the source of the data. */
  readonly source: string;
}

/** Smaller counts agree by chance. */
const leastOfYear = 100;

/** The counts that stand in the data of a place, for everybody. */
export function countsOf(template: LoadedTemplate): KnownFigure[] {
  return seriesOf(template).flatMap((series) =>
    forAll(series)
      .filter(({ value }) => Math.abs(value) >= leastOfYear)
      .map(({ year, value }) => ({
        as: 'count',
        value: Math.abs(value),
        years: [year],
        of: `the value of ${series.name} for ${year}`,
        field: `data.${series.name}.${year}`,
        source: series.source,
      })),
  );
}

/**
 * What the data give for the years that a sentence names: changes between two of them, balances of births and deaths,
 * ages added up, shares of one series in another, parts of the area.
 */
export function computedFor(template: LoadedTemplate, years: readonly number[]): KnownFigure[] {
  const all = seriesOf(template);
  return [
    ...all.flatMap((series) => [...changes(series, years), ...parts(series, years), ...ages(series, years)]),
    ...all.flatMap((series) => all.flatMap((other) => together(series, other, years))),
  ];
}

function seriesOf(template: LoadedTemplate): Series[] {
  return [...template.series.values()].flatMap(({ value }) => (value.unit === 'percent' ? [] : [value]));
}

function forAll({ rows }: Series): readonly SeriesRow[] {
  return rows.filter(({ age, geo, sex }) => !age && !geo && (!sex || sex === 'T'));
}

function valueIn(series: Series, year: number): number | undefined {
  return forAll(series).find((row) => row.year === year)?.value;
}

function changes(series: Series, years: readonly number[]): KnownFigure[] {
  return years.flatMap((from) =>
    years.flatMap((to): KnownFigure[] => {
      const [first, last] = [valueIn(series, from), valueIn(series, to)];
      if (from >= to || first === undefined || last === undefined) return [];
      const of = `the change of ${series.name} from ${from} to ${to}`;
      const about = { years: [from, to], of, source: series.source };
      const absolute: KnownFigure = {
        ...about,
        as: 'count',
        value: Math.abs(last - first),
        field: `data.${series.name}.since.${from}.changeAbsolute`,
      };
      if (first <= 0) return [absolute];
      const value = Math.abs(last / first - 1) * 100;
      return [absolute, { ...about, as: 'share', value, field: `data.${series.name}.since.${from}.change` }];
    }),
  );
}

function parts({ name, rows, geography, source }: Series, years: readonly number[]): KnownFigure[] {
  return rows.flatMap(({ geo, year, value, age }): KnownFigure[] =>
    geo && !age && years.includes(year) && Math.abs(value) >= leastOfYear
      ? [
          {
            as: 'count',
            value: Math.abs(value),
            years: [year],
            of: `the value of ${name} for ${geography.areas[geo] ?? geo} in ${year}`,
            field: `data.${name}`,
            source,
          },
        ]
      : [],
  );
}

function ages({ name, rows, source }: Series, years: readonly number[]): KnownFigure[] {
  const groups = rows.filter(({ age, sex, geo }) => age && !geo && (sex === 'M' || sex === 'F'));
  const lowest = [...new Set(groups.map(lowestOf))].filter((age) => age > 0);
  return years.flatMap((year) => {
    const own = groups.filter((row) => row.year === year);
    const all = sum(own);
    if (all === 0) return [];
    return lowest.flatMap((age): KnownFigure[] => {
      const value = sum(own.filter((row) => lowestOf(row) >= age));
      const about = {
        years: [year],
        age,
        source,
        of: `what ${name} has of people aged ${age} and over in ${year}`,
      };
      return [
        { ...about, as: 'count', value, field: `data.${name}.aged.${age}.${year}` },
        { ...about, as: 'share', value: (value / all) * 100, field: `data.${name}.shareAged.${age}.${year}` },
      ];
    });
  });
}

/** Births less deaths, and the part of one series in another of the same area. */
function together(one: Series, other: Series, years: readonly number[]): KnownFigure[] {
  if (one.name === other.name || one.geography.code !== other.geography.code) return [];
  return years.flatMap((year): KnownFigure[] => {
    const [value, against] = [valueIn(one, year), valueIn(other, year)];
    if (value === undefined || against === undefined) return [];
    const of = `what ${one.name} and ${other.name} give for ${year}`;
    const about = { years: [year], of, source: one.source };
    if (one.unit === 'births' && other.unit === 'deaths') {
      const field = `data.${one.name}.minus.${other.name}.${year}`;
      return [{ ...about, as: 'count', value: Math.abs(value - against), field }];
    }
    if (one.unit !== 'persons' || other.unit !== 'persons' || value <= 0 || value >= against) return [];
    const field = `data.${one.name}.shareOf.${other.name}.${year}`;
    return [{ ...about, as: 'share', value: (value / against) * 100, field }];
  });
}

function lowestOf({ age = '' }: SeriesRow): number {
  return Number(/^\d+/.exec(age)?.[0] ?? Number.NaN);
}

function sum(rows: readonly SeriesRow[]): number {
  return rows.reduce((total, { value }) => total + value, 0);
}
