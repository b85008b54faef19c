import type { CatalogueEntry, TranslationState, Unit } from '@decode/model';
import { checkTarget } from './check-target.ts';
import { needsTranslation } from './needs-translation.ts';

/**
 * State of a unit in one language. What the entry was translated from decides first: a target is checked against the
 * text it translates, so one that was right before its source changed is stale, not broken. A target that has lost
 * something is broken whoever confirmed it.
 */
export function unitState(unit: Unit, entry: CatalogueEntry | undefined, language: string): TranslationState {
  if (unit.language === language || !hasWords(unit)) return 'auto';
  if (!entry || entry.target.trim() === '') return 'missing';
  const base = entry.previous ?? entry.source;
  const translated = base === unit.text ? unit : { ...unit, text: base };
  if (checkTarget(translated, entry.target, language).length > 0) return 'broken';
  if (base !== unit.text) return 'stale';
  return entry.fuzzy ? 'needs-review' : 'fresh';
}

const worded = new WeakMap<Unit, boolean>();

/** Asked for each of eight languages, and the same in all. */
function hasWords(unit: Unit): boolean {
  let known = worded.get(unit);
  if (known === undefined) {
    known = needsTranslation(unit);
    worded.set(unit, known);
  }
  return known;
}
