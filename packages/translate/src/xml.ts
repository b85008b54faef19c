import { SaxesParser, type SaxesTagNS } from 'saxes';

/** An element with its children in order; texts are strings. */
export interface XmlElement {
  /** Namespace. */
  readonly uri: string;
  /** Without prefix. */
  readonly name: string;
  /** Those without a namespace. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly (XmlElement | string)[];
  /** `xml:lang`. */
  readonly lang?: string;
  /** Line of its opening tag. */
  readonly line: number;
}

/** A file from outside: far more than any of ours, far less than what fills a memory. */
const mostLevels = 100;
const mostElements = 2_000_000;

/**
 * @throws XmlFault where the text is not well-formed, is nested too deep, says that it is in another encoding than UTF-8,
 *   or has a DOCTYPE (which no XLIFF needs, and which is how entities are used for attacks).
 */
export function readXml(text: string): XmlElement {
  const parser = new SaxesParser({ xmlns: true });
  type Open = { -readonly [K in keyof XmlElement]: XmlElement[K] } & { children: (XmlElement | string)[] };
  const open: Open[] = [];
  let root: Open | undefined;
  let count = 0;
  const refuse = (what: string): never => {
    throw new XmlFault(what, parser.line);
  };
  const addText = (value: string) => {
    open.at(-1)?.children.push(value);
  };
  parser.on('error', (error) => refuse(error.message.replace(/^\S*\d+:\d+: /, '')));
  // A text that is no UTF-8 has been refused before; what a tool lost as it saved in another encoding does not come back.
  parser.on('xmldecl', ({ encoding = 'UTF-8' }) => {
    if (!/^(?:utf-8|us-ascii)$/i.test(encoding))
      refuse(`It says that it is saved as ${encoding}; letters may be lost. It must be UTF-8.`);
  });
  parser.on('doctype', () => refuse('It has a DOCTYPE, which is not allowed here.'));
  parser.on('opentag', (tag: SaxesTagNS) => {
    if (open.length >= mostLevels || ++count > mostElements) refuse('It is nested too deep or too long.');
    const lang = tag.attributes['xml:lang']?.value;
    const element: Open = {
      uri: tag.uri,
      name: tag.local,
      attributes: new Map(
        Object.values(tag.attributes)
          .filter(({ uri }) => uri === '')
          .map(({ local, value }) => [local, value]),
      ),
      children: [],
      ...(lang !== undefined && { lang }),
      line: parser.line,
    };
    open.at(-1)?.children.push(element);
    root ??= element;
    open.push(element);
  });
  parser.on('closetag', () => void open.pop());
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.write(text).close();
  if (!root) throw new XmlFault('The file is empty.', 1);
  return root;
}

export class XmlFault extends Error {
  readonly line: number;
  constructor(what: string, line: number) {
    super(what);
    this.line = line;
  }
}

export function childrenOf(element: XmlElement, uri: string, name?: string): XmlElement[] {
  return element.children.filter(
    (child): child is XmlElement =>
      typeof child !== 'string' && child.uri === uri && (name === undefined || child.name === name),
  );
}

/** All the text below an element. */
export function textIn(element: XmlElement): string {
  return element.children.map((child) => (typeof child === 'string' ? child : textIn(child))).join('');
}

export function escapeText(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/\r/g, '&#13;');
}

export function escapeAttribute(text: string): string {
  return escapeText(text)
    .replace(/"/g, '&quot;')
    .replace(/[\n\t]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
