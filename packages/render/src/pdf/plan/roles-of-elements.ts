import type { Role } from './plan.ts';

/** Elements around blocks that are nothing themselves. */
export const transparentBlocks = new Set(['main', 'header', 'footer', 'div', 'colgroup', 'col', 'hgroup']);
export const transparentInlines = new Set(
  'em strong b i u s small sup sub span abbr time cite mark wbr bdi bdo'.split(' '),
);
export const roles: Readonly<Record<string, Role>> = {
  section: 'Sect',
  nav: 'Sect',
  aside: 'Sect',
  figure: 'Sect',
  article: 'Art',
  h1: 'H1',
  h2: 'H2',
  h3: 'H3',
  h4: 'H4',
  h5: 'H5',
  h6: 'H6',
  p: 'P',
  blockquote: 'BlockQuote',
  figcaption: 'Caption',
  caption: 'Caption',
  table: 'Table',
  thead: 'THead',
  tbody: 'TBody',
  tr: 'TR',
  th: 'TH',
  td: 'TD',
  ul: 'L',
  ol: 'L',
  li: 'LI',
  a: 'Link',
  code: 'Code',
  q: 'Quote',
};
/** Blocks in which text stands by itself. */
export const texts = new Set(['P', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6', 'Caption', 'TH', 'TD', 'TOCI']);
export const inlineElements = new Set([...transparentInlines, 'a', 'code', 'q', 'br']);

/** Whether a page that is printed may have this element. */
export function hasPlaceInPdf(tagName: string): boolean {
  return (
    Object.hasOwn(roles, tagName) ||
    transparentBlocks.has(tagName) ||
    inlineElements.has(tagName) ||
    tagName === 'svg' ||
    tagName === 'img'
  );
}

/**
 * What may stand in lists, tables and tables of contents, and where their parts may stand (ISO 32000-1, tables 333, 336
 * and 337): in other places a reader loses the structure of both.
 */
const within: Readonly<Partial<Record<Role, readonly Role[]>>> = {
  L: ['LI', 'Caption'],
  LI: ['Lbl', 'LBody'],
  TOC: ['TOCI', 'TOC', 'Caption'],
  Table: ['THead', 'TBody', 'TR', 'Caption'],
  THead: ['TR'],
  TBody: ['TR'],
  TR: ['TH', 'TD'],
};
const only: Readonly<Partial<Record<Role, readonly Role[]>>> = {
  LI: ['L'],
  TOCI: ['TOC'],
  THead: ['Table'],
  TBody: ['Table'],
  TR: ['Table', 'THead', 'TBody'],
  TH: ['TR'],
  TD: ['TR'],
  Caption: ['Table', 'Sect', 'L', 'TOC'],
};

export function mayHold(parent: Role, role: Role): boolean {
  return (within[parent]?.includes(role) ?? true) && (only[role]?.includes(parent) ?? true);
}

/** Whether text may stand only in what is below. */
export function isGroup(role: Role): boolean {
  return ['Document', 'Sect', 'Art', 'BlockQuote', 'Table', 'THead', 'TBody', 'TR', 'L', 'TOC'].includes(
    role,
  );
}
