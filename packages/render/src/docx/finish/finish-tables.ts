import type { Theme } from '@decode/model';
import { attribute, child, descendants, type Edits, textOf, type XmlElement } from '@decode/ooxml';
import type { TableDescription } from '../body/writer.ts';
import { styleId } from '../styles/style.ts';
import { headRule, isOfLandscape, tableFrames } from '../styles/table-styles.ts';
import { spokenText } from '../word-xml.ts';

/**
 * Width and place of tables and columns, titles for readers who do not see them, header flags, rows that stay whole.
 * @throws Error where the tables are not those that were written: a width or title would stand at the wrong one
 */
export function finishTables(
  body: XmlElement,
  edits: Edits,
  descriptions: readonly TableDescription[],
  theme: Theme,
): void {
  const tables = [...descendants(body, 'w:tbl')];
  if (tables.length !== descriptions.length) {
    throw new Error(`${descriptions.length} tables were written, but pandoc made ${tables.length}`);
  }
  for (const [index, description] of descriptions.entries()) {
    const table = tables[index];
    if (table) finishTable(table, edits, description, theme);
  }
}

function finishTable(table: XmlElement, edits: Edits, description: TableDescription, theme: Theme): void {
  const { style, title, description: text, rowHeaders, widths, whole, goesOn } = description;
  const { width, indent } = tableFrames[style];
  const columns = columnWidths(widths, width);
  const rows = table.children.filter(({ name }) => name === 'w:tr');
  const heads = rows.filter((row) => child(row, 'w:trPr', 'w:tblHeader') !== undefined);
  const properties = child(table, 'w:tblPr');
  const grid = child(table, 'w:tblGrid');
  if (!properties || !grid) throw new Error('pandoc wrote a table without properties');
  const say = (element: string, value: string) =>
    value === '' ? '' : `<w:${element} w:val="${spokenText(value)}"/>`;
  const flags = {
    firstRow: heads.length > 0,
    lastRow: false,
    firstColumn: rowHeaders,
    lastColumn: false,
    noHBand: true,
    noVBand: true,
  };
  edits.replaceElement(
    properties,
    `<w:tblPr><w:tblStyle w:val="${styleId(style)}"/><w:tblW w:w="${width}" w:type="dxa"/><w:tblInd w:w="${indent}" w:type="dxa"/>` +
      `<w:tblLayout w:type="fixed"/>${tableLook(flags)}${say('tblCaption', title)}${say('tblDescription', text)}</w:tblPr>`,
  );
  edits.replaceElement(
    grid,
    `<w:tblGrid>${columns.map((column) => `<w:gridCol w:w="${column}"/>`).join('')}</w:tblGrid>`,
  );
  const body = rows.slice(heads.length);
  for (const row of rows)
    finishRow(
      row,
      edits,
      {
        columns,
        head: heads.includes(row),
        last: row === heads.at(-1),
        plan: isOfLandscape(style),
        // No row stands alone below its head or on the next page.
        keep:
          (goesOn && row === body.at(-1)) ||
          (whole ? row !== body.at(-1) : body.length > 2 && (row === body[0] || row === body.at(-2))),
      },
      theme,
    );
}

interface RowPlace {
  readonly columns: readonly number[];
  readonly head: boolean;
  /** Of the head. */
  readonly last: boolean;
  readonly plan: boolean;
  /** With the next row. */
  readonly keep: boolean;
}

function finishRow(
  row: XmlElement,
  edits: Edits,
  { columns, head, last, plan, keep }: RowPlace,
  theme: Theme,
): void {
  const properties = child(row, 'w:trPr');
  const long = linesOf(row, columns) > linesOfPage[plan ? 'landscape' : 'portrait'];
  const whole = `<w:trPr>${long ? '' : '<w:cantSplit/>'}${head ? '<w:tblHeader/>' : ''}</w:trPr>`;
  if (properties) edits.replaceElement(properties, whole);
  else edits.insert(row.openEnd, whole);
  let column = 0;
  for (const cell of row.children.filter(({ name }) => name === 'w:tc')) {
    const given = child(cell, 'w:tcPr');
    const span = Number(attribute(child(given, 'w:gridSpan'), 'w:val') ?? 1);
    const merge = attribute(child(given, 'w:vMerge'), 'w:val');
    const width = columns.slice(column, column + span).reduce((sum, value) => sum + value, 0);
    column += span;
    // LibreOffice passes over the rule under the head and over the last column's margin when only the style says them.
    const cellProperties =
      `<w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${span > 1 ? `<w:gridSpan w:val="${span}"/>` : ''}` +
      (merge === undefined ? '' : `<w:vMerge${merge === 'restart' ? ' w:val="restart"' : ''}/>`) +
      (last ? `<w:tcBorders>${headRule(theme)}</w:tcBorders>` : '') +
      (column === columns.length ? '<w:tcMar><w:right w:w="0" w:type="dxa"/></w:tcMar>' : '') +
      '</w:tcPr>';
    if (given) edits.replaceElement(given, cellProperties);
    else edits.insert(cell.openEnd, cellProperties);
    finishEmptyParagraphs(cell, edits, plan);
    if (keep && !long) keepParagraphs(cell, edits);
  }
}

/**
 * A row that fills more lines than these is longer than most pages have room below a head of some lines: kept whole, it
 * would leave its heading alone, and LibreOffice loses what goes beyond the page.
 */
const linesOfPage = { portrait: 45, landscape: 30 };
/** Of a letter of running text in a table, in twips. */
const letterWidth = 92;

/** About how many lines the longest cell of a row takes. */
function linesOf(row: XmlElement, columns: readonly number[]): number {
  let column = 0;
  const lines = row.children
    .filter(({ name }) => name === 'w:tc')
    .map((cell) => {
      const span = Number(attribute(child(cell, 'w:tcPr', 'w:gridSpan'), 'w:val') ?? 1);
      const width = columns.slice(column, column + span).reduce((sum, value) => sum + value, 0);
      column += span;
      return cell.children
        .filter(({ name }) => name === 'w:p')
        .reduce((sum, each) => sum + Math.max(1, Math.ceil((textOf(each).length * letterWidth) / width)), 0);
    });
  return Math.max(0, ...lines);
}

/** The paragraph that pandoc puts into cells covered by one from above has no style, and would make the row taller. */
function finishEmptyParagraphs(cell: XmlElement, edits: Edits, plan: boolean): void {
  for (const paragraph of cell.children.filter(({ name }) => name === 'w:p')) {
    if (child(paragraph, 'w:pPr', 'w:pStyle')) continue;
    const style = `<w:pStyle w:val="${styleId(plan ? 'Plan Text' : 'Table Text')}"/>`;
    const properties = child(paragraph, 'w:pPr');
    if (properties) edits.prepend(properties, style);
    else edits.prepend(paragraph, `<w:pPr>${style}</w:pPr>`);
  }
}

/** What is kept together are paragraphs: rows that stay with the next are rows of such. */
function keepParagraphs(cell: XmlElement, edits: Edits): void {
  for (const paragraph of cell.children.filter(({ name }) => name === 'w:p')) {
    const style = child(paragraph, 'w:pPr', 'w:pStyle');
    if (style) edits.insert(style.end, '<w:keepNext/>');
  }
}

/** Whole twips that add up to the width of the table. */
function columnWidths(shares: readonly number[], width: number): number[] {
  let at = 0;
  let sum = 0;
  return shares.map((share, index) => {
    sum += share;
    const edge = index === shares.length - 1 ? width : Math.round(sum * width);
    const column = edge - at;
    at = edge;
    return column;
  });
}

/** Both forms of the flags (17.4.55): the attributes, and the bits that older programs read. */
function tableLook(flags: Readonly<Record<string, boolean>>): string {
  const bits: Readonly<Record<string, number>> = {
    firstRow: 0x20,
    lastRow: 0x40,
    firstColumn: 0x80,
    lastColumn: 0x100,
    noHBand: 0x200,
    noVBand: 0x400,
  };
  const set = Object.entries(flags);
  const value = set.reduce((sum, [flag, on]) => sum + (on ? (bits[flag] ?? 0) : 0), 0);
  const attributes = set.map(([flag, on]) => ` w:${flag}="${on ? 1 : 0}"`).join('');
  return `<w:tblLook w:val="${value.toString(16).padStart(4, '0').toUpperCase()}"${attributes}/>`;
}
