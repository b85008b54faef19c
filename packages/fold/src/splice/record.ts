import {
  attribute,
  child,
  descendants,
  escapeXml,
  type Package,
  PackageError,
  parseXml,
  sourceOf,
  textOf,
  type XmlElement,
  xmlDeclaration,
} from '@decode/ooxml';
import { FoldRefusal } from '../host/fold-refusal.ts';
import type { Host } from '../host/open-host.ts';
import { outermost } from '../host/outline.ts';

/** What a host keeps of a part that was folded into it, in an XML part that Word carries along and LibreOffice drops. */
export interface FoldRecord {
  readonly key: string;
  /** Folder in templates/. */
  readonly place: string;
  readonly language: string;
  readonly name: string;
  /** As the document's cover says it. */
  readonly edition: string;
  /** The last folding wrote tracked changes, which people accept or reject. */
  readonly tracked: boolean;
  /** Parts that the host did not have. */
  readonly created: readonly string[];
  /** Endings that its content types did not know. */
  readonly types: readonly string[];
  /** Parts whose root was empty and closed itself. */
  readonly opened: readonly string[];
  /** What was inserted: the base against which changes by people are found. */
  readonly base: Base;
}

export interface Base {
  readonly text: string;
  readonly notes: string;
}

/** A part of ours as it stands in a host. */
export interface Standing {
  readonly key: string;
  /** Level of the heading that it stands below. */
  readonly level: number;
  /** Offsets in the text of the document's part. */
  readonly start: number;
  readonly end: number;
  /** The blocks from start to end. */
  readonly blocks: readonly XmlElement[];
  /** The notes that they call, in their order. */
  readonly notes: readonly XmlElement[];
  readonly record: FoldRecord | undefined;
  /** The record lay beside the document, which another program has written anew since: only words can be compared. */
  readonly wordsOnly: boolean;
}

const namespace = 'urn:decode:fold:1';
const rangeName = /^_decode_([0-9a-f]{8})_(\d)(?:_[0-9a-f]{8})?$/;

/**
 * Name of the hidden bookmark around a part of ours; all that LibreOffice leaves of our marks.
 * @param print eight hexadecimal digits of what was written: by them the right base is known again
 */
export function rangeBookmark(key: string, level: number, print: string): string {
  return `_decode_${key}_${level}_${print}`;
}

/** Whether a bookmark is one around a part of ours. */
export function isRange(name: string): boolean {
  return rangeName.test(name);
}

/** Every part of ours in a host. @throws FoldRefusal where the marks of one are torn apart. */
export function standingIn(host: Host): Standing[] {
  const { body } = host;
  const records = recordsIn(host);
  const found: Standing[] = [];
  if (!body.source.includes('"_decode_')) return found;
  for (const mark of descendants(body, 'w:bookmarkStart')) {
    const [, key = '', level] = rangeName.exec(attribute(mark, 'w:name') ?? '') ?? [];
    if (level === undefined) continue;
    const id = attribute(mark, 'w:id');
    let close: XmlElement | undefined;
    for (const end of descendants(body, 'w:bookmarkEnd')) if (attribute(end, 'w:id') === id) close = end;
    if (!close) throw torn();
    const first = firstBlock(body, mark);
    const last = lastBlock(body, close);
    if (!first || !last || last.start < first.start || found.some((other) => other.key === key)) throw torn();
    const blocks = body.children.filter(({ start, end }) => start >= first.start && end <= last.end);
    const kept = records.find((each) => each.record.key === key)?.record;
    const record = kept ?? besideFor(host, attribute(mark, 'w:name') ?? '', key);
    const notes = notesOf(host, blocks);
    found.push({
      key,
      level: Number(level),
      start: first.start,
      end: last.end,
      blocks,
      notes,
      record,
      wordsOnly: !kept,
    });
  }
  return found;
}

/** Where our first paragraph was deleted, its bookmark may have slipped to the end of what stood before it. */
function firstBlock(body: XmlElement, mark: XmlElement): XmlElement | undefined {
  const block = outermost(body, mark);
  const slipped = holdsText(block, block.start, mark.start) && !holdsText(block, mark.end, block.end);
  return slipped ? body.children[body.children.indexOf(block) + 1] : block;
}

/** Where our last paragraph was deleted, its bookmark slips to the beginning of what stands behind it: that is the host's. */
function lastBlock(body: XmlElement, mark: XmlElement): XmlElement | undefined {
  const block = outermost(body, mark);
  const slipped = !holdsText(block, block.start, mark.start) && holdsText(block, mark.end, block.end);
  return slipped || block === mark ? body.children[body.children.indexOf(block) - 1] : block;
}

function holdsText({ source }: XmlElement, from: number, to: number): boolean {
  return /<(?:w:t|w:delText|w:drawing|w:pict|w:footnoteReference)[\s>/]/.test(source.slice(from, to));
}

/** What is left of parts whose text somebody deleted: nothing of them stands anywhere. */
export function leftoversIn(host: Host, standing: readonly Standing[]): Standing[] {
  return recordsIn(host)
    .filter(({ record }) => !standing.some(({ key }) => key === record.key))
    .map(({ record }) => ({
      key: record.key,
      level: 0,
      start: 0,
      end: 0,
      blocks: [],
      notes: [],
      record,
      wordsOnly: false,
    }));
}

function notesOf(host: Host, blocks: readonly XmlElement[]): XmlElement[] {
  const all = host.tree('footnotes')?.children ?? [];
  const calls = blocks.flatMap((block) => [...descendants(block, 'w:footnoteReference')]);
  const ids = new Set(calls.map((call) => attribute(call, 'w:id')));
  return [...ids].flatMap((id) => all.find((note) => attribute(note, 'w:id') === id) ?? []);
}

export function recordPart(host: Host, key: string): string | undefined {
  return recordsIn(host).find(({ record }) => record.key === key)?.part;
}

export function printRecord(record: FoldRecord): string {
  const { key, place, language, name, edition, tracked, created, types, opened, base } = record;
  const words = {
    key,
    place,
    language,
    name,
    edition,
    tracked: String(tracked),
    created: created.join(' '),
    types: types.join(' '),
    opened: opened.join(' '),
  };
  const attributes = Object.entries(words).map(([word, value]) => ` ${word}="${escapeXml(value)}"`);
  return `${xmlDeclaration}<fold xmlns="${namespace}"${attributes.join('')}><text>${pack(base.text)}</text><notes>${pack(base.notes)}</notes></fold>`;
}

/** What lies beside a document for later foldings: its records, one behind the other, and what else lay there. */
export function printBeside({ beside, pkg }: Host, records: readonly FoldRecord[]): string {
  const others = besideIn({ beside, pkg }).filter((element) => !recordOf(element));
  const each = records.map((record) => printRecord(record).slice(xmlDeclaration.length));
  return besideText([...each, ...others.map(sourceOf)]);
}

export function besideText(records: readonly string[]): string {
  return `${xmlDeclaration}<folds xmlns="${namespace}">${records.join('\n')}</folds>\n`;
}

/** The records that lie beside a document; none where it is no file of ours. */
export function besideIn({ beside, pkg }: Pick<Host, 'beside' | 'pkg'>): readonly XmlElement[] {
  if (beside === '') return [];
  try {
    return parseXml(beside, pkg.limits).children;
  } catch (error) {
    if (error instanceof PackageError) return [];
    throw error;
  }
}

/** The record that lies beside the document for the chapter with a bookmark; the bookmark tells it from those of other editions. */
function besideFor({ beside, pkg }: Host, bookmark: string, key: string): FoldRecord | undefined {
  const records = besideIn({ beside, pkg }).flatMap((element) => recordOf(element) ?? []);
  const found = records.find((record) => record.key === key && record.base.text.includes(`"${bookmark}"`));
  // Which parts were made for it is no longer true of a file that another program wrote.
  return found && { ...found, created: [], types: [], opened: [] };
}

interface KeptRecord {
  readonly part: string;
  readonly record: FoldRecord;
}

/** Each holds a chapter, and is asked for again and again. */
const known = new WeakMap<Host, readonly KeptRecord[]>();

function recordsIn(host: Host): readonly KeptRecord[] {
  const found = known.get(host) ?? readRecords(host);
  known.set(host, found);
  return found;
}

function readRecords({ pkg, relationships }: Host): KeptRecord[] {
  return relationships.flatMap(({ type, target, external }) => {
    if (type !== 'customXml' || external || !pkg.has(target)) return [];
    const record = readRecord(pkg, target);
    return record ? [{ part: target, record }] : [];
  });
}

function readRecord(pkg: Package, part: string): FoldRecord | undefined {
  return recordOf(parseXml(pkg.text(part), pkg.limits, part));
}

function recordOf(root: XmlElement): FoldRecord | undefined {
  if (root.name !== 'fold' || attribute(root, 'xmlns') !== namespace) return undefined;
  const word = (name: string) => attribute(root, name) ?? '';
  const words = (name: string) => word(name).split(' ').filter(Boolean);
  const kept = (name: string) => {
    const element = child(root, name);
    return element ? textOf(element) : '';
  };
  return {
    key: word('key'),
    place: word('place'),
    language: word('language'),
    name: word('name'),
    edition: word('edition'),
    tracked: word('tracked') === 'true',
    created: words('created'),
    types: words('types'),
    opened: words('opened'),
    base: { text: kept('text'), notes: kept('notes') },
  };
}

/** A text as it stands in a record; the package compresses the part. */
export function pack(text: string): string {
  return `<![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
}

function torn(): FoldRefusal {
  return new FoldRefusal(
    'damaged-fold',
    'The marks of an earlier chapter of ours stand torn apart in the document, perhaps because part of it was copied.',
    'Delete the chapter by hand, with its first and last paragraph, and fold it in again.',
  );
}
