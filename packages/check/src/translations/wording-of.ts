import type { Wording } from '@decode/model';

/** Of a language, or of the one that it is a region's way to write. */
export function wordingOf(wording: ReadonlyMap<string, Wording>, language: string): Wording | undefined {
  return wording.get(language) ?? wording.get(language.split('-')[0] ?? '');
}

/** Words of a wording file as the text of a regular expression (flags i and u): a star is any ending, # a number. */
export function wordPattern(words: string): string {
  const body = words
    .split(' ')
    .map((word) =>
      word
        .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
        .replace(/\*$/, '\\p{L}*')
        .replace(/#/g, '\\d+')
        .replace(/['’]/g, "['’]"),
    )
    .join('[\\s\\u00a0\\u202f]+');
  return `${body}(?![\\p{L}\\p{M}])`;
}
