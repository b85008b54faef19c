import type { Block, ParagraphRole, Table, TableCell, TableRow } from '@decode/model';
import { escapeXml } from '@decode/ooxml';
import { inlines } from './inlines.ts';
import { looked, paragraph } from './word-xml.ts';
import { begun, type Context, inside, plainText, type Writer } from './writer.ts';

/** Writes blocks that stand in a cell and are no paragraph. */
export type Blocks = (blocks: readonly Block[], context: Context) => string;

/** Twips below which shares of the width would break words: the program finds widths by the words. */
const narrow = 6500;

interface Placed {
  /** Absent where a cell from above reaches down. */
  readonly cell?: TableCell;
  readonly column: number;
  readonly columns: number;
  readonly ids: readonly (string | undefined)[];
  readonly below: boolean;
}

/** A table in the host's style, as wide as the text, without its caption. Key facts stand below one another: label, value. */
export function tableXml(writer: Writer, table: Table, context: Context, blocks: Blocks): string {
  const facts = table.role === 'facts' && table.head[0] !== undefined;
  const head = facts ? [] : place(table.head);
  const groups = facts ? [{ rows: factRows(table) }] : table.groups;
  const shares = facts ? [30, 70] : table.columns.map(({ width }) => width);
  const widths = divide(
    context.width,
    shares,
    longestWords([...head, ...groups.flatMap(({ rows: own }) => place(own))], shares.length),
  );
  const write = (row: readonly Placed[], header: boolean) =>
    rowXml(
      writer,
      row,
      { widths, header, align: facts ? [] : table.columns.map(({ align }) => align) },
      context,
      blocks,
    );
  const rows = [
    ...head.map((row) => write(row, true)),
    ...groups.flatMap(({ title, rows: own }) => [
      ...(title ? [groupRow(writer, title, widths, context)] : []),
      ...place(own).map((row) => write(row, false)),
    ]),
  ];
  const style = writer.needs.style(writer.looks.table, 'table');
  const rowHeads =
    facts || groups.some(({ rows: own }) => own.some(({ cells }) => cells[0]?.header === 'row'));
  const title = table.caption ? `${table.caption.label} ${plainText(table.caption.children)}` : table.summary;
  const properties =
    `<w:tblStyle w:val="${escapeXml(style)}"/><w:tblW w:w="${context.width}" w:type="dxa"/><w:tblLayout w:type="${context.width < narrow ? 'autofit' : 'fixed'}"/>` +
    `<w:tblLook w:val="04A0" w:firstRow="${head.length > 0 ? 1 : 0}" w:lastRow="0" w:firstColumn="${rowHeads ? 1 : 0}" w:lastColumn="0" w:noHBand="0" w:noVBand="1"/>` +
    (title === undefined ? '' : `<w:tblCaption w:val="${escapeXml(title.slice(0, 250))}"/>`);
  const grid = widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('');
  return `<w:tbl><w:tblPr>${properties}</w:tblPr><w:tblGrid>${grid}</w:tblGrid>${rows.join('')}</w:tbl>`;
}

interface RowLook {
  readonly widths: readonly number[];
  readonly header: boolean;
  readonly align: readonly string[];
}

function rowXml(
  writer: Writer,
  row: readonly Placed[],
  look: RowLook,
  context: Context,
  blocks: Blocks,
): string {
  const cells = row.map((placed) => cellXml(writer, placed, look, context, blocks));
  return `<w:tr><w:trPr><w:cantSplit/>${look.header ? '<w:tblHeader/>' : ''}</w:trPr>${cells.join('')}</w:tr>`;
}

function cellXml(
  writer: Writer,
  { cell, column, columns, ids, below }: Placed,
  { widths, header, align }: RowLook,
  outer: Context,
  blocks: Blocks,
): string {
  const width = widths.slice(column, column + columns).reduce((sum, each) => sum + each, 0);
  const properties =
    `<w:tcW w:w="${width}" w:type="dxa"/>` +
    (columns > 1 ? `<w:gridSpan w:val="${columns}"/>` : '') +
    (below ? '<w:vMerge w:val="restart"/>' : cell ? '' : '<w:vMerge/>');
  const head = header || cell?.header !== undefined;
  // What the host gives to a head row, such as text in the middle, is not for words beside which a row stands.
  const look = header ? writer.looks.cellHead : writer.looks.cell;
  const style = writer.needs.style(look, 'cell');
  const right = cell?.header === undefined && align[column] === 'right';
  const byHand = right
    ? `${look.paragraph.replace(/<w:jc\b[^>]*>/, '')}<w:jc w:val="right"/>`
    : look.paragraph;
  const paragraphLook = { ...looked(look), style, byHand };
  const context: Context = {
    ...inside(outer, cell ?? {}),
    byHand: look.run,
    width,
    depth: 0,
    ...(head && { bold: true }),
  };
  const content = (cell?.children ?? []).map((child, index) => {
    const inner = inside(context, child);
    const label = child.state ? stateLabel(writer, child.state.label, paragraphLook, context) : '';
    if (child.type !== 'paragraph') return label + blocks([child], inner);
    writer.counts.paragraphs++;
    const text = inlines(writer, child.children, { ...inner, bold: boldness(child.role, head) });
    return label + paragraph(paragraphLook, begun(writer, [...(index === 0 ? ids : []), child.id], text));
  });
  const label = cell?.state ? stateLabel(writer, cell.state.label, paragraphLook, context) : '';
  const inner =
    content.length > 0 ? content.join('') : paragraph(paragraphLook, begun(writer, cell ? ids : [], ''));
  return `<w:tc><w:tcPr>${properties}</w:tcPr>${label}${inner}</w:tc>`;
}

/** A value stands out from its details, also in a cell that heads its row. */
function boldness(role: ParagraphRole, head: boolean): boolean {
  return role === 'value' || (head && role !== 'detail');
}

function stateLabel(
  writer: Writer,
  text: string,
  look: Parameters<typeof paragraph>[0],
  context: Context,
): string {
  const node = [{ type: 'text' as const, value: text }];
  return paragraph(look, inlines(writer, node, { ...context, lang: writer.chapter.lang, italic: true }));
}

/** The heading over a group of rows, across the table. */
function groupRow(
  writer: Writer,
  { id, children }: NonNullable<Table['groups'][number]['title']>,
  widths: readonly number[],
  context: Context,
): string {
  const { cellHead } = writer.looks;
  const look = { ...looked(cellHead), style: writer.needs.style(cellHead, 'cell'), keepNext: true };
  const text = inlines(writer, children, { ...context, byHand: cellHead.run, bold: true });
  const span = widths.length > 1 ? `<w:gridSpan w:val="${widths.length}"/>` : '';
  return `<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:w="${context.width}" w:type="dxa"/>${span}</w:tcPr>${paragraph(look, begun(writer, [id], text))}</w:tc></w:tr>`;
}

/** Gives every cell its column, and every cell that reaches down its continuations. */
function place(rows: readonly TableRow[]): Placed[][] {
  const reach: { rows: number; columns: number }[] = [];
  return rows.map(({ id, cells }) => {
    const placed: Placed[] = [];
    const begins: (readonly [number, TableCell])[] = [];
    let column = 0;
    const fill = () => {
      for (let open = reach[column]; open && open.rows > 0; open = reach[column]) {
        placed.push({ column, columns: open.columns, ids: [], below: false });
        open.rows--;
        column += open.columns;
      }
    };
    cells.forEach((cell, index) => {
      fill();
      const ids = index === 0 ? [id, cell.id] : [cell.id];
      placed.push({ cell, column, columns: cell.columns, ids, below: cell.rows > 1 });
      if (cell.rows > 1) begins.push([column, cell]);
      column += cell.columns;
    });
    fill();
    for (const [at, cell] of begins) reach[at] = { rows: cell.rows - 1, columns: cell.columns };
    return placed;
  });
}

function factRows({ head, groups }: Table): TableRow[] {
  const labels = head[0]?.cells ?? [];
  const rows = groups.flatMap((group) => group.rows);
  return labels.map((label, index) => ({
    cells: [
      { ...label, header: 'row' as const, columns: 1, rows: 1 },
      ...rows.flatMap(({ cells }) => cells[index] ?? []).slice(0, 1),
    ],
  }));
}

/** Twips of a letter of middle width in bold type of 11 points, and of what stands on both sides of a cell's text. */
const letter = 122;
const sides = 240;

/** Letters of the longest word in each column; what no-break spaces hold together is one. */
function longestWords(rows: readonly (readonly Placed[])[], columns: number): number[] {
  const longest = Array<number>(columns).fill(0);
  for (const { cell, column, columns: span } of rows.flat()) {
    if (!cell || span > 1) continue;
    for (const child of cell.children) {
      const text = child.type === 'paragraph' ? plainText(child.children) : '';
      for (const word of text.split(/[ \n/\u00ad-]/))
        longest[column] = Math.max(longest[column] ?? 0, word.length);
    }
  }
  return longest;
}

/** Widths in twips that add up to the whole: by shares, but so that words need not be broken where there is room for them. */
function divide(whole: number, shares: readonly number[], words: readonly number[]): number[] {
  const sum = shares.reduce((total, share) => total + share, 0) || 1;
  const wanted = shares.map((share) => (whole * share) / sum);
  const least = wanted.map((_, column) => (words[column] ?? 0) * letter + sides);
  const needed = least.reduce((total, width) => total + width, 0);
  const lacking = wanted.reduce(
    (total, width, column) => total + Math.max(0, (least[column] ?? 0) - width),
    0,
  );
  const spare = wanted.reduce((total, width, column) => total + Math.max(0, width - (least[column] ?? 0)), 0);
  const widths = wanted.map((width, column) => {
    const own = least[column] ?? 0;
    // Too little room for all words: each column bears its part of it.
    if (needed >= whole) return Math.floor((whole * own) / needed);
    return Math.floor(width < own ? own : width - ((width - own) * lacking) / (spare || 1));
  });
  const last = widths.length - 1;
  if (last >= 0)
    widths[last] = (widths[last] ?? 0) + whole - widths.reduce((total, width) => total + width, 0);
  return widths;
}
