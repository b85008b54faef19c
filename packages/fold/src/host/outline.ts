import { descendants, glance, type XmlElement } from '@decode/ooxml';
import { boldHeadingsOf } from './bold-headings.ts';
import { createCounter, listPlaceOf, type Numbering } from './numbering.ts';
import type { Host } from './open-host.ts';
import { visibleText } from './visible-text.ts';

export interface HostHeading {
  /** 1 to 9. */
  readonly level: number;
  /** As the program shows it before the text: «3.1»; empty where there is none. */
  readonly number: string;
  readonly text: string;
  readonly paragraph: XmlElement;
  /** Nothing in the file says that it is one: a short line in bold. */
  readonly guessed: boolean;
}

/** The headings of the text, in its order, with the numbers that they show. */
export function headingsOf(host: Host, numbering: Numbering): HostHeading[] {
  const count = createCounter();
  const found: HostHeading[] = [];
  for (const paragraph of descendants(host.body, 'w:p')) {
    const seen = glance(paragraph);
    const place = listPlaceOf(seen, numbering, host.styles);
    const number = place ? count(place) : '';
    const said = host.styles.levelOf(seen);
    const level = said ?? guessedLevel(host, paragraph);
    if (level === undefined) continue;
    const text = visibleText(seen);
    if (text !== '') found.push({ level, number, text, paragraph, guessed: said === undefined });
  }
  return found;
}

/** The level of a heading; undefined for all other paragraphs. */
export function headingLevel(host: Host, paragraph: XmlElement): number | undefined {
  return host.styles.levelOf(paragraph) ?? guessedLevel(host, paragraph);
}

function guessedLevel(host: Host, { start }: XmlElement): number | undefined {
  return boldHeadingsOf(host).get(start)?.level;
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
