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

type Open = { -readonly [K in keyof XmlElement]: XmlElement[K] } & { children: Open[] };

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/**
 * The tree of a well-formed part.
 * @throws PackageError for a DOCTYPE (so for every entity trick), undeclared prefixes, and what is nested or long beyond the limits.
 */
export function parseXml(source: string, limits: Limits = defaultLimits, part?: string): XmlElement {
  proveWellFormed(source, limits, part);
  let root: Open | undefined;
  let current: Open | undefined;
  let at = source.indexOf('<');
  while (at >= 0) {
    const next = source.charCodeAt(at + 1);
    let end: number;
    if (next === 0x21) {
      end = source.startsWith('<!--', at) ? after(source, '-->', at) : after(source, ']]>', at);
    } else if (next === 0x3f) {
      end = after(source, '?>', at);
    } else if (next === 0x2f) {
      end = after(source, '>', at);
      if (current) {
        current.closeStart = at;
        current.end = end;
        current = current.parent as Open | undefined;
      }
    } else {
      end = tagEnd(source, at);
      const closed = source.charCodeAt(end - 2) === 0x2f;
      const name = nameAt(source, at + 1);
      const element: Open = {
        name,
        source,
        start: at,
        openEnd: end,
        closeStart: end,
        end,
        parent: current,
        children: [],
      };
      if (current) current.children.push(element);
      else root = element;
      if (!closed) current = element;
    }
    at = source.indexOf('<', end);
  }
  if (!root) throw new PackageError('not-well-formed', 'A part of the file is empty.', part);
  return root;
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
    const equals = source.indexOf('=', at);
    if (equals < 0 || equals >= openEnd) return undefined;
    const quoteAt = source.slice(equals).search(/["']/) + equals;
    const close = source.indexOf(source.charAt(quoteAt), quoteAt + 1);
    if (source.slice(at, equals).trim() === name) return { start: quoteAt + 1, end: close };
    at = close + 1;
  }
}

/** First child of that name along a path of names. */
export function child(element: XmlElement | undefined, ...path: readonly string[]): XmlElement | undefined {
  let found = element;
  for (const name of path) found = found?.children.find((candidate) => candidate.name === name);
  return found;
}

/** All descendants of that name in document order, the element itself not among them. */
export function* descendants(element: XmlElement, name: string): Generator<XmlElement> {
  // One generator with a stack of its own: nested ones cost as much as they are deep for each element.
  const ahead: XmlElement[] = [];
  const push = ({ children }: XmlElement) => {
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

function proveWellFormed(source: string, limits: Limits, part: string | undefined): void {
  const parser = new SaxesParser({ xmlns: true });
  let depth = 0;
  let elements = 0;
  parser.on('doctype', () => {
    throw new PackageError(
      'doctype',
      'A part of the file declares its own document type, which Office never does.',
      part,
    );
  });
  parser.on('opentag', () => {
    if (++depth > limits.depth)
      throw new PackageError(
        'too-deep',
        `A part of the file is nested deeper than ${limits.depth} levels.`,
        part,
      );
    if (++elements > limits.elements) {
      throw new PackageError(
        'too-many-elements',
        `A part of the file holds more than ${limits.elements} elements.`,
        part,
      );
    }
  });
  parser.on('closetag', () => {
    depth--;
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
