import { escapeXml, openPackage, savePackage } from '@decode/ooxml';
import type { HostLanguage } from './host-words.ts';
import { plainKind, wordHost } from './word-host.ts';

/** Planning documents with an action table of the municipality's own, of many kinds, for tests. */
export interface TableKind {
  readonly language: HostLanguage;
  readonly caption: 'above' | 'property' | 'none';
  /** How the head is known. */
  readonly head: 'repeated' | 'first row' | 'two rows' | 'title row';
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Words across the table before some rows, by the index of the row. */
  readonly groups: Readonly<Record<number, string>>;
  readonly sum: readonly string[] | undefined;
  /** Empty rows at the end. */
  readonly empty: number;
  /** The first column is a list that counts. */
  readonly counted: boolean;
  /** Cells of the second column are merged from above. */
  readonly merged: boolean;
  readonly nested: boolean;
  readonly byHand: boolean;
}

export const latvianTable: TableKind = {
  language: 'lv',
  caption: 'above',
  head: 'repeated',
  columns: ['Nr.', 'Pasākums', 'Atbildīgie', 'Termiņš', 'Finansējuma avots', 'Kurators'],
  rows: [
    ['1.', 'Bērnudārza piebūve', 'Izglītības pārvalde', '2027', 'pašvaldības budžets', 'M. K.'],
    ['2.', 'Ielu apgaismojums', 'Attīstības nodaļa', '2028', 'ES fondi', 'A. B.'],
  ],
  groups: {},
  sum: undefined,
  empty: 0,
  counted: false,
  merged: false,
  nested: false,
  byHand: true,
};

/** In a German plan: rows by field of action, two rows of heads, a sum. */
export const germanTable: TableKind = {
  ...latvianTable,
  language: 'de',
  caption: 'property',
  head: 'two rows',
  columns: ['Lfd. Nr.', 'Maßnahme', 'Zuständigkeit', 'Zeitraum', 'Gesamtkosten', 'Bemerkungen'],
  rows: [
    ['W1', 'Sanierung der Grundschule', 'Schulamt', '2027–2029', '2,5 Mio. €', ''],
    ['W2', 'Grünzug Nord', 'Umweltamt', '2028', '400.000 €', ''],
  ],
  groups: { 0: 'W Wohnen und Familie', 1: 'G Grün' },
  sum: ['', 'Summe', '', '', '2,9 Mio. €', ''],
};

/** In a Spanish plan: counted by a list, cells merged over rows, a form with empty rows, and nothing set by hand. */
export const spanishTable: TableKind = {
  ...latvianTable,
  language: 'es',
  columns: ['Nº', 'Actuación', 'Eje', 'Responsable', 'Calendario', 'Fuente de financiación'],
  rows: [
    ['1', 'Vivienda joven', 'Población', 'Alcaldía', '2027', 'Diputación'],
    ['2', 'Transporte a demanda', 'Población', 'Concejalía', '2028', 'Junta'],
  ],
  counted: true,
  merged: true,
  empty: 1,
  byHand: false,
};

const borders = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV']
  .map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="7F7F7F"/>`)
  .join('');

export function tableHost(kind: TableKind): Uint8Array {
  const pkg = openPackage(wordHost({ ...plainKind, language: kind.language, tables: 'none' }));
  const before = pkg.text('word/document.xml');
  const at = before.lastIndexOf('<w:sectPr');
  pkg.set('word/document.xml', before.slice(0, at) + tableXml(kind) + before.slice(at));
  return savePackage(pkg);
}

export const tableName = 'Rīcības plāns';

function tableXml({ caption, columns, rows, groups, sum, empty, ...kind }: TableKind): string {
  const width = 9000;
  const each = Math.floor(width / columns.length);
  const above =
    caption === 'above'
      ? `<w:p><w:pPr><w:pStyle w:val="Caption"/><w:keepNext/></w:pPr><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> SEQ tabula \\* ARABIC </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t xml:space="preserve">. tabula. ${tableName}</w:t></w:r></w:p>`
      : `<w:p><w:r><w:t>Turpmāk.</w:t></w:r></w:p>`;
  const property = caption === 'property' ? `<w:tblCaption w:val="${tableName}"/>` : '';
  const cell = (text: string, at: number, look: CellForm = {}) => cellXml(text, { width: each, at, ...look });
  const head = (texts: readonly string[]) =>
    `<w:tr w:rsidR="00A10000"><w:trPr><w:cantSplit/>${kind.head === 'repeated' ? '<w:tblHeader/>' : ''}</w:trPr>${texts.map((text, at) => cell(text, at, { shade: '1F4E79', bold: true })).join('')}</w:tr>`;
  const across = (text: string, bold = false) =>
    `<w:tr>${cellXml(text, { width, at: 0, span: columns.length, bold })}</w:tr>`;
  const heads = {
    repeated: () => head(columns),
    'first row': () => head(columns),
    'title row': () => across(tableName, true) + head(columns),
    'two rows': () =>
      `<w:tr><w:trPr><w:tblHeader/></w:trPr>${columns.map((text, at) => (at < 2 ? cell(text, at, { merge: 'restart' }) : at === 2 ? cellXml('Īstenošana', { width: each * (columns.length - 2), at, span: columns.length - 2 }) : '')).join('')}</w:tr>` +
      `<w:tr><w:trPr><w:tblHeader/></w:trPr>${columns.map((text, at) => (at < 2 ? cell('', at, { merge: 'goes on' }) : cell(text, at))).join('')}</w:tr>`,
  };
  const data = rows.map((texts, row) => {
    const cells = texts.map((text, at) =>
      cell(text, at, {
        byHand: kind.byHand,
        ...(at === 0 && kind.counted && { list: true }),
        ...(at === 1 && kind.nested && { nested: true }),
        ...(at === 2 && kind.merged && { merge: row === 0 ? 'restart' : 'goes on' }),
      }),
    );
    const group = groups[row] === undefined ? '' : across(groups[row], true);
    return `${group}<w:tr w:rsidR="00B20000"><w:trPr><w:cantSplit/><w:trHeight w:val="400" w:hRule="exact"/></w:trPr>${cells.join('')}</w:tr>`;
  });
  const last = [
    ...Array.from({ length: empty }, () => `<w:tr>${columns.map((_, at) => cell('', at)).join('')}</w:tr>`),
    ...(sum ? [`<w:tr>${sum.map((text, at) => cell(text, at, { bold: true })).join('')}</w:tr>`] : []),
  ];
  const grid = columns.map(() => `<w:gridCol w:w="${each}"/>`).join('');
  return `${above}<w:tbl><w:tblPr><w:tblW w:w="${width}" w:type="dxa"/><w:tblBorders>${borders}</w:tblBorders><w:tblLayout w:type="fixed"/>${property}</w:tblPr><w:tblGrid>${grid}</w:tblGrid>${heads[kind.head]()}${data.join('')}${last.join('')}</w:tbl><w:p><w:r><w:t>Pēc tabulas.</w:t></w:r></w:p>`;
}

interface CellForm {
  readonly shade?: string;
  readonly bold?: boolean;
  readonly byHand?: boolean;
  readonly span?: number;
  readonly merge?: 'restart' | 'goes on';
  readonly list?: boolean;
  readonly nested?: boolean;
}

function cellXml(text: string, look: CellForm & { readonly width: number; readonly at: number }): string {
  const { width, shade, bold, byHand, span, merge, list, nested } = look;
  const properties =
    `<w:tcW w:w="${width}" w:type="dxa"/>` +
    (span === undefined ? '' : `<w:gridSpan w:val="${span}"/>`) +
    (merge === undefined ? '' : merge === 'restart' ? '<w:vMerge w:val="restart"/>' : '<w:vMerge/>') +
    (shade === undefined ? '' : `<w:shd w:val="clear" w:color="auto" w:fill="${shade}"/>`) +
    '<w:vAlign w:val="center"/>';
  const run =
    (byHand ? '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/>' : '') +
    (bold ? '<w:b/>' : '') +
    (shade === undefined ? '' : '<w:color w:val="FFFFFF"/>') +
    (byHand ? '<w:sz w:val="18"/><w:lang w:val="en-US"/>' : '');
  const paragraph =
    (list ? '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>' : '') +
    (byHand ? '<w:spacing w:before="20" w:after="20"/>' : '') +
    (run === '' ? '' : `<w:rPr>${run}</w:rPr>`);
  const inner = nested
    ? `<w:tbl><w:tblPr><w:tblW w:w="500" w:type="dxa"/></w:tblPr><w:tblGrid><w:gridCol w:w="500"/></w:tblGrid><w:tr><w:tc><w:tcPr><w:tcW w:w="500" w:type="dxa"/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>`
    : '';
  const words = text === '' || list ? '' : `<w:r><w:rPr>${run}</w:rPr><w:t>${escapeXml(text)}</w:t></w:r>`;
  return `<w:tc><w:tcPr>${properties}</w:tcPr>${inner}<w:p w:rsidR="00C30000"><w:pPr>${paragraph}</w:pPr>${words}</w:p></w:tc>`;
}
