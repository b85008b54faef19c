import type { Bundle, Catalogue, CatalogueEntry, Origin, Unit } from '@decode/model';
import {
  checkTarget,
  hiddenCharacters,
  needsTranslation,
  parseInline,
  printInline,
  shorten,
  textHash,
  unitState,
} from '@decode/source';
import type { ErrorsIn } from './faults-in.ts';
import { acceptedMark } from './po-format.ts';
import { ContentFault, type ReturnedFolder, type ReturnedUnit } from './returned.ts';
import { sendable } from './sendable.ts';
import { swappedIn } from './swapped-in.ts';

/**
 * taken: is now the translation. confirmed: was there, a person has now confirmed it. stale, unconfirmed, damaged:
 * taken, and marked as that. unchanged, empty: nothing was done with it. absent: it went out, but is not in what came
 * back. conflict, unknown, unreadable: not taken.
 */
export type Outcome =
  | 'taken'
  | 'confirmed'
  | 'stale'
  | 'unconfirmed'
  | 'damaged'
  | 'unchanged'
  | 'empty'
  | 'absent'
  | 'conflict'
  | 'unknown'
  | 'unreadable';

export interface TakenUnit {
  readonly id: string;
  readonly outcome: Outcome;
  /** Of the entry in the file that came back; of its folder there, where the entry is absent. */
  readonly origin: Origin;
  /** The text as the project has it now, where nothing came back for it. */
  readonly source?: string;
  /** The translation that came back; with `present` it can be compared by hand where it was not taken. */
  readonly target: string;
  /** The translation that the project has. */
  readonly present?: string;
  /** Why it was not taken or is marked. */
  readonly why?: string;
}

export interface TakeInOptions {
  /** The translations come from a machine or were not looked at: all are marked as not confirmed. */
  readonly unconfirmed?: boolean;
  /** Take what came back where the project has another translation by now. */
  readonly overwrite?: boolean;
  /** What else is wrong with a translation of `source`. */
  readonly errorsIn?: ErrorsIn;
}

/**
 * Puts what came back from a translator into a folder's catalogue. Compared are three texts: what went out, what came
 * back, and what the project says now. What was changed or accepted here meanwhile is not lost; a source that changed
 * while the file was away leaves its translation stale. Every unit of the file has its row, and every one that went out
 * and is not in it: nothing is dropped unsaid.
 */
export function takeIn(
  bundle: Bundle,
  returned: ReturnedFolder,
  options: TakeInOptions = {},
): { readonly catalogue: Catalogue; readonly rows: readonly TakenUnit[] } {
  const { language } = returned;
  const old = bundle.catalogues.get(language);
  const entries = new Map(old?.entries);
  const units = new Map(
    bundle.units
      .filter((unit) => unit.language !== language && needsTranslation(unit))
      .map((unit) => [unit.id, unit]),
  );
  const seen = new Set<string>();
  const judged = returned.units.map((item): TakenUnit => {
    const unit = units.get(item.id);
    const twice = seen.has(item.id);
    seen.add(item.id);
    const { entry, ...row } = twice
      ? { ...plain(item, unit), outcome: 'unreadable' as const, why: 'its id stands twice in the file' }
      : unit
        ? judge(unit, entries.get(item.id), item, language, options)
        : { ...plain(item, unit), outcome: 'unknown' as const, why: unknownWords(item.id, old) };
    if (entry) entries.set(item.id, entry);
    return unit && row.outcome === 'empty' ? { ...row, source: unit.text } : row;
  });
  const swapped = swappedIn(judged, units);
  const rows = judged.map((row): TakenUnit => {
    const [entry, other] = [entries.get(row.id), swapped.get(row.id)];
    if (!entry || !other) return row;
    entries.set(row.id, { ...entry, fuzzy: true });
    const why = `until now it was the translation of another text, «${shorten(other.text)}» (${other.id}): look whether two were swapped`;
    return { ...row, outcome: 'unconfirmed', why };
  });
  // A file that does not say what went out has lacked what waits for a translation.
  const wentOut =
    returned.wentOut ?? sendable(bundle, language, false, options.errorsIn).map(({ unit }) => unit.id);
  for (const id of wentOut) {
    const unit = units.get(id);
    // What was deleted meanwhile nobody misses.
    if (unit && !seen.has(id))
      rows.push({ id, outcome: 'absent', origin: returned.origin, target: '', source: unit.text });
  }
  const order = [...bundle.units.map(({ id }) => id), ...entries.keys()];
  const sorted = new Map(
    order.flatMap((id) => {
      const entry = entries.get(id);
      return entry ? [[id, entry] as const] : [];
    }),
  );
  const file = old?.file ?? `${bundle.folder}/i18n/${language}.po`;
  return { catalogue: { file, language, entries: sorted, obsolete: old?.obsolete ?? [] }, rows };
}

type Judged = TakenUnit & { readonly entry?: CatalogueEntry };

function judge(
  unit: Unit,
  entry: CatalogueEntry | undefined,
  item: ReturnedUnit,
  language: string,
  options: TakeInOptions,
): Judged {
  let texts: ReturnType<ReturnedUnit['read']>;
  try {
    texts = item.read(unit);
  } catch (cause) {
    if (!(cause instanceof ContentFault)) throw cause;
    return { ...plain(item, undefined), outcome: 'unreadable', why: cause.message };
  }
  const { source, target } = texts;
  // Both are written into the catalogue, which could then not be read.
  const [hidden] = hiddenCharacters(target + source);
  if (hidden) return { ...plain(item, undefined), outcome: 'unreadable', why: hidden.words.found };
  const present = entry && entry.target.trim() !== '' ? entry.target : undefined;
  const base = { id: item.id, origin: item.origin, target, ...(present !== undefined && { present }) };
  if (target === '') return { ...base, outcome: 'empty' };

  const state = unitState(unit, entry, language);
  const current = sameText(source, unit.text);
  const confirms = item.state !== 'initial' && options.unconfirmed !== true;
  const faultsIn = (from: string, to: string): readonly string[] => {
    const damages = checkTarget({ ...unit, text: from }, to, language).map(({ found }) => found);
    return damages.length > 0 ? damages : (options.errorsIn?.(unit, from, to, language) ?? []);
  };
  const faults = () => faultsIn(source, target);
  if (entry && present !== undefined && sameText(canonical(unit, present), target)) {
    if (!confirms || !current || (state !== 'stale' && state !== 'needs-review'))
      return { ...base, outcome: 'unchanged' };
    const { previous: _, ...rest } = entry;
    const confirmed = { ...rest, source: unit.text, fuzzy: false };
    const wrong = faults();
    if (wrong.length > 0)
      return { ...base, outcome: 'conflict', why: `${wrong.join(' ')} So it is not confirmed.` };
    return { ...base, outcome: 'confirmed', entry: confirmed };
  }
  // The translator left it as it went out; if somebody else changed it here, that stands.
  if (present !== undefined && item.sent === textHash(unit.kind, target))
    return { ...base, outcome: 'unchanged' };
  const anyway = `to take this one, type "npm run decode -- translate import ${item.origin.file} --overwrite"`;
  // What cannot be printed, such as the slip in the file before this one, gives way to what can.
  const repairs = () =>
    entry !== undefined &&
    present !== undefined &&
    current &&
    faultsIn(entry.previous ?? entry.source, present).length > 0 &&
    faults().length === 0;
  if (present !== undefined && !options.overwrite && !repairs()) {
    const changedHere =
      item.sent === undefined ? state === 'fresh' : item.sent !== textHash(unit.kind, present);
    if (changedHere)
      return { ...base, outcome: 'conflict', why: `the project has another translation by now; ${anyway}` };
    if (state === 'fresh' && !current) {
      const why = `it is of an older text, «${shorten(source)}», and the project's is of the text as it is now; ${anyway}`;
      return { ...base, outcome: 'conflict', why };
    }
  }

  const made: CatalogueEntry = {
    id: unit.id,
    source: unit.text,
    ...(current ? {} : { previous: source }),
    target,
    fuzzy: !confirms,
    // Other words are not those that a person accepted.
    comments: (entry?.comments ?? []).filter((comment) => !comment.startsWith(acceptedMark)),
  };
  const wrong = faults();
  if (wrong.length > 0) {
    const why = wrong.join(' ');
    // A text that can be printed is not given up for one that cannot.
    if (state === 'fresh' && !options.overwrite)
      return {
        ...base,
        outcome: 'conflict',
        why: `${why} The present translation stays; ${anyway}`,
      };
    return { ...base, outcome: 'damaged', why, entry: { ...made, fuzzy: true } };
  }
  if (!current) {
    const why = `the text has changed since the file went out; it was «${shorten(source)}»`;
    return { ...base, outcome: 'stale', why, entry: made };
  }
  return { ...base, outcome: made.fuzzy ? 'unconfirmed' : 'taken', entry: made };
}

/** What can be told of a unit without comparing it. */
function plain(item: ReturnedUnit, unit: Unit | undefined): Omit<TakenUnit, 'outcome'> {
  const { id, origin } = item;
  const likely: Unit = unit ?? {
    id,
    kind: id.includes('.') ? 'message' : 'paragraph',
    section: '',
    language: '',
    text: '',
    origin,
  };
  try {
    const { target } = item.read(likely);
    // It is shown on a screen, where control characters do more than stand there.
    return { id, origin, target: hiddenCharacters(target).length > 0 ? '' : target };
  } catch (cause) {
    if (!(cause instanceof ContentFault)) throw cause;
    return { id, origin, target: '' };
  }
}

function unknownWords(id: string, catalogue: Catalogue | undefined): string {
  const gone = catalogue?.obsolete.some((entry) => entry.id === id) || catalogue?.entries.has(id);
  return gone ? 'its text has been deleted since the file went out' : 'the project has no text with its id';
}

/** Editors turn no-break spaces into blanks; typography puts them back where they belong. */
function sameText(a: string, b: string): boolean {
  return a === b || a.replaceAll('\u00a0', ' ') === b.replaceAll('\u00a0', ' ');
}

function canonical({ kind }: Unit, text: string): string {
  return kind === 'message' ? text.normalize('NFC').trim() : printInline(parseInline(text).children);
}
