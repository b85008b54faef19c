import type { TranslationRule } from '../translation-rule.ts';
import { wordingOf } from '../wording-of.ts';

export const acronym: TranslationRule = {
  id: 'acronym',
  severity: 'warning',
  reason: 'Funds and laws have acronyms of their own in each language; the English one is not known there.',
  *check({ source, targetWords, target, language }, { wording }) {
    for (const [english, own] of Object.entries(wordingOf(wording, language)?.acronyms ?? {})) {
      if (own === english || !holds(source, english) || holds(target, own)) continue;
      if (!holds(targetWords, english)) continue;
      yield {
        found: `The translation says ${english}, which is ${own} in this language.`,
        todo: `Write ${own}.`,
      };
    }
  },
  examples: {
    bad: [{ language: 'lv', source: 'Paid from the ERDF.', target: 'Finansē ERDF.' }],
    good: [
      { language: 'lv', source: 'Paid from the ERDF.', target: 'Finansē ERAF.' },
      {
        language: 'lv',
        source: 'Paid from the ERDF.',
        target: 'Finansē Eiropas Reģionālās attīstības fonds.',
      },
    ],
  },
};

function holds(text: string, word: string): boolean {
  const at = text.indexOf(word);
  return (
    at >= 0 &&
    !/[\p{L}\p{N}]/u.test(text.charAt(at - 1)) &&
    !/[\p{L}\p{N}]/u.test(text.charAt(at + word.length))
  );
}
