import type { TranslationRule } from '../translation-rule.ts';

export const wrongLetter: TranslationRule = {
  id: 'wrong-letter',
  severity: 'error',
  reason:
    'Documents get the right letter, but who searches the catalogue or copies from it gets the wrong one.',
  *check({ targetWords, language }, { rules }) {
    for (const [wrong, right] of Object.entries(rules.get(language)?.replace ?? {})) {
      if (!targetWords.includes(wrong)) continue;
      yield {
        found: `The translation has the letter ${wrong}, which this language does not have.`,
        todo: `Write ${right}.`,
      };
    }
  },
  examples: {
    bad: [{ language: 'ro', source: 'Cities and towns', target: 'Oraşe și localități' }],
    good: [{ language: 'ro', source: 'Cities and towns', target: 'Orașe și localități' }],
  },
};
