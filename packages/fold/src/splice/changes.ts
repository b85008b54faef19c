import { sourceOf, type XmlElement } from '@decode/ooxml';
import { align, blocksOf, type Leaf, leavesOf, wordsIn } from './leaves.ts';
import type { Standing } from './record.ts';

/** What people did to our part since it was folded in. */
export interface PeoplesChange {
  readonly kind: 'changed' | 'added' | 'removed';
  /** What we wrote; empty for what was added. */
  readonly before: string;
  /** What stands there now; empty for what was removed. */
  readonly after: string;
  /** What the new edition says by itself, where it changed the paragraph, too. */
  readonly edition?: string;
}

/** The same, with the paragraphs. */
export interface Change {
  readonly kind: PeoplesChange['kind'];
  /** As we wrote it. */
  readonly base: Leaf | undefined;
  readonly theirs: Leaf | undefined;
  /** Of what we wrote, that which it follows. */
  readonly behind: Leaf | undefined;
}

/** Changes by people in our part; undefined where the base is lost, so that nobody can tell. */
export function changesIn(standing: Standing): Change[] | undefined {
  const base = standing.record?.base.text ?? '';
  if (base === '') return undefined;
  const notes = standing.record?.base.notes ?? '';
  const { blocks, wordsOnly } = standing;
  if (isAsWritten(blocks, base) && standing.notes.map(sourceOf).join('') === notes) return [];
  return [
    ...between(blocksOf(base), blocks, wordsOnly),
    ...between(blocksOf(notes), standing.notes, wordsOnly),
  ];
}

/** Byte for byte, so that nothing need be compared. */
function isAsWritten(blocks: readonly XmlElement[], base: string): boolean {
  const [first, last] = [blocks[0], blocks.at(-1)];
  if (!first || !last || last.end - first.start !== base.length) return false;
  return first.source.startsWith(base, first.start);
}

function between(before: readonly XmlElement[], after: readonly XmlElement[], wordsOnly: boolean): Change[] {
  const seen = ({ look }: Leaf) => (wordsOnly ? wordsIn(look) : look);
  let behind: Leaf | undefined;
  const leaves = (blocks: readonly XmlElement[]) => leavesOf(blocks).filter((leaf) => seen(leaf) !== '');
  return align(leaves(before), leaves(after)).flatMap(({ one, other }): Change[] => {
    const change = { base: one, theirs: other, behind };
    if (one) behind = one;
    if (one && other) return seen(one) === seen(other) ? [] : [{ ...change, kind: 'changed' }];
    return [{ ...change, kind: one ? 'removed' : 'added' }];
  });
}

export function inWords({ kind, base, theirs }: Change, edition?: string): PeoplesChange {
  const words = { kind, before: base?.text ?? '', after: theirs?.text ?? '' };
  return edition === undefined ? words : { ...words, edition };
}
