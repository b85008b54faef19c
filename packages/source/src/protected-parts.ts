import { nameCases, type ProseInline } from '@decode/model';
import { parseInline } from './parse-inline.ts';

/** What is the same in every language, in the notation of the text; fields without their `case=`. */
export interface ProtectedParts {
  readonly fields: readonly string[];
  readonly citations: readonly string[];
  readonly notes: readonly string[];
  /** Addresses, without the language that EUR-Lex puts into them. */
  readonly links: readonly string[];
  readonly code: readonly string[];
}

type Lists = { -readonly [K in keyof ProtectedParts]: string[] };
const none = (): Lists => ({ fields: [], citations: [], notes: [], links: [], code: [] });
const nothing: ProtectedParts = none();

export function protectedParts(children: readonly ProseInline[]): ProtectedParts {
  const out = none();
  const walk = (nodes: readonly ProseInline[]): void => {
    for (const node of nodes) {
      if (node.type === 'field') out.fields.push(`{{ ${node.path.join('.')} }}`);
      if (node.type === 'cite') out.citations.push(...node.keys.map((key) => `[@${key}]`));
      if (node.type === 'noteReference') out.notes.push(`[^${node.note}]`);
      if (node.type === 'code') out.code.push(`\`${node.value}\``);
      if (node.type === 'link') out.links.push(withoutLanguage(node.url));
      if ('children' in node) walk(node.children);
    }
  };
  walk(children);
  return out;
}

const field = String.raw`\{\{ ([a-z][A-Za-z0-9]*(?:\.[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*)+)(?: case=(?:${nameCases.join('|')}))? \}\}`;
const citation = String.raw`\[((?:@[a-z0-9]+(?:-[a-z0-9]+)*(?:; (?=@)|(?=\])))+)\]`;
const note = String.raw`\[\^([A-Za-z0-9][A-Za-z0-9_-]*)\]`;
const token = new RegExp(`${field}|${citation}|${note}`, 'g');
const mark = /[`*_[\]{}<>&!\\\n\t]/;
/** Within a word it emphasises nothing (CommonMark 0.31.2, 6.2): «hlth_rs_physreg». */
const wordUnderscore = /(?<=[\p{L}\p{N}])_(?=[\p{L}\p{N}])/gu;
const hasMarks = (text: string) =>
  mark.test(text) && (!text.includes('_') || mark.test(text.replace(wordUnderscore, '.')));

/**
 * The same without the parser, for the many texts that hold nothing but words, plain fields, citations and notes;
 * undefined for all others. All without any share one
 * answer. Statuses of thousands of texts in eight languages need it.
 */
export function plainParts(text: string): ProtectedParts | undefined {
  if (!hasMarks(text)) return nothing;
  const out = none();
  let twice = false;
  const rest = text.replace(token, (_, path?: string, keys?: string, name?: string) => {
    if (path !== undefined) out.fields.push(`{{ ${path} }}`);
    const cited = keys?.split('; ') ?? [];
    if (new Set(cited).size < cited.length) twice = true;
    out.citations.push(...cited.map((key) => `[${key}]`));
    if (name !== undefined) out.notes.push(`[^${name}]`);
    return '.';
  });
  return hasMarks(rest) || twice ? undefined : out;
}

/** The words of the same texts, as `plainText` gives them after parsing; undefined where only the parser can tell. */
export function unparsedWords(text: string): string | undefined {
  if (!hasMarks(text)) return text;
  // A sign in the place of each, or an underscore beside it would seem to be within a word.
  return hasMarks(text.replace(token, '.')) ? undefined : text.replace(token, '');
}

/** Is there a letter outside of what is the same in every language? */
export function hasWords(text: string): boolean {
  if (!/\p{L}/u.test(text)) return false;
  if (!mark.test(text)) return true;
  const rest = text.replace(token, ' ');
  if (!mark.test(rest)) return /\p{L}/u.test(rest);
  // Without code and links, letters outside of braces and references are words; else the parser decides.
  if (!/`|\]\(/.test(text) && /\p{L}/u.test(rest.replace(/\{[^}]*\}|&#?\w+;/g, ' '))) return true;
  return lettersIn(parseInline(text).children);
}

function lettersIn(children: readonly ProseInline[]): boolean {
  return children.some((node) => {
    if (node.type === 'text') return /\p{L}/u.test(node.value);
    return 'children' in node && lettersIn(node.children);
  });
}

/** EUR-Lex gives one law in all languages: its addresses may differ in their language. */
function withoutLanguage(url: string): string {
  return url
    .replace(/(eur-lex\.europa\.eu\/legal-content\/)[A-Z]{2}(?=\/)/, '$1*')
    .replace(/(eur-lex\.europa\.eu\/[^#]*[?&]locale=)[a-z]{2}/, '$1*')
    .replace(/(eur-lex\.europa\.eu\/eli\/[^?#]*\/)[a-z]{3}(?=\/|$)/, '$1*');
}
