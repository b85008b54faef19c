import { type Amounts, amountsOf, type Figure, numbersIn } from '../numbers-in.ts';
import type { TranslationRule } from '../translation-rule.ts';
import { wordingOf } from '../wording-of.ts';

export const numberValues: TranslationRule = {
  id: 'number-values',
  severity: 'error',
  reason: 'A wrong number in an official document is the worst that a translation can do.',
  *check(text, { rules, wording }) {
    const { kind } = text;
    if (kind === 'message' || !(/\d/.test(text.source) || /\d/.test(text.target))) return;
    const { sourceWords, targetWords, sourceLanguage, language } = text;
    if (!/\d/.test(sourceWords) && !/\d/.test(targetWords)) return;
    const [from, to] = [sourceLanguage, language].map((tag) => amountsOf(wordingOf(wording, tag)));
    if (!from || !to) return;
    const wanted = numbersIn(sourceWords, from, rules.get(sourceLanguage));
    const found = numbersIn(targetWords, to, rules.get(language));
    if (wanted.length === found.length && wanted.every(({ value }, at) => value === found[at]?.value)) return;
    const missing = without(wanted, found);
    const extra = without(found, wanted);
    // The same in another order.
    if (missing.length === 0 && extra.length === 0) return;
    const free = extra.length === 0 ? new Set<string>() : inWords(sourceWords, from);
    const more = extra.filter(({ value }) => !free.has(value));
    // A number in the one text alone may be a word in the other; where both have digits of their own, it is another.
    const changed = missing.length > 0 && more.length > 0;
    const spoken = changed || missing.length === 0 ? new Set<string>() : inWords(targetWords, to);
    const gone = missing.filter(({ value }) => !spoken.has(value));
    const lost = gone.map(({ value }) => value);
    const added = more.map(({ value }) => value);
    if (lost.length === 0 && added.length === 0) return;
    const parts = [
      ...(lost.length > 0 ? [`lacks ${lost.join(', ')}`] : []),
      ...(added.length > 0 ? [`has ${added.join(', ')}, which the source has not`] : []),
    ];
    yield {
      // Another number in its place is a fault, and so is the loss of one that nobody writes in words.
      ...(!changed && !gone.some(inDigitsOnly) && { severity: 'warning' as const }),
      found: `The translation ${parts.join(' and ')}.`,
      todo: 'Compare the numbers; a comma or a full stop in the wrong place makes another number.',
    };
  },
  examples: {
    bad: [
      { language: 'de', source: 'It cost 1.25 million.', target: 'Es kostete 1.250 Millionen.' },
      { language: 'lv', source: 'In 2019 they lost 12.5 ha.', target: '2019. gadā zaudēja 12,6 ha.' },
      { language: 'pl', source: 'Births fell from 1 250 to 900.', target: 'Liczba urodzeń spadła z 1250.' },
      { language: 'de', source: 'It fell by 5 %.', target: 'Es fiel um 8 %.' },
      { language: 'it', source: 'A rise of 5 per cent.', target: 'Un aumento dell’8 per cento.' },
      { language: 'da', source: 'Natural balance −12.5 %.', target: 'Naturlig balance 12,5 %.' },
      { language: 'da', source: 'Natural balance −12.5 %.', target: 'Naturlig balance +12,5 %.' },
      { language: 'de', source: 'Change: +3', target: 'Änderung: −3' },
      { language: 'lv', source: 'It cost EUR 9 million.', target: 'Tas maksāja 6 miljonus EUR.' },
      { language: 'pl', source: 'It cost EUR 9 million.', target: 'Kosztowało to 9 mld EUR.' },
      { language: 'de', source: 'It cost 2 billion.', target: 'Es kostete 2 Billionen.' },
      { language: 'es', source: 'Some 40 thousand people.', target: 'Unos 40 millones de personas.' },
      { language: 'de', source: 'From 5 to 15 hectares.', target: 'Von 9 bis 15 Hektar.' },
      { language: 'de', source: 'NUTS 3', target: 'NUTS 9' },
      { language: 'lv', source: 'From the first birthday.', target: 'No 7 gadu vecuma.' },
      { language: 'da', source: 'In 15 villages.', target: 'I 9 landsbyer.' },
      { language: 'lv', source: 'In 3 of the towns.', target: 'Vairākās pilsētās.' },
      { language: 'de', source: 'After 5 years.', target: 'Nach einigen Jahren.' },
      { language: 'es', source: 'By 2030.', target: 'Para entonces.' },
    ],
    good: [
      { language: 'lv', source: 'From the first birthday.', target: 'No 1 gada vecuma.' },
      { language: 'pl', source: 'Three places and 4 homes.', target: '3 miejsca i cztery domy.' },
      { language: 'de', source: 'NUTS 3 in 2 of 3 places.', target: 'NUTS 3 in zwei von drei Orten.' },
      {
        language: 'de',
        source: 'It cost 1.25 million in 1,250 homes.',
        target: 'Es kostete 1,25 Millionen in 1.250 Wohnungen.',
      },
      {
        language: 'lv',
        source: 'On 1 January 2018 there were 9 500.',
        target: '2018. gada 1. janvārī bija 9\u00a0500.',
      },
      { language: 'es', source: 'Ten places and 4 homes.', target: '10 plazas y cuatro viviendas.' },
      { language: 'da', source: 'Open at 10:30.', target: 'Åbent kl. 10.30.' },
      { language: 'de', source: 'Fourteen villages began.', target: 'Es begannen 14 Dörfer.' },
      { language: 'da', source: 'A share of 68–99 %.', target: 'En andel på 68-99 procent.' },
      { language: 'pl', source: 'From 5–8 % to 9%.', target: 'Od 5 % – 8 % do 9 procent.' },
      { language: 'ro', source: 'A change of -3.4 per cent.', target: 'O schimbare de −3,4 la sută.' },
      { language: 'de', source: 'Five per cent.', target: '5 Prozent.' },
      {
        language: 'lv',
        source: 'In 3 of the towns, for 12 days.',
        target: 'Trijās pilsētās divpadsmit dienas.',
      },
      { language: 'pl', source: 'After 5 years.', target: 'Po pięciu latach.' },
      { language: 'it', source: 'A plan of 3 years.', target: 'Un piano triennale.' },
      { language: 'es', source: 'EUR 1.2 billion.', target: '1200 millones de euros.' },
      { language: 'ro', source: 'EUR 425 million.', target: '425 de milioane EUR.' },
      { language: 'lt', source: 'COVID-19 cost EUR 9 million.', target: 'COVID-19 kainavo 9 000 000 EUR.' },
      { language: 'es', source: 'Some 40 thousand people.', target: 'Unas 40 mil personas.' },
      { language: 'pl', source: 'Some 40 000 people.', target: 'Około 40 tys. osób.' },
      { language: 'es', source: 'EUR 2 billion.', target: '2 mil millones de euros.' },
      { language: 'lv', source: 'In the 1990s.', target: '20. gadsimta 90. gados.' },
    ],
  },
};

/** «12.5», «1 250», «2030»; but «1 000» may be a word, and «24 hours» a day. */
function inDigitsOnly({ value }: Figure): boolean {
  const size = Math.abs(Number(value.replace('−', '-')));
  return !Number.isInteger(size) || (size > 100 && !/^10+$/.test(String(size)));
}

/** Numbers that a text has in words, and those that stand for its decades: a translation may write them in digits. */
function inWords(text: string, { worth, decades }: Amounts): ReadonlySet<string> {
  const out = new Set<string>();
  for (const word of text.toLowerCase().match(/\p{L}+/gu) ?? []) {
    const value = worth(word);
    if (value !== undefined) out.add(String(value));
  }
  for (const [year] of decades ? text.matchAll(decades) : []) {
    const decade = year.slice(0, 4);
    const century = String(Math.floor(Number(decade) / 100) + 1);
    for (const value of [decade, decade.slice(2), century]) out.add(value);
  }
  return out;
}

/** Those of the first list that are not in the second, counting how often. */
function without(list: readonly Figure[], other: readonly Figure[]): Figure[] {
  const rest = other.map(({ value }) => value);
  return list.filter(({ value }) => {
    const at = rest.indexOf(value);
    if (at >= 0) rest.splice(at, 1);
    return at < 0;
  });
}
