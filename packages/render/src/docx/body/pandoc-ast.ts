import { xmlText } from '@decode/ooxml';
import { languageSlot } from '../language-tag.ts';
import { run, softHyphen } from '../word-xml.ts';

/**
 * The part of pandoc's AST that the Word document is made of, in its JSON form (pandoc-types 1.23,
 * https://hackage.haskell.org/package/pandoc-types). Every paragraph names its style; what pandoc has no word for
 * travels as raw OOXML.
 */
export type PandocInline =
  | { readonly t: 'Str'; readonly c: string }
  | { readonly t: 'LineBreak' }
  | { readonly t: 'Strong' | 'Emph'; readonly c: readonly PandocInline[] }
  | { readonly t: 'Code'; readonly c: readonly [Attributes, string] }
  | {
      readonly t: 'Link';
      readonly c: readonly [Attributes, readonly PandocInline[], readonly [url: string, title: string]];
    }
  | { readonly t: 'Span'; readonly c: readonly [Attributes, readonly PandocInline[]] }
  | { readonly t: 'Note'; readonly c: readonly PandocBlock[] }
  | { readonly t: 'RawInline'; readonly c: readonly ['openxml', string] };

export type PandocBlock =
  | { readonly t: 'Para'; readonly c: readonly PandocInline[] }
  | { readonly t: 'Header'; readonly c: readonly [number, Attributes, readonly PandocInline[]] }
  | { readonly t: 'Div'; readonly c: readonly [Attributes, readonly PandocBlock[]] }
  | { readonly t: 'Table'; readonly c: readonly unknown[] }
  | { readonly t: 'RawBlock'; readonly c: readonly ['openxml', string] };

/** Identifier, classes, pairs. */
export type Attributes = readonly [string, readonly string[], readonly (readonly [string, string])[]];

export interface PandocCell {
  readonly columns: number;
  readonly rows: number;
  readonly blocks: readonly PandocBlock[];
}
export interface PandocTable {
  readonly style: string;
  /** Shares of the width, adding up to 1. */
  readonly widths: readonly number[];
  readonly head: readonly (readonly PandocCell[])[];
  readonly body: readonly (readonly PandocCell[])[];
}

const none: Attributes = ['', [], []];

/**
 * A text with its blanks in one piece: pandoc makes a run of each Str. Line ends and tabs become blanks.
 * @param lang Word tag of the language around: Word would check the halves of a broken word by two, were it not said
 */
export function str(text: string, lang?: string): PandocInline[] {
  const [first = [], ...others] = xmlText(text)
    .replace(/[\t\n\r]+/g, ' ')
    .split(softHyphen)
    .map((part): PandocInline[] => (part === '' ? [] : [{ t: 'Str', c: part }]));
  const hyphen = rawInline(run({ text: softHyphen, lang }));
  return [...first, ...others.flatMap((part) => [hyphen, ...part])];
}

export function strong(children: readonly PandocInline[]): PandocInline {
  return { t: 'Strong', c: children };
}
export function emphasised(children: readonly PandocInline[]): PandocInline {
  return { t: 'Emph', c: children };
}
/** Code is not broken by syllables. */
export function code(text: string): PandocInline {
  return { t: 'Code', c: [none, xmlText(text).replaceAll(softHyphen, '')] };
}
/** What no address may hold as it is (RFC 3987, 2.2), and what XML cannot hold, is percent-encoded. */
export function externalLink(url: string, children: readonly PandocInline[]): PandocInline {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is encoded here
  const forbidden = /[\u0000-\u0020\u007f-\u009f"<>\\^`{|}\ufffe\uffff]/g;
  return { t: 'Link', c: [none, children, [url.toWellFormed().replace(forbidden, encodeURIComponent), '']] };
}
export function note(blocks: readonly PandocBlock[]): PandocInline {
  return { t: 'Note', c: blocks };
}
export function span(
  style: string | undefined,
  lang: string | undefined,
  children: readonly PandocInline[],
): PandocInline {
  return { t: 'Span', c: [attributes(style, lang), children] };
}
export const lineBreak: PandocInline = { t: 'LineBreak' };

export function rawInline(xml: string): PandocInline {
  return { t: 'RawInline', c: ['openxml', xml] };
}
export function rawBlock(xml: string): PandocBlock {
  return { t: 'RawBlock', c: ['openxml', xml] };
}

export function unstyledParagraph(children: readonly PandocInline[]): PandocBlock {
  return { t: 'Para', c: children };
}
export function styledParagraph(style: string, children: readonly PandocInline[]): PandocBlock {
  return { t: 'Div', c: [attributes(style, undefined), [unstyledParagraph(children)]] };
}
export function header(level: number, children: readonly PandocInline[]): PandocBlock {
  return { t: 'Header', c: [level, none, children] };
}
/** All runs inside are in this language, unless they say otherwise. */
export function inLanguage(lang: string, blocks: readonly PandocBlock[]): PandocBlock {
  return { t: 'Div', c: [attributes(undefined, lang), blocks] };
}

export function table({ style, widths, head, body }: PandocTable): PandocBlock {
  const align = { t: 'AlignDefault' };
  const row = (cells: readonly PandocCell[]) => [
    none,
    cells.map(({ columns, rows, blocks }) => [none, align, rows, columns, blocks]),
  ];
  return {
    t: 'Table',
    c: [
      attributes(style, undefined),
      [null, []],
      widths.map((width) => [align, { t: 'ColWidth', c: width }]),
      [none, head.map(row)],
      [[none, 0, [], body.map(row)]],
      [none, []],
    ],
  };
}

/** The whole document as pandoc reads it. */
export function pandocJson(blocks: readonly PandocBlock[]): string {
  return JSON.stringify({ 'pandoc-api-version': [1, 23, 1], meta: {}, blocks });
}

function attributes(style: string | undefined, lang: string | undefined): Attributes {
  const pairs: (readonly [string, string])[] = [];
  if (style !== undefined) pairs.push(['custom-style', style]);
  if (lang !== undefined) pairs.push(['lang', lang], ['dir', languageSlot(lang) === 'bidi' ? 'rtl' : 'ltr']);
  return ['', [], pairs];
}
