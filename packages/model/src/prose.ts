import type { Origin } from './message.ts';

/**
 * The Markdown that content is written in, as a tree: mdast's shapes and names (https://github.com/syntax-tree/mdast)
 * cut down to the subset that every renderer can show, plus fields, citations and two directives. Raw HTML, images by
 * address and inline directives do not exist here; the parser reports them.
 */
export interface ProseNode {
  /** Absent only on nodes that no file wrote. */
  readonly origin?: Origin;
}

export interface Text extends ProseNode {
  readonly type: 'text';
  readonly value: string;
}
export interface Strong<I> extends ProseNode {
  readonly type: 'strong';
  readonly children: readonly I[];
}
/** A foreign word or title; `lang` from the notation `*word*{lang=de}`. */
export interface Emphasis<I> extends ProseNode {
  readonly type: 'emphasis';
  readonly lang?: string;
  readonly children: readonly I[];
}
/** http, https and mailto only. */
export interface Link<I> extends ProseNode {
  readonly type: 'link';
  readonly url: string;
  readonly children: readonly I[];
}
export interface Code extends ProseNode {
  readonly type: 'code';
  readonly value: string;
}
export interface Break extends ProseNode {
  readonly type: 'break';
}
/** Call of a note: `[^id]`. */
export interface NoteReference extends ProseNode {
  readonly type: 'noteReference';
  /** Name of the note: as written in prose, unique in the document after assembly. */
  readonly note: string;
  /** Given by assembly. */
  readonly number?: number;
}

/** `{{ data.population-city.last }}`, `{{ place.name case=in }}`: a value of the place, filled in by compose. */
export interface Field extends ProseNode {
  readonly type: 'field';
  readonly path: readonly string[];
  readonly case?: string;
}
/** `[@key]`, `[@key; @other]`: entries of recommendations/sources.yaml. */
export interface CiteKeys extends ProseNode {
  readonly type: 'cite';
  readonly keys: readonly string[];
}

export type ProseInline =
  | Text
  | Strong<ProseInline>
  | Emphasis<ProseInline>
  | Link<ProseInline>
  | Code
  | Break
  | NoteReference
  | Field
  | CiteKeys;

/** The blocks that hold inline text: each is one translation unit and has an id. */
export interface ProseParagraph extends ProseNode {
  readonly type: 'paragraph';
  readonly children: readonly ProseInline[];
}
/** A text is one part of a document, and has one level of headings of its own: `##`. */
export interface ProseHeading extends ProseNode {
  readonly type: 'heading';
  readonly children: readonly ProseInline[];
}
export interface ProseList extends ProseNode {
  readonly type: 'list';
  readonly ordered: boolean;
  readonly start: number;
  readonly items: readonly { readonly children: readonly ProseBlock[]; readonly origin?: Origin }[];
}
export interface ProseQuote extends ProseNode {
  readonly type: 'quote';
  readonly children: readonly ProseBlock[];
}
export interface ProseCell extends ProseNode {
  readonly type: 'cell';
  readonly children: readonly ProseInline[];
}
/** A Markdown table: the first row is its head. */
export interface ProseTable extends ProseNode {
  readonly type: 'table';
  readonly align: readonly ('left' | 'right' | 'center' | null)[];
  readonly rows: readonly { readonly cells: readonly ProseCell[] }[];
}
export interface ProseNote extends ProseNode {
  readonly type: 'note';
  readonly note: string;
  readonly children: readonly (ProseParagraph | ProseList)[];
}
/** `::chart[Finding as a sentence.]{series=population-city}` or `::table[Title]{series=…}`. */
export interface ProseDirective extends ProseNode {
  readonly type: 'directive';
  readonly name: 'chart' | 'table';
  readonly label: ProseParagraph;
  readonly attributes: Readonly<Record<string, string>>;
}
export type ProseBlock =
  | ProseParagraph
  | ProseHeading
  | ProseList
  | ProseQuote
  | ProseTable
  | ProseNote
  | ProseDirective;

/** Wherever they stand: in quotes and lists too. */
export function directivesIn(blocks: readonly ProseBlock[]): ProseDirective[] {
  return blocks.flatMap((block): ProseDirective[] => {
    if (block.type === 'directive') return [block];
    if (block.type === 'quote') return directivesIn(block.children);
    return block.type === 'list' ? block.items.flatMap(({ children }) => directivesIn(children)) : [];
  });
}
