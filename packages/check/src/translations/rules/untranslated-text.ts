import type { TranslationRule } from '../translation-rule.ts';

export const untranslatedText: TranslationRule = {
  id: 'untranslated-text',
  severity: 'error',
  reason: 'A text that was copied and never translated counts as done.',
  *check(text, { rules }) {
    const { kind, source, target, language } = text;
    // What begins with other letters is another text, whatever its marks.
    const first = /^[\p{L}\p{N} ,.]/u;
    if (kind === 'message' || (source[0] !== target[0] && first.test(source) && first.test(target))) return;
    const { sourceWords, targetWords } = text;
    if (sourceWords !== targetWords) return;
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
