import { attribute, child, descendants, type XmlElement } from '@decode/ooxml';
import { FoldRefusal } from '../host/fold-refusal.ts';
import { bookmarksOf } from '../host/marks.ts';
import { readNumbering } from '../host/numbering.ts';
import type { Host } from '../host/open-host.ts';
import { enclosure, headingsOf } from '../host/outline.ts';
import { visibleText } from '../host/visible-text.ts';
import { comparable, type HostColumn, type HostRow, readTable } from './host-table.ts';

/** A table of the host with the words by which people know it. */
export interface NamedTable {
  readonly element: XmlElement;
  /** 1 for the first of the document. */
  readonly number: number;
  /** Caption, title of the table's properties, the line above it, the heading that it stands under, bookmarks. */
  readonly names: readonly string[];
  readonly headings: readonly string[];
  /** How many rows hold data. */
  readonly rows: number;
  /** What it stands in that keeps rows out. */
  readonly reason?: string;
}

export function tablesOf(host: Host): NamedTable[] {
  const headings = headingsOf(host, readNumbering(host.tree('numbering'), host.styles));
  const marks = bookmarksOf(host);
  return [...descendants(host.body, 'w:tbl')].map((element, index): NamedTable => {
    const siblings = element.parent?.children ?? [];
    const at = siblings.indexOf(element);
    const line = siblings.slice(0, at).findLast((block) => !isMark(block));
    const below = siblings.slice(at + 1).find((block) => !isMark(block));
    const title = attribute(child(element, 'w:tblPr', 'w:tblCaption'), 'w:val');
    const heading = headings.findLast(({ paragraph }) => paragraph.end <= element.start);
    const around = enclosure(host.body, element);
    const names = [
      ...(isCaption(host, below) ? [textOf(below)] : []),
      textOf(line),
      title ?? '',
      heading?.text ?? '',
      heading ? `${heading.number} ${heading.text}` : '',
      ...marks
        .filter(({ element: mark }) => element.start <= mark.start && mark.end <= element.end)
        .map(({ name }) => name),
    ];
    const { columns, rows } = readTable(element);
    const reason = around === undefined ? whyNot(columns, rows) : `stands in ${around}`;
    return {
      element,
      number: index + 1,
      names: [...new Set(names.map((name) => name.trim()))].filter(
        (name) => name !== '' && name.length < 300,
      ),
      headings: columns.map((column) => column.heading),
      rows: rows.filter(({ kind }) => kind === 'data').length,
      ...(reason !== undefined && { reason }),
    };
  });
}

function whyNot(columns: readonly HostColumn[], rows: readonly HostRow[]): string | undefined {
  if (columns.length < 2) return 'has one column only';
  const isMerged = rows.length > 0 && !rows.some(({ kind }) => kind === 'data' || kind === 'empty');
  return isMerged ? 'has no row in which each column has a cell of its own' : undefined;
}

/** The table that is meant: by its number in the document, by one of its names, or by words of its head. */
export function findTable(host: Host, words: string): NamedTable {
  const tables = tablesOf(host);
  const found = chosen(tables, words);
  const [table] = found;
  if (!table) {
    throw new FoldRefusal(
      'no-table',
      `The document has no table "${words}".`,
      tables.length === 0
        ? 'It has no tables at all: fold the recommendations in as a chapter, with --at.'
        : 'Write its caption, the heading above it, words of its head, or its number. "npm run decode -- inspect" lists the tables.',
    );
  }
  if (found.length > 1) {
    throw new FoldRefusal(
      'ambiguous-anchor',
      `The document has ${found.length} tables "${words}": ${found.map((each) => `${each.number} (${each.headings.slice(0, 3).join(', ')})`).join('; ')}.`,
      `Name it by its number, such as --table ${table.number}.`,
    );
  }
  if (table.reason !== undefined) {
    throw new FoldRefusal(
      'anchor-out-of-reach',
      `Rows cannot be put into the table "${words}": it ${table.reason}.`,
      'Name another table, or change this one in Word: it has to stand in the running text, with a cell for each column in one row at least.',
    );
  }
  return table;
}

/** For each table a name that no other has; its number where there is none. */
export function writableNames(tables: readonly NamedTable[]): string[] {
  const counts = new Map<string, number>();
  for (const { names } of tables)
    for (const key of new Set(names.flatMap((name) => [comparable(name), bare(name)])))
      counts.set(key, (counts.get(key) ?? 0) + 1);
  return tables.map(
    ({ names, number }) =>
      names.find((name) => counts.get(comparable(name)) === 1 && !isNumber(name)) ?? String(number),
  );
}

function isNumber(words: string): boolean {
  return /^\d{1,4}$/.test(words);
}

function chosen(tables: readonly NamedTable[], words: string): readonly NamedTable[] {
  if (isNumber(words)) return tables.filter(({ number }) => number === Number(words));
  const wanted = comparable(words);
  const ways: ((table: NamedTable) => boolean)[] = [
    ({ names }) => names.some((name) => comparable(name) === wanted || bare(name) === wanted),
    ({ headings }) => headings.some((heading) => comparable(heading) === wanted),
    ({ headings }) => comparable(headings.join(' ')).includes(wanted),
    ({ names }) => names.some((name) => comparable(name).includes(wanted)),
  ];
  for (const way of ways) {
    const found = tables.filter(way);
    if (found.length > 0) return found;
  }
  return [];
}

/** Without the label and number of a caption: «2. tabula. », «Tabelle 3: ». */
function bare(name: string): string {
  return comparable(name).replace(
    /^(?:\p{L}+\.?\s+)?(?:nr\.?\s*)?(?:\d+[.\d-]*)\s*(?:\p{Ll}+)?[\s.:–—-]+/u,
    '',
  );
}

function textOf(block: XmlElement | undefined): string {
  return block?.name === 'w:p' ? visibleText(block) : '';
}

function isCaption({ styles }: Host, block: XmlElement | undefined): boolean {
  if (block?.name !== 'w:p') return false;
  const style = styles.get(attribute(child(block, 'w:pPr', 'w:pStyle'), 'w:val'));
  return (
    style?.name.toLowerCase() === 'caption' || /\bSEQ\s/.test(block.source.slice(block.start, block.end))
  );
}

function isMark({ name }: XmlElement): boolean {
  return name === 'w:bookmarkStart' || name === 'w:bookmarkEnd' || name === 'w:proofErr';
}
