import type { Bundle, Catalogue, CatalogueEntry, TranslationState } from '@decode/model';
import { checkTarget, unitState } from '@decode/source';
import { acceptedMark } from './po-format.ts';
import type { TakeInOptions } from './take-in.ts';

export interface AcceptedUnit {
  readonly id: string;
  readonly accepted: boolean;
  /** Before. */
  readonly state: Exclude<TranslationState, 'auto'>;
  /** What the translation lacks of the text as it is now: why it cannot be right. */
  readonly faults: readonly string[];
}

/**
 * Makes translations current by a person's word: of a text that changed without changing its meaning, or that waits to
 * be confirmed. The reason is kept as a comment. What lost a figure, a note or a link, or is wrong by `errorsIn`, is not
 * made current by any word.
 */
export function accept(
  bundle: Bundle,
  language: string,
  ids: readonly string[],
  reason: string,
  errorsIn: TakeInOptions['errorsIn'] = () => [],
): { readonly catalogue: Catalogue | undefined; readonly rows: readonly AcceptedUnit[] } {
  const old = bundle.catalogues.get(language);
  const entries = new Map(old?.entries);
  const rows = bundle.units
    .filter(({ id }) => ids.includes(id))
    .flatMap((unit): AcceptedUnit[] => {
      const entry = entries.get(unit.id);
      const state = unitState(unit, entry, language);
      if (state === 'auto') return [];
      const refused = (faults: readonly string[]) => [{ id: unit.id, accepted: false, state, faults }];
      if (!entry || state === 'missing' || state === 'fresh') return refused([]);
      const damages = checkTarget(unit, entry.target, language).map(({ found }) => found);
      const faults = damages.length > 0 ? damages : errorsIn(unit, unit.text, entry.target, language);
      if (faults.length > 0) return refused(faults);
      const { previous: _, ...rest } = entry;
      const made: CatalogueEntry = {
        ...rest,
        source: unit.text,
        fuzzy: false,
        comments: [...entry.comments, `${acceptedMark} ${reason.replace(/\s+/g, ' ')}`],
      };
      entries.set(unit.id, made);
      return [{ id: unit.id, accepted: true, state, faults: [] }];
    });
  return { catalogue: old && { ...old, entries }, rows };
}
