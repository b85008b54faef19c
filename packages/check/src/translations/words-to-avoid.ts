import type { Wording } from '@decode/model';
import type { Finding } from '../rule.ts';
import { wordPattern } from './wording-of.ts';

const patterns = new WeakMap<Wording, readonly { readonly pattern: RegExp; readonly use: string }[]>();

/** Words of a text that its language's officials do not write, each with the better one. */
export function* wordsToAvoid(text: string, wording: Wording): Iterable<Finding> {
  for (const { pattern, use } of patternsOf(wording)) {
    const hit = pattern.exec(text);
    if (hit) yield { found: `«${hit[0]}» is not for an official text.`, todo: `Better: ${use}.` };
  }
}

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
