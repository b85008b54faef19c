import { Edits, savePackage } from '@decode/ooxml';
import { wordLanguage } from '@decode/render/word-language';
import { fieldsOf } from './host/fields.ts';
import { openHost, refusing } from './host/open-host.ts';
import { languageOf, risksOf } from './host/risks.ts';
import { sequencesOf } from './host/sequences.ts';
import { digest } from './part/needs.ts';
import { findTable } from './rows/find-table.ts';
import { type HostTable, readTable, spotBehind, spotIn } from './rows/host-table.ts';
import { makeRows } from './rows/make-rows.ts';
import { markIds } from './rows/mark-ids.ts';
import { changeOfRow, isChangedRow } from './rows/merge-rows.ts';
import { numbersBehind } from './rows/number-rows.ts';
import { placed } from './rows/place-rows.ts';
import { lookOf } from './rows/row-look.ts';
import type { RowsOrder } from './rows/rows-order.ts';
import { keyOf } from './rows/rows-order.ts';
import {
  baseRows,
  inBare,
  keepRecord,
  rowsStanding,
  rowsText,
  type StandingRows,
  sameTable,
  tableOf,
  unknownRows,
  withoutRows,
} from './rows/rows-record.ts';
import type { RowsReport } from './rows/rows-report.ts';
import { trackPlaces } from './rows/track-places.ts';
import { namespacesOf } from './splice/leaves.ts';
import { refuseUnresolved } from './splice/peoples-changes.ts';

/** What stands in the heads of a table's columns: it is asked before the rows for them can be made. */
export function headingsOfTable(
  bytes: Uint8Array,
  order: Pick<RowsOrder, 'table' | 'place' | 'language' | 'form' | 'name'>,
): readonly string[] {
  return refusing(() => {
    const host = openHost(bytes);
    const earlier = rowsStanding(host).find(({ key }) => key === keyOf(order));
    const element = (earlier && tableOf(earlier)) ?? findTable(host, order.table).element;
    return readTable(element).columns.map(({ heading }) => heading);
  });
}

export interface FoldedRows {
  readonly bytes: Uint8Array;
  /** To lie beside the document: XML. */
  readonly beside: string;
  readonly report: RowsReport;
}

/**
 * Measures as rows of a table of the municipality's, in the look of its own rows; or the next edition of them. As with
 * chapters: insertions only, taken out again without a trace, and what people have changed in them stands.
 * @throws FoldRefusal where the document, the table or changes by people stand in the way
 */
export function foldRows(bytes: Uint8Array, order: RowsOrder): FoldedRows {
  return refusing(() => foldInto(bytes, order));
}

function foldInto(bytes: Uint8Array, order: RowsOrder): FoldedRows {
  const { measures, place, language, form, edition, overwrite } = order;
  const key = keyOf(order);
  const given = openHost(bytes, order.beside);
  const parts = new Map(given.pkg.names().map((part) => [part, given.pkg.untouched(part)?.crc]));
  const earlier = rowsStanding(given).find((each) => each.key === key);
  const stands = earlier && earlier.rows.length > 0 ? earlier : undefined;
  if (stands && !overwrite) refuseLost(stands, order.track !== undefined);
  const namespaces = namespacesOf(given.root);
  const base = stands?.record && !overwrite ? baseRows(stands.record, namespaces) : undefined;

  const standing = stands && tableOf(stands);
  const bare = earlier ? withoutRows(given, earlier) : given;
  const table = readTable(standing ? sameTable(bare, standing) : findTable(bare, order.table).element);
  const headings = table.columns.map(({ heading }) => heading);
  if (headings.length !== measures.columns.length) throw new Error('the rows were made for another table');
  const own = stands ? inBare(stands.rows) : [];
  const spot = own[0] ? spotBehind(table, own[0].offset) : spotIn(table, order.totals, order.behind);

  const rows = measures.groups.flatMap((group) => group.rows);
  const idOf = (row: (typeof rows)[number]) => digest([row.id]);
  // A row that somebody deleted is not put in again.
  const isDeleted = (id: string) => base?.has(id) === true && !own.some((row) => row.id === id);
  const wanted = rows.filter((row) => !isDeleted(idOf(row)));
  const look = lookOf(spot.like, othersThan(table, spot.like));
  const nextId = markIds(bare, own, order.track !== undefined);
  const numbers = numbersBehind(table, spot, look, measures, wanted);
  const made = makeRows(rows, {
    order,
    sign: { key },
    look,
    numbers,
    nextId,
    lang: languageOf(bare) === wordLanguage(language) ? undefined : wordLanguage(language),
    old: new Map(own.map(({ id, element }) => [id, element])),
    base,
    wordsOnly: stands?.record?.wordsOnly === true,
    baseHeadings: stands?.record?.headings ?? headings,
    headings,
    namespaces,
  });

  const retained = own.filter(({ id, element }) => {
    if (base === undefined || rows.some((row) => idOf(row) === id)) return false;
    return isChangedRow(base.get(id), element, stands?.record?.wordsOnly);
  });
  const stood = new Map(retained.map(({ id, element }) => [id, rowsText([element])]));
  const now = (id: string) => made.merged.get(id) ?? stood.get(id) ?? made.fresh.get(id) ?? '';
  const places = placed({
    wanted: wanted.map(idOf),
    own,
    retained: retained.map(({ id }) => id),
    order: [...(base?.keys() ?? [])],
    start: spot.offset,
  });
  const tracked =
    order.track && trackPlaces(places, own, now, { namespaces, tracking: { ...order.track, nextId } });
  const edits = new Edits(bare.pkg.text(bare.main));
  for (const [index, { offset, id }] of (tracked?.places ?? places).entries())
    edits.insert(offset, tracked?.rows[index] ?? now(id));
  bare.pkg.set(bare.main, edits.apply());
  const kept = retained.flatMap(({ id }) => base?.get(id) ?? []);
  const beside = keepRecord(bare, {
    key,
    place,
    language,
    form,
    edition,
    tracked: tracked !== undefined,
    headings,
    blank: order.blank,
    base: [...made.fresh.values()].join('') + rowsText(kept),
  });

  const names = bare.pkg.names();
  const changed = names.filter(
    (part) => parts.has(part) && bare.pkg.untouched(part)?.crc !== parts.get(part),
  );
  const fields = fieldsOf(bare.body);
  const { start, end } = table.element;
  const report: RowsReport = {
    place,
    language,
    edition,
    form,
    replaced: stands !== undefined,
    ...(stands?.record && { replacedEdition: stands.record.edition }),
    ...(tracked && { tracked: tracked.counts }),
    rows: places.length,
    columns: measures.columns.map(({ heading, field, fill }, at) => ({
      heading,
      field,
      filledBy: order.silent.has(at) ? 'nobody' : fill,
    })),
    numbers: [...numbers.values()].filter((number) => number !== 'counted'),
    refresh: fields
      .filter((each) => each.instruction.startsWith('=') && start <= each.start && each.start <= end)
      .map(({ instruction, result }) => ({ kind: 'sum', text: result === '' ? instruction : result })),
    kept: [
      ...made.kept,
      ...rows.flatMap((row) => {
        const was = isDeleted(idOf(row)) ? base?.get(idOf(row)) : undefined;
        return was ? [changeOfRow('removed', was)] : [];
      }),
    ],
    conflicts: [
      ...made.conflicts,
      ...retained.map(({ id, element }) => ({
        ...changeOfRow('changed', base?.get(id) ?? element, element),
        edition: '',
      })),
    ],
    risks: risksOf(bare, fields, sequencesOf(fields)),
    changedParts: changed,
    addedParts: names.filter((part) => !parts.has(part)),
    untouchedParts: names.filter((part) => parts.has(part)).length - changed.length,
  };
  return { bytes: savePackage(bare.pkg), beside, report };
}

function refuseLost({ rows, record }: StandingRows, tracking: boolean): void {
  refuseUnresolved({ blocks: rows.map(({ element }) => element), record }, tracking);
  if (record && record.base !== '') return;
  throw unknownRows();
}

/** The host's other rows, those above first, from which to learn what a row without words does not show. */
function othersThan({ rows }: HostTable, like: HostTable['element']) {
  const data = rows.filter(({ kind }) => kind === 'data').map(({ element }) => element);
  const at = data.indexOf(like);
  return [...data.slice(0, Math.max(0, at)).reverse(), ...data.slice(at + 1)];
}
