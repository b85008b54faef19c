import { checkTarget } from '@decode/source';
import type { TranslationRule } from '../translation-rule.ts';

export const damagedTranslation: TranslationRule = {
  id: 'damaged-translation',
  severity: 'warning',
  reason:
    'Fields, citations, notes and addresses are the same in every language; documents show English instead.',
  *check({ kind, source, target, sourceLanguage, language }) {
    const origin = { file: '', start: { line: 1, column: 1 }, end: { line: 1, column: 1 } };
    const unit = { id: '', section: '', kind, text: source, language: sourceLanguage, origin };
    for (const { found, todo } of checkTarget(unit, target, language)) yield { found, todo };
  },
  examples: {
    bad: [
      { language: 'lv', source: 'Births fell [@csp].', target: 'Dzimst mazāk.' },
      { language: 'lv', source: 'In {{ place.name }}.', target: 'Šeit.' },
      {
        language: 'lv',
        source: '{n, plural, one {# place} other {# places}}',
        target: '{n, plural, one {# vieta} other {# vietas}}',
        kind: 'message',
      },
    ],
    good: [
      { language: 'lv', source: 'In {{ place.name }} [@csp].', target: '{{ place.name case=in }} [@csp].' },
      {
        language: 'de',
        source: '[law](https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=x)',
        target: '[Gesetz](https://eur-lex.europa.eu/legal-content/DE/TXT/?uri=x)',
      },
    ],
  },
};
