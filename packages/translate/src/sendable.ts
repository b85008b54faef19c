import type { Bundle, CatalogueEntry, Unit } from '@decode/model';
import { unitState } from '@decode/source';
import { type ErrorsIn, errorsOf, faultsOf } from './faults-in.ts';
import type { SentUnit } from './xliff/print-xliff.ts';

/**
 * The texts of a folder that a translator gets, in order: those that are not current, or all that have words.
 *
 * @param errorsIn what else breaks a translation, so that it goes out to be mended
 */
export function sendable(
  bundle: Bundle,
  language: string,
  whole: boolean,
  errorsIn: ErrorsIn = () => [],
): SentUnit[] {
  const entries = bundle.catalogues.get(language)?.entries;
  return bundle.units.flatMap((unit) => {
    const entry = entryNow(unit, entries?.get(unit.id));
    const own = unitState(unit, entry, language);
    const errors = errorsOf(unit, entry, language, own, errorsIn);
    const state = errors.length > 0 ? 'broken' : own;
    if (state === 'auto' || (state === 'fresh' && !whole)) return [];
    const faults = entry && state === 'broken' ? faultsOf(unit, entry, language, errors) : [];
    return [{ unit, ...(entry && { entry }), state, faults }];
  });
}

/** The entry against the text as it is now: nobody has to have run `translate sync` since it was changed. */
function entryNow({ text }: Unit, entry: CatalogueEntry | undefined): CatalogueEntry | undefined {
  if (!entry || entry.source === text) return entry;
  const { previous, source, ...rest } = entry;
  const base = previous ?? source;
  return { ...rest, source: text, ...(rest.target !== '' && base !== text && { previous: base }) };
}
