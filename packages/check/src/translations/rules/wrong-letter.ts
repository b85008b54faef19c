import type { TranslationRule } from '../translation-rule.ts';

export const wrongLetter: TranslationRule = {
  id: 'wrong-letter',
  severity: 'error',
  reason:
    'Documents get the right letter, but who searches the catalogue or copies from it gets the wrong one.',
  *check(text, { rules }) {
    for (const [wrong, right] of Object.entries(rules.get(text.language)?.replace ?? {})) {
      if (!text.target.includes(wrong) || !text.targetWords.includes(wrong)) continue;
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
