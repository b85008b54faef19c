import type { Dict } from '../read/values.ts';
import { above, type Work } from './work.ts';

/**
 * Moves the places that links lead to (ISO 32000-1, 12.3.2.3) to what they name: browsers leave the page's margins out
 * of them, and readers would land on the lines before.
 */
export function placeDestinations(
  { pdf, plan: { nodes }, destinations, begins }: Work,
  catalogue: Dict,
): void {
  const named = new Map(nodes.flatMap(({ id }, i) => (id === undefined ? [] : [[id, i] as const])));
  for (const [id, value] of pdf.dict(catalogue.get('Dests')) ?? []) {
    const place = pdf.array(value);
    const first = named.get(id);
    if (!place || first === undefined) continue;
    let top = Number.NEGATIVE_INFINITY;
    // The nodes below one follow it.
    for (let i = first; i === first || (nodes[i]?.parent ?? -1) >= first; i++) {
      const begin = begins.get(i);
      if (begin && begin.page + 1 === destinations.get(id)) top = Math.max(top, begin.top);
    }
    if (top > Number.NEGATIVE_INFINITY) place.splice(2, 3, null, Math.round((top + above) * 100) / 100, null);
  }
}
