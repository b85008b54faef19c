import type { Bundle, CatalogueEntry, Unit } from '@decode/model';
import { unitState } from '@decode/source';
import type { SentUnit } from './xliff/print-xliff.ts';

/** The texts of a folder that a translator gets, in order: those that are not current, or all that have words. */
export function sendable(bundle: Bundle, language: string, whole: boolean): SentUnit[] {
  const entries = bundle.catalogues.get(language)?.entries;
  return bundle.units.flatMap((unit) => {
    const entry = entryNow(unit, entries?.get(unit.id));
    const state = unitState(unit, entry, language);
    if (state === 'auto' || (state === 'fresh' && !whole)) return [];
    return [{ unit, ...(entry && { entry }), state }];
  });
}

/** The entry against the text as it is now: nobody has to have run `translate sync` since it was changed. */
function entryNow({ text }: Unit, entry: CatalogueEntry | undefined): CatalogueEntry | undefined {
  if (!entry || entry.source === text) return entry;
  const { previous, source, ...rest } = entry;
  const base = previous ?? source;
  return { ...rest, source: text, ...(rest.target !== '' && base !== text && { previous: base }) };
}
