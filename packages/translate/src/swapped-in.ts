import type { Unit } from '@decode/model';
import type { TakenUnit } from './take-in.ts';

/**
 * Texts whose new translation was until now that of another text, by id: a row of a table slipped, or two were swapped.
 * Looked at are those alone whose both translations changed in one file; what is the same in the source may be so here.
 */
export function swappedIn(
  rows: readonly TakenUnit[],
  units: ReadonlyMap<string, Unit>,
): ReadonlyMap<string, Unit> {
  const changed = rows.filter(({ outcome, present }) => outcome === 'taken' && present !== undefined);
  const before = new Map(changed.map(({ id, present }) => [present, id]));
  const out = new Map<string, Unit>();
  for (const { id, target } of changed) {
    const [own, other] = [units.get(id), units.get(before.get(target) ?? '')];
    if (own && other && own.text !== other.text) out.set(id, other);
  }
  return out;
}
