import { nodeOfHint } from '../plan/plan.ts';
import { damaged } from '../read/lexer.ts';
import type { Pdf } from '../read/read-objects.ts';
import { isName, Ref, textOf, type Value } from '../read/values.ts';

/** Marked content or an annotation, as the browser's tree holds it. */
export interface Owned {
  readonly page: number;
  /** Node of the plan that it stands in: the nearest one above. */
  readonly node: number;
  /** The node that was begun last before it: tells its place among the node's children. */
  readonly after: number;
  readonly what:
    | {
        readonly mcid: number /** In the label that the browser made for an item. */;
        readonly label: boolean;
      }
    | { readonly annotation: Ref };
}

const deepest = 400;

/**
 * What the browser's own structure tree (ISO 32000-1, 14.7) says: not the roles, which the plan has, but which marks and annotations belong
 * to which element of the page. In the order of the tree.
 */
export function readOwners(
  pdf: Pdf,
  structure: Value | undefined,
  pageOf: ReadonlyMap<number, number>,
): Owned[] {
  const made: Owned[] = [];
  let last = 0;
  const visit = (value: Value, node: number, label: boolean, depth: number): void => {
    const element = pdf.dict(value);
    if (!element) return;
    if (depth > deepest) throw damaged('its structure tree is too deep');
    const own = nodeOfHint(textOf(pdf.get(element.get('Lang')))) ?? node;
    if (own !== node) last = own;
    const inLabel = isName(pdf.get(element.get('S')), 'Lbl') || (label && own === node);
    const page = pageIndex(element.get('Pg'), pageOf);
    const given = pdf.get(element.get('K'));
    const add = (on: number | undefined, what: Owned['what']) => {
      if (on === undefined) throw damaged('a mark is on no page');
      made.push({ page: on, node: own, after: last, what });
    };
    for (const kid of Array.isArray(given) ? given : [element.get('K') ?? null]) {
      const found = pdf.get(kid);
      if (typeof found === 'number') add(page, { mcid: found, label: inLabel });
      else if (!(found instanceof Map)) continue;
      else if (isName(found.get('Type'), 'MCR'))
        add(pageIndex(found.get('Pg'), pageOf) ?? page, { mcid: Number(found.get('MCID')), label: inLabel });
      else if (isName(found.get('Type'), 'OBJR')) {
        const annotation = found.get('Obj');
        if (annotation instanceof Ref) add(pageIndex(found.get('Pg'), pageOf) ?? page, { annotation });
      } else visit(kid, own, inLabel, depth + 1);
    }
  };
  const root = pdf.dict(structure);
  const top = pdf.get(root?.get('K'));
  for (const kid of Array.isArray(top) ? top : [root?.get('K') ?? null]) visit(kid, 0, false, 0);
  return made;
}

function pageIndex(value: Value | undefined, pageOf: ReadonlyMap<number, number>): number | undefined {
  return value instanceof Ref ? pageOf.get(value.number) : undefined;
}
