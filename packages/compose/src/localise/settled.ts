import type { CiteKeys, Inline, Origin, TranslationState } from '@decode/model';

/** Inline text in its final words and typography; only citations still wait for their numbers. */
export type SettledInline = Exclude<Inline, { type: 'citation' }> | CiteKeys;

/** One text of the project in one language. */
export interface Settled {
  /** Id of its unit, the same in every language and format. */
  readonly id?: string;
  readonly inlines: readonly SettledInline[];
  /** Set where the text is not in the document's language. */
  readonly lang?: string;
  /** Set where a reader must be told that it is not the current translation. */
  readonly state?: { readonly kind: Exclude<TranslationState, 'fresh' | 'auto'>; readonly label: string };
  readonly origin?: Origin;
  /** File of the prose it stands in: names of notes are its own. */
  readonly file?: string;
}
