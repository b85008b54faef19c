import type { Origin } from './message.ts';

/** The language that everything is written in, except slots that a place writes in its own. */
export const sourceLanguage = 'en';

/** What a translator gets: one leaf block of prose or one string of a YAML file. */
export interface Unit {
  /** Stable for as long as the block lives; starts with a letter. */
  readonly id: string;
  /** `paragraph`, `heading`, `item`, `cell`, `label`, or the path of a YAML string without its indices: `activities.action`. */
  readonly kind: string;
  /** Where it belongs, in words for the translator: section heading or field name. */
  readonly section: string;
  /** BCP 47: the language that it is written in, and so is never translated into. */
  readonly language: string;
  /** Canonical inline Markdown: normal form C, single blanks, `*` and `**`. */
  readonly text: string;
  readonly origin: Origin;
  /** The figures that it speaks of; absent where there are none. */
  readonly figures?: {
    readonly now: Figures;
    /** When a person last wrote or accepted the text. */
    readonly read: Figures;
    /** Why the text still held with them, where a person said so. */
    readonly reason?: string;
  };
}

/** Values by field (`data.population.last`), the same in every language. */
export type Figures = Readonly<Record<string, string>>;

/** One entry of units.lock.yaml: the block as it was at the last sync. */
export interface LockedUnit {
  readonly id: string;
  readonly kind: string;
  readonly text: string;
  /** What its fields and its chart said when a person last wrote or accepted it. */
  readonly figures?: Figures | undefined;
  /** Why it still holds with them, where a person said so. */
  readonly reason?: string | undefined;
}

/** One entry of a PO file. */
export interface CatalogueEntry {
  readonly id: string;
  /** The source text that `target` translates, as it was then. */
  readonly source: string;
  /** Present when the source has changed since: the text that was translated. */
  readonly previous?: string;
  readonly target: string;
  /** Marked as not yet confirmed by a person. */
  readonly fuzzy: boolean;
  /** Comments that translators wrote. */
  readonly comments: readonly string[];
  readonly origin?: Origin;
}

export interface Catalogue {
  /** File it was read from, relative to the project. */
  readonly file: string;
  readonly language: string;
  readonly entries: ReadonlyMap<string, CatalogueEntry>;
  /** Entries whose block no longer exists: kept as memory, never printed. */
  readonly obsolete: readonly CatalogueEntry[];
}

/**
 * fresh: target of the current source. stale: target of an older source. needs-review: not confirmed by a person.
 * broken: the target lost a field, a note or a link, or a rule of `check` stops it: a wrong figure, a letter of another alphabet. missing: no target. auto: nothing to translate. outdated: the
 * figures that the text speaks of have changed since a person read it, in whatever language it stands.
 */
export type TranslationState =
  | 'fresh'
  | 'stale'
  | 'needs-review'
  | 'broken'
  | 'missing'
  | 'auto'
  | 'outdated';

/** A folder whose texts are translated together: its units in order and one catalogue per language. */
export interface Bundle {
  /** Path of the folder, which also names it: `recommendations/proposals/childcare-place-guarantee`. */
  readonly folder: string;
  readonly units: readonly Unit[];
  readonly catalogues: ReadonlyMap<string, Catalogue>;
}
