/**
 * Sentences; what ends in an ordinal, a single letter or an abbreviation (given without its full stop) stays with
 * what follows.
 */
export function sentencesOf(text: string, language: string, abbreviations: readonly string[]): string[] {
  const known = new Set(abbreviations);
  const isUnfinished = (part: string, next: string): boolean => {
    const last = /([\p{L}\p{M}\p{N}]+)\.\s*$/u.exec(part)?.[1];
    if (last === undefined) return false;
    // «2024. gadā» goes on; «… in 2024. The …» has ended, while «3. Oktober» has not.
    if (/\p{N}{3}$/u.test(last)) return !/^\p{Lu}/u.test(next);
    return /\p{N}$|^\p{L}$/u.test(last) || known.has(last);
  };
  const out: string[] = [];
  for (const { segment } of new Intl.Segmenter(language, { granularity: 'sentence' }).segment(text)) {
    const before = out.at(-1);
    if (before !== undefined && isUnfinished(before, segment)) out[out.length - 1] = before + segment;
    else out.push(segment);
  }
  return out;
}
