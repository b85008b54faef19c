import { attribute, descendants, type XmlElement, xmlDeclaration } from '@decode/ooxml';
import { FoldRefusal } from '../host/fold-refusal.ts';
import { rangeName } from '../host/marks.ts';
import type { Host } from '../host/open-host.ts';
import { outermost } from '../host/outline.ts';
import { besideIn, besideText, keptIn, printKept, readKept } from './kept-records.ts';

/** What a host keeps of a part that was folded into it, in an XML part that Word carries along and LibreOffice drops. */
export interface FoldRecord {
  readonly key: string;
  /** Folder in templates/. */
  readonly place: string;
  readonly language: string;
  readonly name: string;
  /** Codes of the recommendations that were chosen; none means all. */
  readonly proposals: readonly string[];
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

/**
 * Name of the hidden bookmark around a part of ours; all that LibreOffice leaves of our marks.
 * @param print eight hexadecimal digits of what was written: by them the right base is known again
 */
export function rangeBookmark(key: string, level: number, print: string): string {
  return `_decode_${key}_${level}_${print}`;
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
  return xmlDeclaration + elementOf(record);
}

function elementOf({ base, ...words }: FoldRecord): string {
  const { key, place, language, name, proposals, edition, tracked, created, types, opened } = words;
  const said = { key, place, language, name, proposals, edition, tracked, created, types, opened };
  return printKept('fold', namespace, said, { text: base.text, notes: base.notes });
}

/** What lies beside a document for later foldings: its records, one behind the other, and what else lay there. */
export function printBeside(host: Host, records: readonly FoldRecord[]): string {
  return besideText(host, records.map(elementOf), (other) => recordOf(other) !== undefined);
}

/** The record that lies beside the document for the chapter with a bookmark; the bookmark tells it from those of other editions. */
function besideFor(host: Host, bookmark: string, key: string): FoldRecord | undefined {
  const records = besideIn(host).flatMap((element) => recordOf(element) ?? []);
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
  const found = known.get(host) ?? keptIn(host, recordOf);
  known.set(host, found);
  return found;
}

function recordOf(root: XmlElement): FoldRecord | undefined {
  const kept = readKept(root, 'fold', namespace);
  if (!kept) return undefined;
  const { word, words, text } = kept;
  return {
    key: word('key'),
    place: word('place'),
    language: word('language'),
    name: word('name'),
    proposals: words('proposals'),
    edition: word('edition'),
    tracked: word('tracked') === 'true',
    created: words('created'),
    types: words('types'),
    opened: words('opened'),
    base: { text: text('text'), notes: text('notes') },
  };
}

function torn(): FoldRefusal {
  return new FoldRefusal(
    'damaged-fold',
    'The marks of an earlier chapter of ours stand torn apart in the document, perhaps because part of it was copied.',
    'Delete the chapter by hand, with its first and last paragraph, and fold it in again.',
  );
}
