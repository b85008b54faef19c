import type { TranslationRule } from '../translation-rule.ts';

const faults: readonly (readonly [RegExp, string, string])[] = [
  [/^\s|\s$/u, 'begins or ends with a blank', 'Remove the blank.'],
  [/[ \t]{2,}/u, 'has two blanks in a row', 'Remove one of them.'],
  [
    /(?!\n)[\p{Cc}\p{Zl}\p{Zp}\u200b\u200e\u200f\ufeff]/u,
    'has an invisible character',
    'Type the text anew at that place.',
  ],
];

export const strayCharacters: TranslationRule = {
  id: 'stray-characters',
  severity: 'warning',
  reason: 'What is not seen is still searched for, copied and read out.',
  *check({ kind, target }) {
    if (target !== target.normalize('NFC'))
      yield {
        found: 'The translation has letters that are made of two characters.',
        todo: 'Run the text through "npm run decode -- translate import" again, or type it anew.',
      };
    // A message may hold line breaks and blanks between its branches.
    for (const [pattern, what, todo] of kind === 'message' ? faults.slice(2) : faults)
      if (pattern.test(target)) yield { found: `The translation ${what}.`, todo };
  },
  examples: {
    bad: [
      { language: 'lv', source: 'A.', target: 'A. ' },
      { language: 'lv', source: 'A b.', target: 'A  b.' },
      { language: 'lv', source: 'Births', target: 'Dzimsti\u0304ba' },
      { language: 'lv', source: 'A.', target: 'A\u200b.' },
    ],
    good: [{ language: 'lv', source: 'A b.', target: 'Ā\u00a0b.' }],
  },
};
