import type { Inline, InlineHandlers, InlineOf } from '@decode/model';
import type { ElementContent } from 'hast';
import { h } from 'hastscript';
import { withoutSoftHyphens } from '../soft-hyphens.ts';
import { callId, countUse, type HtmlContext, type PageOf } from './context.ts';

/** Where the page number stands in the text of a page reference. */
const pageNumber = '000';

const inlines: InlineHandlers<HtmlContext, ElementContent[]> = {
  text: ({ value }, { pageOf, slot }) => {
    if (!pageOf) return keepTogether(withoutSoftHyphens(value));
    if (slot === undefined || !value.includes(pageNumber)) return keepTogether(value);
    const [before = '', after = ''] = value.split(pageNumber, 2);
    return [...keepTogether(before), ...pageSlot(slot, pageOf), ...keepTogether(after)];
  },
  strong: (node, context) => [h('strong', renderInlines(node.children, context))],
  emphasis: ({ lang, children }, context) => {
    const foreign = lang !== undefined && lang !== context.lang;
    const inside = foreign ? { ...context, lang } : context;
    return [h('em', foreign ? { lang } : {}, renderInlines(children, inside))];
  },
  link: ({ url, children }, context) => {
    if (!/^(https?:\/\/|mailto:)/iu.test(url))
      throw new Error(`The link "${url}" is none of http, https and mailto.`);
    return [h('a', { href: url }, renderInlines(children, context))];
  },
  code: ({ value }) => [h('code', value)],
  break: () => [h('br')],
  noteReference: ({ note }, context) => {
    const target = noteOf(note, context);
    const id = callId(target.number, countUse(`call ${note}`, context));
    return [h('sup', { className: ['call'] }, [h('a', { id, href: `#${target.id}` }, `${target.number})`)])];
  },
  reference: ({ target, page, children }, context) => {
    if (!page) return [h('a', { href: `#${target}` }, renderInlines(children, context))];
    if (!context.pageOf) return [];
    const text =
      children.length === 0
        ? pageSlot(target, context.pageOf)
        : renderInlines(children, { ...context, slot: target });
    return [h('a', { href: `#${target}` }, text)];
  },
  citation: ({ items }) => {
    const links = items.map(({ number, target, title }) =>
      h('a', { href: `#${target}`, title }, String(number)),
    );
    return [
      h(
        'sup',
        { className: ['cite'] },
        links.flatMap((link, i) => (i === 0 ? [link] : [', ', link])),
      ),
    ];
  },
};

export function renderInlines(nodes: readonly Inline[], context: HtmlContext): ElementContent[] {
  return nodes.flatMap((node) => renderInline(node, context));
}

function renderInline<T extends Inline['type']>(node: InlineOf<T>, context: HtmlContext): ElementContent[] {
  const handle = inlines[node.type as T] as (node: InlineOf<T>, context: HtmlContext) => ElementContent[];
  return handle(node, context);
}

/**
 * Where Chromium would break a line and must not: after the dash of «2027–2029», and at a hyphen that leaves one or two
 * letters alone («s-a», «într-o»). No font here has a word joiner.
 */
const unbroken =
  /(\d+(?:[.,\u00a0]\d+)*\.?–\d+(?:[.,\u00a0]\d+)*|(?<![\p{L}\p{N}-])(?:\p{L}{1,2}-\p{L}+|\p{L}+-\p{L}{1,2})(?![\p{L}\p{N}-]))/u;

function keepTogether(value: string): ElementContent[] {
  return value
    .split(unbroken)
    .flatMap((part, i): ElementContent[] =>
      part === ''
        ? []
        : i % 2 === 1
          ? [h('span', { className: ['range'] }, part)]
          : [{ type: 'text', value: part }],
    );
}

/** The digits alone, so that they can be replaced in the printed file. */
function pageSlot(target: string, pageOf: PageOf): ElementContent[] {
  return [h('span', { className: ['page-slot'], dataPageSlot: target }, pageOf(target))];
}

function noteOf(name: string, context: HtmlContext): { readonly id: string; readonly number: number } {
  const note = context.index.notes.get(name);
  if (!note) throw new Error(`The note "${name}" is called, but its text is not in the document.`);
  return note;
}
