import type { TranslationRule } from '../translation-rule.ts';

export const untranslatedText: TranslationRule = {
  id: 'untranslated-text',
  severity: 'error',
  reason: 'A text that was copied and never translated counts as done.',
  *check({ kind, sourceWords, targetWords, language }, { rules }) {
    if (kind === 'message' || sourceWords !== targetWords) return;
    // Names stay as they are: a word that begins with a small letter makes a text.
    const words = sourceWords.match(/(?<![\p{L}\p{N}_])\p{Ll}\p{L}{2,}(?![\p{L}\p{N}_])/gu) ?? [];
    if (words.length < 1 || rules.get(language)?.sameAsEnglish.includes(sourceWords)) return;
    yield {
      found: 'The translation is the source text, word for word.',
      todo: `Translate it; if it is right so, add it to sameAsEnglish in templates/base/languages/${language}.yaml.`,
    };
  },
  examples: {
    bad: [{ language: 'lv', source: 'Places in nurseries per year', target: 'Places in nurseries per year' }],
    good: [
      { language: 'lv', source: 'European Social Fund Plus', target: 'European Social Fund Plus' },
      { language: 'lv', source: '{{ place.name }}, 2026', target: '{{ place.name }}, 2026' },
    ],
  },
};
