import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type LanguageRules, languageRules } from '@decode/model';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { createLanguage, type Language } from './create-language.ts';

const folder = resolve(import.meta.dirname, '../../../../templates/base/languages');
const all = new Map<string, LanguageRules>(
  readdirSync(folder).map((file) => {
    const rules = languageRules.parse(parse(readFileSync(join(folder, file), 'utf8')));
    return [rules.tag, rules];
  }),
);

function language(tag: string, profile: 'eu' | 'national' = 'eu'): Language {
  const rules = all.get(tag);
  if (!rules) throw new Error(`no rules for ${tag}`);
  return createLanguage(rules, profile);
}

/** No-break spaces as ~, so that they can be seen. */
const seen = (text: string) => text.replaceAll('\u00a0', '~');

describe('numbers', () => {
  test('carry the real minus, a plus only where it is asked for, and no sign at zero', () => {
    const lv = language('lv');
    expect(lv.number(-751)).toBe('−751');
    expect(lv.number(111, { sign: true })).toBe('+111');
    expect([lv.number(0, { sign: true }), lv.number(-0), lv.number(-0.0001)]).toEqual(['0', '0', '0']);
  });

  test('are rounded to what is asked for', () => {
    const de = language('de');
    expect(de.number(2.5, { decimals: 2 })).toBe('2,50');
    expect(de.number(1234.5678, { maxDecimals: 1 })).toBe('1\u00a0234,6');
    expect(de.percent(0.07)).toBe('7\u00a0%');
    // 0.145 * 100 is a little less than 14.5 in binary.
    expect(de.percent(0.145, { decimals: 0 })).toBe('15\u00a0%');
  });

  test('that are none stop the document', () => {
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY])
      expect(() => language('en').number(value)).toThrow(RangeError);
  });

  test.each([...all.keys()])(
    'of %s in the national profile are those of CLDR, with the real minus',
    (tag) => {
      const { intl } = all.get(tag) ?? { intl: tag };
      const cldr = new Intl.NumberFormat(intl, { maximumFractionDigits: 3 });
      const percent = new Intl.NumberFormat(intl, { style: 'percent', maximumFractionDigits: 1 });
      const number = fc.integer({ min: -2_000_000_000, max: 2_000_000_000 }).map((n) => n / 1000);
      fc.assert(
        fc.property(number, (n) => {
          expect(language(tag, 'national').number(n)).toBe(
            cldr
              .format(n)
              .replace(/^[-−](?=0$)/, '')
              .replace('-', '−'),
          );
          expect(language(tag, 'national').percent(n / 100)).toBe(
            percent
              .format(n / 100)
              .replace(/^[-−](?=0\D*$)/, '')
              .replace('-', '−'),
          );
        }),
      );
    },
  );

  test('in the style of the EU differ between languages only in the decimal mark', () => {
    fc.assert(
      fc.property(fc.integer({ min: -10_000_000, max: 10_000_000 }), (n) => {
        const printed = [...all.keys()].map((tag) =>
          language(tag)
            .number(n / 100)
            .replace('.', ','),
        );
        expect(new Set(printed).size).toBe(1);
      }),
    );
  });
});

describe('money', () => {
  test('has one currency for both ends of a range', () => {
    expect(seen(language('lv').money(10_000, 'EUR', 25_000))).toBe('10~000–25~000~EUR');
    expect(seen(language('en').money(10_000, 'EUR', 25_000))).toBe('EUR~10~000–25~000');
    expect(seen(language('pl').money(500, 'PLN', 500))).toBe('500~PLN');
  });

  test('shows cents at both ends or at none', () => {
    expect(seen(language('lv').money(10_714.29, 'EUR'))).toBe('10~714,29~EUR');
    expect(seen(language('lv').money(10.5, 'EUR', 12))).toBe('10,50–12,00~EUR');
  });

  test('takes the country’s own sign in the national profile', () => {
    expect(seen(language('pl', 'national').money(12_500, 'PLN'))).toBe('12~500~zł');
    expect(seen(language('da', 'national').money(12_500, 'DKK'))).toBe('12.500~kr.');
    expect(seen(language('en', 'national').money(12_500, 'EUR'))).toBe('€12,500');
    expect(seen(language('en', 'national').money(-12_500, 'EUR'))).toBe('−€12,500');
    expect(seen(language('en', 'national').money(12_500, 'PLN'))).toBe('PLN~12,500');
    expect(seen(language('en', 'national').money(-12_500, 'PLN'))).toBe('−PLN~12,500');
    expect(seen(language('en').money(-12_500, 'PLN'))).toBe('PLN~−12~500');
  });
});

describe('ranges', () => {
  test('are one number where both ends are equal', () => {
    expect(language('da').range(3, 3)).toBe('3');
    expect(language('da').range(3, 12)).toBe('3–12');
  });

  test('with signs take no blanks either', () => {
    expect(seen(language('da').range(-5, 10))).toBe('−5–10');
  });

  test('carry their unit once, at its own distance', () => {
    expect(seen(language('lt').range(10, 12.5, { unit: 'km²' }))).toBe('10–12,5~km²');
    expect(seen(language('lt').range(3, 3, { unit: '°C' }))).toBe('3~°C');
    expect(language('lt').unit(45, '°')).toBe('45°');
  });

  test('from more to less stop the document, and so does what is no number', () => {
    const en = language('en');
    for (const wrong of [
      () => en.range(20, 10),
      () => en.range(-3, -5, { unit: '%' }),
      // Both would be printed as 10.
      () => en.range(10.04, 10.01, { decimals: 1 }),
      () => en.range(1, Number.NaN),
      () => en.money(25_000, 'EUR', 10_000),
      () => en.years(2030, 2024),
      () => en.years(2024, Number.NaN),
      () => en.period('2026-05-09', '2026-05-05'),
      () => en.period('2026-05', '2026-03'),
      () => en.period('2030', '2024'),
      () => en.period('2026-06', '2026-05-31'),
    ])
      expect(wrong, String(wrong)).toThrow(RangeError);
    expect(seen(en.period('2026-05-05', '2026-05'))).toBe('5~May 2026~– May 2026');
    expect(en.years(2024, 2024)).toBe('2024');
  });

  test('write per cent as the profile does', () => {
    expect(language('it', 'national').range(10, 20, { unit: '%' })).toBe('10–20%');
    expect(seen(language('it').range(10, 20, { unit: '%' }))).toBe('10–20~%');
  });
});

test('sizes of files are told by thousands', () => {
  for (const wrong of [-1, Number.NaN, Number.POSITIVE_INFINITY])
    expect(() => language('lt').size(wrong), String(wrong)).toThrow(RangeError);
  const lt = language('lt');
  expect([512, 331_000, 999_600, 1_240_000, 48_000_000].map((n) => seen(lt.size(n)))).toEqual([
    '0,5~kB',
    '331~kB',
    '1~MB',
    '1,2~MB',
    '48~MB',
  ]);
});

describe('dates', () => {
  const days: Record<
    string,
    readonly [text: string, inText: string, table: string, month: string, inMonth: string]
  > = {
    en: ['8~May 2026', 'on 8~May 2026', '8.5.2026', 'May 2026', 'in May 2026'],
    lv: ['2026.~gada 8.~maijs', '2026.~gada 8.~maijā', '08.05.2026.', '2026.~gada maijs', '2026.~gada maijā'],
    lt: ['2026~m. gegužės 8~d.', '2026~m. gegužės 8~d.', '2026-05-08', '2026~m. gegužė', '2026~m. gegužę'],
    pl: ['8~maja 2026~r.', '8~maja 2026~r.', '08.05.2026', 'maj 2026', 'w~maju 2026~r.'],
    de: ['8.~Mai 2026', 'am 8.~Mai 2026', '08.05.2026', 'Mai 2026', 'im Mai 2026'],
    it: ['8~maggio 2026', 'l’8~maggio 2026', '08/05/2026', 'maggio 2026', 'nel maggio 2026'],
    da: ['8.~maj 2026', 'den 8.~maj 2026', '08.05.2026', 'maj 2026', 'i maj 2026'],
    ro: ['8~mai 2026', 'la 8~mai 2026', '08.05.2026', 'mai 2026', 'în mai 2026'],
    es: ['8~de mayo de 2026', 'el 8~de mayo de 2026', '8/5/2026', 'mayo de 2026', 'en mayo de 2026'],
  };

  test.each(Object.entries(days))('%s', (tag, expected) => {
    const l = language(tag);
    const day = '2026-05-08';
    expect(
      [
        l.date(day),
        l.date(day, 'in'),
        l.date(day, 'table'),
        l.date(day, 'month'),
        l.date('2026-05', 'in'),
      ].map(seen),
    ).toEqual(expected);
  });

  test('follow the month and the day where the language does', () => {
    expect(seen(language('pl').date('2026-09', 'in'))).toBe('we~wrześniu 2026~r.');
    expect(seen(language('it').date('2026-01-01', 'in'))).toBe('il 1º~gennaio 2026');
    expect(seen(language('it').date('2026-11-11'))).toBe('11~novembre 2026');
  });

  test('name both ends of a period', () => {
    expect(seen(language('lt').period('2018-03-01', '2020-02-01'))).toBe(
      '2018~m. kovo 1~d.~– 2020~m. vasario 1~d.',
    );
    expect(seen(language('it').period('2026-05-01', '2026-05-08'))).toBe('1º~maggio 2026~– 8~maggio 2026');
    expect(seen(language('de').period('2026-05', '2027-02'))).toBe('Mai 2026~– Februar 2027');
    expect(seen(language('de').period('2026-05', '2026-05'))).toBe('Mai 2026');
    expect(language('lv').period('2024', '2030')).toBe('2024.–2030.');
    expect(language('lv').years(2024, 2024)).toBe('2024.');
    expect(seen(language('lt').years(2024, 2024))).toBe('2024~m.');
    expect(language('en').years(2024, 2030)).toBe('2024–2030');
  });

  test.each([
    ['en', '5–9~May 2026', 'March–May 2026'],
    ['lv', '2026.~gada 5.–9.~maijs', '2026.~gada marts–maijs'],
    ['lt', '2026~m. gegužės 5–9~d.', '2026~m. kovas–gegužė'],
    ['pl', '5–9~maja 2026~r.', 'marzec–maj 2026'],
    ['de', '5.–9.~Mai 2026', 'März–Mai 2026'],
    ['it', '5–9~maggio 2026', 'marzo–maggio 2026'],
    ['da', '5.–9.~maj 2026', 'marts–maj 2026'],
    ['ro', '5–9~mai 2026', 'martie–mai 2026'],
    ['es', '5–9~de mayo de 2026', 'marzo–mayo de 2026'],
  ])('say once in %s what both ends of a period share', (tag, days, months) => {
    expect(seen(language(tag).period('2026-05-05', '2026-05-09'))).toBe(days);
    expect(seen(language(tag).period('2026-03', '2026-05'))).toBe(months);
  });

  test('that do not exist stop the document', () => {
    for (const wrong of ['2026-02-30', '2026-13', '26-1-1', 'soon', ''])
      expect(() => language('en').date(wrong), wrong).toThrow(RangeError);
  });

  test('tell the time', () => {
    expect([language('da').time('9:05'), language('lv').time('14:05')]).toEqual(['09.05', '14:05']);
    expect(() => language('da').time('24:00')).toThrow(RangeError);
  });
});

describe('words', () => {
  test('are listed and sorted as the language does', () => {
    expect(language('es').list(['España', 'Irlanda', 'Islandia'])).toBe('España, Irlanda e Islandia');
    expect(language('da').sort(['Ølgod', 'Aabenraa', 'Ærø', 'Vejle', 'Ålborg'])).toEqual([
      'Vejle',
      'Ærø',
      'Ølgod',
      'Aabenraa',
      'Ålborg',
    ]);
    expect(language('lv').sort([{ n: 'īss' }, { n: 'iela' }], ({ n }) => n)).toEqual([
      { n: 'iela' },
      { n: 'īss' },
    ]);
  });

  test('open a sentence with a capital', () => {
    expect(language('lt').capital('įmonė')).toBe('Įmonė');
    expect(language('de').capital('„so“')).toBe('„so“');
  });

  test.each([
    ['lv', { 0: 'zero', 1: 'one', 11: 'zero', 21: 'one', 2: 'other' }],
    ['pl', { 1: 'one', 3: 'few', 5: 'many', 22: 'few', 1.5: 'other' }],
    ['ro', { 1: 'one', 19: 'few', 20: 'other' }],
  ])('are counted in %s by its own classes', (tag, expected) => {
    for (const [n, category] of Object.entries(expected))
      expect(language(tag).plural(Number(n)), n).toBe(category);
  });
});

test('a language is a file: Estonian with no line of code', () => {
  const lv = all.get('lv');
  if (!lv) throw new Error('no lv');
  const et = languageRules.parse({
    ...lv,
    tag: 'et',
    intl: 'et',
    name: 'eesti',
    englishName: 'Estonian',
    monthsIn: undefined,
    dates: {
      ...lv.dates,
      text: '{d}. {month} {yyyy}',
      textIn: '{d}. {month} {yyyy}',
      month: '{monthAlone} {yyyy}',
    },
    quotes: { outer: ['„', '“'], inner: ['„', '“'] },
    bind: [],
    prepositions: [],
  });
  const estonian = createLanguage(et, 'eu');
  expect(estonian.date('2026-05-08')).toBe('8. mai 2026');
  expect(estonian.list(['üks', 'kaks'])).toBe('üks ja kaks');
});

describe('rules that are wrong are told before anything is printed', () => {
  const wrong = (change: object) =>
    languageRules.safeParse({ ...all.get('lv'), ...change }).error?.issues[0]?.message;

  test.each([
    [
      'a word in braces that nobody fills',
      { time: '{hour}:{mm}' },
      'may hold {h}, {hh}, {mm} and no other word in braces',
    ],
    [
      'an expression that cannot be read',
      { bind: [{ pattern: '(', why: 'test' }] },
      'is not a regular expression',
    ],
    [
      'a quotation mark of two characters',
      { quotes: { outer: ['<<', '>>'], inner: ['‘', '’'] } },
      'Too big: expected string to have exactly 1 characters',
    ],
  ])('%s', (_, change, message) => {
    expect(wrong(change)).toBe(message);
  });
});
