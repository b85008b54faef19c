import { hasTerm, wordsOf } from '@decode/source';
import type { TranslationRule } from '../translation-rule.ts';

export const forbiddenTerm: TranslationRule = {
  id: 'forbidden-term',
  severity: 'warning',
  reason: 'The word was weighed and set aside: it is a slogan, a slight or another thing.',
  *check({ targetWords, language }, { terms }) {
    const own = terms.flatMap(({ labels }) => {
      const label = labels[language];
      return label?.forbidden?.map((word) => ({ word, term: label.term })) ?? [];
    });
    if (own.length === 0) return;
    const words = wordsOf(targetWords);
    for (const { word, term } of own)
      if (hasTerm(words, word))
        yield { found: `«${word}» is not to be used.`, todo: `The agreed term is «${term}».` };
  },
  examples: {
    bad: [{ language: 'de', source: 'Return migration is rare.', target: 'Die Remigration ist selten.' }],
    good: [{ language: 'de', source: 'Return migration is rare.', target: 'Die Rückwanderung ist selten.' }],
  },
};
