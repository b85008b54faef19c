import { diffWordsWithSpace } from 'diff';

/** A run of text that stayed, came or went. The runs that did not come make the old text, those that did not go the new. */
export interface WordChange {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
}

/** What an author changed between two versions of a source text, word by word. */
export function wordDiff(before: string, after: string): WordChange[] {
  return diffWordsWithSpace(before, after).map(({ added, removed, value }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: value,
  }));
}
