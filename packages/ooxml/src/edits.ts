import { attributeSpan, escapeXml, isSelfClosing, type XmlElement } from './xml.ts';

interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * Changes to the text of one part, each at an offset of the original. Everything else stays as it was, byte for byte.
 * Insertions at one offset keep the order in which they were asked for and stand before a replacement that starts there.
 */
export class Edits {
  readonly #source: string;
  readonly #splices: Splice[] = [];
  /** Content for elements that close themselves: such an element is opened once, however often it is written into. */
  readonly #opened = new Map<XmlElement, { readonly first: string[]; readonly last: string[] }>();

  constructor(source: string) {
    this.#source = source;
  }

  get isEmpty(): boolean {
    return this.#splices.length === 0 && this.#opened.size === 0;
  }

  insert(at: number, text: string): void {
    this.#splices.push({ start: at, end: at, text });
  }

  replace(start: number, end: number, text: string): void {
    this.#splices.push({ start, end, text });
  }

  replaceElement(element: XmlElement, text: string): void {
    this.replace(element.start, element.end, text);
  }

  remove(element: XmlElement): void {
    this.replace(element.start, element.end, '');
  }

  /** As the first thing inside the element. */
  prepend(element: XmlElement, text: string): void {
    if (isSelfClosing(element)) this.#open(element).first.push(text);
    else this.insert(element.openEnd, text);
  }

  /** As the last thing inside the element. */
  append(element: XmlElement, text: string): void {
    if (isSelfClosing(element)) this.#open(element).last.push(text);
    else this.insert(element.closeStart, text);
  }

  setAttribute(element: XmlElement, name: string, value: string): void {
    const span = attributeSpan(element, name);
    if (span) this.replace(span.start, span.end, escapeXml(value));
    else this.insert(element.start + 1 + element.name.length, ` ${name}="${escapeXml(value)}"`);
  }

  /** @throws RangeError where two changes overlap: one of them would be lost in silence. */
  apply(): string {
    const opened = [...this.#opened].map(([element, { first, last }]) => ({
      start: element.openEnd - 2,
      end: element.openEnd,
      text: `>${first.join('')}${last.join('')}</${element.name}>`,
    }));
    const splices = [...this.#splices, ...opened].sort(
      (a, b) => a.start - b.start || Number(a.end > a.start) - Number(b.end > b.start),
    );
    let text = '';
    let at = 0;
    for (const { start, end, text: replacement } of splices) {
      if (start < at) throw new RangeError(`two changes overlap at offset ${start}`);
      text += this.#source.slice(at, start) + replacement;
      at = end;
    }
    return text + this.#source.slice(at);
  }

  #open(element: XmlElement): { readonly first: string[]; readonly last: string[] } {
    const content = this.#opened.get(element) ?? { first: [], last: [] };
    this.#opened.set(element, content);
    return content;
  }
}
