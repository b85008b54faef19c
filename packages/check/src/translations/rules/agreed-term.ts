import { hasTerm, hasWords, wordsOf } from '@decode/source';
import type { TranslationRule } from '../translation-rule.ts';
import { wordingOf } from '../wording-of.ts';

export const agreedTerm: TranslationRule = {
  id: 'agreed-term',
  severity: 'info',
  reason: 'One term, one word: a reader takes two words for two things.',
  *check({ kind, sourceWords, targetWords, sourceLanguage, language }, { terms, wording }) {
    if (kind === 'message') return;
    const source = wordsOf(sourceWords);
    const target = wordsOf(targetWords);
    const compounds = wordingOf(wording, language)?.compounds;
    for (const { labels } of terms) {
      const [from, to] = [labels[sourceLanguage], labels[language]];
      if (!from || !to || !hasWords(source, from.term)) continue;
      const forms = [to.term, ...(to.forms ?? [])];
      if (forms.some((form) => hasTerm(target, form.replace(/\*$/, ''), 2, compounds))) continue;
      yield {
        found: `«${from.term}» is in the source, but «${to.term}» is not in the translation.`,
        todo: 'Use the agreed term, or leave it where the sentence says the same without it.',
      };
    }
  },
  examples: {
    bad: [{ language: 'lv', source: 'Return migration is rare.', target: 'Atgriešanās ir reta.' }],
    good: [
      { language: 'lv', source: 'Return migration is rare.', target: 'Remigrācijas gadījumu ir maz.' },
      { language: 'lv', source: 'Homes are rare.', target: 'Mājokļu ir maz.' },
    ],
  },
};
