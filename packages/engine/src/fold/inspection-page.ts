import type { MatchedColumn } from '@decode/compose';
import type { Inspection, Place, TableView } from '@decode/fold';
import { escapeHtml, htmlPage, htmlTable } from '../build/html-page.ts';

/** A document of a municipality as a page: its outline with the places to fold in at, its styles, its risks. */
export function inspectionPage(
  name: string,
  inspection: Inspection,
  filled?: (headings: readonly string[]) => readonly MatchedColumn[],
): Uint8Array {
  const { places, styles, captions, risks, tables } = inspection;
  const headings = places.filter(({ kind }) => kind === 'heading');
  const others = places.filter(({ kind }) => kind !== 'heading');
  const sections = [
    `<p>${escapeHtml(describe(inspection).join(' '))}</p>`,
    '<h2>Outline</h2>',
    headings.length > 0
      ? htmlTable(
          'outline',
          'Headings, and what to write after --at',
          ['Heading', 'Write'],
          headings.map(headingRow),
        )
      : '<p>The document has no headings that its styles or outline levels say. Set a bookmark at the place (Insert, Bookmark).</p>',
    ...(others.length > 0
      ? [htmlTable('marks', 'Bookmarks and content controls', ['Where', 'Write'], others.map(markRow))]
      : []),
    ...(tables.length > 0
      ? [
          '<h2>Tables</h2>',
          htmlTable(
            'tables',
            'Tables, and what to write after --table to put measures into them as rows',
            ['Columns', filled ? 'What fills them' : 'Rows', 'Write'],
            tables.map((table) => tableRow(table, filled)),
          ),
        ]
      : []),
    '<h2>Styles</h2>',
    htmlTable(
      'styles',
      'What our text takes from the document',
      ['Ours', 'Style of the document', 'Why'],
      styles.map(({ role, style, why }) =>
        row([role, why === 'added' ? `${style} (added)` : style, reasons[why] ?? why]),
      ),
    ),
    ...(captions.length > 0
      ? [
          htmlTable(
            'captions',
            'Numbered captions',
            ['Series', 'Of', 'So many'],
            captions.map(({ name: series, kind, count }) => row([series, kind, String(count)])),
          ),
        ]
      : []),
    '<h2>Before you fold</h2>',
    risks.length > 0
      ? `<ul>${risks.map(({ found, todo }) => `<li>${escapeHtml(found)} ${escapeHtml(todo)}</li>`).join('')}</ul>`
      : '<p>Nothing was found that you should know.</p>',
  ];
  return htmlPage(`${name}: where to fold`, sections.join('\n'));
}

interface Described extends Pick<Inspection, 'sections' | 'landscape' | 'columns' | 'notes' | 'contents'> {
  readonly tables: readonly unknown[];
  readonly rows: readonly {
    readonly place?: string | undefined;
    readonly language?: string | undefined;
    readonly edition?: string | undefined;
    readonly count: number;
  }[];
  readonly chapters: readonly {
    readonly place?: string | undefined;
    readonly language?: string | undefined;
    readonly edition?: string | undefined;
  }[];
  readonly writtenBy?: string | undefined;
  readonly language?: string | undefined;
}

/** The document in a few sentences. */
export function describe({
  writtenBy,
  language,
  sections,
  landscape,
  columns,
  tables,
  notes,
  contents,
  chapters,
  rows,
}: Described): string[] {
  return [
    ...chapters.map(
      ({ place = 'an unknown place', language, edition }) =>
        `Holds a chapter of ours: ${[place, language, edition].filter(Boolean).join(', ')}.`,
    ),
    ...rows.map(
      ({ place = 'an unknown place', language, edition, count }) =>
        `Holds ${count === 1 ? 'a row' : `${count} rows`} of ours in a table: ${[place, language, edition].filter(Boolean).join(', ')}.`,
    ),
    `Written by ${writtenBy ?? 'an unnamed program'}${language === undefined ? '' : `, in ${language}`}.`,
    `Page layouts: ${sections}${landscape ? ', some of them turned' : ''}${columns ? ', some in columns' : ''}.`,
    `Tables: ${tables.length}. Notes: ${notes}. Lists of contents or captions: ${contents}.`,
  ];
}

export const reasons: Readonly<Record<string, string>> = {
  'most used': 'most paragraphs of the kind have it',
  'its name': 'it has the name for it',
  standard: 'the standard of the document',
  'bold lines': 'as lines in bold that seem to be headings',
  added: 'the document has none, so ours is added',
};

function headingRow({ level, number, text, at, guessed, reason }: Place): string {
  const label = `<span style="padding-left:${(level - 1) * 1.5}rem">${escapeHtml([number, text].filter(Boolean).join(' '))}</span>`;
  const guess = guessed ? `<br>${seemsHeading}` : '';
  return `<tr><td>${label}${guess}</td><td>${escapeHtml(advice(at, reason))}</td></tr>`;
}

/** Of a place that is a line in bold. */
export const seemsHeading = 'a line in bold that seems to be a heading';

function tableRow(
  { table, headings, rows, reason }: TableView,
  filled?: (headings: readonly string[]) => readonly MatchedColumn[],
): string {
  const what = filled
    ? filled(headings)
        .map(({ heading, fields }) => `${heading}: ${fields.join(', ') || 'left to you'}`)
        .join('; ')
    : String(rows);
  const write = reason === undefined ? table : `cannot take rows: it ${reason}`;
  return row([headings.join(' | '), what, write]);
}

function markRow({ kind, at, text, reason }: Place): string {
  const where = `${kind === 'bookmark' ? 'Bookmark' : 'Content control'}${text === '' ? '' : `: ${text}`}`;
  return row([where, advice(at, reason)]);
}

function advice(at: string, reason: string | undefined): string {
  return reason === undefined ? at : `cannot be used: ${reason}`;
}

function row(cells: readonly string[]): string {
  return `<tr>${cells.map((cell) => `<td>${escapeHtml(cell)}</td>`).join('')}</tr>`;
}
