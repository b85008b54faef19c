import { type Bundle, bundlesOf, languageChain, type Origin, type Project, type Unit } from '@decode/model';
import { bookmarkName } from '@decode/render/bookmarks';
import { createTwoFilesPatch } from 'diff';
import { digest } from '../part/needs.ts';
import { blockBookmark } from '../part/writer.ts';
import type { BlockEdit } from './block-edits.ts';
import type { Comment, EditedText } from './edits-in.ts';
import type { Person } from './read-words.ts';
import { changesOnly, inFile } from './written-files.ts';
import {
  alignWith,
  reads,
  type Splice,
  spliced,
  spliceFor,
  type WrittenText,
  writtenText,
} from './written-text.ts';

/** Something that people want of our texts, found in a document that they edited. Nothing is applied by itself. */
export interface Proposed {
  /** words: another wording. figure: numbers typed over data. The rest is for a person to decide on. */
  readonly kind: 'words' | 'figure' | 'added' | 'removed' | 'split' | 'look' | 'calls' | 'comment';
  /** Folder of the texts that it concerns: recommendations/proposals/childcare-place-guarantee. */
  readonly folder?: string;
  /** Code of the recommendation: A1. */
  readonly code?: string;
  /** Id of the text. */
  readonly unit?: string;
  /** Where the text is written; `file:line`. */
  readonly file?: string;
  readonly line?: number;
  readonly before: string;
  readonly after: string;
  readonly changes: readonly { readonly from: string; readonly to: string; readonly by: readonly Person[] }[];
  /** Whoever changed it with changes tracked. */
  readonly by: readonly Person[];
  readonly comment?: Comment & { readonly quoted: string };
  /** A unified diff of the file; absent where nothing is proposed that could be patched. */
  readonly patch?: string;
  /** What a person has to know or decide. */
  readonly notes: readonly string[];
}

export interface Proposals {
  readonly list: readonly Proposed[];
  /** All patches in one, file by file. */
  readonly patch: string;
}

interface Sources {
  readonly project: Project;
  /** BCP 47, of the document. */
  readonly language: string;
  read(file: string): Promise<Uint8Array | undefined>;
}

/** What people's edits mean for the texts that documents are made from, with a patch where only words are meant. */
export async function propose(text: EditedText, sources: Sources): Promise<Proposals> {
  const find = unitsBehind(sources.project, text.key);
  const files = createFiles(sources);
  const list: Proposed[] = [];
  for (const edit of text.edits) {
    const known = edit.bookmarks.flatMap((name) => find(name) ?? []);
    const texts = known.flatMap(({ unit, bundle }) => textsOf(unit, bundle, sources.language));
    const [home] = known.slice(-1);
    const measure = edit.measure === undefined ? undefined : measureBehind(sources.project, edit.measure);
    const where = home ? await whereOf(home, edit, texts, sources.project) : measure?.where;
    const common = { ...where, before: edit.before, after: edit.after, by: edit.by };
    for (const { id, quoted } of edit.comments) {
      const comment = text.comments.get(id);
      if (comment)
        list.push({
          ...common,
          kind: 'comment',
          by: [personOf(comment)],
          comment: { ...comment, quoted },
          changes: [],
          notes: [],
        });
    }
    if (edit.kind === 'comments') continue;
    const source = home ? undefined : sourceBehind(edit, text.key, sources.project);
    if (source) {
      list.push({
        ...common,
        ...source,
        kind: edit.kind,
        changes: changesOf(edit),
        notes: ['An entry of the list of sources. Change it there by hand.'],
      });
      continue;
    }
    if (edit.kind !== 'words') {
      const isRow = edit.measure !== undefined && edit.kind === 'removed';
      list.push({ ...common, kind: edit.kind, changes: [], notes: [isRow ? deletedRow : advice[edit.kind]] });
      continue;
    }
    const own =
      measure?.bundle.units.flatMap((unit) => textsOf(unit, measure.bundle, sources.language)) ?? [];
    const all = texts.length > 0 ? texts : [...own, ...everyText(sources)];
    list.push({ ...common, ...(await reworded(edit, all, texts.length === 0, files, sources.project)) });
  }
  return { list, patch: files.patch() };
}

const advice: Readonly<Record<Exclude<BlockEdit['kind'], 'words' | 'comments'>, string>> = {
  added: 'A new paragraph. Decide where it belongs, and write it there.',
  removed: 'The paragraph was deleted. Other places may want it: decide whether to take it out of the text.',
  split: 'A paragraph was parted, or its words were moved. Decide what should become of the text.',
  look: 'Only how the words stand out was changed.',
  calls: 'A citation or a note was deleted or added. Set it in the text by its key.',
};

const deletedRow =
  'Something was deleted from the row, or the whole row. Decide whether the place still recommends it so.';

/** The recommendation that a row of a table is about, by the digest that marks the row. */
function measureBehind(
  { proposals }: Project,
  mark: string,
): { readonly bundle: Bundle; readonly where: Pick<Proposed, 'folder' | 'code'> } | undefined {
  for (const { bundle, value } of proposals.values()) {
    const { code, indicators } = value;
    const ids = [`plan-${code}`, ...indicators.map((_, at) => `plan-${code}-${at + 1}`)];
    if (ids.some((id) => digest([id]) === mark)) return { bundle, where: { folder: bundle.folder, code } };
  }
  return undefined;
}

async function reworded(
  edit: BlockEdit,
  texts: readonly HeldText[],
  isSearch: boolean,
  files: ReturnType<typeof createFiles>,
  project: Project,
): Promise<Omit<Proposed, 'before' | 'after' | 'by'>> {
  const changes = edit.rewordings.map(({ from, to, text, by }) => ({
    from: edit.before.slice(from, to),
    to: text,
    by,
  }));
  const notes = new Set<string>();
  const patches: string[] = [];
  let place: Partial<Proposed> = {};
  let done = 0;
  let isFigure = false;
  let isFound = false;
  for (const held of texts) {
    const written = writtenText(held.source);
    const alignment = written && alignWith(written, edit.before, isSearch);
    if (!written || !alignment) continue;
    isFound = true;
    const splices: Splice[] = [];
    const shown: Splice[] = [];
    for (const rewording of edit.rewordings) {
      const found = spliceFor(written, alignment, rewording);
      if (found && 'hole' in found) {
        isFigure = true;
        notes.add(filledIn(written.holes[found.hole] ?? ''));
      } else if (found) {
        splices.push(...found.source);
        shown.push(...found.shown);
        done++;
      }
    }
    if (splices.length === 0) continue;
    place = placeOf(held, project);
    const patch = await files.patchFor(held, written, splices, shown);
    if ('patch' in patch) patches.push(patch.patch);
    else notes.add(patch.why);
    if (done >= edit.rewordings.length) break;
  }
  if (!isFound && !isSearch)
    notes.add('The text has been changed since this edition was made. Compare them, and change it by hand.');
  else if (!isFound)
    notes.add(
      'This comes from no text that could be found: a label, a figure from the facts, or put together by the program.',
    );
  else if (done < edit.rewordings.length && notes.size === 0)
    notes.add('Part of the words is put in by the program, such as a label or a code.');
  // A cost or a count comes from the facts of a recommendation.
  if (!isFound && changes.every(({ from, to }) => /\d/.test(from) && !/\p{L}/u.test(from + to)))
    isFigure = true;
  return {
    kind: isFigure && patches.length === 0 ? 'figure' : 'words',
    changes,
    ...place,
    ...(patches.length > 0 && { patch: patches.join('') }),
    notes: [...notes],
  };
}

function changesOf({ before, rewordings }: BlockEdit): Proposed['changes'] {
  return rewordings.map(({ from, to, text, by }) => ({ from: before.slice(from, to), to: text, by }));
}

/** The entry of the list of sources that a paragraph shows. */
function sourceBehind(
  { bookmarks }: BlockEdit,
  key: string | undefined,
  { sources }: Project,
): Pick<Proposed, 'folder' | 'file' | 'line'> | undefined {
  const nameOf = namesBy(key);
  const name = Object.keys(sources.value).find((each) => bookmarks.includes(nameOf(`source-${each}`)));
  if (name === undefined) return undefined;
  const { file, start } = sources.origin([name]);
  return { folder: 'recommendations', file, line: start.line };
}

/** How the bookmark of a block is named, in a chapter or in a document of ours. */
function namesBy(key: string | undefined): (id: string) => string {
  return key === undefined ? bookmarkName : (id) => blockBookmark({ key }, id);
}

function filledIn(field: string): string {
  const name = field.replace(/^\{\{\s*|\s*\}\}$/g, '');
  if (name.startsWith('data.'))
    return `A figure was typed over ${field}, which is filled from the data of the place. It was left as it is: correct the data, if it is wrong.`;
  if (name.startsWith('place.'))
    return `Words were typed over ${field}, which is filled in for each place. They were left as they are.`;
  return `Something was typed over ${field}, which is written for all languages at once. It was left as it is: change it in the text by hand.`;
}

/** A text as a file holds it. */
interface HeldText {
  readonly unit: Unit;
  readonly folder: string;
  readonly origin: Origin;
  readonly source: string;
}

/** What can stand in a document for a text: its translation, and what it was translated from. */
function textsOf(unit: Unit, { folder, catalogues }: Bundle, language: string): HeldText[] {
  const own = { unit, folder, origin: unit.origin, source: unit.text };
  if (unit.language === language || unit.kind === 'message') return unit.kind === 'message' ? [] : [own];
  const entries = languageChain(language).flatMap((tag) => catalogues.get(tag)?.entries.get(unit.id) ?? []);
  const translated = entries.flatMap(({ origin, target }) =>
    origin && target !== '' ? [{ unit, folder, origin, source: target }] : [],
  );
  return [...translated, own];
}

function everyText({ project, language }: Sources): HeldText[] {
  return bundlesOf(project).flatMap((bundle) =>
    bundle.units.flatMap((unit) => textsOf(unit, bundle, language)),
  );
}

interface Behind {
  readonly unit: Unit;
  readonly bundle: Bundle;
}

/** How often a text may stand in one document; each place has a bookmark of its own. */
const most = 12;

/** The text behind the bookmark of a block. */
function unitsBehind(project: Project, key: string | undefined): (bookmark: string) => Behind | undefined {
  const found = new Map<string, Behind>();
  const nameOf = namesBy(key);
  for (const bundle of bundlesOf(project))
    for (const unit of bundle.units) {
      found.set(nameOf(unit.id), { unit, bundle });
      for (let time = 2; time <= most; time++) found.set(nameOf(`${unit.id}-${time}`), { unit, bundle });
    }
  return (bookmark) => found.get(bookmark);
}

async function whereOf(
  { unit, bundle }: Behind,
  { before }: BlockEdit,
  texts: readonly HeldText[],
  project: Project,
): Promise<Partial<Proposed>> {
  const shown = texts.find(({ source }) => {
    const written = writtenText(source);
    return written && alignWith(written, before, false);
  });
  const held = shown ?? texts.find((text) => text.unit === unit);
  return held ? placeOf(held, project) : { folder: bundle.folder, unit: unit.id };
}

function placeOf({ unit, folder, origin }: HeldText, project: Project): Partial<Proposed> {
  const slug = /^recommendations\/proposals\/([^/]+)$/.exec(folder)?.[1];
  const code = slug === undefined ? undefined : project.proposals.get(slug)?.value.code;
  return {
    folder,
    ...(code !== undefined && { code }),
    unit: unit.id,
    file: origin.file,
    line: origin.start.line,
  };
}

function personOf({ author, date }: Comment): Person {
  return { author, date };
}

/** Files with the splices that were proposed so far. */
function createFiles({ read }: Pick<Sources, 'read'>) {
  const contents = new Map<string, Promise<string | undefined>>();
  const proposed = new Map<string, { content: string; splices: Splice[] }>();
  const contentOf = (file: string) => {
    const known = contents.get(file);
    if (known) return known;
    const content = read(file).then(
      (bytes) => bytes && new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes),
    );
    contents.set(file, content);
    return content;
  };
  const byHand = 'Change it in the file by hand: ';

  async function patchFor(
    { origin, source }: HeldText,
    written: WrittenText,
    splices: readonly Splice[],
    shown: readonly Splice[],
  ): Promise<{ readonly patch: string } | { readonly why: string }> {
    const after = spliced(source, splices);
    if (!reads(written, after, spliced(written.shown, shown)))
      return { why: `${byHand}the change reaches over a mark, a field or a citation.` };
    const content = await contentOf(origin.file);
    const inside = content === undefined ? undefined : inFile(content, origin, source, splices);
    if (content === undefined || !inside)
      return { why: `${byHand}the text is written there in a way that a patch could not keep.` };
    if (!changesOnly(origin.file, content, inside, { before: source, after }))
      return {
        why: `${byHand}the file needs the new words written in another way, such as in quotation marks.`,
      };
    const known = proposed.get(origin.file) ?? { content, splices: [] };
    proposed.set(origin.file, known);
    const isKnown = (splice: Splice) =>
      known.splices.some(
        (other) => other.start === splice.start && other.end === splice.end && other.text === splice.text,
      );
    const meets = inside
      .filter((splice) => !isKnown(splice))
      .some((splice) =>
        known.splices.some((other) => splice.start <= other.end && other.start <= splice.end),
      );
    if (meets)
      return { why: `${byHand}the same words were changed in another way at another place of the document.` };
    known.splices.push(...inside.filter((splice) => !isKnown(splice)));
    return { patch: diffOf(origin.file, content, inside) };
  }

  return {
    patchFor,
    patch: () =>
      [...proposed]
        .filter(([, { splices }]) => splices.length > 0)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([file, { content, splices }]) => diffOf(file, content, splices))
        .join(''),
  };
}

/** As `git apply` and `patch -p1` take it. */
function diffOf(file: string, content: string, splices: readonly Splice[]): string {
  const patch = createTwoFilesPatch(
    `a/${file}`,
    `b/${file}`,
    content,
    spliced(content, splices),
    undefined,
    undefined,
    { context: 3 },
  );
  return patch.replace(/^=+\n/, '');
}
