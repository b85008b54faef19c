import {
  attribute,
  descendants,
  parseXml,
  removePart,
  sourceOf,
  type XmlElement,
  xmlDeclaration,
} from '@decode/ooxml';
import { FoldRefusal } from '../host/fold-refusal.ts';
import { type Host, hostOf } from '../host/open-host.ts';
import { newRecordPart, type Trace } from '../splice/insert.ts';
import { besideIn, besideText, keptIn, printKept, readKept } from '../splice/kept-records.ts';
import type { FoldRecord } from '../splice/record.ts';
import { restore } from '../splice/remove.ts';

/** What a host keeps of rows that were folded into a table of its own. */
export interface RowsRecord extends Pick<FoldRecord, 'created' | 'types' | 'opened'> {
  readonly key: string;
  /** Folder in templates/. */
  readonly place: string;
  readonly language: string;
  readonly form: string;
  readonly edition: string;
  /** The last folding wrote tracked changes, which people accept or reject. */
  readonly tracked: boolean;
  /** Of the table's columns when the rows were written. */
  readonly headings: readonly string[];
  /** What stands in cells that only the municipality can fill. */
  readonly blank: string;
  /** The rows as we wrote them, by which changes of people are found. */
  readonly base: string;
  /** The record lay beside the document, which another program has written anew since: only words can be compared. */
  readonly wordsOnly?: boolean;
}

/** Rows of ours as they stand in a host. */
export interface StandingRows {
  readonly key: string;
  /** In the order of the text; none where people have deleted them all. */
  readonly rows: readonly OwnRow[];
  readonly record: RowsRecord | undefined;
}

export interface OwnRow {
  /** Stands for the measure, the same in every edition. */
  readonly id: string;
  readonly element: XmlElement;
}

const namespace = 'urn:decode:fold-rows:1';
const markName = /^_dc[tu]_([0-9a-f]{8})_([0-9a-f]{8})$/;

export function isRowMark(name: string): boolean {
  return markName.test(name);
}

/** All rows of ours in a host, one entry for each folding of a table. */
export function rowsStanding(host: Host): StandingRows[] {
  const records = keptIn(host, recordOf);
  const found = new Map<string, OwnRow[]>(records.map(({ record }) => [record.key, []]));
  for (const { key, id, element } of markedRows(host.body)) {
    const rows = found.get(key) ?? [];
    found.set(key, rows);
    // A row that people have copied is theirs.
    if (!rows.some((row) => row.id === id || row.element === element)) rows.push({ id, element });
  }
  return [...found].map(([key, rows]) => ({
    key,
    rows,
    record: records.find((each) => each.record.key === key)?.record ?? besideFor(host, key),
  }));
}

/** The rows of a text that bear our marks. */
export function* markedRows(
  root: XmlElement,
): Generator<{ readonly key: string; readonly id: string; readonly element: XmlElement }> {
  if (!/"_dc[tu]_/.test(root.source)) return;
  for (const mark of descendants(root, 'w:bookmarkStart')) {
    const [, key, id] = markName.exec(attribute(mark, 'w:name') ?? '') ?? [];
    let element = mark.parent;
    while (element && element.name !== 'w:tr') element = element.parent;
    if (key !== undefined && id !== undefined && element) yield { key, id, element };
  }
}

/** The table that rows of ours stand in. @throws FoldRefusal where people have moved some into another */
export function tableOf({ rows }: StandingRows): XmlElement | undefined {
  const tables = new Set(rows.map(({ element }) => element.parent));
  if (tables.size > 1) {
    throw new FoldRefusal(
      'damaged-fold',
      'Rows of ours stand in more than one table, perhaps because the table was divided.',
      'Bring them together in one table, or delete those of one by hand, and fold again.',
    );
  }
  return [...tables][0];
}

/** A row with its place in the text without any row of ours. */
export interface BareRow extends OwnRow {
  readonly offset: number;
}

export function inBare(rows: readonly OwnRow[]): BareRow[] {
  let removed = 0;
  return [...rows]
    .sort((a, b) => a.element.start - b.element.start)
    .map((row) => {
      const offset = row.element.start - removed;
      removed += row.element.end - row.element.start;
      return { ...row, offset };
    });
}

/** The table in a host without our rows: they all stood in it, so it begins where it did. */
export function sameTable({ body }: Host, { start }: XmlElement): XmlElement {
  const found = body.children.find((block) => block.name === 'w:tbl' && block.start === start);
  if (found) return found;
  throw new FoldRefusal(
    'anchor-out-of-reach',
    'The table with our rows stands in another table, a text box or a content control by now.',
    'Move it back into the running text, and fold again.',
  );
}

/** Nobody can tell what people have changed in rows whose record is lost. */
export function unknownRows(): FoldRefusal {
  return new FoldRefusal(
    'changed-by-people',
    'Whether people have changed our rows since cannot be told: the document has lost what we wrote, as LibreOffice does when it saves. Their changes would be lost.',
    'Put the file that ends in .base.xml, which was written beside the document, into its folder and give it the name of the document. If there is none, compare the rows with the copy that you folded in last, and run the command again with --overwrite.',
  );
}

/** The host without those rows, read anew. */
export function withoutRows(host: Host, { key, rows, record }: StandingRows): Host {
  const { pkg, main } = host;
  let rest = pkg.text(main);
  for (const { element } of [...rows].sort((a, b) => b.element.start - a.element.start))
    rest = rest.slice(0, element.start) + rest.slice(element.end);
  pkg.set(main, rest);
  const part = keptIn(host, recordOf).find((each) => each.record.key === key)?.part;
  if (part !== undefined) removePart(pkg, part, main);
  if (record) restore(host, record);
  return hostOf(pkg, host.beside);
}

/**
 * Keeps in the host what is needed to find our rows and what people change in them.
 * @returns the same, with what lay there, to lie beside the document: XML
 */
export function keepRecord(
  host: Host,
  { headings, base, ...words }: Omit<RowsRecord, 'created' | 'types' | 'opened' | 'wordsOnly'>,
): string {
  const trace: Trace = { created: [], types: [], opened: [] };
  const part = newRecordPart(host, trace, words.key);
  const said = { ...words, headings: JSON.stringify(headings), ...trace };
  const text = printKept('rows', namespace, said, { text: base });
  host.pkg.set(part, xmlDeclaration + text);
  return besideText(host, [text], (other) => recordOf(other)?.key === words.key);
}

/** The record that lies beside a document which has lost its own. */
function besideFor(host: Host, key: string): RowsRecord | undefined {
  const found = besideIn(host)
    .map((element) => recordOf(element))
    .find((record) => record?.key === key);
  // Which parts were made for it is no longer true of a file that another program wrote.
  return found && { ...found, created: [], types: [], opened: [], wordsOnly: true };
}

function recordOf(root: XmlElement): RowsRecord | undefined {
  const kept = readKept(root, 'rows', namespace);
  if (!kept) return undefined;
  const { word, words, text } = kept;
  return {
    key: word('key'),
    place: word('place'),
    language: word('language'),
    form: word('form'),
    edition: word('edition'),
    tracked: word('tracked') === 'true',
    headings: headingsIn(word('headings')),
    blank: word('blank'),
    created: words('created'),
    types: words('types'),
    opened: words('opened'),
    base: text('text'),
  };
}

function headingsIn(text: string): string[] {
  try {
    const read: unknown = JSON.parse(text);
    return Array.isArray(read) ? read.map(String) : [];
  } catch {
    return [];
  }
}

/** The rows that a record kept, by what they stand for. @param namespaces declarations of the host's */
export function baseRows({ base }: Pick<RowsRecord, 'base'>, namespaces: string): Map<string, XmlElement> {
  if (base === '') return new Map();
  const root = parseXml(`<w:tbl ${namespaces}>${base}</w:tbl>`);
  return new Map([...markedRows(root)].map(({ id, element }) => [id, element]));
}

export function rowsText(rows: Iterable<XmlElement>): string {
  return [...rows].map(sourceOf).join('');
}
