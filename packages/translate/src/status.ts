import { type Bundle, compare, type Origin, type TranslationState } from '@decode/model';
import { type ChangedFigure, changedFigures, textState } from '@decode/source';
import { type ErrorsIn, errorsOf, faultsOf } from './faults-in.ts';
import { type WordChange, wordDiff } from './word-diff.ts';

export type Counts = Readonly<Record<TranslationState, number>>;

/** A unit that a person has to look at. */
export interface UnitStatus {
  readonly id: string;
  readonly kind: string;
  readonly section: string;
  readonly state: Exclude<TranslationState, 'fresh' | 'auto'>;
  readonly source: string;
  /** BCP 47, of the source text. */
  readonly sourceLanguage: string;
  /** Of the source text. */
  readonly origin: Origin;
  readonly target?: string;
  /** Of the translation. */
  readonly targetOrigin?: Origin;
  /** For stale units: what changed in the source since it was translated. */
  readonly changes?: readonly WordChange[];
  /** For outdated units: the figures that changed. */
  readonly figures?: readonly ChangedFigure[];
  /** For broken units: what is wrong, in words. */
  readonly faults?: readonly string[];
}

/** One bundle in one language. */
export interface StatusRow {
  readonly folder: string;
  readonly language: string;
  readonly counts: Counts;
  /** Everything but fresh and auto, in the order of the source. */
  readonly units: readonly UnitStatus[];
}

/**
 * Rows sorted by folder, then in the order of `languages`.
 *
 * @param errorsIn what else breaks a translation
 */
export function status(
  bundles: readonly Bundle[],
  languages: readonly string[],
  errorsIn: ErrorsIn = () => [],
): StatusRow[] {
  return [...bundles]
    .sort((a, b) => compare(a.folder, b.folder))
    .flatMap((bundle) => languages.map((language) => row(bundle, language, errorsIn)));
}

function row(bundle: Bundle, language: string, errorsIn: ErrorsIn): StatusRow {
  const counts: Record<TranslationState, number> = {
    fresh: 0,
    stale: 0,
    'needs-review': 0,
    broken: 0,
    missing: 0,
    auto: 0,
    outdated: 0,
  };
  const units: UnitStatus[] = [];
  const entries = bundle.catalogues.get(language)?.entries;
  for (const unit of bundle.units) {
    const entry = entries?.get(unit.id);
    const own = textState(unit, entry, language);
    const errors = errorsOf(unit, entry, language, own, errorsIn);
    const state = errors.length > 0 ? 'broken' : own;
    counts[state]++;
    if (state === 'fresh' || state === 'auto') continue;
    units.push({
      id: unit.id,
      kind: unit.kind,
      section: unit.section,
      state,
      source: unit.text,
      sourceLanguage: unit.language,
      origin: unit.origin,
      ...(entry && state !== 'missing' && { target: entry.target }),
      ...(entry?.origin && { targetOrigin: entry.origin }),
      ...(state === 'stale' && {
        changes: wordDiff(entry?.previous ?? entry?.source ?? unit.text, unit.text),
      }),
      ...(state === 'outdated' && { figures: changedFigures(unit) }),
      ...(state === 'broken' && entry && { faults: faultsOf(unit, entry, language, errors) }),
    });
  }
  return { folder: bundle.folder, language, counts, units };
}
