import { attribute, child, descendants, type XmlElement } from '@decode/ooxml';

/** The space that text has at a place, in twips (1/1440 inch). */
export interface Room {
  readonly width: number;
  readonly height: number;
  readonly landscape: boolean;
  readonly columns: number;
}

/** A4 with margins of an inch, which Word assumes where a section says nothing. */
const sheet = { width: 11906, height: 16838, margin: 1440 };

/** The room at an offset of the body: that of the first section that ends behind it (ECMA-376 part 1, 17.6.17). */
export function roomAt(body: XmlElement, offset: number): Room {
  let section: XmlElement | undefined;
  for (const candidate of sectionsOf(body)) {
    section = candidate;
    if (candidate.end > offset) break;
  }
  const size = child(section, 'w:pgSz');
  const margins = child(section, 'w:pgMar');
  const columns = child(section, 'w:cols');
  const width = number(size, 'w:w', sheet.width);
  const height = number(size, 'w:h', sheet.height);
  const sides =
    number(margins, 'w:left', sheet.margin) +
    number(margins, 'w:right', sheet.margin) +
    number(margins, 'w:gutter', 0);
  const ends =
    Math.abs(number(margins, 'w:top', sheet.margin)) + Math.abs(number(margins, 'w:bottom', sheet.margin));
  const count = Math.max(1, number(columns, 'w:num', 1));
  const own = number(columns?.children[0], 'w:w', 0);
  const share = own > 0 ? own : (width - sides - (count - 1) * number(columns, 'w:space', 720)) / count;
  return {
    width: Math.max(1440, Math.floor(share)),
    height: Math.max(1440, height - ends),
    landscape: width > height,
    columns: count,
  };
}

/** Every section of the text, in its order; the last one is that of the body itself. */
export function sectionsOf(body: XmlElement): XmlElement[] {
  return [...descendants(body, 'w:sectPr')].filter(
    ({ parent }) => parent?.name === 'w:pPr' || parent === body,
  );
}

function number(element: XmlElement | undefined, name: string, otherwise: number): number {
  const value = Number.parseInt(attribute(element, name) ?? '', 10);
  return Number.isFinite(value) ? value : otherwise;
}
