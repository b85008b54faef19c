import { attribute, child, escapeXml, sourceOf, textOf, type XmlElement } from '@decode/ooxml';

/** The smallest thing in a paragraph that is inserted or deleted as a whole: a word, a space, a field, a picture. */
export interface Token {
  /** Equal for tokens that a reader cannot tell apart. */
  readonly key: string;
  /** w:rPr as written. */
  readonly properties: string;
  /** Opening tag of the link that it stands in. */
  readonly link: string;
  /** Of a text; other tokens have `content`. */
  readonly text?: string;
  /** Children of a run; several runs for a field. */
  readonly content: string;
  readonly isField?: boolean;
  /** A mark between words, such as a bookmark: neither inserted nor deleted. */
  readonly isMark?: boolean;
}

const between = new Set([
  'w:bookmarkStart',
  'w:bookmarkEnd',
  'w:commentRangeStart',
  'w:commentRangeEnd',
  'w:proofErr',
]);
/** By which people tell texts apart; a language or a font is none. */
const visible = ['w:b', 'w:i', 'w:u', 'w:strike', 'w:highlight', 'w:vertAlign'];

export function tokensOf(paragraph: XmlElement): Token[] {
  const tokens: Token[] = [];
  let field: { xml: string; depth: number; instruction: string } | undefined;
  const run = (element: XmlElement, link: string) => {
    const properties = child(element, 'w:rPr');
    const written = properties ? sourceOf(properties) : '';
    const marks = (properties?.children ?? [])
      .filter(({ name }) => visible.includes(name))
      .map((property) => `${property.name}=${attribute(property, 'w:val') ?? ''}`)
      .join();
    const types = element.children
      .filter(({ name }) => name === 'w:fldChar')
      .map((mark) => attribute(mark, 'w:fldCharType'));
    if (field || types.includes('begin')) {
      field ??= { xml: '', depth: 0, instruction: '' };
      field.xml += sourceOf(element);
      field.instruction += element.children
        .filter(({ name }) => name === 'w:instrText')
        .map(textOf)
        .join('');
      for (const type of types) field.depth += type === 'begin' ? 1 : type === 'end' ? -1 : 0;
      if (field.depth <= 0) {
        tokens.push({
          key: `field ${field.instruction.trim()}`,
          properties: '',
          link,
          content: field.xml,
          isField: true,
        });
        field = undefined;
      }
      return;
    }
    for (const inner of element.children) {
      if (inner.name === 'w:rPr') continue;
      if (inner.name === 'w:t') {
        for (const word of textOf(inner).match(/\s+|\S+/gu) ?? [])
          tokens.push({ key: `${marks}|${word}`, properties: written, link, text: word, content: '' });
      } else {
        const content = sourceOf(inner);
        tokens.push({
          key: `${inner.name} ${pictureOf(inner) ?? comparable(inner)}`,
          properties: written,
          link,
          content,
        });
      }
    }
  };
  const visit = (element: XmlElement, link: string): void => {
    if (element.name === 'w:r') run(element, link);
    else if (element.name === 'w:hyperlink')
      for (const inner of element.children)
        visit(inner, element.source.slice(element.start, element.openEnd));
    else if (between.has(element.name))
      tokens.push({ key: element.name, properties: '', link, content: sourceOf(element), isMark: true });
  };
  for (const element of paragraph.children) visit(element, '');
  return tokens;
}

/** Ids differ from folding to folding. */
function comparable(element: XmlElement): string {
  return element.name === 'w:footnoteReference' ? '' : sourceOf(element);
}

function pictureOf(element: XmlElement): string | undefined {
  if (element.name !== 'w:drawing') return undefined;
  return /descr="([^"]*)"/.exec(sourceOf(element))?.[1] ?? '';
}

export interface RunForm {
  readonly text: (text: string) => string;
  readonly content: (xml: string) => string;
  readonly around: (run: string) => string;
}

const plain: RunForm = { text: (text) => textXml(text), content: (xml) => xml, around: (run) => run };

/** Words of one look and link in one run. */
export function runsOf(tokens: readonly Token[], form = plain): string {
  let xml = '';
  for (let at = 0; at < tokens.length; ) {
    const first = tokens[at] as Token;
    let text = '';
    let end = at;
    for (; tokens[end]?.text !== undefined; end++) {
      const token = tokens[end] as Token;
      if (token.properties !== first.properties || token.link !== first.link) break;
      text += token.text;
    }
    const content = end > at ? form.text(text) : form.content(first.content);
    const run = form.around(first.isField ? content : `<w:r>${first.properties}${content}</w:r>`);
    xml += first.link === '' ? run : `${first.link}${run}</w:hyperlink>`;
    at = Math.max(end, at + 1);
  }
  return xml;
}

export function textXml(text: string, operation?: 'ins' | 'del'): string {
  const name = operation === 'del' ? 'w:delText' : 'w:t';
  return `<${name} xml:space="preserve">${escapeXml(text)}</${name}>`;
}
