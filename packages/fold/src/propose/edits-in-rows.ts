import type { XmlElement } from '@decode/ooxml';
import { type Host, openHost, refusing } from '../host/open-host.ts';
import { cellsOf } from '../rows/grid.ts';
import { textIn } from '../rows/host-table.ts';
import { changeOfRow } from '../rows/merge-rows.ts';
import { baseRows, rowsStanding, type StandingRows, unknownRows } from '../rows/rows-record.ts';
import { namespacesOf } from '../splice/leaves.ts';
import { type BlockEdit, blockEdits } from './block-edits.ts';
import { commentsIn, type EditedText } from './edits-in.ts';

/** What people did to the rows of ours in their tables, cell by cell; what they filled in where we left it to them is theirs. */
export function editsInRows(bytes: Uint8Array, beside = ''): EditedText[] {
  return refusing(() => {
    const host = openHost(bytes, beside);
    const comments = commentsIn(host);
    return rowsStanding(host).map((standing) => {
      const { record } = standing;
      if (!record || record.base === '') throw unknownRows();
      const { place, language, edition } = record;
      return { place, language, edition, edits: editsOf(host, standing), comments };
    });
  });
}

function editsOf(host: Host, { rows, record }: StandingRows): BlockEdit[] {
  if (!record) return [];
  const { wordsOnly, blank } = record;
  return [...baseRows(record, namespacesOf(host.root))].flatMap(([measure, base]): BlockEdit[] => {
    const row = rows.find(({ id }) => id === measure)?.element;
    if (!row) return [removed(base, measure)];
    const [before, after] = [cellsOf(base), cellsOf(row)].map((cells) => cells.map(({ cell }) => cell));
    // Where people added or merged columns, the words tell which paragraphs are which.
    if (before?.length !== after?.length) return [...edits([base], [row])];
    return (before ?? []).flatMap((cell, at) => {
      const said = textIn(cell);
      return said === '' || said === blank
        ? []
        : edits(paragraphsIn(cell), paragraphsIn(after?.[at] ?? cell));
    });

    function edits(ones: readonly XmlElement[], others: readonly XmlElement[]): BlockEdit[] {
      return blockEdits(ones, others, wordsOnly).map((edit) => ({ ...edit, measure }));
    }
  });
}

function paragraphsIn(cell: XmlElement): XmlElement[] {
  return cell.children.filter(({ name }) => name !== 'w:tcPr');
}

function removed(row: XmlElement, measure: string): BlockEdit {
  const { before } = changeOfRow('removed', row);
  return {
    kind: 'removed',
    bookmarks: [],
    before,
    after: '',
    rewordings: [],
    by: [],
    comments: [],
    measure,
  };
}
