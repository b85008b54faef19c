import { attribute, child, descendants, Edits, type XmlElement } from '@decode/ooxml';
import type { PeoplesChange } from '../splice/changes.ts';
import { leavesOf } from '../splice/leaves.ts';
import { cellsOf } from './grid.ts';
import { textIn } from './host-table.ts';
import { baseRows, isRowMark, type StandingRows } from './rows-record.ts';

/** One row in three states: as we wrote it, as it stands, and as the edition has it. Cells stand in the table's order. */
export interface RowStates {
  /** Another program has written the row anew, so that only its words can be compared. */
  readonly wordsOnly: boolean;
  /** Absent where nobody knows it any more: then everything counts as unchanged. */
  readonly base: readonly (XmlElement | undefined)[] | undefined;
  readonly theirs: readonly XmlElement[];
  readonly fresh: readonly XmlElement[];
}

export interface MergedRow {
  /** For each column whether the cell of people's stands. */
  readonly keeps: readonly boolean[];
  readonly kept: readonly PeoplesChange[];
  readonly conflicts: readonly PeoplesChange[];
}

/** Cell by cell: what people changed stands, also where the edition has other words, which then are told. */
export function mergeRow({ base, theirs, fresh, wordsOnly }: RowStates): MergedRow {
  const kept: PeoplesChange[] = [];
  const conflicts: PeoplesChange[] = [];
  const lookOfCell = wordsOnly ? textIn : lookOf;
  const keeps = theirs.map((cell, at) => {
    const [before, now] = [base?.[at], fresh[at]];
    if (!base || !now) return false;
    const look = lookOfCell(cell);
    const isChanged = before ? lookOfCell(before) !== look : textIn(cell) !== '';
    if (!isChanged || lookOfCell(now) === look) return false;
    const [said, says] = [before ? textIn(before) : '', textIn(cell)];
    const change: PeoplesChange = { kind: says === '' ? 'removed' : 'changed', before: said, after: says };
    if (!before || lookOfCell(now) === lookOfCell(before)) kept.push(change);
    else conflicts.push({ ...change, edition: textIn(now) });
    return true;
  });
  return { keeps, kept, conflicts };
}

/** Whether people have changed any word of a row. */
export function isChangedRow(base: XmlElement | undefined, theirs: XmlElement, wordsOnly = false): boolean {
  if (!base) return true;
  const lookOfCell = wordsOnly ? textIn : lookOf;
  const [before, after] = [cellsOf(base), cellsOf(theirs)];
  return (
    before.length !== after.length ||
    before.some(({ cell }, at) => lookOfCell(cell) !== lookOfCell(after[at]?.cell ?? cell))
  );
}

/** Rows of ours in which people have changed words; undefined where nobody can tell. */
export function changedRows({ rows, record }: StandingRows, namespaces: string): PeoplesChange[] | undefined {
  if (rows.length > 0 && (!record || record.base === '')) return undefined;
  const base = record ? baseRows(record, namespaces) : new Map<string, XmlElement>();
  return rows
    .filter(({ id, element }) => isChangedRow(base.get(id), element, record?.wordsOnly))
    .map(({ id, element }) => changeOfRow('changed', base.get(id) ?? element, element));
}

export function changeOfRow(kind: 'removed' | 'changed', row: XmlElement, now?: XmlElement): PeoplesChange {
  return { kind, before: textOfRow(row), after: now ? textOfRow(now) : '' };
}

function textOfRow(row: XmlElement): string {
  return cellsOf(row)
    .map(({ cell }) => textIn(cell))
    .filter((text) => text !== '')
    .join(' | ');
}

function lookOf(cell: XmlElement): string {
  return leavesOf(cell.children.filter(({ name }) => name !== 'w:tcPr'))
    .map(({ look }) => look)
    .join('\n\n');
}

/** A cell of people's as it stands, with our marks taken out and, where it had one to bear, a new one. */
export function keptCell(cell: XmlElement, mark: string): string {
  const edits = new Edits(cell.source);
  const starts = [...descendants(cell, 'w:bookmarkStart')].filter((start) =>
    isRowMark(attribute(start, 'w:name') ?? ''),
  );
  const ids = new Set(starts.map((start) => attribute(start, 'w:id')));
  const ends = [...descendants(cell, 'w:bookmarkEnd')].filter((end) => ids.has(attribute(end, 'w:id')));
  for (const element of [...starts, ...ends]) edits.remove(element);
  const first = cell.children.find(({ name }) => name === 'w:p');
  const properties = child(first, 'w:pPr');
  if (properties) edits.insert(properties.end, mark);
  else if (first) edits.prepend(first, mark);
  const whole = edits.apply();
  return whole.slice(cell.start, whole.length - (cell.source.length - cell.end));
}
