/**
 * The beginning of a word that its forms share. Crude on purpose: dictionaries with stems exist for these languages,
 * but none that may be shipped, and the rules that ask for it only warn. Endings have at most three letters of a
 * word of seven and more, fewer of a shorter one.
 */
export function stemOf(word: string): string {
  const length = word.length;
  const ending = length >= 7 ? 3 : length >= 6 ? 2 : length >= 4 ? 1 : 0;
  return word.slice(0, length - ending).toLowerCase();
}

/** The words of a text, in lower case. */
export function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}

/** Do the forms of all the words of a term stand one after the other? Words may stand between them, `gap` at most. */
export function hasTerm(words: readonly string[], term: string, gap = 0, compounds = false): boolean {
  const stems = wordsOf(term).map(stemOf);
  const fits = (word: string | undefined, stem: string) =>
    word !== undefined &&
    (compounds ? word.includes(stem) : word.startsWith(stem) && word.length <= stem.length + 6);
  return words.some((_, start) => {
    let at = start;
    return stems.every((stem, index) => {
      const room = index === 0 ? 0 : gap;
      for (let skip = 0; skip <= room; skip++) {
        if (!fits(words[at + skip], stem)) continue;
        at += skip + 1;
        return true;
      }
      return false;
    });
  });
}

/** Do the words stand one after the other, in the singular or plural of English? */
export function hasWords(words: readonly string[], term: string): boolean {
  const wanted = wordsOf(term).map(singular);
  return words.some((_, start) =>
    wanted.every((word, index) => singular(words[start + index] ?? '') === word),
  );
}

function singular(word: string): string {
  return word.replace(/ies$/, 'y').replace(/(?<!s)s$/, '');
}
