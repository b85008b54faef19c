import { type Scanned, textOfMark } from '../content/painted.ts';
import { nearestNode, refusalAt } from '../plan/plan.ts';
import { scanPage } from './scan-page.ts';
import { type Page, plainText, type Work } from './work.ts';

/** Chromium draws a CSS pixel as 0.75 pt, by one or two transformations at the start of a page, unless it shrinks all. */
export function isShrunk({ scales }: Scanned): boolean {
  return scales.length > 0 && !scales.slice(0, 3).some((scale) => Math.abs(scale - 0.75) < 0.001);
}

/**
 * Told by what reaches furthest to the right from this page on: the browser gives everything the width of what is
 * widest, and only that fills it to the end.
 */
export function tooWide(work: Work, pages: readonly Page[], from: number): Error {
  const { nodes } = work.plan;
  let furthest:
    | { readonly reach: number; readonly words: string; readonly node: number; readonly page: number }
    | undefined;
  for (const [i, page] of pages.entries()) {
    if (i < from) continue;
    const { marks } = scanPage(work, page).scanned;
    for (const { node, what } of page.owned) {
      const mark = 'mcid' in what ? marks.get(what.mcid) : undefined;
      if (!mark || mark.box[2] <= (furthest?.reach ?? 0)) continue;
      const figure = nearestNode(nodes, node, ({ role }) => role === 'Figure');
      const words = plainText(nodes[figure ?? -1]?.alt ?? textOfMark(mark));
      // Lines and grounds alone tell nobody where to look.
      if (words !== '') furthest = { reach: mark.box[2], words: words.slice(0, 60).trim(), node, page: i };
    }
  }
  const found = 'Something in the document is wider than its page, and the browser shrank everything to fit.';
  const todo = 'Look for a table, a picture or a long word that cannot be broken.';
  if (!furthest) return refusalAt(nodes, 0, found, todo);
  const { words, node, page } = furthest;
  return refusalAt(
    nodes,
    node,
    `${found} Furthest to the right, on page ${page + 1}, stands "${words}".`,
    todo,
  );
}
