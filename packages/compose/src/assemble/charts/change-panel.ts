import type { Language } from '../../language/index.ts';

/** How one series went since its first year, as one panel of small multiples shows it. */
export interface ChangePanel {
  /** Shares of the value at the start of the part between breaks: 0.05 is five per cent more. */
  readonly points: readonly { readonly year: number; readonly value: number }[];
  /** Years from which a new part begins. */
  readonly breaks: readonly number[];
  /** The change over the last part that has two values: a break in the last year leaves nothing to compare. */
  readonly change: { readonly from: number; readonly to: number; readonly label: string };
}

/** @param rows of one area, years ascending, none of zero or below */
export function changePanel(
  rows: readonly { readonly year: number; readonly value: number }[],
  breaks: readonly number[],
  language: Pick<Language, 'percent'>,
): ChangePanel {
  const within = breaks.filter((year) => year > (rows[0]?.year ?? 0) && year <= (rows.at(-1)?.year ?? 0));
  const partOf = (year: number) => within.filter((at) => at <= year).length;
  const points = rows.map(({ year, value }) => {
    const start = rows.find((row) => partOf(row.year) === partOf(year))?.value ?? value;
    return { year, value: value / start - 1 };
  });
  const compared =
    Array.from({ length: within.length + 1 }, (_, i) =>
      points.filter(({ year }) => partOf(year) === within.length - i),
    ).find(({ length }) => length > 1) ?? points.slice(-1);
  const [first, last] = [compared[0], compared.at(-1)];
  return {
    points,
    breaks: within,
    change: {
      from: first?.year ?? 0,
      to: last?.year ?? 0,
      label: language.percent(last?.value ?? 0, { decimals: 1, sign: true }),
    },
  };
}
