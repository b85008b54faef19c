import type { TranslationRule } from '../translation-rule.ts';

/** Words of a sentence from which readers lose the thread; the language guides ask for 15 to 25. */
const most = 30;

export const longSentence: TranslationRule = {
  id: 'long-sentence',
  severity: 'info',
  reason: 'Officials who read on behalf of others want one thought a sentence.',
  *check({ kind, targetWords, language }) {
    if (kind === 'message') return;
    for (const sentence of sentencesOf(targetWords, language)) {
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
    ],
  },
};

/** Ordinals, single letters and the abbreviations that the language guides allow. */
const unfinished =
  /(?:\d|(?<!\p{L})(?:\p{L}|Abs|art|bzw|ca|Dr|EE|jf|kl|lpp|Nr|nr|np|pct|pkt|pvz|sk|stk|UU|zob|žr))\.\s*$/u;

/** Sentences; the parts before an abbreviation or an ordinal stay with what follows. */
export function sentencesOf(text: string, language: string): string[] {
  const out: string[] = [];
  for (const { segment } of new Intl.Segmenter(language, { granularity: 'sentence' }).segment(text)) {
    const before = out.at(-1);
    if (before !== undefined && unfinished.test(before)) out[out.length - 1] = before + segment;
    else out.push(segment);
  }
  return out;
}
