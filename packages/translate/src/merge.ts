import type { Catalogue, CatalogueEntry, Unit } from '@decode/model';

/** In numbers of units. */
export interface MergeCounts {
  /** Texts that got an empty entry. */
  readonly added: number;
  /** Translations whose source has changed since the last sync. */
  readonly stale: number;
  /** Translations that fit their source again, or came back from the memory. */
  readonly restored: number;
  /** Translations that went to the memory. */
  readonly retired: number;
}

/**
 * The catalogue for the texts as they are now (those with anything to translate), in their order. A translation is looked for in three steps: the unit's
 * own, if it is of this text; any free one of exactly this text and kind of block; the unit's own of an older text,
 * which is then marked. What is left over and was translated becomes memory.
 */
export function merge(
  wanted: readonly Unit[],
  old: Catalogue,
): { readonly catalogue: Catalogue; readonly counts: MergeCounts } {
  const pool = new Pool(old);
  const found = new Map<string, CatalogueEntry>();
  const steps: readonly ((unit: Unit) => CatalogueEntry | undefined)[] = [
    (unit) => pool.take((entry) => entry.id === unit.id && baseOf(entry) === unit.text, unit),
    (unit) => pool.take((entry) => sameKind(entry, unit) && baseOf(entry) === unit.text, unit),
    (unit) => pool.take((entry) => entry.id === unit.id, unit),
  ];
  for (const step of steps) {
    for (const unit of wanted) {
      if (found.has(unit.id)) continue;
      const entry = step(unit);
      if (entry) found.set(unit.id, entry);
    }
  }

  const counts = { added: 0, stale: 0, restored: 0, retired: 0 };
  const entries = new Map<string, CatalogueEntry>();
  for (const unit of wanted) {
    const kept = found.get(unit.id);
    const before = old.entries.get(unit.id);
    const blank: CatalogueEntry = {
      id: unit.id,
      source: unit.text,
      target: '',
      fuzzy: false,
      comments: pool.notes(unit.id),
    };
    const entry = kept ? renew(kept, unit, blank.comments) : blank;
    if (!kept && !before) counts.added++;
    if (entry.previous !== undefined && before?.previous === undefined) counts.stale++;
    if (
      kept &&
      entry.previous === undefined &&
      (!before || baseOf(before) !== unit.text || before.previous !== undefined)
    )
      counts.restored++;
    entries.set(unit.id, entry);
  }
  const { memory, retired } = pool.rest(new Set(wanted.map((unit) => unit.id)));
  counts.retired = retired.length;
  return {
    catalogue: {
      file: old.file,
      language: old.language,
      entries,
      obsolete: distinct([...memory, ...retired]),
    },
    counts,
  };
}

/** The text that an entry's translation is of. */
function baseOf(entry: CatalogueEntry): string {
  return entry.previous ?? entry.source;
}

/** Ids of blocks start with a letter for their kind; keys of messages say nothing of the kind. */
function sameKind(entry: CatalogueEntry, unit: Unit): boolean {
  return unit.kind === 'message' || entry.id[0] === unit.id[0];
}

/** The entry against the current source: `previous` only where the two differ. */
function renew(entry: CatalogueEntry, unit: Unit, notes: readonly string[]): CatalogueEntry {
  const { previous: _, origin: __, ...rest } = entry;
  const base = baseOf(entry);
  const comments = [...entry.comments, ...notes.filter((note) => !entry.comments.includes(note))];
  return { ...rest, id: unit.id, source: unit.text, comments, ...(base !== unit.text && { previous: base }) };
}

/** Translated entries, each given out once. */
class Pool {
  readonly #old: Catalogue;
  readonly #free: Set<CatalogueEntry>;
  readonly #byText = new Map<string, CatalogueEntry[]>();
  readonly #byId = new Map<string, CatalogueEntry[]>();

  constructor(old: Catalogue) {
    this.#old = old;
    // What was used last comes first: entries in force, then the memory from its end.
    const translated = [...old.entries.values(), ...old.obsolete.toReversed()].filter(
      (entry) => entry.target !== '',
    );
    this.#free = new Set(translated);
    for (const entry of translated) {
      add(this.#byText, baseOf(entry), entry);
      add(this.#byId, entry.id, entry);
    }
  }

  take(fits: (entry: CatalogueEntry) => boolean, unit: Unit): CatalogueEntry | undefined {
    const candidates = [...(this.#byId.get(unit.id) ?? []), ...(this.#byText.get(unit.text) ?? [])];
    const entry = candidates.find((candidate) => this.#free.has(candidate) && fits(candidate));
    if (entry) this.#free.delete(entry);
    return entry;
  }

  /** Comments of an entry that was never translated: they stay with its text. */
  notes(id: string): readonly string[] {
    const entry = this.#old.entries.get(id);
    return entry?.target === '' ? entry.comments : [];
  }

  rest(present: ReadonlySet<string>): {
    readonly memory: readonly CatalogueEntry[];
    readonly retired: readonly CatalogueEntry[];
  } {
    const commented = (entry: CatalogueEntry) =>
      entry.target === '' && entry.comments.length > 0 && !present.has(entry.id);
    return {
      memory: this.#old.obsolete.filter((entry) => entry.target === '' || this.#free.has(entry)),
      retired: [...this.#old.entries.values()]
        .filter((entry) => this.#free.has(entry) || commented(entry))
        .map(({ origin: _, ...entry }) => entry),
    };
  }
}

function add<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

/** PO tools keep one memory for each id and text: exact repetitions go, other translations of the same get an id of their own. */
function distinct(obsolete: readonly CatalogueEntry[]): CatalogueEntry[] {
  const taken = new Map<string, string>();
  const out: CatalogueEntry[] = [];
  for (const entry of obsolete) {
    const content = JSON.stringify([entry.target, entry.previous, entry.fuzzy, entry.comments]);
    let id = entry.id;
    let known = taken.get(JSON.stringify([id, entry.source]));
    for (let n = 2; known !== undefined && known !== content; n++) {
      id = `${entry.id}-${n}`;
      known = taken.get(JSON.stringify([id, entry.source]));
    }
    if (known === content) continue;
    taken.set(JSON.stringify([id, entry.source]), content);
    out.push({ ...entry, id });
  }
  return out;
}
