import type { Origin } from '@decode/model';
import { Refusal } from '@decode/model/refusal';

/** Standard structure types of ISO 32000-1, 14.8.4, as far as documents here need them. */
export type Role =
  | 'Document'
  | 'Sect'
  | 'Art'
  | `H${1 | 2 | 3 | 4 | 5 | 6}`
  | 'P'
  | 'L'
  | 'LI'
  | 'Lbl'
  | 'LBody'
  | 'Table'
  | 'THead'
  | 'TBody'
  | 'TR'
  | 'TH'
  | 'TD'
  | 'Caption'
  | 'Figure'
  | 'Link'
  | 'Note'
  | 'Reference'
  | 'TOC'
  | 'TOCI'
  | 'BlockQuote'
  | 'Quote'
  | 'Code'
  | 'Span';

/** One structure element to be. Plain data, so that it can be sent to a worker. */
export interface PlanNode {
  readonly role: Role;
  /** Index of its parent; -1 for the first one. Parents stand before their children, and children in their order. */
  readonly parent: number;
  /** BCP 47; only where it differs from the parent's. */
  readonly lang?: string;
  /** Id of the block in the document, or of the anchor. */
  readonly id?: string;
  readonly alt?: string;
  readonly scope?: 'Row' | 'Column';
  readonly colSpan?: number;
  readonly rowSpan?: number;
  /** Indexes of header cells. */
  readonly headers?: readonly number[];
  readonly summary?: string;
  /** Numbers stand before the items, where marks do. */
  readonly ordered?: boolean;
  /** Which node takes what is painted in this one: the LBody of an LI. */
  readonly body?: number;
  /** Stands again on every page of its table: what comes after the first page is furniture. */
  readonly repeated?: boolean;
  /** The text of this block apart from blocks inside it, as it was given to the browser. */
  readonly text?: string;
  /** Its digits are replaced by the page number of the block with this id. */
  readonly slot?: string;
  /** Where the replaced number stands in the width of the slot. */
  readonly alignEnd?: boolean;
  /** Of a heading that is not a current translation, or stands in such a section: the words on it. */
  readonly state?: string;
  /** What a link says where its text alone does not. */
  readonly label?: string;
  readonly url?: string;
  readonly target?: string;
  readonly origin?: Origin;
}

/** What the writer must know besides what the browser printed. */
export interface PrintPlan {
  readonly nodes: readonly PlanNode[];
  /** What may stand in the margins of a page without belonging to any block, besides its number. */
  readonly margins: MarginPlan;
  /** Texts in what only decorates, piece by piece. */
  readonly decoration: readonly string[];
  /** Families of the document's own fonts; empty: any font will do. */
  readonly families: readonly string[];
  readonly meta: PrintMeta;
}

/** Margins of upright and wide pages, in points, and the texts that the style sheet prints there. */
export interface MarginPlan {
  readonly upright: { readonly top: number; readonly bottom: number };
  readonly wide: { readonly top: number; readonly bottom: number };
  readonly texts: readonly string[];
}

export interface PrintMeta {
  readonly lang: string;
  readonly title: string;
  readonly author: string;
  readonly subject: string;
  readonly keywords: readonly string[];
  /** Seconds since 1970-01-01 UTC. */
  readonly epoch: number;
}

const hint = /^(.+)-x-n(\d+)$/u;

/**
 * The channel from HTML to PDF: Chromium writes the language of every element that differs from its parent's on the
 * structure element, private-use subtags (BCP 47, 2.2.7) included.
 */
export function hintOf(lang: string, node: number): string {
  return `${lang}-x-n${node}`;
}

export function nodeOfHint(lang: string | undefined): number | undefined {
  const found = lang === undefined ? null : hint.exec(lang);
  return found ? Number(found[2]) : undefined;
}

/** The node itself, or the nearest around it, of which this holds. */
export function nearestNode(
  nodes: readonly PlanNode[],
  node: number,
  is: (one: PlanNode) => boolean,
): number | undefined {
  for (let i = node; i >= 0; i = nodes[i]?.parent ?? -1) {
    const found = nodes[i];
    if (found && is(found)) return i;
  }
  return undefined;
}

/** Where the words of a node were written, or those around it. */
export function originOf(nodes: readonly PlanNode[], node: number): Origin | undefined {
  return nodes[nearestNode(nodes, node, ({ origin }) => origin !== undefined) ?? -1]?.origin;
}

/** What is wrong with the page number in a slot, told where that was written; of the contents, where the part is that it names. */
export function refusalAtSlot(
  nodes: readonly PlanNode[],
  node: number,
  found: string,
  todo?: string,
): Refusal {
  const slot = nodes[node]?.slot;
  const named = originOf(nodes, node) ? -1 : nodes.findIndex(({ id }) => id !== undefined && id === slot);
  return refusalAt(nodes, named < 0 ? node : named, found, todo);
}

/** What is wrong with a node, told where it was written; where no file is known, with the part that it stands in. */
export function refusalAt(nodes: readonly PlanNode[], node: number, found: string, todo?: string): Refusal {
  const origin = originOf(nodes, node);
  if (origin) return new Refusal(found, todo, origin);
  const id = nodes[nearestNode(nodes, node, (one) => one.id !== undefined) ?? -1]?.id;
  const part = id === undefined ? 'the cover or another part that is made by a shell' : `the block "${id}"`;
  return new Refusal(`${found} It stands in ${part}.`, todo);
}
