import type { Block, Document, Note, Section } from '@decode/model';
import type { ElementContent } from 'hast';

/** What a handler knows besides its node. */
export interface HtmlContext {
  readonly document: Document;
  /** Language in force where the node stands. */
  readonly lang: string;
  /** Page number of a block; absent where the format has no pages. */
  readonly pageOf?: PageOf;
  /** Inside a page reference: the block whose page number stands in place of `000`. */
  readonly slot?: string;
  readonly index: DocumentIndex;
  /** Class of each section that has named pages. */
  readonly pageNames: ReadonlyMap<Section, string>;
  /** How often a note was called or a picture shown so far: makes ids unique. */
  readonly uses: Map<string, number>;
  /** Blocks in their order, without the notes among them. */
  readonly render: (nodes: readonly Block[], context: HtmlContext) => ElementContent[];
  /** Notes as entries of a list. */
  readonly renderNotes: (notes: readonly Note[], context: HtmlContext) => ElementContent[];
}

/** Page number of the block with an id, as it is printed. */
export type PageOf = (target: string) => string;

/** What has to be known before the first node is rendered. */
export interface DocumentIndex {
  readonly ids: ReadonlySet<string>;
  /** Notes by name. */
  readonly notes: ReadonlyMap<string, IndexedNote>;
}

export interface IndexedNote {
  readonly id: string;
  readonly number: number;
  /** Calls in the whole document: as many links lead back. */
  readonly calls: number;
}

/** A type, not an interface: it has to fit element properties, which are an index. */
type Attributed = { readonly id?: string; readonly lang?: string };

/** The attributes every block may have: id, and the language where it changes. */
export function blockAttributes(node: Attributed, context: HtmlContext): Attributed {
  return {
    ...(node.id === undefined ? {} : { id: node.id }),
    ...(node.lang === undefined || node.lang === context.lang ? {} : { lang: node.lang }),
  };
}

/** The context inside a node. */
export function within(node: Attributed, context: HtmlContext): HtmlContext {
  return node.lang === undefined || node.lang === context.lang ? context : { ...context, lang: node.lang };
}

/** 1 for the first use of a name, 2 for the second. */
export function countUse(name: string, context: HtmlContext): number {
  const count = (context.uses.get(name) ?? 0) + 1;
  context.uses.set(name, count);
  return count;
}

/** Id of the n-th call of a note: where its back links lead. */
export function callId(note: number, count: number): string {
  return `call-${note}-${count}`;
}
