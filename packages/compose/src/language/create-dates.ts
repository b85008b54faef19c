import type { LanguageRules } from '@decode/model';

/** text: as on a title page. in: «on that day», «in May», «in 2026», in running text. table: short, in digits. month: month and year of a day. */
export type DateForm = 'text' | 'in' | 'table' | 'month';

export interface Dates {
  /** `iso`: a day 2026-05-31, a month 2026-05 or a year 2026; each is printed as far as it is known. */
  date(iso: string, form?: DateForm): string;
  /** First and last year: «2024–2030»; one year where both are equal, as in a label. */
  years(from: number, to: number): string;
  /** From one day, month or year to another; what both share is said once: «5–9 May 2026», «March–May 2026». */
  period(from: string, to: string): string;
  /** «14:05» in the language's own way. */
  time(clock: string): string;
}

interface Calendar {
  readonly year: number;
  readonly month: number | undefined;
  readonly day: number | undefined;
}

/** @throws RangeError for a text that is no day, month or year of the calendar, and for a period that ends before it begins. */
export function createDates(rules: LanguageRules): Dates {
  const { dates } = rules;
  const alone = rules.monthsAlone ?? monthNames(rules.intl, { month: 'long' });
  const inDate = rules.monthsInDate ?? monthNames(rules.intl, { month: 'long', day: 'numeric' });
  const withIn = rules.monthsIn ?? inDate;

  const fill = (pattern: string, { year, month, day }: Calendar): string =>
    pattern.replace(/\{(\w+)\}/g, (token, name: string) => {
      switch (name) {
        case 'yyyy':
          return String(year);
        case 'd':
          return String(day);
        case 'dd':
          return String(day).padStart(2, '0');
        case 'm':
          return String(month);
        case 'mm':
          return String(month).padStart(2, '0');
        case 'month':
          return inDate[(month ?? 0) - 1] ?? token;
        case 'monthAlone':
          return alone[(month ?? 0) - 1] ?? token;
        case 'monthIn':
          return withIn[(month ?? 0) - 1] ?? token;
        default:
          return token;
      }
    });

  const date = (iso: string, form: DateForm = 'text'): string => {
    const value = parseDate(iso);
    if (value.month === undefined)
      return fill(form === 'in' ? dates.yearIn : form === 'table' ? dates.yearShort : dates.year, value);
    if (value.day === undefined || form === 'month')
      return fill(form === 'in' ? dates.monthIn : dates.month, value);
    if (form === 'table') return fill(dates.table, value);
    const patterns = dates.days.find(({ day }) => day === value.day) ?? dates;
    return fill(form === 'in' ? patterns.textIn : patterns.text, value);
  };

  const years = (from: number, to: number): string => {
    checkOrder(String(from), String(to));
    return from === to
      ? date(String(from), 'table')
      : dates.years.replace('{from}', String(from)).replace('{to}', String(to));
  };

  /** Days of one month, months of one year: the pattern of the last, with both ends where its day or month stands. */
  const joined = (first: Calendar, last: Calendar): string | undefined => {
    if (first.year !== last.year || first.month === undefined || last.month === undefined) return undefined;
    if (first.day === undefined && last.day === undefined) {
      return fill(
        dates.month.replace(
          /\{(month|monthAlone|monthIn)\}/,
          (token) => fill(token, first) + rules.range + token,
        ),
        last,
      );
    }
    // A day whose number is written in another way has no pattern to share.
    const own = dates.days.some(({ day, text }) => day === first.day && !text.includes('{d}'));
    if (first.month !== last.month || first.day === undefined || last.day === undefined || own)
      return undefined;
    return fill(
      dates.text.replace(/\{d\}\.?/, (token) => fill(token, first) + rules.range + token),
      last,
    );
  };

  return {
    date,
    years,
    period(from, to) {
      const [first, last] = checkOrder(from, to);
      if (from === to) return date(from);
      if (first.month === undefined && last.month === undefined) return years(first.year, last.year);
      return joined(first, last) ?? `${date(from)}\u00a0– ${date(to)}`;
    },
    time(clock) {
      const [, hours, minutes] = /^([01]?\d|2[0-3]):([0-5]\d)$/.exec(clock) ?? [];
      if (hours === undefined || minutes === undefined)
        throw new RangeError(`"${clock}" is not a time such as 14:05`);
      return rules.time
        .replace('{hh}', hours.padStart(2, '0'))
        .replace('{h}', String(Number(hours)))
        .replace('{mm}', minutes);
    },
  };
}

function checkOrder(from: string, to: string): readonly [Calendar, Calendar] {
  const both = [parseDate(from), parseDate(to)] as const;
  // A day may begin a period that ends in a month: they are compared as far as both are known.
  const known = Math.min(from.length, to.length);
  if (from.slice(0, known) > to.slice(0, known))
    throw new RangeError(`a period begins with its earlier end: ${from} is after ${to}`);
  return both;
}

function parseDate(iso: string): Calendar {
  const [, year, month, day] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(iso) ?? [];
  const value = {
    year: Number(year),
    month: month ? Number(month) : undefined,
    day: day ? Number(day) : undefined,
  };
  const known = new Date(Date.UTC(value.year, (value.month ?? 1) - 1, value.day ?? 1));
  const real =
    year !== undefined &&
    known.getUTCMonth() === (value.month ?? 1) - 1 &&
    known.getUTCDate() === (value.day ?? 1) &&
    known.getUTCFullYear() === value.year;
  if (!real) throw new RangeError(`"${iso}" is not a day, month or year such as 2026-05-31, 2026-05 or 2026`);
  return value;
}

function monthNames(tag: string, options: Intl.DateTimeFormatOptions): string[] {
  const format = new Intl.DateTimeFormat(tag, { ...options, calendar: 'gregory', timeZone: 'UTC' });
  return Array.from({ length: 12 }, (_, month) => {
    const parts = format.formatToParts(Date.UTC(2001, month, 1));
    return parts.find((part) => part.type === 'month')?.value ?? '';
  });
}
