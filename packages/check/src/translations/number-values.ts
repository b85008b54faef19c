import type { LanguageRules } from '@decode/model';
import type { TranslationRule } from './translation-rule.ts';

/** A blank of any width between groups of digits. */
const blanks = '[ \\u00a0\\u2009\\u202f]';

export const numberValues: TranslationRule = {
  id: 'number-values',
  severity: 'warning',
  reason: 'A wrong number in an official document is the worst that a translation can do.',
  *check({ kind, sourceWords, targetWords, sourceLanguage, language }, { rules }) {
    if (kind === 'message' || (!/\d/.test(sourceWords) && !/\d/.test(targetWords))) return;
    const wanted = numbersIn(sourceWords, rules.get(sourceLanguage));
    const found = numbersIn(targetWords, rules.get(language));
    const free = inWords(sourceWords);
    const lost = without(wanted, found);
    const added = without(found, wanted).filter((value) => !free.has(value));
    if (lost.length === 0 && added.length === 0) return;
    const parts = [
      ...(lost.length > 0 ? [`lacks ${lost.join(', ')}`] : []),
      ...(added.length > 0 ? [`has ${added.join(', ')}, which the source has not`] : []),
    ];
    yield {
      found: `The translation ${parts.join(' and ')}.`,
      todo: 'Compare the numbers; a comma or a full stop in the wrong place makes another number.',
    };
  },
  examples: {
    bad: [
      { language: 'de', source: 'It cost 1.25 million.', target: 'Es kostete 1.250 Millionen.' },
      { language: 'lv', source: 'In 2019 they lost 12.5 ha.', target: '2019. gadā zaudēja 12,6 ha.' },
      { language: 'pl', source: 'Births fell from 1 250 to 900.', target: 'Liczba urodzeń spadła z 1250.' },
    ],
    good: [
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
      { language: 'lv', source: 'In the 1990s.', target: '20. gadsimta 90. gados.' },
    ],
  },
};

const numberWords: Readonly<Record<string, number>> = {
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  seventeen: 17,
  eighteen: 18,
  nineteen: 19,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
  hundred: 100,
  thousand: 1000,
};

/** Numbers that an English text has in words, and those that stand for its decades: a translation may write them. */
function inWords(text: string): ReadonlySet<string> {
  const out = new Set<string>();
  for (const word of text.toLowerCase().match(/[a-z]+/g) ?? []) {
    const value = Object.hasOwn(numberWords, word) ? numberWords[word] : undefined;
    if (value !== undefined) out.add(String(value));
  }
  for (const [, decade = ''] of text.matchAll(/(?<!\d)(\d{4})s(?![a-z])/g)) {
    const century = String(Math.floor(Number(decade) / 100) + 1);
    for (const value of [decade, decade.slice(2), century]) out.add(value);
  }
  return out;
}

/** Values of the numbers from thirteen on and of those with decimals: up to twelve (German) they may be words. */
function numbersIn(text: string, rules: LanguageRules | undefined): string[] {
  const profiles = rules ? [rules.profiles.eu, rules.profiles.national] : [];
  const decimals = new Set(profiles.map(({ decimal }) => decimal));
  const groups = [...new Set(profiles.map(({ group }) => group))].filter((sign) => /\S/.test(sign));
  const group = `(?:${[blanks, ...groups.map(escaped)].join('|')})`;
  const decimal = `(?:${[...decimals].map(escaped).join('|') || '[.,]'})`;
  const grouped = `\\d{1,3}(?:${group}\\d{3})+(?!\\d)`;
  const pattern = new RegExp(`(?<![\\p{L}\\d])(${grouped}|\\d+)(?:${decimal}(\\d+))?`, 'gu');
  // «10:30» and «10.30» after a word for the clock are hours and minutes in all languages.
  const plain = text
    .replace(/(?<!\d)\d{4}s(?![a-z])/g, ' ')
    .replace(/(\d{1,2}):(\d{2})(?!\d)/g, '$1 $2')
    .replace(/(kl\.\s\d{1,2})\.(\d{2})/g, '$1 $2');
  return [...plain.matchAll(pattern)]
    .map(([, whole = '', part = '']) => Number(`${whole.replace(/\D/g, '')}.${part || '0'}`))
    .filter((value) => value > 12 || !Number.isInteger(value))
    .map(String);
}

function escaped(sign: string): string {
  return sign.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** What is in the first list and not in the second, counting how often. */
function without(list: readonly string[], other: readonly string[]): string[] {
  const rest = [...other];
  return list.filter((value) => {
    const at = rest.indexOf(value);
    if (at >= 0) rest.splice(at, 1);
    return at < 0;
  });
}
