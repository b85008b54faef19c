import { Ref } from '../read/values.ts';
import type { Kid } from '../structure/build-tree.ts';
import type { Page, Work } from './work.ts';

/**
 * Where a table begins anew on the next page because its caption fits but its first rows do not, Chromium keeps the area
 * of a link in the caption on the page before, over nothing. Areas on pages without words of their link are taken away.
 */
export function dropStrayLinks(work: Work, pages: readonly Page[]): void {
  const {
    plan: { nodes },
    held,
  } = work;
  const painted = new Map<number, Set<number>>();
  for (const [i, { kids }] of held.entries()) {
    const link = linkAbove(nodes, i);
    if (link === undefined) continue;
    const on = painted.get(link) ?? new Set();
    painted.set(link, on);
    for (const { page, what } of kids) if ('mcid' in what) on.add(page);
  }
  for (const [link, on] of painted) {
    const kids = held[link]?.kids ?? [];
    if (on.size === 0) continue;
    for (const kid of kids.filter(({ what, page }) => 'annotation' in what && !on.has(page)))
      dropArea(work, kids, kid, pages);
  }
}

/** Takes the area of a link from the link and from its page. */
export function dropArea({ pdf }: Work, kids: Kid[], kid: Kid, pages: readonly Page[]): void {
  kids.splice(kids.indexOf(kid), 1);
  const dict = pages[kid.page]?.dict;
  const annotation = 'annotation' in kid.what ? kid.what.annotation.number : undefined;
  const rest = (pdf.array(dict?.get('Annots')) ?? []).filter(
    (one) => !(one instanceof Ref) || one.number !== annotation,
  );
  dict?.set('Annots', rest);
}

function linkAbove(nodes: Work['plan']['nodes'], node: number): number | undefined {
  for (let at = node; at >= 0; at = nodes[at]?.parent ?? -1) if (nodes[at]?.role === 'Link') return at;
  return undefined;
}
