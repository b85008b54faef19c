import { SaxesParser } from 'saxes';
import { defaultLimits, type Limits } from './limits.ts';
import { PackageError } from './package-error.ts';

/**
 * An element of a part, by its place in the text: nothing is lost, nothing is written anew. Offsets are UTF-16 code
 * units of `source`. Names are as written, with their prefix.
 */
export interface XmlElement {
  readonly name: string;
  readonly source: string;
  /** Offset of `<`. */
  readonly start: number;
  /** Offset after the `>` of the opening tag. */
  readonly openEnd: number;
  /** Offset of `</`; `openEnd` where the element closes itself. */
  readonly closeStart: number;
  /** Offset after the element. */
  readonly end: number;
  readonly parent: XmlElement | undefined;
  readonly children: readonly XmlElement[];
}

/** How deep the tree of a part is built at once: its root, what that holds, and the blocks of those. */
const builtDepth = 2;
const nothing: readonly Node[] = [];

/**
 * An element whose inside may be read later: of a thousand pages most paragraphs are looked at once or never, and their
 * trees would weigh many times what they say.
 */
class Node implements XmlElement {
  readonly name: string;
  readonly source: string;
  readonly start: number;
  readonly openEnd: number;
  closeStart: number;
  end: number;
  readonly parent: Node | undefined;
  /** Undefined where the inside has not been read. */
  inner: readonly Node[] | undefined;

  constructor(source: string, start: number, openEnd: number, name: string, parent: Node | undefined) {
    this.name = name;
    this.source = source;
    this.start = start;
    this.openEnd = openEnd;
    this.closeStart = openEnd;
    this.end = openEnd;
    this.parent = parent;
    this.inner = nothing;
  }

  get children(): readonly Node[] {
    this.inner ??= readInside(this);
    return this.inner;
  }
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/**
 * The tree of a well-formed part.
 * @throws PackageError for a DOCTYPE (so for every entity trick), undeclared prefixes, and what is nested or long beyond the limits.
 */
export function parseXml(source: string, limits: Limits = defaultLimits, part?: string): XmlElement {
  let root: Node | undefined;
  let current: Node | undefined;
  let building: Node[][] = [];
  proveWellFormed(source, limits, part, {
    opened(depth, end, name) {
      // In what is well-formed, no value of an attribute holds the sign.
      const element = new Node(source, source.lastIndexOf('<', end - 1), end, name, current);
      if (depth > 0) building.at(-1)?.push(element);
      else root = element;
      current = element;
      building.push([]);
    },
    closed(depth, end) {
      const children = building.pop() ?? [];
      if (!current) return;
      if (end > current.openEnd) {
        current.closeStart = source.lastIndexOf('<', end - 1);
        current.end = end;
        if (depth < builtDepth) current.inner = children.length === 0 ? nothing : children.slice();
        else if (current.closeStart > current.openEnd) current.inner = undefined;
      }
      current = current.parent;
    },
  });
  building = [];
  if (!root) throw new PackageError('not-well-formed', 'A part of the file is empty.', part);
  return root;
}

/** The elements inside one of which it is known that it is well-formed. */
function readInside(top: Node): readonly Node[] {
  const { source, closeStart: limit } = top;
  const building: Node[][] = [[]];
  let current = top;
  let at = source.indexOf('<', top.openEnd);
  while (at < limit) {
    const next = source.charCodeAt(at + 1);
    let end: number;
    if (next === 0x21) {
      end = source.startsWith('<!--', at) ? after(source, '-->', at) : after(source, ']]>', at);
    } else if (next === 0x3f) {
      end = after(source, '?>', at);
    } else if (next === 0x2f) {
      end = after(source, '>', at);
      const children = building.pop() ?? [];
      if (children.length > 0) current.inner = children.slice();
      current.closeStart = at;
      current.end = end;
      current = current.parent ?? top;
    } else {
      end = tagEnd(source, at);
      const element = new Node(source, at, end, nameAt(source, at + 1), current);
      building.at(-1)?.push(element);
      if (source.charCodeAt(end - 2) !== 0x2f) {
        current = element;
        building.push([]);
      }
    }
    at = source.indexOf('<', end);
  }
  return building[0] ?? nothing;
}

/** The element for those who only look through it: the tree does not keep what is inside. */
export function glance(element: XmlElement): XmlElement {
  if (!(element instanceof Node) || element.inner) return element;
  const { source, start, openEnd, name, parent, closeStart, end } = element;
  const passing = new Node(source, start, openEnd, name, parent);
  passing.closeStart = closeStart;
  passing.end = end;
  passing.inner = undefined;
  return passing;
}

/** Whether an element, as it is written, holds something, which is told without reading what is inside. */
export function mentions({ source, start, end }: XmlElement, pattern: RegExp): boolean {
  return pattern.test(source.slice(start, end));
}

/**
 * The tree of a text without some neighbours among the blocks of one element; nothing is read again.
 * @param start where the first of them begins
 * @param end where the last one ends
 * @throws RangeError where they are not whole
 */
export function withoutBlocks(root: XmlElement, start: number, end: number): XmlElement {
  const holder = root.children.find((each) => each.openEnd <= start && end <= each.closeStart) ?? root;
  const blocks = holder.children;
  if (!blocks.some((each) => each.start === start) || !blocks.some((each) => each.end === end))
    throw new RangeError('the blocks are not whole');
  const source = root.source.slice(0, start) + root.source.slice(end);
  const moved = (offset: number) => (offset >= end ? offset - (end - start) : offset);
  const copy = (element: XmlElement, parent: Node | undefined, depth: number): Node => {
    const own = new Node(source, moved(element.start), moved(element.openEnd), element.name, parent);
    own.closeStart = moved(element.closeStart);
    own.end = moved(element.end);
    if (depth === builtDepth) {
      if (own.closeStart > own.openEnd) own.inner = undefined;
    } else {
      const staying = element.children.filter((each) => each.start < start || each.start >= end);
      if (staying.length > 0) own.inner = staying.map((each) => copy(each, own, depth + 1));
    }
    return own;
  };
  return copy(root, undefined, 0);
}

/** Does the element close itself: `<w:b/>`? */
export function isSelfClosing(element: XmlElement): boolean {
  return element.source.charCodeAt(element.openEnd - 2) === 0x2f;
}

/** Value of an attribute by its name as written, or undefined. */
export function attribute(element: XmlElement | undefined, name: string): string | undefined {
  if (!element) return undefined;
  const span = attributeSpan(element, name);
  return span && unescapeXml(element.source.slice(span.start, span.end));
}

/** Where the value of an attribute stands, without its quotes. */
export function attributeSpan(
  element: XmlElement,
  name: string,
): { readonly start: number; readonly end: number } | undefined {
  const { source, openEnd } = element;
  let at = element.start + 1 + element.name.length;
  for (;;) {
    while (isSpace(source.charCodeAt(at))) at++;
    const start = at;
    let code = source.charCodeAt(at);
    while (at < openEnd && code !== 0x3d && !isSpace(code)) code = source.charCodeAt(++at);
    if (at >= openEnd) return undefined;
    const isNamed = at - start === name.length && source.startsWith(name, start);
    while (code !== 0x22 && code !== 0x27) code = source.charCodeAt(++at);
    const close = source.indexOf(code === 0x22 ? '"' : "'", at + 1);
    if (isNamed) return { start: at + 1, end: close };
    at = close + 1;
  }
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;
}

/** First child of that name along a path of names. */
export function child(element: XmlElement | undefined, ...path: readonly string[]): XmlElement | undefined {
  let found = element;
  for (const name of path) {
    if (!found) return undefined;
    const { children }: XmlElement = found;
    found = undefined;
    for (let index = 0; index < children.length && !found; index++)
      if (children[index]?.name === name) found = children[index];
  }
  return found;
}

/** All descendants of that name in document order, the element itself not among them. */
export function* descendants(element: XmlElement, name: string): Generator<XmlElement> {
  // One generator with a stack of its own: nested ones cost as much as they are deep for each element.
  const ahead: XmlElement[] = [];
  const tag = new RegExp(`<${name.replaceAll('.', '\\.')}[\\s/>]`);
  const push = (from: XmlElement) => {
    if (from instanceof Node && !from.inner && !tag.test(from.source.slice(from.openEnd, from.closeStart)))
      return;
    const { children } = from;
    for (let index = children.length - 1; index >= 0; index--) ahead.push(children[index] as XmlElement);
  };
  push(element);
  for (let next = ahead.pop(); next; next = ahead.pop()) {
    if (next.name === name) yield next;
    push(next);
  }
}

/** The element as written. */
export function sourceOf(element: XmlElement): string {
  return element.source.slice(element.start, element.end);
}

/** Character data directly and indirectly inside, entities resolved; comments and instructions are left out. */
export function textOf(element: XmlElement): string {
  let text = '';
  let at = element.openEnd;
  for (const inner of element.children) {
    text += characterData(element.source.slice(at, inner.start)) + textOf(inner);
    at = inner.end;
  }
  return text + characterData(element.source.slice(at, element.closeStart));
}

/** What XML 1.0 can hold of a text: control characters and lone surrogates become U+FFFD. */
export function xmlText(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: XML 1.0, production 2
  return text.toWellFormed().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd');
}

/** A text as it stands in an element or in an attribute with double quotes. */
export function escapeXml(text: string): string {
  return xmlText(text).replace(/[&<>"\r]/g, (character) => escapes[character] ?? '');
}
const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
};

function unescapeXml(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#x([0-9a-fA-F]+)|#([0-9]+)|([a-z]+));/g, (whole, hex, decimal, name) => {
    if (hex) return String.fromCodePoint(Number.parseInt(hex, 16));
    return decimal ? String.fromCodePoint(Number(decimal)) : (entities[name] ?? whole);
  });
}

function characterData(raw: string): string {
  if (!raw.includes('<')) return unescapeXml(raw);
  return raw
    .split(/(<!\[CDATA\[[\s\S]*?\]\]>|<!--[\s\S]*?-->|<\?[\s\S]*?\?>)/)
    .map((piece) => {
      if (piece.startsWith('<![CDATA[')) return piece.slice(9, -3);
      return piece.startsWith('<') ? '' : unescapeXml(piece);
    })
    .join('');
}

/** Told of the elements down to the depth to which the tree is built. Offsets are those behind the tags. */
interface Builder {
  opened(depth: number, end: number, name: string): void;
  closed(depth: number, end: number): void;
}

function proveWellFormed(source: string, limits: Limits, part: string | undefined, builder: Builder): void {
  const parser = new SaxesParser({ xmlns: true });
  let depth = 0;
  let elements = 0;
  let blocks = 0;
  let before = 0;
  const tooMany = (most: number, where: string) =>
    new PackageError(
      'too-many-elements',
      `A part of the file holds more than ${most} elements${where}.`,
      part,
    );
  if (countsMore(source, limits.elements)) throw tooMany(limits.elements, '');
  parser.on('doctype', () => {
    throw new PackageError(
      'doctype',
      'A part of the file declares its own document type, which Office never does.',
      part,
    );
  });
  parser.on('opentag', ({ name }) => {
    if (depth <= builtDepth) builder.opened(depth, parser.position, name);
    if (++depth > limits.depth)
      throw new PackageError(
        'too-deep',
        `A part of the file is nested deeper than ${limits.depth} levels.`,
        part,
      );
    if (depth - 1 === builtDepth) {
      before = elements;
      if (++blocks > limits.held) throw tooMany(limits.held, ' side by side');
    }
    if (++elements - before > limits.held) throw tooMany(limits.held, ' inside one');
  });
  parser.on('closetag', () => {
    if (--depth <= builtDepth) builder.closed(depth, parser.position);
  });
  parser.on('error', (error) => {
    throw new PackageError(
      'not-well-formed',
      `A part of the file is not well-formed XML (${error.message}).`,
      part,
    );
  });
  parser.write(source).close();
}

/** Whether a text opens more elements than that, which is told before a parser has looked at any: it takes a second a million. */
function countsMore(source: string, most: number): boolean {
  // The shortest element is `<a/>`.
  if (source.length <= 4 * most) return false;
  let count = 0;
  for (let at = source.indexOf('<'); at >= 0; at = source.indexOf('<', at + 1)) {
    const next = source.charCodeAt(at + 1);
    if (next !== 0x2f && next !== 0x21 && next !== 0x3f && ++count > most) return true;
  }
  return false;
}

function after(source: string, mark: string, from: number): number {
  return source.indexOf(mark, from) + mark.length;
}

/** Offset after the `>` that ends a tag: a `>` may stand inside an attribute's value. */
function tagEnd(source: string, from: number): number {
  for (let at = from; ; at++) {
    const code = source.charCodeAt(at);
    if (code === 0x3e) return at + 1;
    if (code === 0x22 || code === 0x27) at = source.indexOf(source.charAt(at), at + 1);
  }
}

function nameAt(source: string, from: number): string {
  let at = from;
  for (; ; at++) {
    const code = source.charCodeAt(at);
    if (code === 0x3e || code === 0x2f || code === 0x20 || code === 0x09 || code === 0x0a || code === 0x0d)
      break;
  }
  return source.slice(from, at);
}
