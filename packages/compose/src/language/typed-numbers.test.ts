import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type LanguageRules, languageRules, type ProseInline } from '@decode/model';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { createLanguage } from './create-language.ts';
import type { Profile } from './create-numbers.ts';
import { groupedIn, writeTypedNumbers } from './typed-numbers.ts';
import { typesetInlines } from './typeset.ts';

const folder = resolve(import.meta.dirname, '../../../../templates/base/languages');
const all = new Map<string, LanguageRules>(
  readdirSync(folder).map((file) => {
    const rules = languageRules.parse(parse(readFileSync(join(folder, file), 'utf8')));
    return [rules.tag, rules];
  }),
);
const rules = (tag: string): LanguageRules => {
  const found = all.get(tag);
  if (!found) throw new Error(`no rules for ${tag}`);
  return found;
};
const text = (value: string): ProseInline => ({ type: 'text', value });
const plain = (nodes: readonly ProseInline[]): string =>
  nodes
    .map((node) => ('children' in node ? plain(node.children) : 'value' in node ? node.value : ''))
    .join('');

/** A text as a document of the profile prints it, no-break spaces as ~. */
function printed(
  tag: string,
  profile: Profile,
  typed: string | readonly ProseInline[],
  source?: string,
): string {
  const own = rules(tag);
  const counted = source === undefined ? undefined : groupedIn([text(source)], rules('en'));
  const nodes = typeof typed === 'string' ? [text(typed)] : typed;
  const written = writeTypedNumbers(nodes, own, createLanguage(own, profile), counted);
  return plain(typesetInlines(written, own)).replaceAll('\u00a0', '~');
}

describe('numbers that people typed', () => {
  test.each<[string, Profile, string, string]>([
    [
      'de',
      'eu',
      '12.500 Menschen, 1.250,5 ha, 12,5 %, 40.000 €',
      '12~500 Menschen, 1~250,5~ha, 12,5~%, 40~000~EUR',
    ],
    ['de', 'national', '12 500 Menschen, 12,5%, 40 000 EUR', '12.500 Menschen, 12,5~%, 40.000~€'],
    ['lv', 'eu', '9400 € un 25% no 130 169', '9~400~EUR un 25~% no 130~169'],
    ['lv', 'national', '9 400 EUR un 25 % no 130 169', '9400~€ un 25% no 130~169'],
    ['it', 'eu', 'da 1.300 a 4800€, cioè il 5,5%', 'da 1~300 a 4~800~EUR, cioè il 5,5~%'],
    ['es', 'eu', 'entre 1250–1500 € y 68 millones de €', 'entre 1~250–1~500~EUR y 68~millones de EUR'],
    ['pl', 'national', '1 250 PLN, 68 mln EUR', '1250~zł, 68~mln €'],
    ['da', 'eu', 'Det kostede 500 kr. Siden 900 kr. pr. barn', 'Det kostede 500~DKK. Siden 900~DKK pr.~barn'],
    [
      'da',
      'national',
      'Det kostede 500 DKK. Siden 900 DKK pr. barn',
      'Det kostede 500~kr. Siden 900~kr. pr.~barn',
    ],
    ['en', 'national', 'EUR 1.2 million, 12 500 homes, 12 %', '€1.2~million, 12,500 homes, 12%'],
    ['en', 'eu', 'In 2019 €1,250.50 and 3%', 'In 2019~EUR~1~250.50 and 3~%'],
  ])('%s, %s: %s', (tag, profile, typed, expected) => {
    expect(printed(tag, profile, typed)).toBe(expected);
  });

  test('years, dates, versions, acts, codes and addresses stay as they are', () => {
    for (const typed of [
      'seit 2019 und 1990–2024',
      'am 3.12.2024 um 10.30 Uhr',
      'Gesetz Nr. 1.234, § 12 Abs. 3, ISO 24495-1, CO2',
      'Verordnung (EU) 2021/1060, Version 2.1.3, Raum 1250',
      'www.x.de/1.250.html, LV0002000, Nr. 595269-CITIZ, #3.250',
    ])
      expect(printed('de', 'eu', typed).replaceAll('~', ' ')).toBe(typed);
    expect(printed('it', 'eu', 'Nel 2019 hanno ricevuto 2000 domande')).toContain('2000');
  });

  test('the source tells a quantity from a year where the language does not', () => {
    const source = 'In 2019, 2 000 people of 5 075 came';
    expect(printed('it', 'eu', 'Nel 2019 sono arrivate 2000 persone su 5075', source)).toBe(
      'Nel 2019 sono arrivate 2~000 persone su 5~075',
    );
    // Both, in one text: nobody can tell which is which.
    expect(printed('it', 'eu', 'Nel 2000 sono arrivate 2000 persone', 'In 2000, 2 000 people came')).toBe(
      'Nel 2000 sono arrivate 2000 persone',
    );
  });

  test('marks over several nodes, and nothing in code, notes and foreign words', () => {
    expect(printed('de', 'eu', [{ type: 'strong', children: [text('1.250')] }, text('% und mehr')])).toBe(
      '1~250~% und mehr',
    );
    const foreign: ProseInline[] = [
      { type: 'code', value: '1.250' },
      { type: 'emphasis', lang: 'da', children: [text('over 10.000 indbyggere')] },
      { type: 'link', url: 'https://x.eu/1.250', children: [text('x.eu/1.250')] },
    ];
    expect(printed('de', 'eu', foreign)).toBe('1.250over 10.000 indbyggerex.eu/1.250');
    const field: ProseInline[] = [{ type: 'field', path: ['number', '5'] }, text(' %')];
    expect(printed('de', 'eu', field)).toBe('~%');
    expect(printed('lv', 'national', field)).toBe('%');
  });

  test('a text taken from the language without region is read by its rules', () => {
    const german = rules('de');
    const { national } = german.profiles;
    const swiss: LanguageRules = {
      ...german,
      tag: 'de-CH',
      profiles: { ...german.profiles, national: { ...national, decimal: '.', group: '’' } },
    };
    const language = createLanguage(swiss, 'national');
    const written = writeTypedNumbers([text('1.250 Orte, 12.500,5 ha')], german, language);
    expect(plain(written)).toBe('1’250 Orte, 12’500.5 ha');
  });
});

describe('in every language', () => {
  const tags = [...all.keys()];
  const profile = fc.constantFrom<Profile>('eu', 'national');
  const amount = fc.oneof(
    fc.integer({ min: 0, max: 99_999_999 }),
    fc.integer({ min: 0, max: 999_999 }).map((n) => n / 100),
  );
  const words = fc.constantFrom('und', 'x', '–', '(', '),', '. A', ':', '«a»');

  test('what one profile prints, the other prints from it, and back', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...tags),
        profile,
        fc.array(fc.tuple(amount, fc.constantFrom('number', 'percent', 'money'), words), { maxLength: 4 }),
        (tag, from, parts) => {
          const own = rules(tag);
          const by = {
            eu: createLanguage(own, 'eu'),
            national: createLanguage(own, 'national'),
          };
          const say = (wanted: Profile) =>
            parts
              .map(([value, kind, word]) => {
                const said =
                  kind === 'number'
                    ? by[wanted].number(value)
                    : kind === 'percent'
                      ? by[wanted].unit(value, '%')
                      : by[wanted].money(Math.trunc(value), 'EUR');
                return `${said} ${word}`;
              })
              .join(' ');
          const to = from === 'eu' ? 'national' : 'eu';
          // The source tells which numbers are quantities; it is written in English.
          const source = parts
            .map(([value]) => createLanguage(rules('en'), 'eu').number(Math.trunc(value)))
            .join('; ');
          const counted = groupedIn([text(source)], rules('en'));
          const once = writeTypedNumbers([text(say(from))], own, by[to], counted);
          expect(plain(once)).toBe(say(to));
          expect(plain(writeTypedNumbers(once, own, by[to], counted))).toBe(say(to));
        },
      ),
      { numRuns: 2000 },
    );
  });

  test('any text is written in finite time, twice the same as once', () => {
    const signs = fc.constantFrom(...'0123456789.,  %€-–/:\u00a0’'.split(''), 'EUR', 'kr.', 'a', '½');
    fc.assert(
      fc.property(fc.constantFrom(...tags), profile, fc.array(signs, { maxLength: 40 }), (tag, to, parts) => {
        const own = rules(tag);
        const language = createLanguage(own, to);
        const once = writeTypedNumbers([text(parts.join(''))], own, language);
        const twice = writeTypedNumbers(once, own, language);
        expect(plain(twice)).toBe(plain(once));
        // No digit comes or goes.
        expect(plain(once).replace(/\D/g, '')).toBe(parts.join('').replace(/\D/g, ''));
      }),
      { numRuns: 3000 },
    );
  });
});
