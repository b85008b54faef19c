import type { TranslationState } from './catalogue.ts';
import type { Origin } from './message.ts';
import type { Break, Code, Emphasis, Link, NoteReference, Strong, Text } from './prose.ts';
import type { Target } from './target.ts';

/**
 * The one intermediate representation. Nothing is left to look up, to number, to order or to translate: a renderer
 * maps nodes to marks and reads nothing else. mdast's shapes where mdast has the node; the rest named for its meaning,
 * never for a format or a place.
 */
export interface Document {
  readonly target: Target;
  readonly meta: Meta;
  readonly body: readonly Block[];
  /** Pictures by id, each named by the SHA-256 of its bytes. */
  readonly media: ReadonlyMap<string, Media>;
  /** Everything a reader must know before trusting it: stale, missing, to be reviewed. Sorted. */
  readonly doubts: readonly Doubt[];
}

export interface Media {
  readonly id: string;
  readonly type: 'image/svg+xml' | 'image/png';
  readonly bytes: Uint8Array;
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
}

export interface Doubt {
  readonly kind: Exclude<TranslationState, 'fresh' | 'auto'>;
  /** What it is of, if of no text: a point. It marks no block; the rule of the edition says what a release does with it. */
  readonly of?: 'name' | 'term' | 'heading' | 'language';
  readonly what: string;
  readonly origin?: Origin;
}

export interface Meta {
  /** BCP 47; the language of everything that carries no `lang` of its own. */
  readonly lang: string;
  readonly title: string;
  readonly subtitle: string;
  /** Who issues it: lines of the cover's owner block. */
  readonly owner: readonly string[];
  readonly place: string;
  /** «Edition 1 · November 2026». */
  readonly edition: string;
  /** «Draft», «For consultation», «Released»: every page says which. */
  readonly state?: string;
  /** Seconds since 1970-01-01 UTC of the edition's date: the only clock that outputs know. */
  readonly epoch: number;
  readonly subject: string;
  readonly keywords: readonly string[];
  /** Absent where a document is one table or a set of sheets: it begins with its first section. */
  readonly cover?: {
    readonly ground: 'tint' | 'paper' | 'solid';
    readonly picture?: Picture;
    /** Of the picture; without one, what else the cover says at its foot. */
    readonly legend?: string;
    readonly logo?: Picture;
  };
  /** «Proposal from public sources, not adopted by …»: said on the cover and in the imprint. */
  readonly notice: string;
  readonly imprint: {
    readonly title: string;
    readonly rows: readonly { readonly label: string; readonly blocks: readonly Block[] }[];
  };
  readonly contents: Contents;
  readonly theme: Theme;
  /** Words that a format needs for its own furniture, in the document's language. */
  readonly words: Words;
}

export interface Words {
  readonly contents: string;
  /** Heading over the list of tables and figures. */
  readonly lists: string;
  readonly page: string;
  readonly notes: string;
  readonly backToText: string;
  readonly skipToText: string;
  readonly opensTable: string;
  /** Links between pages that hold a chapter each, and what they are together. */
  readonly previousChapter: string;
  readonly nextChapter: string;
  readonly otherChapters: string;
}

export interface Picture {
  readonly media: string;
  /** Empty for a picture that only decorates. */
  readonly alt: string;
}

/** Colours by role, as `#rrggbb`; every pair that carries text holds WCAG 2 AA. */
export interface Theme {
  readonly paper: string;
  readonly tint: string;
  readonly tint2: string;
  readonly ink: string;
  readonly ink2: string;
  readonly brand: string;
  readonly mark: string;
  readonly accent: string;
  readonly rule: string;
  readonly rule2: string;
  readonly solid: string;
  readonly onSolid: string;
}

export interface Contents {
  readonly entries: readonly ContentsEntry[];
}
export interface ContentsEntry {
  /** Id of the heading it leads to. */
  readonly target: string;
  readonly level: 1 | 2;
  /** Chapter number or code, absent where the heading has none. */
  readonly number?: string;
  readonly text: string;
  /** Of `text`, only where it differs from the document's. */
  readonly lang?: string;
  /** Of the heading; its label is shown behind `text`, in the document's language. */
  readonly state?: BlockBase['state'];
}

interface BlockBase {
  /** Stable id of the block; absent on generated wrappers that nothing refers to. */
  readonly id?: string;
  /** Only where it differs from the parent's. */
  readonly lang?: string;
  /** Only where it is not the current translation: the renderer shows `label` in words. */
  readonly state?: { readonly kind: Exclude<TranslationState, 'fresh' | 'auto'>; readonly label: string };
  readonly origin?: Origin;
}

export type SectionRole =
  /** Chapter: starts a page, has a depth-1 heading. */
  | 'chapter'
  /** Chapter on landscape pages. */
  | 'wide'
  /** Opener of a policy area: tint page. */
  | 'area'
  /** One recommendation: head, strip, parts. */
  | 'recommendation'
  /** A running section with a side head: label left, text right. */
  | 'part'
  /** A good practice with its own heading. */
  | 'practice'
  /** Good practice in a box inside a recommendation. */
  | 'box';

export interface Section extends BlockBase {
  readonly type: 'section';
  readonly role: SectionRole;
  /** What the running head says while this section lasts. */
  readonly runningHead?: string;
  readonly children: readonly Block[];
}

export interface Heading extends BlockBase {
  readonly type: 'heading';
  readonly depth: 1 | 2 | 3 | 4;
  /** Printed before the title: «A1». */
  readonly number?: string;
  readonly children: readonly Inline[];
}

export type ParagraphRole =
  | 'body'
  /** The recommendation itself; the lead of a chapter. */
  | 'lead'
  /** Kind and area above a title. */
  | 'kicker'
  /** Below a table or figure: source, definition, what is missing. */
  | 'note'
  /** Certainty and strength in words; `level` of four. */
  | 'evidence'
  /** Value of a key fact or numeral of a figure. */
  | 'value'
  /** What stands below a value. */
  | 'detail';

export interface Paragraph extends BlockBase {
  readonly type: 'paragraph';
  readonly role: ParagraphRole;
  /** For `evidence` only: 1 to 4. */
  readonly level?: number;
  readonly children: readonly Inline[];
}

export interface List extends BlockBase {
  readonly type: 'list';
  /** plain: bullets or numbers. figures: numerals with their labels. sources: numbered entries, `value` of each item is its number. index: links. */
  readonly role: 'plain' | 'figures' | 'sources' | 'index';
  readonly ordered: boolean;
  readonly children: readonly ListItem[];
}
export interface ListItem extends BlockBase {
  readonly type: 'listItem';
  readonly value?: number;
  readonly children: readonly Block[];
}

export interface Quote extends BlockBase {
  readonly type: 'quote';
  readonly children: readonly Block[];
}

/** Above a table, beside or below a figure. `label` is complete and in the language's own order: «1. attēls». */
export interface Caption extends BlockBase {
  readonly type: 'caption';
  readonly label: string;
  /** Sequence and number, for formats with real fields. */
  readonly sequence: 'figure' | 'table';
  readonly number: number;
  readonly children: readonly Inline[];
}

export interface Table extends BlockBase {
  readonly type: 'table';
  /** facts: labels and values, one row. plan: the action table on wide pages. matrix: recommendations against places, on wide pages. comparison: places side by side, over the whole width. reasons: why each recommendation is made, over the whole width. glossary: term and definition. data: numbers. */
  readonly role:
    | 'facts'
    | 'steps'
    | 'indicators'
    | 'risks'
    | 'measures'
    | 'plan'
    | 'matrix'
    | 'comparison'
    | 'reasons'
    | 'glossary'
    | 'data'
    | 'evidence'
    | 'prose';
  readonly caption?: Caption;
  /** What the table shows, for readers who do not see it; where no caption says it. */
  readonly summary?: string;
  readonly columns: readonly Column[];
  readonly head: readonly TableRow[];
  readonly groups: readonly RowGroup[];
}
export interface Column {
  readonly align: 'left' | 'right';
  /** Share of the width; shares of a table add up to 100. */
  readonly width: number;
}
export interface RowGroup {
  /** Heading over the group's rows, across the table. */
  readonly title?: { readonly id?: string; readonly children: readonly Inline[] };
  readonly rows: readonly TableRow[];
}
export interface TableRow {
  readonly id?: string;
  readonly cells: readonly TableCell[];
}
export interface TableCell extends BlockBase {
  readonly type: 'tableCell';
  /** column: th in the head. row: th at the start of a row. */
  readonly header?: 'column' | 'row';
  readonly columns: number;
  readonly rows: number;
  /** To be filled in by the municipality: shown as a blank with words. */
  readonly blank?: boolean;
  readonly children: readonly (Paragraph | List)[];
}

export interface Figure extends BlockBase {
  readonly type: 'figure';
  readonly picture: Picture;
  readonly caption: Caption;
  /** Unit, axis, geography, source: the lines under the caption. */
  readonly notes: readonly Paragraph[];
}

/** Text of a note called by `noteReference`; stands in the block list after the block that calls it. */
export interface Note extends BlockBase {
  readonly type: 'note';
  readonly note: string;
  readonly number: number;
  readonly children: readonly (Paragraph | List)[];
}

export type Block =
  | Section
  | Heading
  | Paragraph
  | List
  | ListItem
  | Quote
  | Caption
  | Table
  | TableCell
  | Figure
  | Note;

/** A link to a block of the same document; its text is complete: «Ieteikums A1», «12. lpp.». */
export interface Reference {
  readonly type: 'reference';
  readonly target: string;
  /**
   * The text is the page number of the target, to be filled by a format that has pages: in place of `000` in the
   * children, or alone where there are none. A format without pages leaves the whole reference out.
   */
  readonly page?: boolean;
  readonly children: readonly Inline[];
  readonly origin?: Origin;
}
/** Numbers of entries in the list of sources, in ascending order. */
export interface Citation {
  readonly type: 'citation';
  readonly items: readonly { readonly number: number; readonly target: string; readonly title: string }[];
  readonly origin?: Origin;
}

export type Inline =
  | Text
  | Strong<Inline>
  | Emphasis<Inline>
  | Link<Inline>
  | Code
  | Break
  | NoteReference
  | Reference
  | Citation;

export type BlockOf<T extends Block['type']> = Extract<Block, { type: T }>;
export type InlineOf<T extends Inline['type']> = Extract<Inline, { type: T }>;
/** One handler per node type: a new node does not compile until every renderer has its handler. */
export type BlockHandlers<Context, Result> = {
  readonly [T in Block['type']]: (node: BlockOf<T>, context: Context) => Result;
};
export type InlineHandlers<Context, Result> = {
  readonly [T in Inline['type']]: (node: InlineOf<T>, context: Context) => Result;
};
