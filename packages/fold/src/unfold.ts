import { savePackage } from '@decode/ooxml';
import { FoldRefusal } from './host/fold-refusal.ts';
import { openHost, refusing } from './host/open-host.ts';
import { blockEdits } from './propose/block-edits.ts';
import { changedRows } from './rows/merge-rows.ts';
import { rowsStanding, unknownRows, withoutRows } from './rows/rows-record.ts';
import { inWords, type PeoplesChange } from './splice/changes.ts';
import { blocksOf, namespacesOf } from './splice/leaves.ts';
import { knownChanges, peopleChanged } from './splice/peoples-changes.ts';
import { leftoversIn, type Standing, standingIn } from './splice/record.ts';
import { without } from './splice/remove.ts';

export interface Unfolded {
  readonly bytes: Uint8Array;
  /** What was taken out, where the document still knows it. */
  readonly removed: readonly {
    readonly place?: string;
    readonly language?: string;
    readonly edition?: string;
    /** Of a table; absent for a chapter. */
    readonly rows?: number;
  }[];
  readonly overwritten: readonly PeoplesChange[];
}

/**
 * The document without our chapters and rows, or without those of one place: every part as it was before, byte for byte, but for what
 * people have changed outside of ours.
 */
export function unfold(bytes: Uint8Array, choice: Choice): Unfolded {
  return refusing(() => unfoldFrom(bytes, choice));
}

interface Choice {
  /** Chapters and rows that are meant; all, where it is not given. */
  readonly only?: (place: string, language: string) => boolean;
  /** Gives up what people have changed in them. */
  readonly overwrite: boolean;
  /** What folding left beside the document: XML. */
  readonly beside?: string;
}

function unfoldFrom(bytes: Uint8Array, { only, overwrite, beside }: Choice): Unfolded {
  let host = openHost(bytes, beside);
  const removed: { place?: string; language?: string; edition?: string; rows?: number }[] = [];
  const overwritten: PeoplesChange[] = [];
  const wanted = (standing: Standing) =>
    only === undefined ||
    (standing.record !== undefined && only(standing.record.place, standing.record.language));
  const next = () => {
    const standing = standingIn(host);
    return [...standing, ...leftoversIn(host, standing)].find(wanted);
  };
  for (let standing = next(); standing; standing = next()) {
    const { record, blocks } = standing;
    const changes =
      blocks.length > 0 && !isOursAlone(standing)
        ? knownChanges(standing, overwrite).map((change) => inWords(change))
        : [];
    if (changes.length > 0 && !overwrite) throw peopleChanged(changes, 'which taking it out would undo');
    overwritten.push(...changes);
    removed.push(record ? { place: record.place, language: record.language, edition: record.edition } : {});
    host = without(host, standing);
  }
  for (const rows of rowsStanding(host)) {
    const { record } = rows;
    if (only !== undefined && !(record && only(record.place, record.language))) continue;
    const standing = rowsStanding(host).find(({ key }) => key === rows.key) ?? rows;
    const changes = changedRows(standing, namespacesOf(host.root));
    if (!overwrite && changes === undefined) throw unknownRows();
    if (!overwrite && changes && changes.length > 0)
      throw peopleChanged(changes, 'which taking it out would undo');
    overwritten.push(...(changes ?? []));
    removed.push({
      ...(record && { place: record.place, language: record.language, edition: record.edition }),
      rows: standing.rows.length,
    });
    host = withoutRows(host, standing);
  }
  if (removed.length === 0) {
    throw new FoldRefusal(
      'nothing-folded',
      'The document holds neither a chapter nor rows of ours.',
      'Check that it is the right file. What was copied into it by hand has to be deleted by hand.',
    );
  }
  return { bytes: savePackage(host.pkg), removed, overwritten };
}

/** Whether all that differs is what the last folding marked as changes, which nobody has decided on yet. */
function isOursAlone({ record, blocks, notes }: Standing): boolean {
  if (!record?.tracked) return false;
  const { base } = record;
  return (
    blockEdits(blocksOf(base.text), blocks).length === 0 &&
    blockEdits(blocksOf(base.notes), notes).every(({ kind }) => kind === 'added')
  );
}
