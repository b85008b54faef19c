import type { Block } from '@decode/model';
import type { Element } from 'hast';
import { h } from 'hastscript';
import type { HtmlContext } from './context.ts';

/** Carries the state of a heading, or of the section that it stands in, on to its bookmark in the PDF. */
export function stateAttribute({ state }: Block): { readonly dataState?: string } {
  return state ? { dataState: state.label } : {};
}

/**
 * Says in words that a block is not a current translation, in the document's language whatever the block's is.
 * `context` is that of the place where the words will stand. Empty for a block that needs no such words.
 */
export function stateLabel({ state }: Block, context: HtmlContext): Element[] {
  if (!state) return [];
  const { lang } = context.document.meta;
  return [h('p', { className: ['state'], ...(context.lang === lang ? {} : { lang }) }, state.label)];
}
