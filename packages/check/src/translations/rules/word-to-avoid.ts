import type { TranslationRule } from '../translation-rule.ts';
import { wordingOf } from '../wording-of.ts';
import { wordsToAvoid } from '../words-to-avoid.ts';

export const wordToAvoid: TranslationRule = {
  id: 'word-to-avoid',
  severity: 'warning',
  reason: 'Plain words are understood by the council and the residents; templates/base/wording says which.',
  *check({ targetWords, language }, { wording }) {
    const own = wordingOf(wording, language);
    if (own) yield* wordsToAvoid(targetWords, own);
  },
  examples: {
    bad: [
      { language: 'lv', source: 'At present', target: 'Uz doto brīdi' },
      { language: 'de', source: 'Ageing', target: 'Die Überalterung der Orte' },
      { language: 'pl', source: 'Introduction', target: 'Implementację prowadzi gmina.' },
    ],
    good: [
      { language: 'lv', source: 'At present', target: 'Patlaban' },
      { language: 'de', source: 'Ageing', target: 'Die Alterung der Orte' },
    ],
  },
};
