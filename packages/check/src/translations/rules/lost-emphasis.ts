import type { TranslationRule } from '../translation-rule.ts';

export const lostEmphasis: TranslationRule = {
  id: 'lost-emphasis',
  severity: 'warning',
  reason: 'What is bold in one language and plain in another reads as if it weighed less.',
  *check({ kind, source, target }) {
    if (kind === 'message') return;
    const [wanted, found] = [source, target].map(
      (text) => (text.match(/(?<!\\)\*\*|(?<!\\)__/g)?.length ?? 0) / 2,
    );
    if (wanted === found) return;
    yield {
      found: `The source has ${wanted} bold ${wanted === 1 ? 'passage' : 'passages'}, the translation ${found}.`,
      todo: 'Put ** around the same words as in the source.',
    };
  },
  examples: {
    bad: [{ language: 'lv', source: 'Plant **lime** trees.', target: 'Stādīt liepas.' }],
    good: [{ language: 'lv', source: 'Plant **lime** trees.', target: 'Stādīt **liepas**.' }],
  },
};
