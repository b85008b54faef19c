import type { Pdf } from '../read/read-objects.ts';
import { type Dict, Ref, textOf, type Value } from '../read/values.ts';

/** ISO 32000-1, 7.7.3.2: viewers find a page by the counts of its tree, and what it inherits by its parents. */
export function faultsOfPageTree(pdf: Pdf, root: Dict): string[] {
  const faults: string[] = [];
  const seen = new Set<number>();
  const visit = (value: Value | undefined, parent: Value | undefined): number => {
    const node = pdf.dict(value);
    if (!node || !(value instanceof Ref) || seen.has(value.number)) return 0;
    seen.add(value.number);
    if (numberOf(node.get('Parent')) !== numberOf(parent))
      faults.push(`the page or pages ${value.number} name another parent than they have`);
    const kids = pdf.array(node.get('Kids'));
    if (!kids) return 1;
    const count = kids.reduce<number>((sum, kid) => sum + visit(kid, value), 0);
    const said = pdf.number(node.get('Count'));
    if (said !== count) faults.push(`the page tree says that it has ${said} pages, and has ${count}`);
    return count;
  };
  visit(root.get('Pages'), undefined);
  return faults;
}

/**
 * 12.3.3: bookmarks are tied to those around them, and say how many of those below are shown; only the first level is
 * unfolded.
 */
export function faultsOfBookmarkTree(pdf: Pdf, root: Dict): string[] {
  const faults: string[] = [];
  const seen = new Set<number>();
  const visit = (value: Value | undefined, node: Dict, name: string): void => {
    let count = 0;
    let before: Value | undefined;
    for (let at = node.get('First'); at instanceof Ref && !seen.has(at.number); count++) {
      seen.add(at.number);
      const kid = pdf.dict(at);
      if (!kid) break;
      const title = `the bookmark "${textOf(pdf.get(kid.get('Title')))}"`;
      if (numberOf(kid.get('Parent')) !== numberOf(value) || numberOf(kid.get('Prev')) !== numberOf(before))
        faults.push(`${title} names others around it than there are`);
      visit(at, kid, title);
      before = at;
      at = kid.get('Next');
    }
    if (numberOf(node.get('Last')) !== numberOf(before))
      faults.push(`${name} names another last one below it`);
    const said = pdf.number(node.get('Count')) ?? 0;
    const right = node.has('Title') ? -count : count;
    if (said !== right) faults.push(`${name} says that it shows ${said} below it, not ${right}`);
  };
  const outlines = pdf.dict(root.get('Outlines'));
  if (outlines) visit(root.get('Outlines'), outlines, 'the list of bookmarks');
  return faults;
}

function numberOf(value: Value | undefined): number | undefined {
  return value instanceof Ref ? value.number : undefined;
}
