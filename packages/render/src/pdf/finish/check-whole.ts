import { refusalAt } from '../plan/plan.ts';
import type { Page, Work } from './work.ts';

/** Every text of the plan must have been printed to its end. */
export function checkTexts({ plan: { nodes }, followers }: Work): void {
  for (const [i, { text: planned }] of nodes.entries()) {
    if (planned === undefined || planned.replace(/[\s\u00ad]/gu, '') === '') continue;
    const follower = followers.get(i);
    if (follower?.isDone()) continue;
    const rest = follower ? follower.rest() : planned.trim().slice(0, 60);
    throw refusalAt(
      nodes,
      i,
      `"${rest}" is on no page of the PDF.`,
      'Look for a style that hides it or cuts it off.',
    );
  }
}

/** ISO 32000-1, 14.8.5.4.5: the box of a figure is where readers find it. */
export function checkFigures({ plan: { nodes }, held }: Work): void {
  for (const [i, { role, alt }] of nodes.entries()) {
    const own = held[i];
    if (role !== 'Figure' || !own || own.kids.length === 0) continue;
    const [left, bottom, right, top] = own.box ?? [0, 0, 0, 0];
    if (right <= left || top <= bottom)
      throw refusalAt(nodes, i, `The picture "${alt ?? ''}" has no size in the PDF.`);
  }
}

/** ISO 14289-1, 7.6: the number that the browser gave to an item was painted. */
export function checkNumbers({ plan: { nodes }, held }: Work, pages: readonly Page[]): void {
  for (const { node: i, what } of pages.flatMap(({ owned }) => owned)) {
    const node = nodes[i];
    if (!('label' in what) || !what.label || node?.role !== 'LI' || !nodes[node.parent]?.ordered) continue;
    if (held[i]?.label.length === 0)
      throw refusalAt(nodes, i, 'The number of a list item is on no page of the PDF.');
  }
}
