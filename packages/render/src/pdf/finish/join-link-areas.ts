import type { Dict, Value } from '../read/values.ts';
import type { Kid } from '../structure/build-tree.ts';
import { dropArea } from './drop-stray-links.ts';
import type { Page, Work } from './work.ts';

/** Points; browsers round edges to three quarters of one. */
const nearness = 1;

type Edges = readonly [left: number, bottom: number, right: number, top: number];

/**
 * One area for each line of a link. Where words in it are set apart, as those in another language, Chromium writes one
 * area for the line or one for each piece; which of them is not always the same when a page is printed again.
 */
export function joinLinkAreas(work: Work, pages: readonly Page[]): void {
  const { pdf, held } = work;
  for (const { kids } of held) {
    const kept = new Map<Kid, { readonly dict: Dict; readonly edges: Edges }>();
    for (const kid of kids.filter(({ what }) => 'annotation' in what)) {
      const dict = 'annotation' in kid.what ? pdf.dict(kid.what.annotation) : undefined;
      const edges = edgesOf(dict && pdf.array(dict.get('Rect')));
      if (!dict || !edges) continue;
      // Two that did not touch, if this one stands between them.
      const beside = [...kept].filter(
        ([other, own]) => other.page === kid.page && areOfOneLine(own.edges, edges),
      );
      const [first, ...more] = beside;
      if (!first) {
        kept.set(kid, { dict, edges });
        continue;
      }
      const whole = beside.reduce((sum, [, own]) => around(sum, own.edges), edges);
      first[1].dict.set('Rect', [...whole]);
      kept.set(first[0], { dict: first[1].dict, edges: whole });
      for (const other of [kid, ...more.map(([one]) => one)]) {
        kept.delete(other);
        dropArea(work, kids, other, pages);
      }
    }
  }
}

function edgesOf(numbers: readonly Value[] | undefined): Edges | undefined {
  const [left, bottom, right, top] = numbers ?? [];
  return typeof left === 'number' &&
    typeof bottom === 'number' &&
    typeof right === 'number' &&
    typeof top === 'number'
    ? [left, bottom, right, top]
    : undefined;
}

function areOfOneLine(a: Edges, b: Edges): boolean {
  const shared = Math.min(a[3], b[3]) - Math.max(a[1], b[1]);
  const gap = Math.max(a[0], b[0]) - Math.min(a[2], b[2]);
  return shared > Math.min(a[3] - a[1], b[3] - b[1]) / 2 && gap < nearness;
}

function around(a: Edges, b: Edges): Edges {
  return [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])];
}
