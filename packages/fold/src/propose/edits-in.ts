import { attribute, child, type XmlElement } from '@decode/ooxml';
import { FoldRefusal } from '../host/fold-refusal.ts';
import { type Host, openHost, refusing } from '../host/open-host.ts';
import { writtenBy } from '../host/risks.ts';
import { visibleText } from '../host/visible-text.ts';
import { rowsStanding } from '../rows/rows-record.ts';
import { blocksOf } from '../splice/leaves.ts';
import { standingIn } from '../splice/record.ts';
import { type BlockEdit, blockEdits } from './block-edits.ts';
import { type Person, personOf } from './read-words.ts';

/** A comment that somebody wrote. */
export interface Comment extends Person {
  readonly text: string;
}

/** What people did to one text of ours in a document: a chapter in a plan, or a whole document that we made. */
export interface EditedText {
  /** Of a chapter; a document of ours says neither. */
  readonly place?: string;
  readonly language?: string;
  readonly edition?: string;
  /** By which names of bookmarks are made; absent for a document of ours. */
  readonly key?: string;
  readonly edits: readonly BlockEdit[];
  readonly comments: ReadonlyMap<string, Comment>;
}

/** Whether a document holds chapters or rows of ours; where it does not, it may be one that we made. */
export function holdsOurs(bytes: Uint8Array): boolean {
  return refusing(() => {
    const host = openHost(bytes);
    return standingIn(host).length > 0 || rowsStanding(host).length > 0;
  });
}

/** What people did to the chapters of ours in their document, against what it, or the file beside it, keeps of the last folding. */
export function editsInChapters(bytes: Uint8Array, beside = ''): EditedText[] {
  return refusing(() => {
    const host = openHost(bytes, beside);
    const comments = commentsIn(host);
    return standingIn(host).map(({ key, blocks, notes, record, wordsOnly }) => {
      if (!record || record.base.text === '') throw lost();
      const edits = [
        ...blockEdits(blocksOf(record.base.text), blocks, wordsOnly),
        ...blockEdits(blocksOf(record.base.notes), notes, wordsOnly),
      ];
      const { place, language, edition } = record;
      return { key, place, language, edition, edits, comments };
    });
  });
}

/**
 * What people did to a document that we made, against the same document as we make it.
 * @param furniture words that come and go with the numbers of pages
 */
export function editsInDocument(
  bytes: Uint8Array,
  made: Uint8Array,
  furniture: readonly string[] = [],
): EditedText {
  return refusing(() => {
    const [host, base] = [openHost(bytes), openHost(made)];
    const notesOf = (document: Host) =>
      (document.tree('footnotes')?.children ?? []).filter((note) => attribute(note, 'w:type') === undefined);
    // How words stand out is written anew there.
    const wordsOnly = /LibreOffice|OpenOffice/.test(writtenBy(host) ?? '');
    const edits = [
      ...blockEdits(textOf(base), textOf(host), wordsOnly).filter(
        ({ kind, after }) => kind !== 'added' || !furniture.includes(after.trim()),
      ),
      ...blockEdits(notesOf(base), notesOf(host), wordsOnly),
    ];
    return { edits, comments: commentsIn(host) };
  });
}

/** The blocks of a document's text without its contents and lists of tables, which the program writes; one may stand in a control. */
function textOf({ body }: Host): XmlElement[] {
  const isListed = (block: XmlElement) =>
    /^(?:TOC|TableofFigures|Contents)/i.test(attribute(child(block, 'w:pPr', 'w:pStyle'), 'w:val') ?? '');
  return body.children.flatMap((block) => {
    if (block.name !== 'w:sdt') return isListed(block) ? [] : [block];
    if (child(block, 'w:sdtPr', 'w:docPartObj')) return [];
    return (child(block, 'w:sdtContent')?.children ?? []).filter((inner) => !isListed(inner));
  });
}

export function commentsIn(host: Host): Map<string, Comment> {
  const all = host.tree('comments')?.children ?? [];
  return new Map(
    all.map((comment) => {
      const text = comment.children
        .filter(({ name }) => name === 'w:p')
        .map(visibleText)
        .join(' ')
        .trim();
      return [attribute(comment, 'w:id') ?? '', { ...personOf(comment), text }];
    }),
  );
}

function lost(): FoldRefusal {
  return new FoldRefusal(
    'changed-by-people',
    'What people have changed in our chapter cannot be told: the document has lost what we wrote, as LibreOffice does when it saves.',
    'Keep the file that ends in .base.xml, which "fold" wrote beside the document, in the same folder, and run the command again.',
  );
}
