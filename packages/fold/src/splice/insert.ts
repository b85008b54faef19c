import {
  addDefaultType,
  addRelationship,
  Edits,
  escapeXml,
  isSelfClosing,
  type Package,
  parseXml,
  relationshipsPart,
  type XmlElement,
  xmlDeclaration,
} from '@decode/ooxml';
import { type Host, wordNamespace } from '../host/open-host.ts';
import { digest, type Needs, relationshipMark } from '../part/needs.ts';
import { type FoldRecord, printRecord, recordPart, type Standing } from './record.ts';

/** What is spliced in. */
export interface Insertion {
  readonly offset: number;
  /** The part of ours that this one is written over, with what it needs: it stays where the difference is tracked. */
  readonly over?: Standing;
  /** Blocks for the body. */
  readonly text: string;
  /** The same as we wrote them, without what people have changed. */
  readonly base: string;
  readonly needs: Needs;
  /** PNG by the id of its media. */
  readonly images: ReadonlyMap<string, Uint8Array>;
  readonly record: Omit<FoldRecord, 'created' | 'types' | 'opened' | 'base'>;
}

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const contentTypes = '[Content_Types].xml';

/**
 * Puts our part, and what it needs, into the host's package. Insertions only: whatever stood there stands there still.
 * @returns what the host keeps of it
 */
export function insert(host: Host, insertion: Insertion): FoldRecord {
  const { pkg, main } = host;
  const { offset, over, text, needs, images, record } = insertion;
  const { created = [], types = [], opened = [] } = over?.record ?? {};
  const trace: Trace = { created: [...created], types: [...types], opened: [...opened] };
  const { source } = host.root;
  pkg.set(main, [source.slice(0, offset), text, source.slice(over?.end ?? offset)]);
  if (needs.styles.size > 0) {
    const part = partFor(host, trace, 'styles', '<w:styles xmlns:w="W"></w:styles>');
    append(pkg, trace, part, [...needs.styles.values()].join(''));
  }
  if (needs.lists.length > 0) insertLists(host, trace, needs);
  if (needs.notes.length > 0) insertNotes(host, trace, needs);
  addLinks(pkg, trace, main, needs.links);
  for (const [id, media] of needs.pictures) addPicture(host, trace, id, images.get(media));
  const part = recordPart(host, record.key) ?? newRecordPart(host, trace, record.key);
  const base = { text: insertion.base, notes: needs.notes.join('') };
  const kept = { ...record, ...trace, base };
  pkg.set(part, printRecord(kept));
  return kept;
}

/** A part for what we keep of a folding; Word carries it along, LibreOffice drops it. */
export function newRecordPart({ pkg, main }: Host, trace: Trace, key: string): string {
  const part = `customXml/decode-${key}.xml`;
  addRelated(pkg, trace, main, {
    id: relationshipMark({ key }),
    type: `${office}/customXml`,
    target: `/${part}`,
  });
  if (!knowsXml(pkg)) addOverride(pkg, trace, part, 'application/xml');
  return part;
}

/** What folding has to undo when it is taken out. */
export interface Trace {
  readonly created: string[];
  readonly types: string[];
  readonly opened: string[];
}

/** Definitions stand before all lists, lists behind all others (CT_Numbering). */
function insertLists(host: Host, trace: Trace, { definitions, lists }: Needs): void {
  const { pkg } = host;
  const part = partFor(host, trace, 'numbering', '<w:numbering xmlns:w="W"></w:numbering>');
  const root = parseXml(pkg.text(part), pkg.limits, part);
  const own = root.children.filter(({ name }) => name === 'w:num');
  const [first] = own;
  const last = own.at(-1);
  const cleanup = root.children.find(({ name }) => name === 'w:numIdMacAtCleanup');
  if (!first || !last) {
    const added = definitions.join('') + lists.join('');
    if (cleanup) change(pkg, root, part, (edits) => edits.insert(cleanup.start, added));
    else append(pkg, trace, part, added);
    return;
  }
  change(pkg, root, part, (edits) => {
    edits.insert(first.start, definitions.join(''));
    edits.insert(last.end, lists.join(''));
  });
}

function insertNotes(host: Host, trace: Trace, { notes, noteLinks }: Needs): void {
  const separator = (id: number, type: string) =>
    `<w:footnote w:type="${type}" w:id="${id}"><w:p><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr><w:r><w:${type}/></w:r></w:p></w:footnote>`;
  const empty = `<w:footnotes xmlns:w="W">${separator(-1, 'separator')}${separator(0, 'continuationSeparator')}</w:footnotes>`;
  const part = partFor(host, trace, 'footnotes', empty);
  append(host.pkg, trace, part, notes.join(''));
  addLinks(host.pkg, trace, part, noteLinks);
}

/** The host's part of a kind, or a new one beside its text. */
function partFor(host: Host, trace: Trace, kind: string, content: string): string {
  const { pkg, main, part } = host;
  const known = part(kind);
  if (known !== undefined) return known;
  const folder = main.slice(0, main.lastIndexOf('/') + 1);
  // A name may be taken by a part of another kind, or be kept in the types for one that is gone.
  const usual = `${folder}${kind}.xml`;
  const isTaken =
    pkg.has(usual) || pkg.text(contentTypes).toLowerCase().includes(`"/${usual.toLowerCase()}"`);
  const file = isTaken ? `decode-${kind}.xml` : `${kind}.xml`;
  const name = `${folder}${file}`;
  pkg.set(name, xmlDeclaration + content.replace('"W"', `"${wordNamespace}"`));
  trace.created.push(name);
  addRelated(pkg, trace, main, { id: `rIdDeCoDe${digest([kind])}`, type: `${office}/${kind}`, target: file });
  addOverride(pkg, trace, name, `application/vnd.openxmlformats-officedocument.wordprocessingml.${kind}+xml`);
  return name;
}

function addLinks(pkg: Package, trace: Trace, part: string, links: ReadonlyMap<string, string>): void {
  if (links.size === 0) return;
  const name = relationshipsPart(part);
  const entries = [...links].map(
    ([id, url]) =>
      `<Relationship Id="${escapeXml(id)}" Type="${office}/hyperlink" Target="${escapeXml(url)}" TargetMode="External"/>`,
  );
  if (!pkg.has(name)) {
    trace.created.push(name);
    pkg.set(
      name,
      `${xmlDeclaration}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>`,
    );
  }
  append(pkg, trace, name, entries.join(''));
}

function addPicture({ pkg, main }: Host, trace: Trace, id: string, png: Uint8Array | undefined): void {
  if (!png) throw new Error('a picture of the chapter was not drawn');
  const folder = main.slice(0, main.lastIndexOf('/') + 1);
  const target = `media/${id}.png`;
  pkg.set(`${folder}${target}`, png);
  addRelated(pkg, trace, main, { id, type: `${office}/image`, target });
  const before = pkg.text(contentTypes);
  addDefaultType(pkg, 'png', 'image/png');
  if (pkg.text(contentTypes) !== before) trace.types.push('png');
}

function addRelated(
  pkg: Package,
  trace: Trace,
  part: string,
  relationship: { readonly id: string; readonly type: string; readonly target: string },
): void {
  const name = relationshipsPart(part);
  if (!pkg.has(name)) trace.created.push(name);
  else note(pkg, trace, name);
  addRelationship(pkg, part, relationship);
}

function addOverride(pkg: Package, trace: Trace, part: string, type: string): void {
  append(
    pkg,
    trace,
    contentTypes,
    `<Override PartName="/${escapeXml(part)}" ContentType="${escapeXml(type)}"/>`,
  );
}

function knowsXml(pkg: Package): boolean {
  return /<Default\b[^>]*\bExtension\s*=\s*"xml"/i.test(pkg.text(contentTypes));
}

/** As the last thing inside the root. */
function append(pkg: Package, trace: Trace, part: string, xml: string): void {
  const root = note(pkg, trace, part);
  change(pkg, root, part, (edits) => edits.append(root, xml));
}

/** Remembers a root that is about to be opened. */
function note(pkg: Package, trace: Trace, part: string): XmlElement {
  const root = parseXml(pkg.text(part), pkg.limits, part);
  if (isSelfClosing(root)) trace.opened.push(part);
  return root;
}

function change(pkg: Package, root: XmlElement, part: string, make: (edits: Edits) => void): void {
  const edits = new Edits(root.source);
  make(edits);
  pkg.set(part, edits.apply());
}
