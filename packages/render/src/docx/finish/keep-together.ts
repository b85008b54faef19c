import { attribute, child, type Edits, type XmlElement } from '@decode/ooxml';

/** Styles that begin something new: what came before has ended. */
const begins = /^(?:Heading[12]|OpeningKicker|AreaKicker|SectionEnd|Practice(?:Kicker|Heading\w*))$/;
/** Parts at the end of a recommendation or practice that stay together: the shortest of them are lines. */
const parts = 3;
/** Paragraphs that LibreOffice moves to the next page as one; of more it may leave the first, a heading, behind. */
const mostMoved = 8;
/** Recommendations and practices have more parts than any chapter. */
const fewest = 5;
/** What a chapter closes with below a table is a few paragraphs; more of them may go over a page. */
const closingParagraphs = 6;
/** Styles of a good practice in its box, which its title begins. */
const boxed = /^Practice(?!Kicker|Heading)/;
const goesOnInBox = /^Practice(?!Kicker|Heading|Title)/;

/**
 * What no page may tear: the endings of recommendations and practices, the few lines below a chapter's last table, and boxes.
 * @param body its children are paragraphs and tables
 */
export function keepTogether(body: XmlElement, edits: Edits): void {
  // Bookmarks of tables stand between blocks.
  const children = body.children.filter(({ name }) => !name.startsWith('w:bookmark'));
  for (const element of new Set([...endings(children), ...closings(children), ...boxes(children)])) {
    const style = styleOf(element);
    if (style) edits.insert(style.end, '<w:keepNext/><w:keepLines/>');
  }
}

/**
 * The last parts of a recommendation or practice begin a page together: no page holds its sources, or a line of references,
 * alone. Pages of the PDF end in the same way.
 * @returns what is kept with what follows it
 */
function endings(children: readonly XmlElement[]): XmlElement[] {
  const kept: XmlElement[] = [];
  let heads: number[] = [];
  for (const [index, element] of [...children, undefined].entries()) {
    const name = styleName(element);
    if (name === 'Heading3') heads.push(index);
    if (element && !begins.test(name ?? '')) continue;
    if (heads.length >= fewest) kept.push(...children.slice(endingOf(heads, index), index - 1));
    heads = [];
  }
  return kept;
}

/**
 * @param heads where the parts begin
 * @param end behind the last of them
 * @returns where the ending begins: with as many parts as stay together in LibreOffice too
 */
function endingOf(heads: readonly number[], end: number): number {
  const last = heads.slice(-parts);
  return last.find((head) => end - 1 - head <= mostMoved) ?? last.at(-1) ?? end;
}

/**
 * A chapter that ends with a part below its table keeps the part whole: its last paragraph would have a page of its own.
 * @returns what is kept with what follows it: all of the part but its last paragraph
 */
function closings(children: readonly XmlElement[]): XmlElement[] {
  return children.flatMap((element, index) => {
    if (styleName(element) !== 'SideHeading' || children[index - 1]?.name !== 'w:tbl') return [];
    const length = children.slice(index).findIndex((next) => begins.test(styleName(next) ?? ''));
    const part = children.slice(index, index + length);
    const isShort = part.length > 1 && part.length <= closingParagraphs + 1;
    return isShort && part.every(({ name }) => name === 'w:p') ? part.slice(0, -1) : [];
  });
}

/**
 * A box stays whole, as in the PDF: its last line, which leads to the practice, says nothing by itself.
 * @returns what is kept with what follows it: all of a box but its last paragraph
 */
function boxes(children: readonly XmlElement[]): XmlElement[] {
  return children.filter(
    (element, index) =>
      boxed.test(styleName(element) ?? '') && goesOnInBox.test(styleName(children[index + 1]) ?? ''),
  );
}

function styleName(element: XmlElement | undefined): string | undefined {
  return element && attribute(styleOf(element), 'w:val');
}

function styleOf(element: XmlElement): XmlElement | undefined {
  return element.name === 'w:p' ? child(element, 'w:pPr', 'w:pStyle') : undefined;
}
