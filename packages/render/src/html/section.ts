import type { Block, Heading, Note, Section, SectionRole } from '@decode/model';
import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import { blockAttributes, type HtmlContext, within } from './context.ts';
import { stateAttribute, stateLabel } from './state-label.ts';

const tags: Readonly<Record<SectionRole, 'section' | 'article'>> = {
  chapter: 'section',
  wide: 'section',
  area: 'section',
  recommendation: 'article',
  part: 'section',
  practice: 'article',
  box: 'section',
};

/**
 * Roles at whose end the notes stand that are called in them, with links both ways. Not at the foot of the page:
 * Chromium 156 reads no `float: footnote`, and a layout engine of our own is not worth a few notes.
 */
const noteHolders: readonly SectionRole[] = ['chapter', 'wide', 'area', 'recommendation', 'practice'];

export function renderSection(node: Section, context: HtmlContext): Element[] {
  const inside = within(node, context);
  const page = context.pageNames.get(node);
  return [
    h(
      tags[node.role],
      {
        className: [node.role, ...(page === undefined ? [] : [page])],
        ...blockAttributes(node, context),
        ...stateAttribute(node),
      },
      [...stateLabel(node, inside), ...renderContent(node, inside), ...renderNotes(node, inside)],
    ),
  ];
}

function renderContent({ role, children }: Section, context: HtmlContext): ElementContent[] {
  if (role === 'part') return renderPart(children, context);
  if (role === 'chapter' || role === 'wide') return renderChapter(children, context);
  if (role === 'practice') return renderClosed(role, children, context);
  if (role !== 'recommendation' && role !== 'area') return context.render(children, context);
  const rest = children.findIndex((child) => !isOpening(child));
  const opening = rest === -1 ? children : children.slice(0, rest);
  const parts = rest === -1 ? [] : children.slice(rest);
  return [
    h('header', context.render(opening, context)),
    ...(role === 'area' ? context.render(parts, context) : renderClosed(role, parts, context)),
  ];
}

/** How many parts at its end begin a page together: what a recommendation risks and needs elsewhere, what a practice taught. */
const closingParts = { recommendation: 4, practice: 3 } as const;

/**
 * The last parts stay on one page, in a block of their own: Chromium 156 does not always keep the `break-before: avoid` of
 * a section, and a page would hold sources only.
 */
function renderClosed(
  role: keyof typeof closingParts,
  children: readonly Block[],
  context: HtmlContext,
): ElementContent[] {
  const other = children.findLastIndex((block) => block.type !== 'section' || block.role !== 'part');
  const start = Math.max(other + 1, children.length - closingParts[role]);
  if (start >= children.length - 1) return context.render(children, context);
  return [
    ...context.render(children.slice(0, start), context),
    h('div', { className: ['closing'] }, context.render(children.slice(start), context)),
  ];
}

/** Prose with headings of its own is laid out as if each heading began a part. */
function renderChapter(children: readonly Block[], context: HtmlContext): ElementContent[] {
  const runs: Block[][] = [];
  for (const child of children) {
    const last = runs.at(-1);
    const begins = child.type === 'section' || (child.type === 'heading' && child.depth > 1);
    if (last && !begins && last[0]?.type !== 'section') last.push(child);
    else runs.push([child]);
  }
  return runs.flatMap((run) => {
    const [first] = run;
    if (first?.type !== 'heading' || first.depth === 1 || run.some(isFullWidth))
      return context.render(run, context);
    return [h('section', { className: ['part'] }, renderPart(run, context))];
  });
}

/** Tables that need the whole width, and the numerals over the page's own columns. */
function isFullWidth(node: Block): boolean {
  if (node.type === 'list') return node.role === 'figures' || node.role === 'sources';
  return (
    node.type === 'table' &&
    ['facts', 'measures', 'plan', 'matrix', 'comparison', 'reasons', 'glossary'].includes(node.role)
  );
}

/** Kicker, title and lead: what a recommendation or an area opens with. */
function isOpening(node: Block): boolean {
  return (
    node.type === 'heading' || (node.type === 'paragraph' && (node.role === 'kicker' || node.role === 'lead'))
  );
}

/** Side head on the left, text on the right; a figure takes both columns, for its caption hangs on the left too. */
function renderPart(children: readonly Block[], context: HtmlContext): ElementContent[] {
  const [first, ...others] = children;
  const head = first?.type === 'heading' ? first : undefined;
  const content: ElementContent[] = head ? context.render([head], context) : [];
  let text: Block[] = [];
  const endText = () => {
    if (text.length > 0) content.push(h('div', { className: ['text'] }, context.render(text, context)));
    text = [];
  };
  for (const child of head ? others : children) {
    if (child.type === 'figure') {
      endText();
      content.push(...context.render([child], context));
    } else if (child.type !== 'note') text.push(child);
  }
  endText();
  return content;
}

function renderNotes(node: Section, context: HtmlContext): ElementContent[] {
  if (!noteHolders.includes(node.role)) return [];
  return noteList(notesIn(node.children), headingDepth(node.children) + 1, context);
}

/** Notes in their order under a heading of their own, laid out as a part. */
export function noteList(notes: readonly Note[], depth: number, context: HtmlContext): ElementContent[] {
  if (notes.length === 0) return [];
  return [
    h('section', { className: ['part'] }, [
      h(`h${Math.min(depth, 6)}`, context.document.meta.words.notes),
      h('div', { className: ['text'] }, [
        h('ol', { className: ['notes'] }, context.renderNotes(notes, context)),
      ]),
    ]),
  ];
}

/** Notes below these blocks, apart from those that a section further in holds itself. */
export function notesIn(nodes: readonly Block[]): Note[] {
  return nodes.flatMap((node): Note[] => {
    if (node.type === 'note') return [node];
    if (node.type === 'section') return noteHolders.includes(node.role) ? [] : notesIn(node.children);
    if (node.type === 'list' || node.type === 'listItem' || node.type === 'quote')
      return notesIn(node.children);
    return [];
  });
}

function headingDepth(children: readonly Block[]): number {
  return children.find((child): child is Heading => child.type === 'heading')?.depth ?? 1;
}
