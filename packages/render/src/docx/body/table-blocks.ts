import type { Inline, Paragraph, Table, TableCell, TableRow } from '@decode/model';
import { labelColumn } from '../styles/geometry.ts';
import { styleId } from '../styles/style.ts';
import type { ParagraphStyleName } from '../styles/styles.ts';
import { isOfLandscape, tableFrames, tableStyleOf } from '../styles/table-styles.ts';
import { dressed, framed, marked } from './block-marks.ts';
import { listBlocks } from './list-blocks.ts';
import {
  type PandocBlock,
  type PandocCell,
  type PandocInline,
  table as pandocTable,
  styledParagraph,
} from './pandoc-ast.ts';
import { type BlockTools, type Context, plainText, type TableDescription, type Writer } from './writer.ts';

/** A cell with the column it begins in. */
interface Placed {
  readonly cell: TableCell;
  readonly column: number;
}
interface Row {
  readonly ids: readonly (string | undefined)[];
  readonly cells: readonly Placed[];
}

/** A table without its caption. A strip of facts is written as label and value below one another: linear for readers and for pasting. */
export function tableBlock(table: Table, context: Context, tools: BlockTools): PandocBlock {
  const { writer } = tools;
  const facts = table.role === 'facts' && table.head[0] !== undefined;
  const style = facts && isSheet(table) ? 'DeCoDe Sheet' : tableStyleOf(table, writer.page === 'landscape');
  const widths = facts ? factWidths(table) : shares(table.columns.map(({ width }) => width));
  const plan = isOfLandscape(style);
  const cellContext: Context = { ...context, place: plan ? 'plan-cell' : 'cell', depth: 0 };
  const write = (rows: readonly Row[]) => rows.map((row) => writeRow(table, row, cellContext, tools));
  const head = facts ? [] : write(place(table.head));
  const body = facts
    ? write(factRows(table))
    : table.groups.flatMap(({ title, rows }) => [
        ...(title ? [[groupCell(title, table.columns.length, cellContext, tools)]] : []),
        ...write(place(rows)),
      ]);
  writer.tables.push({
    style,
    ...wordsFor(table, writer),
    rowHeaders:
      // A plan numbers its rows before their titles; Word knows headers of rows in the first column only.
      facts || table.groups.some(({ rows }) => rows.some(({ cells }) => cells.some(isRowHeader))),
    widths,
    whole: isWhole(table),
    // The few lines below them would have a page of their own.
    goesOn: table.role === 'reasons',
  });
  return pandocTable({ style: styleId(style), widths, head, body });
}

/** What is read or voted on as one: the steps, and places side by side, unless they are too many for a page. */
function isWhole({ role, caption, groups }: Table): boolean {
  if (role !== 'comparison') return role === 'steps';
  return caption !== undefined && groups.flatMap(({ rows }) => rows).length <= 12;
}

/**
 * What readers hear who do not see the table: which it is, and what it tells of what. Every recommendation has a table of
 * its steps: without a caption, the number of the recommendation and the nearest heading that says more tell it from the
 * others.
 */
function wordsFor(table: Table, { headings }: Writer): Pick<TableDescription, 'title' | 'description'> {
  const { caption, summary } = table;
  if (caption)
    return {
      title: `${caption.label} ${plainText(caption.children)}`,
      description: summary ?? headsOf(table),
    };
  const own = summary ?? headings[0]?.text ?? '';
  const number = headings.find((heading) => heading.number !== undefined)?.number;
  const outer = headings.find(({ text }) => text !== own)?.text;
  const joined = (...parts: readonly (string | undefined)[]) => parts.filter(Boolean).join(' · ');
  return number === undefined
    ? { title: joined(own, outer), description: headsOf(table) || (outer ?? '') }
    : { title: `${number} ${own}`, description: joined(outer, headsOf(table)) };
}

/** What the columns show, or where none has a head, the rows. */
function headsOf({ head, groups }: Table): string {
  const cells = head.flatMap((row) => row.cells);
  const rows = groups.flatMap((group) => group.rows).flatMap((row) => row.cells.filter(isRowHeader));
  const heads = (cells.length > 0 ? cells : rows).map(cellText).filter((text) => text !== '');
  return [...new Set(heads)].join('; ');
}

/** Descriptions must not tell as current what is not. */
function cellText({ children, state }: TableCell): string {
  const marked = (text: string, label: string | undefined) =>
    label === undefined ? text : `${text} [${label}]`;
  const texts = children.map((block) =>
    block.type === 'paragraph' ? marked(plainText(block.children), block.state?.label) : '',
  );
  return marked(texts.join(' ').trim(), state?.label);
}

function isRowHeader({ header }: TableCell): boolean {
  return header === 'row';
}

/** Gives every cell its column, past the cells that reach down from above. */
function place(rows: readonly TableRow[]): Row[] {
  const reach: number[] = [];
  return rows.map(({ id, cells }) => {
    let column = 0;
    const placed = cells.map((cell) => {
      while ((reach[column] ?? 0) > 0) column++;
      const at = column;
      column += cell.columns;
      return { cell, column: at };
    });
    const width = Math.max(reach.length, column);
    for (let index = 0; index < width; index++) reach[index] = Math.max(0, (reach[index] ?? 0) - 1);
    for (const { cell, column: at } of placed) reach.fill(cell.rows - 1, at, at + cell.columns);
    return { ids: [id], cells: placed };
  });
}

function factRows(table: Table): Row[] {
  const { head, groups } = table;
  const labels = head[0]?.cells ?? [];
  const rows = groups.flatMap((group) => group.rows);
  return labels.map((label, index) => {
    const values = rows.flatMap(({ cells }) => cells[index] ?? []);
    return {
      ids: index === 0 ? rows.map(({ id }) => id) : [],
      cells: [isSheet(table) ? splittable(label) : label, ...values].map((cell, column) => ({
        cell,
        column,
      })),
    };
  });
}

/** A strip of facts stays whole; a sheet of one measure has more labels, and may run over its page. */
function isSheet({ columns }: Table): boolean {
  return columns.length > 6;
}

/** Heads keep with what follows them: as such, the labels of a sheet would hold all of it together. */
function splittable(label: TableCell): TableCell {
  return { ...label, header: 'row' };
}

function factWidths({ groups }: Table): number[] {
  const values = groups.reduce((sum, { rows }) => sum + rows.length, 0);
  const { width } = tableFrames['DeCoDe Facts'];
  return [labelColumn / width, ...Array.from({ length: values }, () => (1 - labelColumn / width) / values)];
}

function shares(widths: readonly number[]): number[] {
  const sum = widths.reduce((total, width) => total + width, 0);
  return widths.map((width) => width / sum);
}

function writeRow(table: Table, { ids, cells }: Row, context: Context, tools: BlockTools): PandocCell[] {
  return cells.map(({ cell, column }, index) => ({
    columns: cell.columns,
    rows: cell.rows,
    blocks: writeCell(cell, index === 0 ? [...ids, cell.id] : [cell.id], { column, table }, context, tools),
  }));
}

function writeCell(
  cell: TableCell,
  ids: readonly (string | undefined)[],
  { column, table }: { readonly column: number; readonly table: Table },
  outer: Context,
  tools: BlockTools,
): readonly PandocBlock[] {
  const { writer, inlines } = tools;
  const prefix = outer.place === 'plan-cell' ? 'Plan' : 'Table';
  const right = table.role !== 'facts' && table.columns[column]?.align === 'right';
  return dressed(writer, cell, outer, (context) => {
    if (cell.children.length === 0) {
      return [styledParagraph(cellStyle(prefix, cell, undefined, right, table), markedBy(writer, ids, []))];
    }
    return cell.children.flatMap((child, index) =>
      dressed(writer, child, context, (inner) => {
        const own = [child.id, ...(index === 0 ? ids : [])];
        if (child.type === 'list')
          return own.reduce((inside, id) => framed(writer, id, inside), listBlocks(child, inner, tools));
        const mark = markedBy(writer, own, inlines(child.children, inner));
        return [styledParagraph(cellStyle(prefix, cell, child, right, table), mark)];
      }),
    );
  });
}

/** Inlines inside the bookmarks of all that begins with them: row, cell, paragraph. */
function markedBy(
  writer: Writer,
  ids: readonly (string | undefined)[],
  content: readonly PandocInline[],
): readonly PandocInline[] {
  return ids.reduce((inner, id) => marked(writer, id, inner), content);
}

/** Tables whose rows begin with text like any other, as in the PDF: what it says of them all would be bold. */
const lightRows: ReadonlySet<Table['role']> = new Set(['indicators', 'data', 'risks', 'evidence', 'prose']);

function cellStyle(
  prefix: 'Table' | 'Plan',
  cell: TableCell,
  paragraph: Paragraph | undefined,
  right: boolean,
  { role }: Table,
): ParagraphStyleName {
  const facts = role === 'facts';
  if (cell.header === 'column') return `${prefix} ${right ? 'Head Number' : 'Head'}`;
  if (cell.blank) return `${prefix} ${right ? 'Blank Number' : 'Blank'}`;
  if (paragraph?.role === 'value') return `${facts ? 'Facts' : prefix} Value`;
  if (paragraph?.role === 'detail') return `${facts ? 'Facts' : prefix} Detail`;
  if (cell.header === 'row') return `${prefix} ${lightRows.has(role) ? 'Text' : 'Row Head'}`;
  return `${prefix} ${right ? 'Number' : 'Text'}`;
}

function groupCell(
  title: { readonly id?: string; readonly children: readonly Inline[] },
  columns: number,
  context: Context,
  { writer, inlines }: BlockTools,
): PandocCell {
  const style: ParagraphStyleName = context.place === 'plan-cell' ? 'Plan Group' : 'Table Group';
  return {
    columns,
    rows: 1,
    blocks: [styledParagraph(style, marked(writer, title.id, inlines(title.children, context)))],
  };
}
