import { FoldRefusal } from '../host/fold-refusal.ts';
import { type Change, changesIn, type PeoplesChange } from './changes.ts';
import { type Edition, type Merged, merge } from './merge.ts';
import type { Standing } from './record.ts';

/** @throws FoldRefusal where nobody can tell them, unless they may be given up. */
export function knownChanges(standing: Standing, overwrite: boolean): readonly Change[] {
  const changes = changesIn(standing);
  if (changes) return changes;
  if (overwrite) return [];
  throw new FoldRefusal(
    'changed-by-people',
    'Whether people have changed our chapter since cannot be told: the document has lost what we wrote, as LibreOffice does when it saves. Their changes would be lost.',
    'Put the file that ends in .base.xml, which was written beside the document, into its folder and give it the name of the document. If there is none, compare the chapter with the copy that you folded in last, and run the command again with --overwrite.',
  );
}

/** @throws FoldRefusal where changes by people cannot be taken over and may not be given up. */
export function mergeUnlessGivenUp(
  fresh: string,
  earlier: Standing | undefined,
  changes: readonly Change[],
  host: Pick<Edition, 'needs' | 'relationships'>,
  overwrite: boolean,
): Merged {
  if (overwrite || changes.length === 0) return { text: fresh, kept: [], conflicts: [], lost: [] };
  const merged = merge(changes, { ...host, text: fresh, base: earlier?.record?.base.text ?? '' });
  if (merged.lost.length > 0) throw peopleChanged(merged.lost, 'so that it cannot be carried over');
  return merged;
}

export function peopleChanged(changes: readonly PeoplesChange[], how: string): FoldRefusal {
  const [first] = changes;
  const shown = (first?.after || first?.before || '').slice(0, 60);
  const count = changes.length === 1 ? 'one place' : `${changes.length} places`;
  return new FoldRefusal(
    'changed-by-people',
    `People have changed our chapter in ${count}, ${how}, beginning with "${shown}". It would be lost.`,
    'Copy what should stay, or bring it into the texts of the place. Then run the command again with --overwrite.',
  );
}

/**
 * Tracked changes of ours that nobody has decided on are no words of people's, and cannot be tracked over.
 * @throws FoldRefusal
 */
export function refuseUnresolved(
  {
    blocks,
    record,
  }: Pick<Standing, 'blocks'> & { readonly record: { readonly tracked: boolean } | undefined },
  tracking: boolean,
): void {
  if (!record?.tracked && !tracking) return;
  const isOpen = blocks.some(({ source, start, end }) =>
    /<w:(?:ins|del|moveFrom|moveTo)\s/.test(source.slice(start, end)),
  );
  if (!isOpen) return;
  throw new FoldRefusal(
    'unresolved-changes',
    'Our chapter holds tracked changes that nobody has accepted or rejected yet.',
    'In Word, accept or reject them (Review, Accept), save the document, and run the command again.',
  );
}
