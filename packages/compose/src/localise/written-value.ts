import type { Field } from '@decode/model';
import type { DateForm, Language } from '../language/index.ts';

/**
 * A number or date that stands in the field itself, so that it is written by the rules of each language and place:
 * `{{ number.12500 }}`, `{{ number.12.5.km2 }}` (a unit), `{{ percent.12.5 }}`, `{{ money.12500.EUR }}`,
 * `{{ range.10.20 }}`, `{{ range.10.20.percent }}`, `{{ date.2026-05-08 }}` (a day, month or year, with `case=in` «on 8 May»),
 * `{{ period.2024-03.2025-06 }}`, `{{ time.14.05 }}`.
 */
export const valueKinds = ['number', 'percent', 'money', 'range', 'date', 'period', 'time'] as const;
export type ValueKind = (typeof valueKinds)[number];

/** Names of units that a field can hold, and their signs; the same in every language. */
const units: Readonly<Record<string, string>> = {
  percent: '%',
  permille: '‰',
  celsius: '°C',
  m: 'm',
  m2: 'm²',
  m3: 'm³',
  km: 'km',
  km2: 'km²',
  ha: 'ha',
  kg: 'kg',
  t: 't',
  l: 'l',
  h: 'h',
  min: 'min',
  kW: 'kW',
  MW: 'MW',
  kWh: 'kWh',
  MWh: 'MWh',
  GWh: 'GWh',
};
export const unitNames = Object.keys(units);

/** @throws RangeError in words for the author, where the value is not of its kind. */
export function writtenValue(kind: ValueKind, { path, case: wanted }: Field, language: Language): string {
  const parts = path.slice(1);
  if (wanted !== undefined && (kind !== 'date' || wanted !== 'in'))
    throw new RangeError(`the form "${wanted}" belongs to names; a date may take "in"`);
  const form: DateForm = wanted === 'in' ? 'in' : 'text';
  switch (kind) {
    case 'number': {
      const unit = /^\d/.test(parts.at(-1) ?? '') ? undefined : sign(parts.pop());
      const { value, decimals } = number(parts);
      return unit === undefined
        ? language.number(value, { decimals })
        : language.unit(value, unit, { decimals });
    }
    case 'percent': {
      const { value, decimals } = number(parts);
      return language.unit(value, '%', { decimals });
    }
    case 'money': {
      const currency = parts.pop() ?? '';
      if (!/^[A-Z]{3}$/.test(currency))
        throw new RangeError('an amount ends with its currency, as in money.12500.EUR');
      return language.money(number(parts).value, currency);
    }
    case 'range': {
      const [from = '', to = '', unit, ...more] = parts;
      if (more.length > 0) throw new RangeError('a range has two whole numbers and perhaps a unit');
      const ends = [number([from]).value, number([to]).value] as const;
      if (ends[0] > ends[1]) throw new RangeError('a range begins with the smaller number');
      return language.range(...ends, unit === undefined ? {} : { unit: sign(unit) });
    }
    case 'date':
      return language.date(only(parts, 1)[0] ?? '', form);
    case 'period': {
      const [from = '', to = ''] = only(parts, 2);
      if (from.length !== to.length || from > to)
        throw new RangeError('a period has two days, two months or two years, the earlier first');
      return language.period(from, to);
    }
    case 'time':
      return language.time(only(parts, 2).join(':'));
  }
}

/** Digits before the point and behind it, as many as were written: 2.50 stays two places. */
function number(parts: readonly string[]): { readonly value: number; readonly decimals: number } {
  const [whole = '', fraction = '', ...more] = parts;
  if (more.length > 0 || !/^\d{1,15}$/.test(whole) || !/^\d{0,6}$/.test(fraction))
    throw new RangeError(`"${parts.join('.')}" is not a number such as 1250000 or 12.5`);
  return { value: Number(`${whole}.${fraction || '0'}`), decimals: fraction.length };
}

function sign(unit = ''): string {
  const found = Object.hasOwn(units, unit) ? units[unit] : undefined;
  if (found === undefined)
    throw new RangeError(`there is no unit "${unit}"; the units are ${unitNames.join(', ')}`);
  return found;
}

function only(parts: readonly string[], count: number): readonly string[] {
  if (parts.length !== count) throw new RangeError(`it has ${parts.length} parts instead of ${count}`);
  return parts;
}
