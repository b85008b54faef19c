import type { Block, BlockHandlers, BlockOf, ListItem, Paragraph } from '@decode/model';
import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import { blockAttributes, callId, type HtmlContext, within } from './context.ts';
import { isOfFewLines } from './few-lines.ts';
import { renderInlines } from './inlines.ts';
import { renderPicture } from './picture.ts';
import { renderSection } from './section.ts';
import { stateAttribute, stateLabel } from './state-label.ts';
import { captionContent, renderCell, renderTable } from './table.ts';

const blocks: BlockHandlers<HtmlContext, Element[]> = {
  section: renderSection,
  heading: (node, context) => {
    const number =
      node.number === undefined ? [] : [h('span', { className: ['num'] }, `${node.number}\u00a0`)];
    const content = [...number, ...renderInlines(node.children, within(node, context))];
    const attributes = { ...blockAttributes(node, context), ...stateAttribute(node) };
    return [h(`h${node.depth}`, attributes, content), ...stateLabel(node, context)];
  },
  paragraph: (node, context) => doubtful(node, context, [renderParagraph(node, context)]),
  list: (node, context) => {
    const inside = within(node, context);
    const attributes = {
      ...(node.role === 'plain' ? {} : { className: [node.role] }),
      // A list without marks is no list for some readers unless it says so.
      ...(node.role === 'figures' || node.role === 'index' ? { role: 'list' } : {}),
      ...blockAttributes(node, context),
    };
    const items = inside.render(node.children, inside);
    return doubtful(node, context, [h(node.ordered ? 'ol' : 'ul', attributes, items)]);
  },
  listItem: (node, context) => {
    const inside = within(node, context);
    const value = node.value === undefined ? {} : { value: node.value };
    const own = itemContent(node, inside);
    const content = [...stateLabel(node, inside), ...own];
    return [h('li', { ...whole(own, context), ...blockAttributes(node, context), ...value }, content)];
  },
  quote: (node, context) => {
    const inside = within(node, context);
    const quote = h('blockquote', blockAttributes(node, context), inside.render(node.children, inside));
    return doubtful(node, context, [quote]);
  },
  caption: (node, context) => [
    h('p', { className: ['caption'], ...blockAttributes(node, context) }, captionContent(node, context)),
  ],
  table: renderTable,
  tableCell: (node, context) => [renderCell(node, { align: 'left', first: false, inner: false }, context)],
  figure: (node, context) => {
    const inside = within(node, context);
    const caption = h('figcaption', blockAttributes(node.caption, inside), [
      h('p', { className: ['finding'] }, captionContent(node.caption, inside)),
      ...stateLabel(node, inside),
    ]);
    // In print Chromium would tag a figure without this role as one picture that has no alternative text.
    const role = context.pageOf ? { role: 'group' } : {};
    return [
      h('figure', { ...role, ...blockAttributes(node, context) }, [
        caption,
        renderPicture(node.picture, inside),
        // Below the picture: what it shows, breaks, gaps and source want the width of the text.
        h('div', { className: ['notes'] }, inside.render(node.notes, inside)),
      ]),
    ];
  },
  note: (node, context) => {
    const note = context.index.notes.get(node.note);
    const inside = within(node, context);
    const content = inside.render(node.children, inside);
    const links = Array.from({ length: note?.calls ?? 0 }, (_, i) => backLink(node.number, i + 1, inside));
    const last = content.at(-1);
    if (last?.type === 'element' && last.tagName === 'p') last.children.push(...links);
    else if (links.length > 0) content.push(h('p', links));
    return [
      h(
        'li',
        {
          ...blockAttributes({ ...node, id: note?.id ?? `note-${node.number}` }, context),
          value: node.number,
        },
        [...stateLabel(node, inside), ...content],
      ),
    ];
  },
};

export const render: HtmlContext['render'] = (nodes, context) =>
  nodes.flatMap((node) => (node.type === 'note' ? [] : renderBlock(node, context)));

export const renderNotes: HtmlContext['renderNotes'] = (notes, context) =>
  notes.flatMap((note) => renderBlock(note, context));

function renderBlock<T extends Block['type']>(node: BlockOf<T>, context: HtmlContext): ElementContent[] {
  const handle = blocks[node.type as T] as (node: BlockOf<T>, context: HtmlContext) => Element[];
  return handle(node, context);
}

function renderParagraph(node: Paragraph, context: HtmlContext): Element {
  const content = renderInlines(node.children, within(node, context));
  const attributes = {
    ...(node.role === 'body' ? {} : { className: [node.role] }),
    ...whole(content, context),
    ...blockAttributes(node, context),
  };
  const meter = node.level === undefined ? [] : [evidenceMeter(node.level)];
  return h('p', attributes, [...meter, ...content]);
}

/** In print: what stays on one page. */
function whole(content: readonly ElementContent[], { pageOf }: HtmlContext): { dataFewLines?: '' } {
  return pageOf && isOfFewLines(content) ? { dataFewLines: '' } : {};
}

/** Four squares that repeat what the words beside them say: hidden from readers who do not see them. */
function evidenceMeter(level: number): Element {
  const squares = [0, 1, 2, 3].map((i) =>
    h('rect', { className: [i < level ? 'on' : 'off'], x: i * 11.5 + 0.5, y: 0.5, width: 8, height: 8 }),
  );
  return h(
    'svg',
    { className: ['meter'], ariaHidden: 'true', viewBox: '0 0 44 9', width: 44, height: 9 },
    squares,
  );
}

/** An item of one plain paragraph needs no paragraph of its own. */
function itemContent(node: ListItem, context: HtmlContext): ElementContent[] {
  const [only] = node.children;
  const plain = node.children.length === 1 && only?.type === 'paragraph' && only.role === 'body';
  if (!plain || only.state || only.id !== undefined || only.lang !== undefined)
    return context.render(node.children, context);
  return renderInlines(only.children, context);
}

/** The words on a block's state stand over it, and a rule at its side shows how far they reach. */
function doubtful(node: Block, context: HtmlContext, content: Element[]): Element[] {
  const label = stateLabel(node, context);
  return label.length === 0 ? content : [h('div', { className: ['doubtful'] }, [...label, ...content])];
}

function backLink(note: number, count: number, context: HtmlContext): ElementContent {
  const { backToText } = context.document.meta.words;
  return h(
    'a',
    { className: ['back'], href: `#${callId(note, count)}`, ariaLabel: backToText, title: backToText },
    '↑',
  );
}
