/** A row of ours as it stands, by its place in the text without any of ours. */
interface Stands {
  readonly id: string;
  readonly offset: number;
}

export interface Places {
  /** Rows of the edition, in its order. */
  readonly wanted: readonly string[];
  /** Rows that stand, in the order of the text. */
  readonly own: readonly Stands[];
  /** Of these, those that stay though the edition has none of them. */
  readonly retained: readonly string[];
  /** The order in which the last folding wrote them. */
  readonly order: readonly string[];
  /** Where rows go when none stands. */
  readonly start: number;
}

/**
 * Where each row goes. Rows that stand together as we wrote them are replaced as a whole, in the order of the edition;
 * where people have moved some, each stays where it is, and a new one follows the one that it follows in the edition.
 */
export function placed({ wanted, own, retained, order, start }: Places): { offset: number; id: string }[] {
  const first = own[0]?.offset ?? start;
  const isTogether = own.every(({ offset }) => offset === first) && isInOrder(own, order);
  if (isTogether) {
    const ids = [...wanted];
    for (const id of retained) {
      const before = own
        .slice(
          0,
          own.findIndex((row) => row.id === id),
        )
        .findLast((row) => ids.includes(row.id));
      ids.splice(before ? ids.indexOf(before.id) + 1 : 0, 0, id);
    }
    return ids.map((id) => ({ offset: first, id }));
  }
  const places = own
    .filter(({ id }) => wanted.includes(id) || retained.includes(id))
    .map(({ id, offset }) => ({ offset, id }));
  for (const [index, id] of wanted.entries()) {
    if (places.some((place) => place.id === id)) continue;
    const before = wanted.slice(0, index).findLast((other) => places.some((place) => place.id === other));
    const at = before === undefined ? 0 : places.findIndex((place) => place.id === before) + 1;
    places.splice(at, 0, { offset: places[at - 1]?.offset ?? first, id });
  }
  return places;
}

function isInOrder(own: readonly Stands[], order: readonly string[]): boolean {
  const known = own.map(({ id }) => order.indexOf(id)).filter((at) => at >= 0);
  return known.every((at, index) => index === 0 || at > (known[index - 1] ?? 0));
}
