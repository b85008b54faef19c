import type { Wording } from '@decode/model';
import type { TranslationRule } from '../translation-rule.ts';
import { wordingOf, wordPattern } from '../wording-of.ts';

const patterns = new WeakMap<Wording, readonly { readonly pattern: RegExp; readonly use: string }[]>();

export const wordToAvoid: TranslationRule = {
  id: 'word-to-avoid',
  severity: 'warning',
  reason: 'Plain words are understood by the council and the residents; templates/base/wording says which.',
  *check({ targetWords, language }, { wording }) {
    const own = wordingOf(wording, language);
    if (!own) return;
    for (const { pattern, use } of patternsOf(own)) {
      const hit = pattern.exec(targetWords);
      if (hit) yield { found: `«${hit[0]}» is not for an official text.`, todo: `Better: ${use}.` };
    }
  },
  examples: {
    bad: [
      { language: 'lv', source: 'At present', target: 'Uz doto brīdi' },
      { language: 'de', source: 'Ageing', target: 'Die Überalterung der Orte' },
      { language: 'pl', source: 'Introduction', target: 'Implementację prowadzi gmina.' },
    ],
    good: [
      { language: 'lv', source: 'At present', target: 'Patlaban' },
      { language: 'de', source: 'Ageing', target: 'Die Alterung der Orte' },
    ],
  },
};

function patternsOf(own: Wording) {
  const known = patterns.get(own);
  if (known) return known;
  const made = own.avoid.map(({ words, use }) => ({
    pattern: new RegExp(`(?<![\\p{L}\\p{M}])${wordPattern(words)}`, 'iu'),
    use,
  }));
  patterns.set(own, made);
  return made;
}
