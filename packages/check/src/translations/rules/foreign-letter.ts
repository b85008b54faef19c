import type { TranslationRule } from '../translation-rule.ts';

export const foreignLetter: TranslationRule = {
  id: 'foreign-letter',
  severity: 'error',
  reason: 'A letter that only looks right is not found by search, and is read out wrongly.',
  *check({ targetWords }) {
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
