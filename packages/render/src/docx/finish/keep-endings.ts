import { attribute, child, type Edits, type XmlElement } from '@decode/ooxml';

/** Styles that begin something new: what came before has ended. */
const begins = /^(?:Heading[12]|OpeningKicker|AreaKicker|SectionEnd|Practice(?:Kicker|Heading\w*))$/;
/** Parts at the end of a recommendation or practice that stay together: the shortest of them are lines. */
const kept = 3;
/** Recommendations and practices have more parts than any chapter. */
const fewest = 5;

/**
 * The last parts of a recommendation or practice begin a page together: no page holds its sources, or a line of references,
 * alone. Pages of the PDF end in the same way.
 * @param body its children are paragraphs and tables
 */
export function keepEndings({ children }: XmlElement, edits: Edits): void {
  let heads: number[] = [];
  for (const [index, element] of [...children, undefined].entries()) {
    const name = element && attribute(styleOf(element), 'w:val');
    if (name === 'Heading3') heads.push(index);
    if (element && !begins.test(name ?? '')) continue;
    if (heads.length >= fewest) keep(children.slice(heads.at(-kept), index - 1), edits);
    heads = [];
  }
}

function keep(paragraphs: readonly XmlElement[], edits: Edits): void {
  for (const paragraph of paragraphs) {
    const style = styleOf(paragraph);
    if (style) edits.insert(style.end, '<w:keepNext/><w:keepLines/>');
  }
}

function styleOf(element: XmlElement): XmlElement | undefined {
  return element.name === 'w:p' ? child(element, 'w:pPr', 'w:pStyle') : undefined;
}
