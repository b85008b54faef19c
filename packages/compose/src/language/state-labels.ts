import type { TranslationState } from '@decode/model';
import type { ShownText } from '@decode/source';

/** What a reader is told where English stands in place of a translation: keys of templates/base/strings. */
const sourceLabel = {
  stale: 'state.staleSource',
  outdated: 'state.outdated',
  broken: 'state.broken',
  missing: 'state.missing',
  'needs-review': 'state.needsReviewSource',
} as const;

/** The same, where its own words stand. */
const markLabel = { ...sourceLabel, stale: 'state.stale', 'needs-review': 'state.needsReview' } as const;

/** Key of the words for a state that readers are told of. */
export function stateLabel(state: Exclude<TranslationState, 'fresh' | 'auto'>, shown: ShownText): string {
  return (shown === 'marked' ? markLabel : sourceLabel)[state];
}
