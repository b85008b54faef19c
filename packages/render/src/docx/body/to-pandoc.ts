import type { Block, BlockHandlers, Document, Heading, Section, Table } from '@decode/model';
import { withoutPageColumns } from '../../html/page-columns.ts';
import { numberBookmarkName } from '../bookmarks.ts';
import type { Languages } from '../language-tag.ts';
import { labelColumn, tallestPicture, textColumn, textWidth } from '../styles/geometry.ts';
import type { ParagraphStyleName } from '../styles/styles.ts';
import { tableStyleOf } from '../styles/table-styles.ts';
import { tabRun } from '../word-xml.ts';
import { dressed, framed, headingState, marked, stateLabel, within } from './block-marks.ts';
import { captionBlock } from './caption-block.ts';
import { frontMatter } from './front-matter.ts';
import { inlineWriter } from './inlines.ts';
import { listBlocks } from './list-blocks.ts';
import {
  header,
  type PandocBlock,
  pandocJson,
  rawBlock,
  rawInline,
  span,
  str,
  styledParagraph,
} from './pandoc-ast.ts';
import { paragraphStyle } from './paragraph-style.ts';
import { pictureXml } from './picture-xml.ts';
import { tableBlock } from './table-blocks.ts';
import {
  type BlockTools,
  type Context,
  createWriter,
  plainText,
  start,
  type TableDescription,
  type Writer,
} from './writer.ts';

/** The document as pandoc reads it, and what of it cannot be said there. */
export interface WordBody {
  /** Pandoc's JSON. */
  readonly json: string;
  readonly tables: readonly TableDescription[];
  /** Ids of the media that are used, with the widest width at which they stand, in twips. */
  readonly pictures: ReadonlyMap<string, number>;
  readonly languages: Languages;
}

/** @param paged whether the numbers of pages will be known */
export function toPandoc(document: Document, paged: boolean): WordBody {
  const writer = createWriter(document, paged);
  const tools = blockTools(writer);
  const all = [...frontMatter(tools), ...tools.blocks(document.body, start), rawBlock(writer.lastSection())];
  return {
    json: pandocJson(all),
    tables: writer.tables,
    pictures: writer.pictures,
    languages: { foreign: [...writer.foreign].sort(), languages: [...writer.languages].sort() },
  };
}

function blockTools(writer: Writer): BlockTools {
  const inlines = inlineWriter(writer, (nodes, context) => tools.blocks(nodes, context));
  const handlers: BlockHandlers<Context, readonly PandocBlock[]> = {
    section: (node, context) => sectionBlocks(node, context, tools),
    heading: (node, context) => [headingBlock(node, context, tools)],
    paragraph: ({ id, role, children }, context) => [
      styledParagraph(paragraphStyle(role, context), marked(writer, id, inlines(children, context))),
    ],
    list: (node, context) => framed(writer, node.id, listBlocks(node, context, tools)),
    // Written by their list.
    listItem: ({ children }, context) => tools.blocks(children, context),
    quote: ({ id, children }, context) =>
      framed(writer, id, tools.blocks(children, { ...context, place: 'quote' })),
    caption: (node, context) => captionBlock(node, 'caption', context, tools),
    table(node, context) {
      // Where no page numbers are known, a column of them would be a column of nothing.
      const table = writer.paged ? node : withoutPageColumns(node);
      const style = tableWidth(writer, table) === 'wide' ? 'Wide Table Caption' : 'Table Caption';
      const caption = table.caption ? captionBlock(table.caption, style, context, tools) : [];
      return framed(writer, node.id, [...caption, tableBlock(table, context, tools)]);
    },
    // Written by their table.
    tableCell: ({ children }, context) => tools.blocks(children, context),
    figure({ id, picture, caption, notes }, context) {
      const room = { width: roomFor(writer, context), height: tallestPicture(writer.page) };
      const { xml, width } = pictureXml(writer, picture, caption.label, room);
      return framed(writer, id, [
        styledParagraph(width > textColumn ? 'Wide Figure' : 'Figure', [rawInline(xml)]),
        ...captionBlock(caption, 'caption', context, tools),
        ...tools.blocks(notes, context),
      ]);
    },
    // Written where they are called.
    note: () => [],
  };

  const tools: BlockTools = {
    writer,
    inlines,
    blocks: (nodes, context) =>
      nodes.flatMap((node, index) => {
        const before = nodes[index - 1];
        const inner: Context = {
          ...context,
          opens: context.opens && index === 0,
          below: before && belowOf(writer, before),
        };
        const handler = handlers[node.type] as (node: Block, context: Context) => readonly PandocBlock[];
        // A caption and a note are dressed wherever they are written, a section puts the words on its state below its
        // heading, and a heading says its own itself.
        if (node.type === 'caption' || node.type === 'note' || node.type === 'section')
          return handler(node, inner);
        const marks = node.type === 'heading' ? spoken(node) : node;
        return dressed(writer, marks, inner, (given) => handler(node, given));
      }),
  };
  return tools;
}

function sectionBlocks(
  section: Section,
  outer: Context,
  { writer, blocks }: BlockTools,
): readonly PandocBlock[] {
  const { role, id, state, children } = section;
  const opensPage = role !== 'part' && role !== 'practice' && role !== 'box';
  const turn = opensPage ? writer.turnTo(role === 'wide' ? 'landscape' : 'portrait') : '';
  const context: Context = {
    ...outer,
    role,
    place: role === 'box' ? 'box' : outer.place,
    opens: opensPage || role === 'practice',
  };
  const head = state ? children.findIndex(({ type }) => type === 'heading') + 1 : 0;
  const part = (nodes: readonly Block[], given: Context) =>
    dressed(writer, spoken(section), given, (dressing) => blocks(nodes, dressing));
  const inner = [
    ...part(children.slice(0, head), context),
    ...(state ? [stateLabel(writer, state, context)] : []),
    ...part(children.slice(head), head === 0 ? context : { ...context, opens: false }),
  ];
  return [...(turn === '' ? [] : [rawBlock(turn)]), ...framed(writer, id, inner)];
}

/** What a block says of its language alone. */
function spoken({ lang }: Block): { readonly lang?: string } {
  return lang === undefined ? {} : { lang };
}

/** A title in a box looks the same at every depth. */
const boxTitles: Partial<Record<Heading['depth'], ParagraphStyleName>> = {
  2: 'Practice Title 2',
  3: 'Practice Title 3',
};

/**
 * Headings in the contents have Word's own heading styles, from which a reader's F9 makes the contents again; the others
 * have styles that give the outline's level to their paragraphs alone. A number stands in the label column of depth 2, before the title elsewhere.
 * The words on its state stand in its own paragraph: contents and running heads that Word makes again repeat them.
 */
function headingBlock(node: Heading, context: Context, { writer, inlines }: BlockTools): PandocBlock {
  const { depth, id, number, children, state } = node;
  const listed = id !== undefined && writer.inContents.has(id);
  const outer = writer.headings.filter((heading) => heading.depth < depth);
  // Descriptions of tables repeat it, and must not tell as current what is not.
  const text = plainText(children) + (state === undefined ? '' : ` [${state.label}]`);
  writer.headings = [{ depth, number, text }, ...outer];
  const title = inlines(children, context);
  // What refers to it repeats its number.
  const known = writer.numbered.get(node);
  const own = known ? within(writer, numberBookmarkName(known.key), str(known.number)) : str(number ?? '');
  const label =
    depth === 2 ? [span('Proposal Number', undefined, own), rawInline(tabRun)] : [...own, ...str('\u2002')];
  const content = [
    ...marked(writer, id, number === undefined ? title : [...label, ...title]),
    ...(state ? [headingState(writer, state, context)] : []),
  ];
  if (context.role === 'box') return styledParagraph(boxTitles[depth] ?? 'Practice Title', content);
  if (depth === 2 && !listed && context.role !== 'recommendation') {
    if (context.role !== 'practice') return styledParagraph('Side Heading', content);
    return styledParagraph(context.opens ? 'Practice Heading' : 'Practice Heading Below Kicker', content);
  }
  return header(depth, content);
}

/** What a block is to the text that follows it. */
function belowOf(writer: Writer, block: Block): Context['below'] {
  if (block.type === 'table') return tableWidth(writer, block);
  return block.type === 'figure' || (block.type === 'list' && block.role === 'figures')
    ? 'narrow'
    : undefined;
}

/** Does a table stand in the text column, or is it as wide as the page? */
function tableWidth({ page }: Writer, table: Table): 'wide' | 'narrow' {
  return tableStyleOf(table, page === 'landscape') === 'DeCoDe Table' ? 'narrow' : 'wide';
}

function roomFor({ page }: Writer, { place }: Context): number {
  return place === 'box' ? textWidth('portrait') - labelColumn - 170 : textWidth(page);
}
