import type { MeasureRow } from '@decode/model';
import { parseXml, type XmlElement } from '@decode/ooxml';
import { digest, type Sign } from '../part/needs.ts';
import { bookmark } from '../part/word-xml.ts';
import type { PeoplesChange } from '../splice/changes.ts';
import { peopleChanged } from '../splice/peoples-changes.ts';
import { cellsOf } from './grid.ts';
import { changeOfRow, keptCell, mergeRow } from './merge-rows.ts';
import { lookOf, type RowLook } from './row-look.ts';
import type { RowsOrder } from './rows-order.ts';
import { cellXml, type RowCell, rowMarks, rowXml } from './write-rows.ts';

export interface Making {
  readonly order: Pick<RowsOrder, 'measures' | 'silent' | 'blank'>;
  readonly sign: Sign;
  readonly look: RowLook;
  readonly numbers: ReadonlyMap<string, string>;
  readonly nextId: () => number;
  /** The language of the rows, where the host's text is in another. */
  readonly lang: string | undefined;
  /** Rows that stand, by what they stand for. */
  readonly old: ReadonlyMap<string, XmlElement>;
  /** As we wrote them; absent where changes of people are given up. */
  readonly base: ReadonlyMap<string, XmlElement> | undefined;
  readonly wordsOnly: boolean;
  /** Heads of the columns when they were written, and now. */
  readonly baseHeadings: readonly string[];
  readonly headings: readonly string[];
  readonly namespaces: string;
}

export interface Made {
  /** Rows as the edition has them. */
  readonly fresh: ReadonlyMap<string, string>;
  /** Those in which cells of people's stand. */
  readonly merged: ReadonlyMap<string, string>;
  readonly kept: readonly PeoplesChange[];
  readonly conflicts: readonly PeoplesChange[];
}

/** Every row of an edition, with what people have changed in the one that stands. */
export function makeRows(rows: readonly MeasureRow[], making: Making): Made {
  const fresh = new Map<string, string>();
  const merged = new Map<string, string>();
  const kept: PeoplesChange[] = [];
  const conflicts: PeoplesChange[] = [];
  for (const row of rows) {
    const id = digest([row.id]);
    const old = making.old.get(id);
    const look = old ? ownLook(old, making.look) : making.look;
    const cells = cellsFor(row, look, making);
    fresh.set(
      id,
      rowXml(
        look,
        cells.map(({ xml }) => xml),
      ),
    );
    if (!old || !making.base) continue;
    const theirs = cellsOf(old).map(({ cell }) => cell);
    if (theirs.length !== making.headings.length)
      throw peopleChanged([changeOfRow('changed', old, old)], 'so that its cells are not those of the table');
    const changes = mergeRow({
      wordsOnly: making.wordsOnly,
      base: inColumns(making.base.get(id), making),
      theirs,
      fresh: cellsOf(parsedRow(fresh.get(id) ?? '', making.namespaces)).map(({ cell }) => cell),
    });
    kept.push(...changes.kept);
    conflicts.push(...changes.conflicts);
    if (!changes.keeps.includes(true)) continue;
    const mixed = cells.map(({ xml, mark }, at) => {
      const cell = theirs[at];
      return changes.keeps[at] && cell ? keptCell(cell, mark ? bookmark(mark.id, mark.name, '') : '') : xml;
    });
    merged.set(id, rowXml(look, mixed));
  }
  return { fresh, merged, kept, conflicts };
}

interface WrittenCell {
  readonly xml: string;
  readonly mark: { readonly id: number; readonly name: string } | undefined;
}

function cellsFor(row: MeasureRow, look: RowLook, making: Making): WrittenCell[] {
  const { columns } = making.order.measures;
  const titleAt = columns.findIndex(({ field }) => field === 'title');
  const second = titleAt > 0 ? titleAt : columns.length - 1;
  const [one, two] = rowMarks(making.sign, row.id);
  return columns.map((_, at): WrittenCell => {
    const cellLook = look.cells[at];
    if (!cellLook) throw new Error('a row of the table has fewer cells than its head');
    const name = at === 0 ? one : at === second ? two : undefined;
    const mark = name === undefined ? undefined : { id: making.nextId(), name };
    return { xml: cellXml(cellLook, contentOf(row, at, making), mark, making.lang), mark };
  });
}

function contentOf(row: MeasureRow, at: number, { order, numbers }: Making): RowCell {
  const content = row.cells[at]?.content ?? [];
  const number = order.measures.columns[at]?.field === 'planCode' ? numbers.get(row.id) : undefined;
  if (number === 'counted') return { content: [], counted: true };
  if (number !== undefined) {
    const children = [{ type: 'text' as const, value: number }];
    return { content: [{ type: 'paragraph', role: 'body', children }] };
  }
  return order.silent.has(at) ? { content } : { content, blank: order.blank };
}

/** A row that stands keeps its own frame and colours; how words look is asked of the host's rows. */
function ownLook(row: XmlElement, look: RowLook): RowLook {
  const own = lookOf(row);
  if (own.cells.length !== look.cells.length) return look;
  return {
    properties: own.properties,
    cells: look.cells.map((cell, at) => ({ ...cell, properties: own.cells[at]?.properties ?? '' })),
  };
}

/** Cells of a row of ours in the order that the columns have now: people may have added or moved some. */
function inColumns(
  row: XmlElement | undefined,
  { baseHeadings, headings }: Making,
): readonly (XmlElement | undefined)[] | undefined {
  if (!row) return undefined;
  const cells = cellsOf(row).map(({ cell }) => cell);
  if (headings.join('\n') === baseHeadings.join('\n')) return cells;
  return headings.map((heading) => {
    const same = baseHeadings.flatMap((other, index) => (other === heading ? [index] : []));
    const [index] = same;
    return same.length === 1 && index !== undefined ? cells[index] : undefined;
  });
}

export function parsedRow(row: string, namespaces: string): XmlElement {
  const [element] = parseXml(`<w:tbl ${namespaces}>${row}</w:tbl>`).children;
  if (!element) throw new Error('a row is empty');
  return element;
}
