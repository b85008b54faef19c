import { attribute, child, Edits, type Relationship, sourceOf, type XmlElement } from '@decode/ooxml';
import type { Needs } from '../part/needs.ts';
import { type Change, inWords, type PeoplesChange } from './changes.ts';
import { align, blocksOf, fragmentStart, type Leaf, leavesOf } from './leaves.ts';
import { mergeWords } from './merge-words.ts';

export interface Merged {
  readonly text: string;
  /** Changes by people that stand in the new text. */
  readonly kept: readonly PeoplesChange[];
  /** Those where the edition has changed the same: people's words stand, the edition's are told. */
  readonly conflicts: readonly PeoplesChange[];
  /** Those that cannot be taken over by inserting or removing paragraphs; nothing was made of them. */
  readonly lost: readonly PeoplesChange[];
}

export interface Edition {
  /** What the last folding wrote. */
  readonly base: string;
  /** What this one writes. */
  readonly text: string;
  readonly needs: Needs;
  /** Of the host as people gave it: addresses of the links in their words. */
  readonly relationships: readonly Relationship[];
}

/**
 * The words of a new edition with what people changed in the last one, paragraph by paragraph: where only they changed
 * one, theirs stands; where both did, the words of both; where those are the same words, theirs, and the edition's are told.
 */
export function merge(changes: readonly Change[], edition: Edition): Merged {
  const fresh = blocksOf(edition.text);
  const source = fresh[0]?.source ?? '';
  const edits = new Edits(source);
  const leaves = leavesOf(fresh);
  const pairs = align(leavesOf(blocksOf(edition.base)), leaves);
  // The leaves of the base were read twice: they are the same where they begin.
  const newFor = (base: Leaf | undefined) =>
    base && pairs.find(({ one }) => one?.paragraph.start === base.paragraph.start)?.other;
  const kept: PeoplesChange[] = [];
  const conflicts: PeoplesChange[] = [];
  const lost: PeoplesChange[] = [];
  const [first, last] = [leaves[0], leaves.at(-1)];

  for (const change of changes) {
    const { kind, base, theirs } = change;
    if ((theirs ?? base)?.place === 'note') {
      lost.push(inWords(change));
      continue;
    }
    const now = newFor(base);
    const isSettled = now !== undefined && now.look === theirs?.look;
    if (isSettled || (kind === 'removed' && !now)) continue;
    const differs = now !== undefined && now.look !== base?.look;
    const words = inWords(change, differs ? now.text : undefined);
    const both =
      differs && base && theirs && !holdsNumber(now.paragraph)
        ? mergeWords(base.paragraph, theirs.paragraph, now.paragraph)
        : undefined;
    const carried =
      both !== undefined && now
        ? enclosedIn(now.paragraph, now.paragraph, both)
        : theirs && carry(theirs.paragraph, now?.paragraph, edition);
    if (kind === 'removed' && now) {
      if (now.place !== 'text' || now === first || now === last) lost.push(inWords(change));
      else {
        edits.remove(now.paragraph);
        (differs ? conflicts : kept).push(words);
      }
    } else if (carried === undefined) lost.push(inWords(change));
    else if (now) {
      edits.replaceElement(now.paragraph, carried);
      (differs && both === undefined ? conflicts : kept).push(words);
    } else {
      const at = theirs?.place !== 'text' ? undefined : placeBehind(change, newFor, fresh);
      if (at === undefined) lost.push(inWords(change));
      else {
        edits.insert(at, carried);
        (kind === 'added' ? kept : conflicts).push(kind === 'added' ? words : { ...words, edition: '' });
      }
    }
  }
  const text =
    lost.length > 0 ? edition.text : edits.apply().slice(fragmentStart.length, -'</w:body>'.length);
  return { text, kept, conflicts, lost };
}

/** The end of the block of the new text that what people added stands behind; never behind the last one, which closes our range. */
function placeBehind(
  { behind }: Change,
  newFor: (base: Leaf | undefined) => Leaf | undefined,
  fresh: readonly XmlElement[],
): number | undefined {
  const before = newFor(behind);
  const block = fresh.find(
    ({ start, end }) => before && start <= before.paragraph.start && before.paragraph.end <= end,
  );
  if (!block) return undefined;
  return block === fresh.at(-1) ? undefined : block.end;
}

/** What may stand in a paragraph of people's that is taken over as it is. */
const carriable = new Set([
  'w:r',
  'w:rPr',
  'w:t',
  'w:tab',
  'w:br',
  'w:softHyphen',
  'w:noBreakHyphen',
  'w:sym',
  'w:fldChar',
  'w:instrText',
  'w:delText',
  'w:delInstrText',
  'w:lastRenderedPageBreak',
  'w:hyperlink',
  'w:ins',
  'w:del',
  'w:commentRangeStart',
  'w:commentRangeEnd',
  'w:commentReference',
  'w:proofErr',
  'w:footnoteReference',
  'w:bookmarkStart',
  'w:bookmarkEnd',
]);

/**
 * A paragraph of people's in place of one of the edition's: their words, its bookmarks and formatting. undefined where it
 * holds something that belongs to the whole document, such as a picture or a note of theirs.
 */
function carry(theirs: XmlElement, now: XmlElement | undefined, edition: Edition): string | undefined {
  const content = contentOf(theirs, now, edition);
  return content === undefined ? undefined : enclosedIn(now ?? theirs, now, content);
}

/** Content as a paragraph with the properties of one, inside the bookmarks of the edition's. */
function enclosedIn(like: XmlElement, now: XmlElement | undefined, content: string): string {
  const properties = child(like, 'w:pPr');
  const marks = (now ? marksIn(now) : []).filter((mark) => !nameOf(mark, now).startsWith('_dcn_'));
  const starts = marks.filter(({ name }) => name === 'w:bookmarkStart').map(sourceOf);
  const ends = marks.filter(({ name }) => name === 'w:bookmarkEnd').map(sourceOf);
  return `<w:p>${properties ? sourceOf(properties) : ''}${starts.join('')}${content}${ends.join('')}</w:p>`;
}

/** A caption, whose number has a bookmark of its own between the words. */
function holdsNumber(paragraph: XmlElement): boolean {
  return marksIn(paragraph).some((mark) => nameOf(mark, paragraph).startsWith('_dcn_'));
}

function marksIn(paragraph: XmlElement): XmlElement[] {
  return paragraph.children.filter(({ name }) => name === 'w:bookmarkStart' || name === 'w:bookmarkEnd');
}

/** The name of the bookmark that a mark begins or ends in a paragraph; empty where it begins elsewhere. */
function nameOf(mark: XmlElement, paragraph: XmlElement | undefined): string {
  const id = attribute(mark, 'w:id');
  const start = (paragraph ? marksIn(paragraph) : []).find(
    (other) => other.name === 'w:bookmarkStart' && attribute(other, 'w:id') === id,
  );
  return attribute(start, 'w:name') ?? '';
}

function contentOf(
  theirs: XmlElement,
  now: XmlElement | undefined,
  { needs, relationships }: Edition,
): string | undefined {
  const source = theirs.source;
  const edits = new Edits(source);
  const notes = now ? notesIn(now) : [];
  if (notesIn(theirs).length !== notes.length) return undefined;
  let note = 0;
  const renamed = new Map<string, number>();
  const visit = (element: XmlElement): boolean => {
    if (!carriable.has(element.name)) return false;
    if (element.name === 'w:rPr') return true;
    if (element.name === 'w:footnoteReference') {
      edits.setAttribute(element, 'w:id', notes[note++] ?? '');
      return true;
    }
    if (element.name === 'w:bookmarkStart') {
      const name = attribute(element, 'w:name') ?? '';
      // The number in a caption keeps its bookmark; what programs set for themselves, they set anew.
      if (name.startsWith('_') && !name.startsWith('_dcn_')) edits.remove(element);
      else {
        const id = needs.bookmarkId();
        renamed.set(attribute(element, 'w:id') ?? '', id);
        edits.setAttribute(element, 'w:id', String(id));
      }
      return true;
    }
    if (element.name === 'w:bookmarkEnd') {
      const id = renamed.get(attribute(element, 'w:id') ?? '');
      if (id === undefined) edits.remove(element);
      else edits.setAttribute(element, 'w:id', String(id));
      return true;
    }
    const link = element.name === 'w:hyperlink' ? attribute(element, 'r:id') : undefined;
    if (link !== undefined) {
      const known = relationships.find(({ id, external }) => id === link && external);
      if (!known) return false;
      edits.setAttribute(element, 'r:id', needs.link(known.target, false));
    }
    return element.children.every(visit);
  };
  const inner = theirs.children.filter(({ name }) => name !== 'w:pPr');
  if (!inner.every(visit)) return undefined;
  const from = child(theirs, 'w:pPr')?.end ?? theirs.openEnd;
  const whole = edits.apply();
  // What stands behind the paragraph is as long as before.
  return whole.slice(from, whole.length - (source.length - theirs.closeStart));
}

function notesIn(element: XmlElement): string[] {
  const found: string[] = [];
  const visit = (inner: XmlElement): void => {
    if (inner.name === 'w:footnoteReference') found.push(attribute(inner, 'w:id') ?? '');
    for (const each of inner.children) visit(each);
  };
  visit(element);
  return found;
}
