import type { Block, Inline, LanguageRules, TableCell } from '@decode/model';
import { type AnyInline, flatten, isOwn } from './flat-text.ts';
import { typesetText } from './typeset-text.ts';

/** Rules by language tag, for passages in another language; a language that is not there is left as it is written. */
export type KnownLanguages = ReadonlyMap<string, LanguageRules>;

const noOthers: KnownLanguages = new Map();

/**
 * The typography of one block's inline text, across its nodes: in `"**x** y"` both quotes are seen, in `**30** %` the
 * blank. Code, addresses, notes, citations, numbers of pages and fields come back as they were.
 */
export function typesetInlines<T extends AnyInline>(
  inlines: readonly T[],
  rules: LanguageRules,
  others: KnownLanguages = noOthers,
): T[] {
  const text = inlines.map((node) => flatten(node, rules.tag)).join('');
  const set = typesetText(text, rules);
  let at = 0;
  const take = (length: number) => {
    at += length;
    return set.slice(at - length, at);
  };

  const rebuild = <N extends AnyInline>(node: N): N => {
    switch (node.type) {
      case 'text': {
        const value = take(node.value.length);
        return value === node.value ? node : { ...node, value };
      }
      case 'emphasis':
      case 'strong':
      case 'link':
      case 'reference': {
        if (!isOwn(node, rules.tag)) {
          take(1);
          const foreign = node.type === 'emphasis' && node.lang ? others.get(node.lang) : undefined;
          const children = node.children as readonly AnyInline[];
          return foreign ? { ...node, children: typesetInlines(children, foreign, others) } : node;
        }
        return { ...node, children: (node.children as readonly AnyInline[]).map(rebuild) };
      }
      default:
        take(1);
        return node;
    }
  };
  return inlines.map(rebuild);
}

/** The typography of blocks and of everything in them that is read: text, captions, labels, summaries, descriptions. */
export function typesetBlocks(
  blocks: readonly Block[],
  rules: LanguageRules,
  others: KnownLanguages = noOthers,
): Block[] {
  return blocks.map((block) => typesetBlock(block, rules, others));
}

function typesetBlock<B extends Block>(block: B, around: LanguageRules, others: KnownLanguages): B;
function typesetBlock(block: Block, around: LanguageRules, others: KnownLanguages): Block {
  const rules = block.lang === undefined || block.lang === around.tag ? around : others.get(block.lang);
  if (!rules) return block;
  const text = (value: string) => typesetText(value, rules);
  const inlines = (children: readonly Inline[]) => typesetInlines(children, rules, others);
  const blocks = <C extends Block>(children: readonly C[]) =>
    children.map((child) => typesetBlock(child, rules, others));
  // The label speaks about the text, in the document's language.
  const state = block.state
    ? { state: { ...block.state, label: typesetText(block.state.label, around) } }
    : {};

  switch (block.type) {
    case 'section':
      return {
        ...block,
        ...state,
        ...(block.runningHead === undefined ? {} : { runningHead: text(block.runningHead) }),
        children: blocks(block.children),
      };
    case 'heading':
    case 'paragraph':
      return { ...block, ...state, children: inlines(block.children) };
    case 'caption':
      return { ...block, ...state, label: text(block.label), children: inlines(block.children) };
    case 'list':
      return { ...block, ...state, children: blocks(block.children) };
    case 'listItem':
    case 'quote':
      return { ...block, ...state, children: blocks(block.children) };
    case 'note':
      return { ...block, ...state, children: blocks(block.children) };
    case 'tableCell':
      return { ...block, ...state, children: blocks(block.children) };
    case 'figure':
      return {
        ...block,
        ...state,
        picture: { ...block.picture, alt: text(block.picture.alt) },
        caption: typesetBlock(block.caption, rules, others),
        notes: blocks(block.notes),
      };
    case 'table': {
      const row = <R extends { readonly cells: readonly TableCell[] }>(r: R): R => ({
        ...r,
        cells: blocks(r.cells),
      });
      return {
        ...block,
        ...state,
        ...(block.caption ? { caption: typesetBlock(block.caption, rules, others) } : {}),
        ...(block.summary === undefined ? {} : { summary: text(block.summary) }),
        head: block.head.map(row),
        groups: block.groups.map((group) => ({
          ...group,
          ...(group.title ? { title: { ...group.title, children: inlines(group.title.children) } } : {}),
          rows: group.rows.map(row),
        })),
      };
    }
  }
}
