import type { Block, Caption, Inline } from '@decode/model';
import { wordLanguage } from '@decode/render/word-language';
import type { Looks } from '../host/looks.ts';
import type { Room } from '../host/room.ts';
import type { ChapterHabit } from '../host/sequences.ts';
import type { Chapter } from './excerpt.ts';
import { digest, type Needs, type Sign } from './needs.ts';
import { bookmark, type RunLook } from './word-xml.ts';

/** What is settled before the first block is written, and what the blocks leave behind. */
export interface Writer {
  readonly chapter: Chapter;
  readonly looks: Looks;
  readonly needs: Needs;
  readonly sign: Sign;
  readonly room: Room;
  /** Level of our highest heading in the host. */
  readonly level: number;
  /** By series and own number, and by the ids of what they stand at, for references to repeat their numbers. */
  readonly captions: ReadonlyMap<string, CaptionNumber>;
  readonly series: Readonly<Record<'figure' | 'table', string>>;
  /** The language that the host's text has without saying so. */
  readonly hostLanguage: string | undefined;
  /** Ids of blocks whose bookmark begins with the next paragraph. */
  readonly pending: string[];
  readonly bookmarked: Set<string>;
  readonly counts: Counts;
}

export interface CaptionNumber {
  /** As our own document counts it. */
  readonly own: number;
  /** As the host counts it. */
  readonly number: number;
  readonly bookmark: string;
  /** What stands before the number where the host counts by chapter. */
  readonly chapter?: ChapterNumber;
}

export interface ChapterNumber extends ChapterHabit {
  readonly number: string;
}

/** «2.3», as a reader sees it. */
export function shownNumber({ number, chapter }: Pick<CaptionNumber, 'number' | 'chapter'>): string {
  return `${chapter ? chapter.number + chapter.separator : ''}${number}`;
}

export interface Counts {
  headings: number;
  paragraphs: number;
  tables: number;
  figures: number;
  notes: number;
}

/** What holds for the text at a place. */
export interface Context {
  readonly lang: string;
  readonly bold?: boolean;
  readonly italic?: boolean;
  /** What the host gives by hand to text of the kind. */
  readonly byHand?: string;
  readonly inNote?: boolean;
  /** The block before is a table. */
  readonly belowTable?: boolean;
  /** Twips. */
  readonly width: number;
  /** How deep in lists. */
  readonly depth: number;
}

export function runLook({ hostLanguage }: Writer, { lang, bold, italic, byHand }: Context): RunLook {
  const tag = wordLanguage(lang);
  return {
    ...(bold && { bold }),
    ...(italic && { italic }),
    ...(byHand !== undefined && { byHand }),
    ...(tag !== hostLanguage && { lang: tag }),
  };
}

/** Name of the hidden bookmark of a block: of the same length for all, the same in every edition. */
export function blockBookmark({ key }: Sign, id: string): string {
  return `_dcd_${key}_${digest([id])}`;
}

/** Content inside the bookmarks of the blocks that begin here; a block that stands twice is marked once. */
export function begun(writer: Writer, ids: readonly (string | undefined)[], content: string): string {
  const all = [...writer.pending.splice(0), ...ids.flatMap((id) => (id === undefined ? [] : [id]))];
  return all.reduceRight((inner, id) => {
    if (writer.bookmarked.has(id)) return inner;
    writer.bookmarked.add(id);
    return bookmark(writer.needs.bookmarkId(), blockBookmark(writer.sign, id), inner);
  }, content);
}

/** Of a caption in our own document. */
export function captionKey({ sequence, number }: Pick<Caption, 'sequence' | 'number'>): string {
  return `${sequence} ${number}`;
}

/** The context inside a block that may be in a language of its own. */
export function inside(context: Context, { lang }: Pick<Block, 'lang'>): Context {
  return lang === undefined ? context : { ...context, lang };
}

export function plainText(nodes: readonly Inline[]): string {
  return nodes
    .map((node) => {
      if ('value' in node) return node.value;
      if (node.type === 'break') return ' ';
      return 'children' in node ? plainText(node.children) : '';
    })
    .join('');
}

/** Text before and after a number, where it stands in the text as a number of its own. */
export function splitAtNumber(text: string, number: number): readonly [string, string] | undefined {
  const match = new RegExp(`(?<!\\d)${number}(?!\\d)`).exec(text);
  return match ? [text.slice(0, match.index), text.slice(match.index + match[0].length)] : undefined;
}
