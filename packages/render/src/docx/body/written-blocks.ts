import type { Block, Document, Inline, Paragraph, TableCell } from '@decode/model';
import { descendants, parseXml, textOf, type XmlElement } from '@decode/ooxml';
import { smallDocument } from '../../small-document.ts';
import { toPandoc } from './to-pandoc.ts';

// For tests: small documents, and what is written for them in a form that can be read.

/** A document that holds these blocks and nothing else. */
export function documentOf(body: readonly Block[], lang = 'en'): Document {
  const picture = {
    id: 'chart',
    type: 'image/svg+xml',
    bytes: new Uint8Array(),
    width: 461,
    height: 200,
  } as const;
  const document = smallDocument(body, {
    lang,
    place: 'Vejle',
    contents: { entries: [{ target: 'listed', level: 1, text: 'Listed' }] },
  });
  return {
    ...document,
    target: { template: 'vejle', language: lang, format: 'docx' },
    media: new Map([['chart', picture]]),
  };
}

export const text = (value: string): Inline => ({ type: 'text', value });
export const body = (...children: Inline[]): Paragraph => ({ type: 'paragraph', role: 'body', children });
export const cell = (value: string, more: Partial<TableCell> = {}): TableCell => ({
  type: 'tableCell',
  columns: 1,
  rows: 1,
  children: [body(text(value))],
  ...more,
});

export interface Written {
  /** Style and text of every paragraph of the body, in order; raw OOXML by its text. */
  readonly paragraphs: readonly string[];
  /** All raw OOXML that pandoc passes through, as one tree. */
  readonly raw: XmlElement;
  readonly whole: ReturnType<typeof toPandoc>;
}

/** What is written for these blocks, without cover, imprint and contents. */
export function write(blocks: readonly Block[], lang?: string, paged = false): Written {
  const whole = toPandoc(documentOf(blocks, lang), paged);
  const paragraphs: string[] = [];
  const raw: string[] = [];
  const visit = (node: unknown, style: string, into: string[]): void => {
    if (Array.isArray(node)) for (const item of node) visit(item, style, into);
    if (typeof node !== 'object' || node === null || !('t' in node)) return;
    const { t, c } = node as { t: string; c?: unknown };
    const [attributes, inner] = (Array.isArray(c) ? c : []) as [
      [string, string[], [string, string][]],
      unknown,
    ];
    if (t === 'Str') into.push(String(c));
    else if (t === 'LineBreak') into.push('⏎');
    else if (t === 'RawInline' || t === 'RawBlock') {
      raw.push(String((c as string[])[1]));
      into.push(textOf(parseXml(wrap(String((c as string[])[1])))));
    } else if (t === 'Div' || t === 'Span')
      visit(inner, attributes[2].find(([key]) => key === 'custom-style')?.[1] ?? style, into);
    else if (t === 'Para' || t === 'Header') {
      const line: string[] = [];
      visit(t === 'Para' ? c : (c as unknown[])[2], style, line);
      paragraphs.push(`${t === 'Header' ? `heading ${(c as number[])[0]}` : style}: ${line.join('')}`);
    } else visit(c, style, into);
  };
  visit((JSON.parse(whole.json) as { blocks: unknown[] }).blocks, '', []);
  const first = paragraphs.findIndex((line) => line.startsWith('Imprint Title'));
  return { paragraphs: paragraphs.slice(first + 1), raw: parseXml(wrap(raw.join(''))), whole };
}

function wrap(xml: string): string {
  const prefixes = ['w', 'r', 'wp', 'a', 'pic'].map((prefix) => `xmlns:${prefix}="urn:${prefix}"`).join(' ');
  return `<x ${prefixes}>${xml}</x>`;
}

export function values(raw: XmlElement, element: string, attribute: string): string[] {
  return [...descendants(raw, element)].map(
    ({ source, start, openEnd }) =>
      new RegExp(`${attribute}="([^"]*)"`).exec(source.slice(start, openEnd))?.[1] ?? '',
  );
}
