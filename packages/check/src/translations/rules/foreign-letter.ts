import type { TranslationRule } from '../translation-rule.ts';

export const foreignLetter: TranslationRule = {
  id: 'foreign-letter',
  severity: 'error',
  reason: 'A letter that only looks right is not found by search, and is read out wrongly.',
  *check(text) {
    // Most texts have nothing beyond the Latin blocks and the marks of print: they are not parsed for it.
    if (!/[^\0-\u00b4\u00b6-\u02af\u2000-\u206f\u20ac]/.test(text.target)) return;
    const { targetWords } = text;
    const hit = /\p{L}*(?!\p{Script=Latin})\p{L}+\p{L}*/u.exec(targetWords);
    if (!hit) return;
    const [word] = hit;
    const letters = [...word].filter((letter) => !/\p{Script=Latin}/u.test(letter));
    yield {
      found: `«${word}» has letters of another script: ${letters.map((letter) => `${letter} (U+${letter.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')})`).join(', ')}.`,
      todo: 'Type the word anew on the keyboard of its language.',
    };
  },
  examples: {
    bad: [
      { language: 'lv', source: 'Births', target: 'Dzimstībа' },
      { language: 'de', source: 'Residents', target: 'Еinwohner' },
    ],
    good: [{ language: 'lv', source: 'Births', target: 'Dzimstība' }],
  },
};
