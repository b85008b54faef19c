import {
  attribute,
  child,
  Edits,
  type Package,
  PackageError,
  parseXml,
  relationshipsOf,
  relationshipsPart,
  removePart,
  withoutBlocks,
  type XmlElement,
} from '@decode/ooxml';
import { type Host, hostOf } from '../host/open-host.ts';
import { listSign, relationshipMark, stylePrefix } from '../part/needs.ts';
import { blocksOf } from './leaves.ts';
import { type FoldRecord, recordPart, type Standing } from './record.ts';

/**
 * Takes a part of ours out of the host's package with everything that it brought. What people have come to use outside
 * of it, such as a style, stays. Nothing else changes, so that a host into which we folded becomes again what it was.
 */
function remove(host: Host, standing: Standing): XmlElement {
  const { pkg, main, root } = host;
  const { start, end, key, record } = standing;
  const left = start < end ? withoutBlocks(root, start, end) : root;
  const rest = left.source;
  if (left !== root) pkg.set(main, rest);
  // Of a chapter that somebody deleted, what it called is still known from what was written.
  sweep(host, standing.blocks.length > 0 ? standing.blocks : blocksOf(record?.base.text ?? ''), rest, key);
  const part = recordPart(host, key);
  if (part !== undefined) removePart(pkg, part, main);
  if (record) restore(host, record);
  return left;
}

/** Takes back what was made or opened in the package for a folding. */
export function restore(
  host: Host,
  { created, types, opened }: Pick<FoldRecord, 'created' | 'types' | 'opened'>,
): void {
  for (const name of created) removeIfEmpty(host, name);
  for (const ending of types) removeType(host.pkg, ending);
  for (const name of opened) closeAgain(host.pkg, name);
}

/** Takes out what some blocks called and the text, as it is now, does not; and styles and lists of ours that nothing uses. */
export function sweep(host: Host, blocks: readonly XmlElement[], text: string, key: string): void {
  const used = usedIn(blocks);
  removeNotes(host, used.notes, text, key);
  removeRelationships(host.pkg, host.main, used.relationships, text, key);
  const kept = [text, ...otherTexts(host)];
  removeLists(host, kept, key);
  removeStyles(host, kept, stylePrefix({ key }));
}

/** The host without a part of ours, read anew. */
export function without(host: Host, standing: Standing): Host {
  const left = remove(host, standing);
  try {
    return hostOf(host.pkg, host.beside, left);
  } catch (error) {
    if (error instanceof PackageError)
      throw new Error(`taking out a chapter damaged the document: ${error.message}`);
    throw error;
  }
}

interface Used {
  readonly relationships: Set<string>;
  readonly notes: Set<string>;
}

function usedIn(blocks: readonly XmlElement[]): Used {
  const used: Used = { relationships: new Set(), notes: new Set() };
  const visit = (element: XmlElement): void => {
    if (element.name === 'w:footnoteReference') used.notes.add(attribute(element, 'w:id') ?? '');
    else if (element.name === 'w:hyperlink' || element.name.startsWith('a:')) {
      for (const name of ['r:id', 'r:embed', 'r:link']) {
        const id = attribute(element, name);
        if (id !== undefined) used.relationships.add(id);
      }
    }
    for (const inner of element.children) visit(inner);
  };
  for (const block of blocks) visit(block);
  return used;
}

/** Texts besides the main one in which styles and lists are used. */
function otherTexts({ pkg, relationships }: Host): string[] {
  const kinds = ['header', 'footer', 'footnotes', 'endnotes', 'comments', 'glossaryDocument'];
  return relationships.flatMap(({ type, target, external }) =>
    !external && kinds.includes(type) && pkg.has(target) ? [pkg.text(target)] : [],
  );
}

function removeNotes(host: Host, ids: ReadonlySet<string>, rest: string, key: string): void {
  const { pkg } = host;
  const part = host.part('footnotes');
  if (part === undefined || ids.size === 0) return;
  const root = parseXml(pkg.text(part), pkg.limits, part);
  const calledElsewhere = new Set(
    [...rest.matchAll(/<w:footnoteReference\b[^>]*w:id="([^"]*)"/g)].map(([, id]) => id),
  );
  const gone = root.children.filter((note) => {
    const id = attribute(note, 'w:id') ?? '';
    return note.name === 'w:footnote' && ids.has(id) && !calledElsewhere.has(id);
  });
  const left = withoutElements(root, gone);
  pkg.set(part, left);
  removeRelationships(pkg, part, usedIn(gone).relationships, left, key);
}

/** Relationships that nothing else uses, with the pictures that nothing else shows. */
function removeRelationships(
  pkg: Package,
  part: string,
  ids: ReadonlySet<string>,
  rest: string,
  key: string,
): void {
  const all = relationshipsOf(pkg, part);
  const mark = `${relationshipMark({ key })}n`;
  const gone = all.filter(({ id }) => (ids.has(id) || id.startsWith(mark)) && !rest.includes(`"${id}"`));
  const [first] = gone;
  if (!first) return;
  const edits = new Edits(first.element.source);
  for (const { element } of gone) edits.remove(element);
  pkg.set(relationshipsPart(part), edits.apply());
  const shown = new Set(
    pkg
      .names()
      .filter((name) => name.endsWith('.rels'))
      .flatMap((name) => relationshipsOf(pkg, name.replace('_rels/', '').replace(/\.rels$/, '')))
      .map(({ target }) => target),
  );
  for (const { external, target } of gone) if (!external && !shown.has(target)) pkg.delete(target);
}

function removeLists(host: Host, kept: readonly string[], key: string): void {
  const { pkg } = host;
  const part = host.part('numbering');
  if (part === undefined) return;
  const root = parseXml(pkg.text(part), pkg.limits, part);
  const signs = [listSign({ key }, 'bullets'), listSign({ key }, 'numbers')];
  const definitions = root.children.filter(
    (element) =>
      element.name === 'w:abstractNum' && signs.includes(attribute(child(element, 'w:nsid'), 'w:val') ?? ''),
  );
  const definitionOf = (list: XmlElement) => attribute(child(list, 'w:abstractNumId'), 'w:val');
  const lists = root.children.filter((element) => element.name === 'w:num');
  const ours = lists.filter((list) => {
    const id = attribute(list, 'w:numId') ?? '';
    const isOurs = definitions.some(
      (element) => attribute(element, 'w:abstractNumId') === definitionOf(list),
    );
    return isOurs && !kept.some((text) => text.includes(`<w:numId w:val="${id}"`));
  });
  const free = definitions.filter(
    (element) =>
      !lists.some(
        (list) => !ours.includes(list) && definitionOf(list) === attribute(element, 'w:abstractNumId'),
      ),
  );
  if (ours.length + free.length > 0) pkg.set(part, withoutElements(root, [...ours, ...free]));
}

function removeStyles(host: Host, kept: readonly string[], prefix: string): void {
  const { pkg } = host;
  const part = host.part('styles');
  if (part === undefined) return;
  const root = parseXml(pkg.text(part), pkg.limits, part);
  const styles = root.children.filter(({ name }) => name === 'w:style');
  const idOf = (style: XmlElement) => attribute(style, 'w:styleId') ?? '';
  const isUsed = (id: string) => kept.some((text) => text.includes(`"${id}"`));
  let gone = styles.filter((style) => idOf(style).startsWith(prefix) && !isUsed(idOf(style)));
  // A style that stays needs those that it is based on.
  for (let before = -1; before !== gone.length; ) {
    before = gone.length;
    const staying = styles.filter((style) => !gone.includes(style));
    const bases = new Set(staying.map((style) => attribute(child(style, 'w:basedOn'), 'w:val')));
    gone = gone.filter((style) => !bases.has(idOf(style)));
  }
  if (gone.length > 0) pkg.set(part, withoutElements(root, gone));
}

/** A part that we made goes when nobody has put anything into it. */
function removeIfEmpty({ pkg, main }: Host, name: string): void {
  if (!pkg.has(name)) return;
  const root = parseXml(pkg.text(name), pkg.limits, name);
  const own = root.children.filter(
    (element) => attribute(element, 'w:type') === undefined || element.name !== 'w:footnote',
  );
  if (own.length > 0) return;
  if (name.endsWith('.rels')) pkg.delete(name);
  else removePart(pkg, name, main);
}

function removeType(pkg: Package, ending: string): void {
  if (pkg.names().some((name) => name.toLowerCase().endsWith(`.${ending}`))) return;
  const part = '[Content_Types].xml';
  const root = parseXml(pkg.text(part), pkg.limits, part);
  const gone = root.children.filter(
    (element) => element.name === 'Default' && attribute(element, 'Extension')?.toLowerCase() === ending,
  );
  pkg.set(part, withoutElements(root, gone));
}

/** `<Relationships …></Relationships>` as it was: `<Relationships …/>`. */
function closeAgain(pkg: Package, name: string): void {
  if (!pkg.has(name)) return;
  const root = parseXml(pkg.text(name), pkg.limits, name);
  const { source, start, openEnd, closeStart, end } = root;
  if (openEnd !== closeStart || end === openEnd) return;
  pkg.set(name, `${source.slice(0, start)}${source.slice(start, openEnd - 1)}/>${source.slice(end)}`);
}

function withoutElements(root: XmlElement, gone: readonly XmlElement[]): string {
  const edits = new Edits(root.source);
  for (const element of gone) edits.remove(element);
  return edits.apply();
}
