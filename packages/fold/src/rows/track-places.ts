import { type Tracking, trackRows } from '../track/track-changes.ts';
import { parsedRow } from './make-rows.ts';
import type { OwnRow } from './rows-record.ts';

interface Place {
  readonly offset: number;
  readonly id: string;
}

/**
 * The rows of both editions where they stand, the difference as tracked changes.
 * @param own rows of the last edition, by their place in the text without any of ours
 * @param now a row of this edition
 */
export function trackPlaces(
  places: readonly Place[],
  own: readonly (OwnRow & Place)[],
  now: (id: string) => string,
  { namespaces, tracking }: { readonly namespaces: string; readonly tracking: Tracking },
) {
  const all: Place[] = [...places];
  for (const [index, { id, offset }] of own.entries()) {
    if (all.some((each) => each.id === id)) continue;
    const before = own.slice(0, index).findLast((each) => all.some((other) => other.id === each.id));
    all.splice(before ? all.findIndex((each) => each.id === before.id) + 1 : 0, 0, { id, offset });
  }
  const pairs = all.map(({ id }) => ({
    one: own.find((row) => row.id === id)?.element,
    other: places.some((place) => place.id === id) ? parsedRow(now(id), namespaces) : undefined,
  }));
  return { places: all, ...trackRows(pairs, tracking) };
}
