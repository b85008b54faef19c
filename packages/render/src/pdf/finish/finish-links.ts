import { type PlanNode, refusalAt } from '../plan/plan.ts';
import type { Pdf } from '../read/read-objects.ts';
import { type Dict, isName, Name, Ref, text, textOf } from '../read/values.ts';
import { refusalBeside } from './beside.ts';
import { type Page, plainText, type Work } from './work.ts';

/** What the browser says of a link that a viewer needs; anything else might make one do something more. */
const kept = new Set(['Type', 'Subtype', 'Rect', 'Border', 'Dest', 'A', 'StructParent']);

/** ISO 14289-1, 7.18.5: every link says where it leads. */
export function finishLinks(work: Work, pages: readonly Page[]): void {
  const {
    pdf,
    plan: { nodes },
    held,
    linkTexts,
    destinations,
  } = work;
  const tied = new Set<number>();
  const onPages = new Set(
    pages.flatMap(({ dict: page }) =>
      (pdf.array(page.get('Annots')) ?? []).map((one) => (one instanceof Ref ? one.number : undefined)),
    ),
  );
  for (const [i, node] of nodes.entries()) {
    if (node.role !== 'Link') continue;
    const said = plainText(linkTexts.get(i) ?? '');
    const annotations = (held[i]?.kids ?? []).flatMap(({ what }) =>
      'annotation' in what ? [what.annotation] : [],
    );
    if (said === '' && annotations.some(({ number }) => onPages.has(number)))
      throw refusalAt(nodes, i, `The link to "${node.url ?? node.target ?? ''}" has no words in the PDF.`);
    if (said === '') continue;
    if (annotations.length === 0) throw refusalAt(nodes, i, `The link "${said}" was lost.`);
    if (node.target !== undefined && !destinations.has(node.target))
      throw refusalAt(nodes, i, `The link "${said}" leads to "${node.target}", which is on no page.`);
    for (const ref of annotations) {
      tied.add(ref.number);
      const annotation = pdf.dict(ref);
      if (!annotation || !onPages.has(ref.number) || !leadsTo(pdf, annotation, node))
        throw refusalAt(
          nodes,
          i,
          `The link "${said}" does not lead to "${node.url ?? node.target ?? ''}" in the PDF.`,
        );
      const words = node.label ?? said;
      const url = node.url !== undefined && node.url !== said ? `${words} (${node.url})` : words;
      for (const key of annotation.keys()) if (!kept.has(key)) annotation.delete(key);
      annotation.set('Contents', text(url));
      // ISO 19005-2, 6.3.2: shown and printed.
      annotation.set('F', 4);
    }
  }
  for (const [i, page] of pages.entries())
    for (const annotation of pdf.array(page.dict.get('Annots')) ?? []) {
      if (annotation instanceof Ref && tied.has(annotation.number)) continue;
      const found = `A link on page ${i + 1} of the PDF belongs to no text.`;
      const dict = pdf.dict(annotation);
      const meant = nodes.findIndex((node) => node.role === 'Link' && dict && leadsTo(pdf, dict, node));
      throw meant < 0 ? refusalBeside(work, page, { found }) : refusalAt(nodes, meant, found);
    }
}

/** ISO 32000-1, 12.5.6.5. Browsers write addresses in ASCII, by the URL standard. */
function leadsTo(pdf: Pdf, annotation: Dict, { url, target }: PlanNode): boolean {
  if (!isName(pdf.get(annotation.get('Subtype')), 'Link')) return false;
  if (target !== undefined) {
    const place = pdf.get(annotation.get('Dest'));
    return (place instanceof Name ? place.value : textOf(place)) === target;
  }
  const printed = textOf(pdf.get(pdf.dict(annotation.get('A'))?.get('URI')));
  return printed !== undefined && url !== undefined && (printed === url || printed === URL.parse(url)?.href);
}
