import { attribute, child, descendants, type XmlElement } from '@decode/ooxml';
import { FoldRefusal } from '../host/fold-refusal.ts';
import { isOn } from '../host/open-host.ts';
import { even, visibleText } from '../host/visible-text.ts';
import { cellsOf, type GridCell, isAligned, rowsIn } from './grid.ts';

/** A table of a municipality's, as far as rows can be put into it. */
export interface HostTable {
  readonly element: XmlElement;
  readonly columns: readonly HostColumn[];
  readonly head: readonly XmlElement[];
  /** The rows below the head. */
  readonly rows: readonly HostRow[];
}

export interface HostColumn {
  /** The words of its head, those above first. */
  readonly heading: string;
  readonly from: number;
  readonly to: number;
}

export interface HostRow {
  readonly element: XmlElement;
  readonly cells: readonly GridCell[];
  readonly texts: readonly string[];
  /** data: each column has its cell. group: words across the table. other: some cells are merged. */
  readonly kind: 'data' | 'group' | 'empty' | 'other';
}

/** @param ours rows that are left out, for they are not the host's */
export function readTable(element: XmlElement, ours: ReadonlySet<XmlElement> = new Set()): HostTable {
  const all = rowsIn(element).filter((row) => !ours.has(row) && !isDeleted(row));
  const head = headOf(all);
  const columns = columnsOf(head);
  const rows = all.slice(head.length).map((row): HostRow => {
    const cells = cellsOf(row);
    const texts = cells.map(({ cell }) => textIn(cell));
    const isFilled = texts.some((text) => text !== '');
    const kind = isAligned(cells, columns.map(asCell))
      ? isFilled
        ? 'data'
        : 'empty'
      : cells.length === 1
        ? 'group'
        : 'other';
    return { element: row, cells, texts, kind };
  });
  return { element, columns, head, rows };
}

/** The words of a cell in one line, without those of tables in it. */
export function textIn(cell: XmlElement): string {
  return even(
    cell.children
      .flatMap((block) =>
        block.name === 'w:p'
          ? [visibleText(block)]
          : block.name === 'w:tbl'
            ? []
            : [...descendants(block, 'w:p')].map(visibleText),
      )
      .join(' '),
  );
}

/** Rows that repeat on each page; where none says so, the first ones up to where its cells end, and a title across the table. */
function headOf(rows: readonly XmlElement[]): XmlElement[] {
  const repeats = rows.findIndex((row) => !isRepeated(row));
  if (repeats !== 0) return rows.slice(0, repeats < 0 ? rows.length : repeats);
  let end = 1;
  const [first, second] = rows.map(cellsOf);
  if (first?.length === 1 && (second?.length ?? 0) > 1) end = 2;
  while (end < rows.length && cellsOf(rows[end] as XmlElement).some(({ goesOn }) => goesOn)) end++;
  return rows.slice(0, end);
}

function columnsOf(head: readonly XmlElement[]): HostColumn[] {
  const rows = head.map(cellsOf);
  const last = rows.at(-1) ?? [];
  return last.map(({ from, to }): HostColumn => {
    const above = rows.flatMap((cells) =>
      cells.filter((cell) => cells.length > 1 && cell.from < to && cell.to > from && !cell.goesOn),
    );
    const words = above.map(({ cell }) => textIn(cell)).filter((text) => text !== '');
    return { heading: [...new Set(words)].join(': '), from, to };
  });
}

function asCell({ from, to }: HostColumn): GridCell {
  return { cell: undefined as never, from, to, goesOn: false };
}

function isRepeated(row: XmlElement): boolean {
  const mark = child(row, 'w:trPr', 'w:tblHeader');
  return mark !== undefined && isOn(attribute(mark, 'w:val') ?? '1');
}

function isDeleted(row: XmlElement): boolean {
  return child(row, 'w:trPr', 'w:del') !== undefined;
}

/** Where rows are put in, and the row that they are to look like. */
export interface RowSpot {
  /** Offset in the text of the document's part. */
  readonly offset: number;
  /** The data row before it, whose number is continued; absent where the table has none. */
  readonly before: HostRow | undefined;
  /** The nearest row with a cell for each column; the head's last where there is none. */
  readonly like: XmlElement;
}

/**
 * Behind the last row that holds data: before empty rows and rows of sums at the end; or where the officer says, behind a
 * row or at the end of the group that a row across the table opens.
 * @param totals whether words open a row of sums
 * @throws FoldRefusal where merged cells or tables in cells would be torn
 */
export function spotIn(table: HostTable, totals: (words: string) => boolean, at?: string): RowSpot {
  const { rows } = table;
  let end = at === undefined ? rows.length : behind(table, at);
  if (at === undefined || rows[end]?.kind === 'group' || end === rows.length) {
    while (end > 0 && isTail(rows[end - 1], totals)) end--;
  }
  if (rows[end]?.cells.some(({ goesOn }) => goesOn)) {
    throw new FoldRefusal(
      'merged-cells',
      'The rows at that place share cells that are merged from above, and a row between them would tear these apart.',
      'Name the last row of the merged ones, or divide the cells in Word (Layout, Split Cells), and fold again.',
    );
  }
  return spotBefore(table, end);
}

/** The same where rows of ours stand already. */
export function spotBehind(table: HostTable, offset: number): RowSpot {
  const next = table.rows.findIndex(({ element }) => element.start >= offset);
  return { ...spotBefore(table, next < 0 ? table.rows.length : next), offset };
}

function spotBefore({ rows, head, element }: HostTable, end: number): RowSpot {
  const last = head.at(-1);
  if (!last) throw new FoldRefusal('no-table', 'The table has no rows.', 'Name another table.');
  const data = rows.filter(({ kind }) => kind === 'data');
  const plain = data.filter(({ element: row }) => [...descendants(row, 'w:tbl')].length === 0);
  if (data.length > 0 && plain.length === 0) {
    throw new FoldRefusal(
      'nested-table',
      'Every row of the table holds another table, so it cannot be told what a row of it looks like.',
      'Name another table, or fold the recommendations in as a chapter with --at.',
    );
  }
  if (data.length === 0 && rows.some(({ kind }) => kind === 'other')) {
    throw new FoldRefusal(
      'merged-cells',
      'In no row of the table does each column have a cell of its own.',
      'In Word, divide the merged cells of one row (Layout, Split Cells), and fold again.',
    );
  }
  const above = rows.slice(0, end);
  const like =
    above.findLast((row) => plain.includes(row)) ?? plain[0] ?? rows.find(({ kind }) => kind === 'empty');
  const offset = rows[end - 1]?.element.end ?? last.end;
  if (offset > element.closeStart) throw new Error('a row ends behind its table');
  return { offset, before: above.findLast(({ kind }) => kind === 'data'), like: like?.element ?? last };
}

function isTail(row: HostRow | undefined, totals: (words: string) => boolean): boolean {
  if (row === undefined) return false;
  if (row.texts.every((text) => text === '')) return true;
  return totals(row.texts.find((text) => text !== '') ?? '');
}

/** Index of the row that what is put in stands before. */
function behind({ rows }: HostTable, words: string): number {
  const wanted = comparable(words);
  const found = rows.flatMap(({ texts }, index) =>
    texts.some((text) => comparable(text) === wanted) ? [index] : [],
  );
  const begins = rows.flatMap(({ texts }, index) =>
    texts.some((text) => comparable(text).startsWith(wanted)) ? [index] : [],
  );
  const [index, ...others] = found.length > 0 ? found : begins;
  if (index === undefined) {
    throw new FoldRefusal(
      'unknown-anchor',
      `The table has no row "${words}".`,
      'Write after row: the words of one of its cells, or leave --at out to put the rows at its end.',
    );
  }
  if (others.length > 0) {
    throw new FoldRefusal(
      'ambiguous-anchor',
      `The table has ${others.length + 1} rows with "${words}".`,
      'Write after row: words that only one of them has, such as its number.',
    );
  }
  if (rows[index]?.kind !== 'group') return index + 1;
  const next = rows.findIndex(({ kind }, other) => other > index && kind === 'group');
  return next < 0 ? rows.length : next;
}

export function comparable(text: string): string {
  return even(text).toLowerCase();
}
