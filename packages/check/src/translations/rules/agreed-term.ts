import { hasTerm, hasWords, wordsOf } from '@decode/source';
import type { TranslationRule } from '../translation-rule.ts';
import { wordingOf } from '../wording-of.ts';

export const agreedTerm: TranslationRule = {
  id: 'agreed-term',
  severity: 'warning',
  reason: 'One term, one word: a reader takes two words for two things.',
  *check({ kind, sourceWords, targetWords, sourceLanguage, language }, { terms, wording }) {
    if (kind === 'message') return;
    const source = wordsOf(sourceWords);
    const said = ` ${source.join(' ')} `;
    const target = wordsOf(targetWords);
    const compounds = wordingOf(wording, language)?.compounds;
    for (const { labels } of terms) {
      const [from, to] = [labels[sourceLanguage], labels[language]];
      if (!from || !to || !hasWords(source, from.term)) continue;
      const others = (from.notIn ?? []).map((phrase) => ` ${wordsOf(phrase).join(' ')} `);
      if (others.some((phrase) => said.includes(phrase))) {
        const rest = others.reduce((text, phrase) => text.replaceAll(phrase, ' '), said);
        if (!hasWords(wordsOf(rest), from.term)) continue;
      }
      const forms = [to.term, ...(to.forms ?? [])];
      if (forms.some((form) => hasTerm(target, form.replace(/\*$/, ''), 2, compounds))) continue;
      yield {
        found: `«${from.term}» is in the source, but «${to.term}» is not in the translation.`,
        todo: 'Use the term; a form of it that is not recognised, or a phrase in which the word is another one, goes into recommendations/glossary/terms.yaml (forms, notIn).',
      };
    }
  },
  examples: {
    bad: [
      { language: 'lv', source: 'Return migration is rare.', target: 'Atgriešanās ir reta.' },
      {
        language: 'de',
        source: 'Measure loneliness; each measure has a budget.',
        target: 'Einsamkeit messen; alles hat ein Budget.',
      },
    ],
    good: [
      { language: 'lv', source: 'Return migration is rare.', target: 'Remigrācijas gadījumu ir maz.' },
      { language: 'de', source: 'Measure loneliness.', target: 'Einsamkeit messen.' },
      { language: 'es', source: 'Homes for young families', target: 'Viviendas para familias jóvenes' },
      { language: 'lv', source: 'Homes are rare.', target: 'Mājokļu ir maz.' },
    ],
  },
};
