import type { LanguageRules } from '@decode/model';
import type { TranslationRule } from '../translation-rule.ts';

export const wrongLetter: TranslationRule = {
  id: 'wrong-letter',
  severity: 'error',
  reason:
    'Documents get the right letter, but who searches the catalogue or copies from it gets the wrong one.',
  *check(text, { rules }) {
    const own = rules.get(text.language);
    for (const [wrong, right] of own ? replaced(own) : []) {
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

const known = new WeakMap<LanguageRules, readonly (readonly [wrong: string, right: string])[]>();

/** Made once: it is asked of every text. */
function replaced(rules: LanguageRules): readonly (readonly [wrong: string, right: string])[] {
  let letters = known.get(rules);
  if (!letters) {
    letters = Object.entries(rules.replace);
    known.set(rules, letters);
  }
  return letters;
}
