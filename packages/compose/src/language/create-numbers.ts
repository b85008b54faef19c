import type { LanguageRules } from '@decode/model';

/** eu: the Interinstitutional Style Guide of the EU (https://style-guide.europa.eu, 6.4 and 7.3). national: the country's habit, after CLDR. */
export type Profile = 'eu' | 'national';

export interface NumberOptions {
  /** Exactly so many digits after the decimal mark. */
  readonly decimals?: number;
  /** At most so many; 3 where nothing is said, 1 for per cent. */
  readonly maxDecimals?: number;
  /** A plus before what is above zero. */
  readonly sign?: boolean;
}

export interface Numbers {
  number(value: number, options?: NumberOptions): string;
  /** Of a share: 0.125 is 12,5 %. */
  percent(share: number, options?: NumberOptions): string;
  /** Number with a unit that reads the same in every language: km², °C, kWh, %. */
  unit(value: number, unit: string, options?: NumberOptions): string;
  /** `to`: upper end, printed where it differs. Cents are printed when an end has some. */
  money(amount: number, currency: string, to?: number): string;
  /** «10–20», «10–20 %»; one number where both are equal. */
  range(from: number, to: number, options?: NumberOptions & { readonly unit?: string }): string;
  /** Of a file: bytes in kB or MB, by thousands. */
  size(bytes: number): string;
}

const noBreak = '\u00a0';
const minus = '\u2212';

/** @throws RangeError for what cannot be meant: no finite number, a range from more to less, a file of less than nothing. */
export function createNumbers(rules: LanguageRules, profile: Profile): Numbers {
  const marks = rules.profiles[profile];
  const formats = new Map<string, Intl.NumberFormat>();

  // Only rounding and digits come from Intl; marks and grouping from the language's own table. Per cent is Intl's too:
  // 0.145 * 100 is 14.499999999999998 in binary, and would be rounded to 14.
  const digits = (value: number, style: 'decimal' | 'percent', least: number, most: number): string => {
    const key = `${style} ${least} ${most}`;
    let format = formats.get(key);
    if (!format) {
      format = new Intl.NumberFormat('en', {
        style,
        useGrouping: false,
        numberingSystem: 'latn',
        minimumFractionDigits: least,
        maximumFractionDigits: most,
        signDisplay: 'negative',
      });
      formats.set(key, format);
    }
    return format.format(value).replace('%', '');
  };

  const print = (
    value: number,
    style: 'decimal' | 'percent',
    options: NumberOptions,
    usual: number,
  ): string => {
    if (!Number.isFinite(value)) throw new RangeError(`${value} is not a number that can be printed`);
    const most = options.decimals ?? options.maxDecimals ?? usual;
    const printed = digits(value, style, options.decimals ?? 0, most);
    const negative = printed.startsWith('-');
    const [whole = '', fraction] = printed.replace('-', '').split('.');
    const grouped =
      whole.length < 3 + marks.minimumGrouping
        ? whole
        : whole.replace(/\B(?=(?:\d{3})+$)/g, () => marks.group);
    const above = options.sign === true && !negative && /[1-9]/.test(printed);
    return `${negative ? minus : above ? '+' : ''}${grouped}${fraction ? marks.decimal + fraction : ''}`;
  };

  const number = (value: number, options: NumberOptions = {}): string => print(value, 'decimal', options, 3);

  const withUnit = (text: string, unit: string | undefined): string => {
    if (unit === undefined) return text;
    if (unit === '%') return `${text}${marks.percent}%`;
    // Degrees, minutes and seconds of an angle touch their number (SI brochure 5.4.3); °C does not.
    return /^[°′″]$/u.test(unit) ? text + unit : `${text}${noBreak}${unit}`;
  };

  const ends = (low: number, high: number, options: NumberOptions): string => {
    const [from, to] = [number(low, options), number(high, options)];
    if (low > high) throw new RangeError(`a range begins with the smaller number: ${low} is above ${high}`);
    return from === to ? from : `${from}${rules.range}${to}`;
  };

  return {
    number,
    percent: (share, options = {}) => withUnit(print(share, 'percent', options, 1), '%'),
    unit: (value, unit, options) => withUnit(number(value, options), unit),
    money(amount, currency, to = amount) {
      const decimals = Number.isInteger(amount) && Number.isInteger(to) ? 0 : 2;
      const amounts = ends(amount, to, { decimals });
      const symbol = marks.currencies[currency] ?? currency;
      const printed = marks.money.replace('{amount}', () => amounts).replace('{currency}', () => symbol);
      if (!marks.money.startsWith('{currency}{amount}')) return printed;
      // A sign that touches the amount stands behind its minus; letters never touch digits: currencySpacing of UTS #35, part 3.
      return printed.replace(/^(\p{Sc}|\p{L}+)(−?)/u, (_, sign: string, less: string) =>
        /\p{L}/u.test(sign) ? `${less}${sign}${noBreak}` : `${less}${sign}`,
      );
    },
    range: (from, to, options = {}) => withUnit(ends(from, to, options), options.unit),
    size(bytes) {
      if (bytes < 0) throw new RangeError(`${bytes} is no size of a file`);
      const [value, unit] = bytes < 999_500 ? [bytes / 1e3, 'kB'] : [bytes / 1e6, 'MB'];
      return withUnit(number(value, { maxDecimals: value < 10 ? 1 : 0 }), unit);
    },
  };
}
