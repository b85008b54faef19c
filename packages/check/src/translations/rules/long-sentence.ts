import { sentencesOf } from '../sentences-of.ts';
import type { TranslationRule } from '../translation-rule.ts';
import { wordingOf } from '../wording-of.ts';

/** Words of a sentence from which readers lose the thread; the language guides ask for 15 to 25. */
const most = 30;

export const longSentence: TranslationRule = {
  id: 'long-sentence',
  severity: 'info',
  reason: 'Officials who read on behalf of others want one thought a sentence.',
  *check({ kind, targetWords, language }, { wording }) {
    if (kind === 'message') return;
    const { abbreviations = [] } = wordingOf(wording, language) ?? {};
    for (const sentence of sentencesOf(targetWords, language, abbreviations)) {
      const count = sentence.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
      if (count <= most) continue;
      yield {
        found: `A sentence has ${count} words: «${sentence.slice(0, 60).trim()}…».`,
        todo: `Make two of it; ${most} words are the most.`,
      };
    }
  },
  examples: {
    bad: [{ language: 'lv', source: 'x', target: `${'vārds '.repeat(31)}.` }],
    good: [
      { language: 'lv', source: 'x', target: `Te ${'vārdi '.repeat(20)}ir. Te ${'vārdi '.repeat(20)}ir.` },
      {
        language: 'it',
        source: 'x',
        target: `${'parole '.repeat(20)}nel 2024.[@x] Le ${'parole '.repeat(20)}.`,
      },
    ],
  },
};
