import type { Bundle, Catalogue, CatalogueEntry, LockedUnit, Unit } from '@decode/model';
import { needsTranslation, printLock } from '@decode/source';
import { type MergeCounts, merge } from './merge.ts';
import { printCatalogue } from './print-catalogue.ts';

export interface SyncedCatalogue {
  /** `<folder>/i18n/<language>.po`. */
  readonly file: string;
  readonly text: string;
  /** Whether an entry came, went, moved or changed its state; not whether the file is laid out in another way. */
  readonly changed: boolean;
}
/** What a sync did in one language. */
export interface SyncSummary extends MergeCounts {
  readonly language: string;
}
export interface Synced {
  /** units.lock.yaml; absent where the ids are keys that people wrote (ICU messages). */
  readonly lock?: { readonly file: string; readonly text: string };
  readonly catalogues: ReadonlyMap<string, SyncedCatalogue>;
  readonly summary: readonly SyncSummary[];
}

/**
 * Brings the catalogues of a folder in line with its texts. Nothing a translator wrote is lost: a translation of a
 * changed text stays, marked, with the text it translates; one of a deleted text moves to the memory at the end of the
 * file and comes back when the text does. Syncing twice changes nothing; catalogues that are missing are made, empty.
 */
export function sync(bundle: Bundle, languages: readonly string[]): Synced {
  const catalogues = new Map<string, SyncedCatalogue>();
  const summary: SyncSummary[] = [];
  const worded = bundle.units.filter(needsTranslation);
  for (const language of languages) {
    const old = bundle.catalogues.get(language);
    const start: Catalogue = old ?? {
      file: `${bundle.folder}/i18n/${language}.po`,
      language,
      entries: new Map(),
      obsolete: [],
    };
    const wanted = worded.filter((unit) => unit.language !== language);
    const { catalogue, counts } = merge(wanted, start);
    catalogues.set(language, {
      file: start.file,
      // Printed when asked for: of thousands of catalogues, few have changed.
      get text() {
        return printCatalogue(catalogue, bundle.units);
      },
      changed: !old || !same(old, catalogue),
    });
    summary.push({ language, ...counts });
  }
  const keyed = bundle.units.length > 0 && bundle.units.every((unit) => unit.kind === 'message');
  if (keyed) return { catalogues, summary };
  return {
    lock: { file: `${bundle.folder}/units.lock.yaml`, text: printLock(bundle.units.map(locked)) },
    catalogues,
    summary,
  };
}

/** Figures stay those that a person has read: a sync is no reading. */
function locked({ id, kind, text, figures }: Unit): LockedUnit {
  const { read, reason } = figures ?? {};
  return { id, kind, text, ...(read && { figures: read }), ...(reason !== undefined && { reason }) };
}

/** Entry by entry: most catalogues have not changed, and to print them only to compare them would be most of the work. */
function same(a: Catalogue, b: Catalogue): boolean {
  return sameEntries([...a.entries.values()], [...b.entries.values()]) && sameEntries(a.obsolete, b.obsolete);
}

function sameEntries(a: readonly CatalogueEntry[], b: readonly CatalogueEntry[]): boolean {
  return a.length === b.length && a.every((entry, index) => sameEntry(entry, b[index]));
}

function sameEntry(a: CatalogueEntry, b: CatalogueEntry | undefined): boolean {
  return (
    b !== undefined &&
    a.id === b.id &&
    a.source === b.source &&
    a.previous === b.previous &&
    a.target === b.target &&
    a.fuzzy === b.fuzzy &&
    a.comments.length === b.comments.length &&
    a.comments.every((comment, index) => comment === b.comments[index])
  );
}
