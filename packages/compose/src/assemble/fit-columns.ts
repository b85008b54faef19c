import type { Block, List, Paragraph, Table, TableCell, TableRow } from '@decode/model';
import { textWidth } from '../draw/text-width.ts';
import { plainWords } from './plain-words.ts';

/** What a page gives to the tables of one role, in CSS pixels as the style sheet of the base has them. */
interface Sheet {
  readonly width: number;
  readonly size: number;
  readonly line: number;
  readonly gap: number;
}

const text: Sheet = { width: 461, size: 12.67, line: 16, gap: 12 };
const sheets: { readonly [role in Table['role']]?: Sheet } = {
  steps: text,
  indicators: text,
  risks: text,
  evidence: text,
  measures: { ...text, width: 643 },
  reasons: { ...text, width: 643 },
  plan: { width: 971, size: 11.67, line: 15, gap: 10 },
};

/** Shares are moved in half per cents. */
const whole = 200;
/** What text counts for that makes its row no higher: width goes where words are, and no column is squeezed. */
const share = 0.25;
/** How much of the width that was meant for it a column to be filled in keeps at least. */
const blankKeeps = 0.8;

/**
 * Gives the columns of tables the widths at which their rows are lowest, and no word of a cell is broken. Tables of one
 * role get the same: what a reader learned in the first of them holds in the next. The widths that were asked for
 * decide where nothing else does.
 * @param narrowest per cents that a column keeps whatever it holds: office programs have wider letters than our pages
 */
export function fitColumns(blocks: readonly Block[], narrowest = 0): Block[] {
  const found = new Map<Table['role'], Table[]>();
  const collect = (block: Block): void => {
    if (block.type === 'section') block.children.forEach(collect);
    if (block.type !== 'table' || !sheets[block.role]) return;
    found.set(block.role, [...(found.get(block.role) ?? []), block]);
  };
  blocks.forEach(collect);
  const fitted = new Map<Table['role'], readonly number[]>();
  for (const [role, tables] of found) {
    const sheet = sheets[role];
    if (sheet && tables.every(isPlain)) fitted.set(role, fitWidths(tables, sheet, narrowest));
  }
  const apply = (block: Block): Block => {
    if (block.type === 'section') return { ...block, children: block.children.map(apply) };
    const widths = block.type === 'table' ? fitted.get(block.role) : undefined;
    if (block.type !== 'table' || !widths) return block;
    return {
      ...block,
      columns: block.columns.map((column, i) => ({ ...column, width: widths[i] ?? column.width })),
    };
  };
  return blocks.map(apply);
}

/** Per cents for the columns of these tables, which have as many each. */
export function fitWidths(tables: readonly Table[], sheet: Sheet, narrowest = 0): number[] {
  const asked = (tables[0]?.columns ?? []).map(({ width }) => width);
  const rows = tables.flatMap(({ head, groups }) => [...head, ...groups.flatMap((group) => group.rows)]);
  const pixels = (units: number, column: number) =>
    (units / whole) * sheet.width - (column === asked.length - 1 ? 0 : sheet.gap);
  const least = asked.map((share, column) => {
    const cells = rows.flatMap(({ cells }) => cells[column] ?? []);
    const longest = Math.max(0, ...cells.map((cell) => longestPart(cell, sheet)));
    const gap = column === asked.length - 1 ? 0 : sheet.gap;
    const needed = Math.max(
      Math.ceil(((longest + gap) / sheet.width) * whole),
      Math.ceil((narrowest / 100) * whole),
    );
    return cells.some(({ blank }) => blank) ? Math.max(needed, (share / 100) * whole * blankKeeps) : needed;
  });
  const start = startWidths(asked, least);
  // More than there is: long words have to be broken, and the form's own widths are as good as any.
  if (!start) return asked;

  const known = new Map<string, CellHeight>();
  const height = (row: number, column: number, units: number): CellHeight => {
    const key = `${row} ${column} ${units}`;
    const cell = rows[row]?.cells[column];
    const value = known.get(key) ?? cellHeight(cell, pixels(units, column), sheet);
    known.set(key, value);
    return value;
  };
  const cost = (widths: readonly number[]): number =>
    rows.reduce((sum, _, row) => {
      const cells = widths.map((units, i) => height(row, i, units));
      const text = cells.reduce((all, { part }) => all + part, 0);
      return sum + Math.max(...cells.map(({ whole: lines }) => lines)) + text * share;
    }, 0) + widths.reduce((sum, units, i) => sum + (units - ((asked[i] ?? 0) / 100) * whole) ** 2 / 1000, 0);
  return descend(start, least, cost).map((units) => (units / whole) * 100);
}

/** Moves width from column to column as long as that makes the tables lower. */
function descend(
  start: readonly number[],
  least: readonly number[],
  cost: (widths: readonly number[]) => number,
): readonly number[] {
  let best = start;
  let lowest = cost(best);
  for (const step of [16, 8, 4, 2, 1]) {
    for (let moved = true; moved; ) {
      moved = false;
      const base = best;
      for (let from = 0; from < base.length; from++) {
        for (let to = 0; to < base.length; to++) {
          if (from === to || (base[from] ?? 0) - step < (least[from] ?? 0)) continue;
          const tried = base.map((units, i) => (i === from ? units - step : i === to ? units + step : units));
          const price = cost(tried);
          if (price < lowest - 1e-6) {
            best = tried;
            lowest = price;
            moved = true;
          }
        }
      }
    }
  }
  return best;
}

/** The widths asked for, in whole units that add up, each wide enough; undefined where there is not room for all. */
function startWidths(asked: readonly number[], least: readonly number[]): number[] | undefined {
  const widths = asked.map((share, i) =>
    Math.max(Math.round((share / 100) * whole), Math.ceil(least[i] ?? 0)),
  );
  for (
    let over = widths.reduce((sum, units) => sum + units, 0) - whole;
    over !== 0;
    over -= Math.sign(over)
  ) {
    const slack = widths.map((units, i) => units - (least[i] ?? 0));
    const widest = slack.indexOf(Math.max(...slack));
    if (over > 0 && (slack[widest] ?? 0) < 1) return undefined;
    widths[widest] = (widths[widest] ?? 0) - Math.sign(over);
  }
  return widths;
}

function isPlain({ columns, head, groups }: Table): boolean {
  const plain = ({ cells }: TableRow) =>
    cells.length === columns.length && cells.every((cell) => cell.columns === 1 && cell.rows === 1);
  return head.every(plain) && groups.every(({ rows }) => rows.every(plain));
}

/** Space inside a list before its text, and what a detail is smaller by. */
const listIndent = 11;
const detailSize = 0.9;

/** Height in pixels, and what it would be if lines could be filled in part. */
interface CellHeight {
  readonly whole: number;
  readonly part: number;
}

function cellHeight(cell: TableCell | undefined, width: number, { size, line }: Sheet): CellHeight {
  let whole = 0;
  let part = 0;
  for (const { words, factor, indent } of cell ? paragraphsOf(cell) : []) {
    const ems = (width - indent) / (size * factor);
    whole += lineCount(words, ems) * line * factor + line / 4;
    part += Math.max(1, widthOf(words) / ems) * line * factor;
  }
  return { whole, part };
}

function longestPart(cell: TableCell, { size }: Sheet): number {
  return Math.max(
    0,
    ...paragraphsOf(cell).flatMap(({ words, factor, indent }) =>
      partsOf(words).map((part) => indent + widthOf(part) * size * factor),
    ),
  );
}

function paragraphsOf(cell: TableCell): { words: string; factor: number; indent: number }[] {
  const paragraph = ({ role, children }: Paragraph, indent: number) => ({
    words: plainWords(children) || '000',
    factor: role === 'detail' ? detailSize : cell.header ? 1.05 : 1,
    indent,
  });
  const list = ({ children }: List) =>
    children.flatMap((item) =>
      item.children.flatMap((child) => (child.type === 'paragraph' ? paragraph(child, listIndent) : [])),
    );
  return cell.children.flatMap((child) => (child.type === 'list' ? list(child) : paragraph(child, 0)));
}

/** What a line may end after: blanks, soft hyphens, and hyphens and strokes inside a word. */
function partsOf(words: string): string[] {
  return words.split(/ |(?<=[\u00ad/-])/u);
}

/** Lines of a text in a column of so many ems, filled one after the other. */
function lineCount(words: string, ems: number): number {
  let lines = 1;
  let used = 0;
  for (const word of words.split(' ')) {
    const space = used === 0 ? 0 : widthOf(' ');
    if (used > 0 && used + space + widthOf(word) <= ems) {
      used += space + widthOf(word);
      continue;
    }
    for (const part of partsOf(word)) {
      const width = widthOf(part);
      if (used > 0 && used + width > ems) {
        lines++;
        used = 0;
      }
      used += width;
      if (used > ems) {
        lines += Math.ceil(used / ems) - 1;
        used %= ems;
      }
    }
  }
  return lines;
}

/** Ems of a text in Source Sans 3. */
function widthOf(words: string): number {
  return textWidth(words, 1);
}
