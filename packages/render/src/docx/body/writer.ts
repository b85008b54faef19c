import {
  type Block,
  type Caption,
  type Document,
  type Heading,
  type Inline,
  type Note,
  nodesOf,
  type SectionRole,
  spokenBlocksOf,
} from '@decode/model';
import type { PageKind } from '../styles/geometry.ts';
import { sectionEnd } from '../styles/sections.ts';
import type { TableStyleName } from '../styles/table-styles.ts';
import type { PandocBlock, PandocInline } from './pandoc-ast.ts';

/** What is known of the document before its first block is written, and what is gathered while they are. */
export interface Writer {
  readonly document: Document;
  /** Whether the numbers of pages will be known. */
  readonly paged: boolean;
  readonly notes: ReadonlyMap<string, SpokenNote>;
  /** How often each note is called. */
  readonly calls: ReadonlyMap<string, number>;
  /** Captions by their own id and by that of their table or figure. */
  readonly captions: ReadonlyMap<string, Captioned>;
  /** All captions in the order of the document. */
  readonly captionList: readonly Captioned[];
  /** Headings that bear a number, by themselves, by their id and by that of their section. */
  readonly numbered: ReadonlyMap<Heading | string, NumberedHeading>;
  /** Headings that stand in the contents. */
  readonly inContents: ReadonlySet<string>;
  /** Blocks of which a page number is asked. */
  readonly pageTargets: ReadonlySet<string>;
  /** Notes that have been written, with their places among Word's footnotes from 1. */
  readonly called: Map<string, number>;
  /** Notes whose blocks have their bookmarks. */
  readonly marked: Set<string>;
  /** Notes that are being written inside another one. */
  readonly inBrackets: Set<string>;
  /** Languages of foreign words. */
  readonly foreign: Set<string>;
  /** All languages besides the document's. */
  readonly languages: ReadonlySet<string>;
  /** One for each table, in the order of the document. */
  readonly tables: TableDescription[];
  /** Pictures that are used, with the widest width at which they stand, in twips. */
  readonly pictures: Map<string, number>;
  /** A number for a bookmark or drawing, unique in the document. */
  nextId(): number;
  /** The section break that is needed before something that stands on such a page; empty where none is. */
  turnTo(page: PageKind): string;
  /** The end of the last section. */
  lastSection(): string;
  readonly page: PageKind;
  /** Headings that the text stands below, the last one first: they name a table that has no caption. */
  headings: readonly OuterHeading[];
}

export interface OuterHeading {
  readonly depth: number;
  readonly number: string | undefined;
  readonly text: string;
}

/** A note, with the language that it has where it stands, BCP 47. */
export type SpokenNote = Note & { readonly lang: string };

/** A caption, and what the bookmark of its number is named for. */
export interface Captioned {
  readonly caption: Caption;
  readonly key: string;
  /** BCP 47. */
  readonly lang: string;
}

/** The number of a heading, «A1», and what its bookmark is named for. */
export interface NumberedHeading {
  readonly number: string;
  readonly key: string;
}

/** What writes inline nodes, and blocks, into a document. */
export type Inlines = (nodes: readonly Inline[], context: Context) => PandocInline[];
export type Blocks = (nodes: readonly Block[], context: Context) => PandocBlock[];

export interface BlockTools {
  readonly writer: Writer;
  readonly inlines: Inlines;
  readonly blocks: Blocks;
}

/** What cannot be said of a table in pandoc's AST; finish.ts writes it into the table. */
export interface TableDescription {
  readonly style: TableStyleName;
  readonly title: string;
  readonly description: string;
  /** Are the first cells of the rows headers? */
  readonly rowHeaders: boolean;
  /** Shares of the width, adding up to 1. */
  readonly widths: readonly number[];
  /** Does it begin a page rather than run over its end? */
  readonly whole?: boolean;
  /** Do its last rows go along with what stands below? */
  readonly goesOn?: boolean;
}

/** Where a block stands, as far as its looks depend on it. */
export interface Context {
  readonly place: 'text' | 'box' | 'cell' | 'plan-cell' | 'quote' | 'note';
  readonly role: SectionRole | undefined;
  /** Word tag of the language, where it is not the document's. */
  readonly lang: string | undefined;
  /** Depth of lists around, 0 outside. */
  readonly depth: number;
  /** Number of the numbered list around, 0 outside. */
  readonly counted: number;
  /** First block of a section that has a title: what it begins with. */
  readonly opens: boolean;
  /** Directly below a table of the text column, or of the page; or below a figure or the rows of key figures. */
  readonly below: 'narrow' | 'wide' | undefined;
}

export const start: Context = {
  place: 'text',
  role: undefined,
  lang: undefined,
  depth: 0,
  counted: 0,
  opens: false,
  below: undefined,
};

export function createWriter(document: Document, paged: boolean): Writer {
  const notes = new Map<string, SpokenNote>();
  const calls = new Map<string, number>();
  const captions = new Map<string, Captioned>();
  const captionList: Captioned[] = [];
  const inContents = new Set(document.meta.contents.entries.map(({ target }) => target));
  const pageTargets = new Set(inContents);
  const languages = new Set<string>();
  const numbered = new Map<Heading | string, NumberedHeading>();
  const number = (heading: Heading, section?: string): void => {
    const key = heading.id ?? section;
    if (heading.number === undefined || key === undefined) return;
    for (const name of [heading, heading.id, section])
      if (name !== undefined && !numbered.has(name)) numbered.set(name, { number: heading.number, key });
  };
  for (const node of nodesOf(document)) {
    if (node.type === 'section')
      for (const inner of node.children) if (inner.type === 'heading') number(inner, node.id);
    if (node.type === 'heading') number(node);
    if ('lang' in node && node.lang !== undefined) languages.add(node.lang);
    if (node.type === 'reference' && node.page) pageTargets.add(node.target);
    if (node.type === 'noteReference') calls.set(node.note, (calls.get(node.note) ?? 0) + 1);
  }
  for (const [block, lang] of spokenBlocksOf(document)) {
    if (block.type === 'note') notes.set(block.note, { ...block, lang });
    if ((block.type === 'table' || block.type === 'figure') && block.caption) {
      const { caption } = block;
      const captioned = { caption, key: captionKey(caption), lang: caption.lang ?? lang };
      captionList.push(captioned);
      for (const id of [caption.id, block.id]) {
        if (id !== undefined) captions.set(id, captioned);
      }
    }
  }
  let id = 0;
  let page = firstPage(document);
  return {
    document,
    paged,
    notes,
    calls,
    captions,
    captionList,
    numbered,
    inContents,
    pageTargets,
    called: new Map(),
    marked: new Set(),
    inBrackets: new Set(),
    foreign: new Set(),
    languages,
    tables: [],
    pictures: new Map(),
    nextId: () => ++id,
    turnTo(next) {
      if (next === page) return '';
      const before = sectionEnd(page);
      page = next;
      return before;
    },
    lastSection: () => sectionEnd(page),
    get page() {
      return page;
    },
    headings: [],
  };
}

/** A section break before anything is written would leave an empty page. */
function firstPage({ meta, body }: Document): PageKind {
  if (meta.cover) return 'cover';
  const [first] = body;
  return first?.type === 'section' && first.role === 'wide' ? 'landscape' : 'portrait';
}

/** The same for a caption wherever it is met: its own id, or its sequence and number. */
export function captionKey({ id, sequence, number }: Caption): string {
  return id ?? `${sequence}-${number}`;
}

/** Plain text of inlines, as in a title; citations and notes are left out. */
export function plainText(inlines: readonly Inline[]): string {
  return inlines
    .map((node) => {
      if (node.type === 'text' || node.type === 'code') return node.value;
      if (node.type === 'break') return ' ';
      return 'children' in node ? plainText(node.children) : '';
    })
    .join('');
}
