import type { Font } from '../content/font.ts';
import type { PrintPlan } from '../plan/plan.ts';
import type { Pdf } from '../read/read-objects.ts';
import type { Dict, Ref, Value } from '../read/values.ts';
import type { Held } from '../structure/build-tree.ts';
import type { TextFollower } from '../structure/follow-text.ts';
import type { PageSlots } from '../structure/page-slots.ts';
import type { Owned } from '../structure/read-owners.ts';

export interface Page {
  readonly ref: Ref;
  readonly dict: Dict;
  readonly owned: Owned[];
}

/** What is known while a file is finished, and what was gathered from the pages so far. */
export interface Work {
  readonly pdf: Pdf;
  readonly plan: PrintPlan;
  readonly held: readonly Held[];
  /** What each link and heading says, as printed. */
  readonly linkTexts: Map<number, string>;
  readonly fonts: Map<Value, Font>;
  readonly followers: Map<number, TextFollower>;
  readonly destinations: ReadonlyMap<string, number>;
  readonly pageCount: number;
  /** First page of every node that may be repeated. */
  readonly firstPages: Map<number, number>;
  /** Where each node was painted first: page from 0, and upper edge there in points. */
  readonly begins: Map<number, { readonly page: number; top: number }>;
  readonly slots: PageSlots;
}

/** Points that bookmarks and links show above what they lead to. */
export const above = 8;

/** Words as they are told outside of a page: in bookmarks and links. */
export function plainText(value: string): string {
  return value.replaceAll('\u00ad', '').replace(/\s+/gu, ' ').trim();
}
