import { attribute, descendants, type XmlElement } from '@decode/ooxml';
import { diffArrays } from 'diff';
import { align, type Leaf, leavesOf } from '../splice/leaves.ts';
import { type Person, personOf, readWords, type Words } from './read-words.ts';
import type { Rewording } from './written-text.ts';

/** What people did to one paragraph of ours. */
export interface BlockEdit {
  readonly kind: 'words' | 'added' | 'removed' | 'split' | 'look' | 'calls' | 'comments';
  /** Names of our bookmarks in it, or in the one before where it is new. */
  readonly bookmarks: readonly string[];
  /** As we wrote it; empty for what was added. */
  readonly before: string;
  /** As it reads now; empty for what was removed. */
  readonly after: string;
  readonly rewordings: readonly (Rewording & { readonly by: readonly Person[] })[];
  /** Whoever changed it with changes tracked. */
  readonly by: readonly Person[];
  readonly comments: readonly Words['comments'][number][];
  /** In a row of a table: stands for the measure, the same in every edition. */
  readonly measure?: string;
}

/**
 * What people did to some blocks of ours, paragraph by paragraph, in their order.
 * @param wordsOnly how words stand out was written anew by another program
 */
export function blockEdits(
  before: readonly XmlElement[],
  after: readonly XmlElement[],
  wordsOnly = false,
): BlockEdit[] {
  const pairs = align(leavesOf(before), leavesOf(after));
  const added = pairs.filter(({ one }) => !one).map(({ other }) => wordsOf(other).text.trim());
  const parted = new Set<Leaf>();
  let behind: readonly string[] = [];
  return pairs.flatMap(({ one, other }, index): BlockEdit[] => {
    const bookmarks = one ? bookmarksIn(one.paragraph) : behind;
    if (one && bookmarks.length > 0) behind = bookmarks;
    const [base, theirs] = [wordsOf(one), wordsOf(other)];
    const next = pairs[index + 1];
    const edit = {
      bookmarks,
      before: base.text,
      after: theirs.text,
      rewordings: [],
      by: [...peopleOf(theirs), ...(other ? markedBy(other.paragraph) : [])],
      comments: theirs.comments.filter(({ id }) => !base.comments.some((known) => known.id === id)),
    };
    const comments: BlockEdit[] = edit.comments.length > 0 ? [{ ...edit, kind: 'comments' }] : [];
    if (!one && other && parted.has(other)) return comments;
    if (!one) return theirs.text.trim() === '' ? comments : [{ ...edit, kind: 'added' }];
    if (!other || (theirs.text.trim() === '' && base.text.trim() !== ''))
      return base.text.trim() === '' ? [] : [{ ...edit, kind: 'removed' }];
    const rewordings = between(base, theirs);
    if (rewordings.length > 0) {
      const rest = next && !next.one ? wordsOf(next.other).text : '';
      const gone = rewordings.map(({ from, to }) => base.text.slice(from, to).trim());
      const isParted = rest !== '' && even(`${theirs.text} ${rest}`) === even(base.text);
      if (isParted && next?.other) parted.add(next.other);
      const isMoved = gone.some((words) => words.length > 30 && added.some((text) => text.includes(words)));
      const isSplit = isParted || isMoved;
      return [{ ...edit, kind: isSplit ? 'split' : 'words', rewordings }];
    }
    if (base.notes !== theirs.notes || base.citations !== theirs.citations)
      return [{ ...edit, kind: 'calls' }];
    return wordsOnly || base.looks === theirs.looks ? comments : [{ ...edit, kind: 'look' }];
  });
}

const nothing: Words = {
  text: '',
  inserted: [],
  deleted: [],
  citations: '',
  notes: 0,
  comments: [],
  looks: '',
};

function wordsOf(leaf: Leaf | undefined): Words {
  return leaf ? readWords(leaf.paragraph) : nothing;
}

/** The words that differ, as ranges of the first text. */
function between(before: Words, after: Words): BlockEdit['rewordings'] {
  const found: { from: number; to: number; text: string; by: Person[] }[] = [];
  const [olds, news] = [tokens(before.text), tokens(after.text)];
  let [from, at] = [0, 0];
  let open: (typeof found)[number] | undefined;
  for (const { added, removed, count = 0 } of diffArrays(olds.map(key), news.map(key))) {
    if (!added && !removed) {
      open = undefined;
      for (let index = 0; index < count; index++) {
        from += (olds.shift() as string).length;
        at += (news.shift() as string).length;
      }
      continue;
    }
    if (!open) {
      open = { from, to: from, text: '', by: [] };
      found.push(open);
    }
    const start = at;
    for (let index = 0; index < count; index++) {
      if (removed) from += (olds.shift() as string).length;
      else {
        const token = news.shift() as string;
        open.text += token;
        at += token.length;
      }
    }
    open.to = from;
    open.by.push(
      ...after.inserted.slice(start, at).flatMap((person) => person ?? []),
      ...after.deleted.filter((deletion) => start <= deletion.at && deletion.at <= at).map(({ by }) => by),
    );
  }
  // A blank more or less at an end is nobody's wish.
  return found
    .map((each) => ({ ...each, by: distinct(each.by) }))
    .filter(({ from: start, to, text }) => {
      const isEdge = start === 0 || to >= before.text.trimEnd().length;
      return !(isEdge && (before.text.slice(start, to) + text).trim() === '');
    });
}

/** Words, blanks, signs. */
function tokens(text: string): string[] {
  return text.match(/[\p{L}\p{M}\p{N}]+|\s+|[^\p{L}\p{M}\p{N}\s]/gu) ?? [];
}

function key(token: string): string {
  return /^\s/.test(token) ? ' ' : token;
}

function even(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function peopleOf({ inserted, deleted }: Words): Person[] {
  return distinct([...inserted.flatMap((person) => person ?? []), ...deleted.map(({ by }) => by)]);
}

function distinct(people: readonly Person[]): Person[] {
  return [...new Map(people.map((person) => [`${person.author} ${person.date}`, person])).values()];
}

/** Whoever inserted or deleted the whole paragraph, or the row that it stands in. */
function markedBy(paragraph: XmlElement): Person[] {
  const found: Person[] = [];
  const own = paragraph.children.find(({ name }) => name === 'w:pPr');
  const row = paragraph.parent?.parent?.children.find(({ name }) => name === 'w:trPr');
  for (const properties of [own, row]) {
    if (!properties) continue;
    for (const name of ['w:ins', 'w:del', 'w:moveFrom', 'w:moveTo'])
      for (const mark of descendants(properties, name)) found.push(personOf(mark));
  }
  return distinct(found);
}

/** Names of our bookmarks in a paragraph, the innermost last. */
function bookmarksIn(paragraph: XmlElement): string[] {
  return [...descendants(paragraph, 'w:bookmarkStart')]
    .map((mark) => attribute(mark, 'w:name') ?? '')
    .filter((name) => /^_d(?:cd)?_/.test(name));
}
