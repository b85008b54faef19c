import type { Bundle } from '@decode/model';
import { unitState } from '@decode/source';
import type { SentUnit } from './xliff/print-xliff.ts';

/** The texts of a folder that a translator gets, in order: those that are not current, or all that have words. */
export function sendable(bundle: Bundle, language: string, whole: boolean): SentUnit[] {
  const entries = bundle.catalogues.get(language)?.entries;
  return bundle.units.flatMap((unit) => {
    const entry = entries?.get(unit.id);
    const state = unitState(unit, entry, language);
    if (state === 'auto' || (state === 'fresh' && !whole)) return [];
    return [{ unit, ...(entry && { entry }), state }];
  });
}
