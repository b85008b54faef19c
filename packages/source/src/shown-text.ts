import type { Edition, TranslationState } from '@decode/model';

/**
 * What a document shows of a text: its translation; its translation with words on its state; the text as it was
 * written, with words; nothing, because the document is not made.
 */
export type ShownText = 'translation' | 'marked' | 'source' | 'refused';

/**
 * Of a name, term, heading or language that nobody who can say has confirmed: no block is marked for it, since then all
 * of a document would be; it is in the document's doubts, or there is no document.
 */
export function shownPoint({
  state,
  needsReview,
}: Pick<Edition, 'state' | 'needsReview'>): 'translation' | 'refused' {
  return state === 'release' && needsReview === 'refuse' ? 'refused' : 'translation';
}

/**
 * The one rule for prose and strings. Before a release an old translation is more use to a reader than English; in a
 * release only what is current is printed as the body's own words, and edition.yaml says what becomes of the rest.
 */
export function shownText(
  state: TranslationState,
  { state: edition, withoutTranslation }: Pick<Edition, 'state' | 'withoutTranslation'>,
): ShownText {
  if (state === 'fresh' || state === 'auto') return 'translation';
  // English speaks of the same figures: it is no better than its translation.
  if (edition === 'release' && state === 'outdated')
    return withoutTranslation === 'refuse' ? 'refused' : 'marked';
  if (edition === 'release') return withoutTranslation === 'refuse' ? 'refused' : 'source';
  return state === 'stale' || state === 'needs-review' || state === 'outdated' ? 'marked' : 'source';
}
