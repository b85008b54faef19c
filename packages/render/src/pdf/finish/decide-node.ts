import { type Mark, textOfMark } from '../content/painted.ts';
import { nearestNode, refusalAt } from '../plan/plan.ts';
import type { Owned } from '../structure/read-owners.ts';
import type { Work } from './work.ts';

/** Elements in which text may stand. */
const textRoles = new Set(
  'P H1 H2 H3 H4 H5 H6 LBody Lbl TH TD Caption Link Note Reference TOCI Quote Code Span'.split(' '),
);

/** The node that a mark becomes part of. */
export function decideNode(
  { plan: { nodes }, firstPages }: Work,
  owned: Owned,
  mark: Mark,
  label: boolean,
  page: number,
): number | 'artifact' | 'repeated' {
  let index = owned.node;
  let node = nodes[index];
  if (label && node?.role === 'LI') return mark.runs.length > 0 || mark.paths > 0 ? index : 'artifact';
  if (node?.role === 'Figure') return index;
  if (node?.body !== undefined) {
    index = node.body;
    node = nodes[index];
  }
  // A slot is only a place; its digits belong to what they stand in.
  if (node?.slot !== undefined) {
    index = node.parent;
    node = nodes[index];
  }
  const head = nearestNode(nodes, index, (one) => one.repeated === true);
  if (head !== undefined) {
    const first = firstPages.get(head) ?? page;
    firstPages.set(head, first);
    // ISO 14289-1, 7.1: what is repeated on every page is furniture.
    if (page > first) return 'repeated';
  }
  if (!mark.runs.some(({ glyphs }) => glyphs.length > 0)) return 'artifact';
  if (node && textRoles.has(node.role)) return index;
  if (textOfMark(mark).trim() === '') return 'artifact';
  throw refusalAt(
    nodes,
    index,
    `"${textOfMark(mark).trim().slice(0, 60)}" on page ${page + 1} stands in no paragraph, heading, list or table.`,
  );
}
