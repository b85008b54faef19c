import type { MeasureColumn, Measures } from '@decode/model';
import { defaultLimits, openPackage, savePackage } from '@decode/ooxml';
import {
  type Cell,
  type CellStyle,
  type CellValue,
  type DataValidation,
  type WriteSheet,
  writeXlsx,
} from 'hucre/xlsx';
import { corePart, extendedPart } from '../docx/finish/properties.ts';
import { rowText } from './cell-text.ts';
import { rowHeight } from './row-height.ts';

/** Characters of the normal font that a landscape page of A4 has room for, fitted to its width. */
const pageCharacters = 150;
/** Of a column, on average: forms with more columns than a page has room for are for the screen. */
const leastCharacters = 18;
/** A list of choices that Excel takes is no longer (ECMA-376 part 1, 18.3.1.32, and Excel's own limit). */
const longestChoice = 255;
/** Excel refuses longer names of sheets, and these characters in them. */
const longestName = 31;
const notInNames = /[\\/?*[\]:]/gu;

/** Characters of the columns of the second sheet. */
const aboutWidths = [34, 80, 26];

const font = { name: 'Calibri', size: 10 };

/**
 * The rows as a workbook: one sheet with the table, set up to be printed on landscape pages with its head on each, and
 * one that says what it is. Texts are texts, whatever they begin with; blanks are empty cells with a ground.
 */
export async function renderXlsx(measures: Measures): Promise<Uint8Array> {
  const { document, words } = measures;
  const { meta } = document;
  const day = new Date(meta.epoch * 1000);
  const table = tableSheet(measures);
  const about = aboutSheet(measures, sheetName(words.about, [table.name]));
  const written = await writeXlsx({
    sheets: [table, about],
    // The library writes the name of the sheet as it is; Excel repairs a file where it has a space and no quotes.
    namedRanges: [
      {
        name: '_xlnm.Print_Titles',
        range: `'${table.name.replaceAll("'", "''")}'!$1:$1`,
        scope: table.name,
      },
    ],
    defaultFont: font,
    properties: { title: meta.title, created: day, modified: day },
  });
  // Properties as those of the Word documents, the language among them; and the times in the archive are nobody's clock.
  const pkg = openPackage(written, { ...defaultLimits, ratio: Number.POSITIVE_INFINITY });
  // Heights that are nobody's choice: a row grows when somebody writes into it.
  for (const part of ['xl/worksheets/sheet1.xml', 'xl/worksheets/sheet2.xml'])
    pkg.set(part, pkg.text(part).replaceAll(/(<row [^>]*?) customHeight="(?:1|true)"/gu, '$1'));
  pkg.set('docProps/core.xml', corePart(meta));
  pkg.set('docProps/app.xml', extendedPart());
  return savePackage(pkg);
}

function tableSheet({ table, document, words, states }: Measures): WriteSheet {
  const { theme, edition, place } = document.meta;
  const { columns, groups } = table;
  const rows = groups.flatMap((group) => group.rows);
  const cells = new Map<string, Partial<Cell>>();
  columns.forEach((column, at) => {
    // What is suggested, and what is left to those who decide, says so under its title.
    const mark = column.fill === 'proposal' ? '' : `\n(${words.fills[column.fill]})`;
    cells.set(`0,${at}`, {
      value: column.heading + mark,
      type: 'richText',
      richText: [
        { text: column.heading, font: { ...font, bold: true } },
        ...(mark === '' ? [] : [{ text: mark, font: { ...font, size: 8 } }]),
      ],
      style: headStyle(theme),
    });
  });
  const texts = rows.map((row) => columns.map((_, at) => rowText(row, at, table)));
  rows.forEach((row, r) => {
    columns.forEach((column, at) => {
      const text = texts[r]?.[at] ?? '';
      const left = row.cells[at]?.content.length === 0;
      const repeated = row.cells[at]?.repeats === true;
      cells.set(`${r + 1},${at}`, {
        value: text === '' ? null : text,
        type: text === '' ? 'empty' : 'string',
        style: valueStyle(theme, column, left && !repeated),
      });
    });
  });
  const room = Math.max(pageCharacters, columns.length * leastCharacters);
  const widths = columns.map(({ width }) => Math.max(8, Math.round((width / 100) * room)));
  const heads = columns.map(
    ({ heading, fill }) => heading + (fill === 'proposal' ? '' : `\n(${words.fills[fill]})`),
  );
  const last = `${columnName(columns.length - 1)}${rows.length + 1}`;
  return {
    name: sheetName(table.title, []),
    rows: [heads, ...texts].map((line) => line.map((text): CellValue => (text === '' ? null : text))),
    cells,
    columns: widths.map((width) => ({ width })),
    rowDefs: heightsOf([heads, ...texts], widths),
    freezePane: { rows: 1 },
    autoFilter: { range: `A1:${last}` },
    dataValidations: choices(columns, rows.length, states),
    pageSetup: {
      paperSize: 'a4',
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      margins: { top: 0.75, right: 0.5, bottom: 0.75, left: 0.5, header: 0.3, footer: 0.3 },
    },
    headerFooter: {
      oddHeader: `&L${headerText(place)}&R${headerText(table.title)}`,
      oddFooter: `&L${headerText(edition)}&R&P / &N`,
    },
  };
}

function aboutSheet({ table, notes, about, words, document }: Measures, name: string): WriteSheet {
  const wrap = { alignment: { vertical: 'top', wrapText: true } } satisfies CellStyle;
  const bold = { font: { ...font, bold: true }, ...wrap } satisfies CellStyle;
  const lines: (readonly { value: CellValue; style: CellStyle }[])[] = [
    [{ value: table.title, style: { font: { ...font, size: 14, bold: true } } }],
    ...about.map(({ label, text, day }) => [
      { value: label, style: bold },
      { value: text, style: wrap },
      ...(day === undefined
        ? []
        : [{ value: new Date(`${day}T00:00:00Z`), style: { ...wrap, numFmt: 'yyyy-mm-dd' } }]),
    ]),
    ...notes.map((note) => [
      { value: null, style: wrap },
      { value: note, style: wrap },
    ]),
    [words.column, words.filled, words.basis].map((value) => ({
      value,
      style: headStyle(document.meta.theme),
    })),
    ...table.columns.map(({ heading, fill, basis, verified }) =>
      [heading, words.fills[fill], words.bases[basis] + (verified ? '' : ` (${words.unverified})`)].map(
        (value) => ({ value, style: wrap }),
      ),
    ),
  ];
  const cells = new Map<string, Partial<Cell>>();
  for (const [row, line] of lines.entries()) {
    for (const [column, { value, style }] of line.entries()) {
      const type = value === null ? 'empty' : value instanceof Date ? 'date' : 'string';
      cells.set(`${row},${column}`, { value, type, style });
    }
  }
  return {
    name,
    rows: lines.map((line) => line.map(({ value }) => value)),
    cells,
    columns: aboutWidths.map((width) => ({ width })),
    rowDefs: heightsOf(
      lines.map((line) => line.map(({ value }) => (typeof value === 'string' ? value : ''))),
      aboutWidths,
    ),
    pageSetup: { paperSize: 'a4', orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  };
}

function heightsOf(
  rows: readonly (readonly string[])[],
  widths: readonly number[],
): NonNullable<WriteSheet['rowDefs']> {
  return new Map(rows.map((texts, row) => [row, { height: rowHeight(texts, widths) }]));
}

/** The state is chosen from the country's words; others can be written all the same. */
function choices(
  columns: readonly MeasureColumn[],
  rows: number,
  states: readonly string[],
): DataValidation[] {
  const list = states.join(',');
  if (states.length === 0 || list.length > longestChoice || states.some((state) => state.includes(',')))
    return [];
  return columns.flatMap(({ field }, at): DataValidation[] =>
    field === 'status'
      ? [
          {
            type: 'list',
            values: [...states],
            allowBlank: true,
            showErrorMessage: false,
            range: `${columnName(at)}2:${columnName(at)}${rows + 1}`,
          },
        ]
      : [],
  );
}

function headStyle({ tint2 }: Measures['document']['meta']['theme']): CellStyle {
  return {
    font: { ...font, bold: true },
    fill: solid(tint2),
    alignment: { vertical: 'top', wrapText: true },
    border: { bottom: { style: 'medium' } },
  };
}

const numberFormats = { money: '#,##0', number: '#,##0.##', text: '@' } as const;

function valueStyle(
  { tint, rule }: Measures['document']['meta']['theme'],
  { value }: MeasureColumn,
  left: boolean,
): CellStyle {
  const line = { style: 'thin', color: colour(rule) } as const;
  return {
    numFmt: numberFormats[value],
    alignment: { vertical: 'top', wrapText: true, ...(value === 'text' ? {} : { horizontal: 'right' }) },
    border: { top: line, right: line, bottom: line, left: line },
    ...(left ? { fill: solid(tint) } : {}),
  };
}

function solid(hex: string): NonNullable<CellStyle['fill']> {
  return { type: 'pattern', pattern: 'solid', fgColor: colour(hex) };
}

function colour(hex: string): { rgb: string } {
  return { rgb: hex.slice(1).toUpperCase() };
}

/** As much of a title as Excel takes, ending with a word, and another than those there are. */
function sheetName(title: string, taken: readonly string[]): string {
  const clean = title.replace(notInNames, ' ').replace(/\s+/gu, ' ').trim();
  const end = clean.length <= longestName ? longestName : clean.lastIndexOf(' ', longestName);
  const name = clean.slice(0, end > 0 ? end : longestName).replace(/^'+|[\s'(–-]+$/gu, '');
  return name === '' || taken.includes(name) ? `${name.slice(0, longestName - 2)} 2`.trim() : name;
}

/** `&` begins a code in running heads of workbooks (ECMA-376 part 1, 18.3.1.46); a digit after a code would belong to it. */
function headerText(text: string): string {
  return ` ${text.replaceAll('&', '&&')}`.replace(/^ (?!\d)/, '');
}

function columnName(index: number): string {
  const rest = index % 26;
  const before = Math.floor(index / 26) - 1;
  return (before < 0 ? '' : columnName(before)) + String.fromCharCode(65 + rest);
}
