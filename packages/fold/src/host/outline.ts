import { descendants, glance, textOf, type XmlElement } from '@decode/ooxml';
import { createCounter, listPlaceOf, type Numbering } from './numbering.ts';
import type { Host } from './open-host.ts';
import { outlineLevel } from './styles.ts';

export interface HostHeading {
  /** 1 to 9. */
  readonly level: number;
  /** As the program shows it before the text: «3.1»; empty where there is none. */
  readonly number: string;
  readonly text: string;
  readonly paragraph: XmlElement;
  /** Whether the text goes on directly behind it: not in a table, a text box or a control. */
  readonly reachable: boolean;
}

/** The headings of the text, in its order, with the numbers that they show. */
export function headingsOf(host: Host, numbering: Numbering): HostHeading[] {
  const count = createCounter();
  const found: HostHeading[] = [];
  for (const paragraph of descendants(host.body, 'w:p')) {
    const seen = glance(paragraph);
    const place = listPlaceOf(seen, numbering, host.styles);
    const number = place ? count(place) : '';
    const level = headingLevel(host, seen);
    if (level === undefined) continue;
    const text = visibleText(seen);
    if (text !== '')
      found.push({ level, number, text, paragraph, reachable: paragraph.parent === host.body });
  }
  return found;
}

/** The level of a heading; undefined for all other paragraphs. */
export function headingLevel({ styles }: Host, paragraph: XmlElement): number | undefined {
  const { outline, style } = styles.propertiesOf(paragraph);
  return outline === undefined ? styles.level(style) : outlineLevel(outline);
}

/** What a reader sees of a paragraph, spaces made even; what was deleted with changes tracked is not text. */
export function visibleText(paragraph: XmlElement): string {
  let text = '';
  const visit = (element: XmlElement): void => {
    if (element.name === 'w:t') text += textOf(element);
    else if (element.name === 'w:tab' || element.name === 'w:br') text += ' ';
    else if (element.name === 'w:noBreakHyphen') text += '-';
    else if (!silent.has(element.name)) for (const inner of element.children) visit(inner);
  };
  visit(paragraph);
  return even(text);
}
/** What holds no text of the paragraph itself: properties, deletions, old places of moved text, text boxes. */
const silent = new Set([
  'w:pPr',
  'w:rPr',
  'w:del',
  'w:moveFrom',
  'w:txbxContent',
  'mc:Fallback',
  'w:instrText',
]);

/** Spaces made even, soft hyphens left out. */
export function even(text: string): string {
  return text
    .normalize('NFC')
    .replaceAll('\u00ad', '')
    .replace(/[\s\u00a0\u202f]+/g, ' ')
    .trim();
}

/** What stands around an element and keeps text from going on behind it, in words; undefined where nothing does. */
export function enclosure(body: XmlElement, element: XmlElement): string | undefined {
  for (let at = element.parent; at && at !== body; at = at.parent) {
    if (at.name === 'w:txbxContent') return 'a text box';
    if (at.name === 'w:tbl') return 'a table';
    if (at.name === 'w:sdt') return 'a content control';
    if (at.name === 'w:ins' || at.name === 'w:del' || at.name === 'w:customXml') return 'a marked range';
  }
  return undefined;
}
/** The child of the body in which an element stands. */
export function outermost(body: XmlElement, element: XmlElement): XmlElement {
  let at = element;
  while (at.parent && at.parent !== body) at = at.parent;
  return at;
}
