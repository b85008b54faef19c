import type { Edition, TranslationState } from '@decode/model';

/**
 * What a document shows of a text: its translation; its translation with words on its state; the text as it was
 * written, with words; nothing, because the document is not made.
 */
export type ShownText = 'translation' | 'marked' | 'source' | 'refused';

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
