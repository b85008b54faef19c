/**
 * Sentences; what stands before an ordinal, a single letter or an abbreviation (given without its full stop) stays with
 * what follows.
 */
export function sentencesOf(text: string, language: string, abbreviations: readonly string[]): string[] {
  const known = new Set(abbreviations);
  const isUnfinished = (part: string): boolean => {
    const last = /([\p{L}\p{M}\p{N}]+)\.\s*$/u.exec(part)?.[1];
    return last !== undefined && (/\p{N}$|^\p{L}$/u.test(last) || known.has(last));
  };
  const out: string[] = [];
  for (const { segment } of new Intl.Segmenter(language, { granularity: 'sentence' }).segment(text)) {
    const before = out.at(-1);
    if (before !== undefined && isUnfinished(before)) out[out.length - 1] = before + segment;
    else out.push(segment);
  }
  return out;
}
