import type { Block, BlockHandlers, Caption, Inline, ListItem } from '@decode/model';
import type { Look } from '../host/looks.ts';
import { inlines } from './inlines.ts';
import { tableXml } from './tables.ts';
import {
  bookmark,
  field,
  indented,
  looked,
  paragraph,
  picture,
  type RunLook,
  run,
  runOf,
} from './word-xml.ts';
import {
  begun,
  type CaptionNumber,
  type Context,
  captionKey,
  inside,
  runLook,
  splitAtNumber,
  type Writer,
} from './writer.ts';

/** CSS pixels in a twip, the other way round. */
const twipsPerPixel = 15;
/** Where the text of a source begins behind its number. */
const sourceIndent = 567;

/** The blocks of the chapter as the host would write them. */
export function writePart(writer: Writer): string {
  const { chapter, room } = writer;
  const written = blocksXml(writer, chapter.blocks, { lang: chapter.lang, width: room.width, depth: 0 });
  // A table at the end would grow together with one of the host's behind it.
  return written.endsWith('</w:p>') ? written : written + paragraph(looked(writer.looks.body), '');
}

function blocksXml(writer: Writer, blocks: readonly Block[], context: Context): string {
  return blocks
    .map((block, index) =>
      blockXml(writer, block, { ...context, belowTable: blocks[index - 1]?.type === 'table' }),
    )
    .join('');
}

function blockXml(writer: Writer, block: Block, outer: Context): string {
  const context = inside(outer, block);
  const written = (handlers[block.type] as Handler)(writer, block, context);
  if (!block.state || written === '') return written;
  const { body } = writer.looks;
  const text = run(block.state.label, {
    ...runLook(writer, { ...outer, lang: writer.chapter.lang, byHand: body.run }),
    italic: true,
  });
  const label = paragraph({ ...looked(body), keepNext: block.type !== 'heading' }, text);
  return block.type === 'heading' ? written + label : label + written;
}

type Handler = (writer: Writer, block: Block, context: Context) => string;
type Handlers = {
  readonly [T in keyof BlockHandlers<Context, string>]: (
    writer: Writer,
    block: Extract<Block, { type: T }>,
    context: Context,
  ) => string;
};

const handlers: Handlers = {
  section(writer, { id, children }, context) {
    if (id !== undefined) writer.pending.push(id);
    return blocksXml(writer, children, context);
  },

  heading(writer, { id, depth, number, children }, context) {
    writer.counts.headings++;
    const level = Math.min(9, writer.level + depth - writer.chapter.depth);
    const { style, numbering } = writer.needs.heading(level);
    const code = number === undefined ? '' : run(`${number} `, runLook(writer, context));
    return paragraph({ style, numbering }, begun(writer, [id], code + inlines(writer, children, context)));
  },

  paragraph(writer, { id, role, children }, context) {
    // Nothing is left of a line that only led to a page or a part of our own document.
    const isLost = (node: Inline) =>
      node.type === 'reference' && (node.page || !writer.chapter.targets.has(node.target));
    if (children.every(isLost)) return '';
    const { body } = writer.looks;
    const text = inlines(writer, children, inLook(body, context, role === 'lead'));
    const look = context.belowTable ? { style: body.style, byHand: lowered(body.paragraph) } : looked(body);
    return counted(writer, paragraph(look, begun(writer, [id], text)));
  },

  list(writer, list, context) {
    return list.children
      .map((item) => {
        const write = list.role === 'figures' ? figureItem : list.role === 'sources' ? sourceItem : plainItem;
        const label = item.state ? blockXml(writer, labelOf(item, writer), context) : '';
        return label + write(writer, item, inside(context, item), list);
      })
      .join('');
  },

  listItem: (writer, item, context) => plainItem(writer, item, context, {}),

  quote(writer, { id, children }, context) {
    const { quote } = writer.looks;
    if (id !== undefined) writer.pending.push(id);
    return children
      .map((block) =>
        block.type === 'paragraph'
          ? counted(
              writer,
              paragraph(
                looked(quote),
                begun(writer, [block.id], inlines(writer, block.children, inLook(quote, context))),
              ),
            )
          : blockXml(writer, block, context),
      )
      .join('');
  },

  caption: (writer, caption, context) => captionXml(writer, caption, context, false),

  table(writer, table, context) {
    writer.counts.tables++;
    if (table.id !== undefined) writer.pending.push(table.id);
    const caption = table.caption ? captionXml(writer, table.caption, context, true) : '';
    return caption + tableXml(writer, table, context, (blocks, inner) => blocksXml(writer, blocks, inner));
  },

  tableCell: (writer, { children }, context) => blocksXml(writer, children, context),

  figure(writer, { id, picture: shown, caption, notes }, context) {
    writer.counts.figures++;
    const media = writer.chapter.media.get(shown.media);
    if (!media) throw new Error(`the document shows picture "${shown.media}" but does not hold it`);
    if (id !== undefined) writer.pending.push(id);
    const roof = writer.room.height / 2;
    const width = Math.round(
      Math.min(media.width * twipsPerPixel, context.width, (roof * media.width) / media.height),
    );
    const height = Math.round((width * media.height) / media.width);
    const xml = picture({
      id: writer.needs.drawingId(),
      name: caption.label,
      alt: shown.alt,
      width,
      height,
      relationship: writer.needs.picture(media.id),
    });
    const { body } = writer.looks;
    const byHand = indented(
      body.paragraph.replace(/w:line="[^"]*"|w:lineRule="[^"]*"/g, ''),
      '<w:ind w:left="0" w:firstLine="0"/>',
    );
    return (
      paragraph({ style: body.style, keepNext: true, byHand }, begun(writer, [], xml)) +
      captionXml(writer, caption, context, false) +
      blocksXml(writer, notes, context)
    );
  },

  // Stands at the foot of the page that calls it.
  note: () => '',
};

function captionXml(writer: Writer, caption: Caption, context: Context, above: boolean): string {
  const look = writer.looks.caption;
  const style = writer.needs.style(look, 'caption');
  const inner = inLook(look, inside(context, caption));
  const runs = runLook(writer, inner);
  const known = writer.captions.get(captionKey(caption));
  const parts = known && splitAtNumber(caption.label, caption.number);
  const label =
    known && parts
      ? run(parts[0], runs) +
        bookmark(
          writer.needs.bookmarkId(),
          known.bookmark,
          captionNumber(known, writer.series[caption.sequence], runs),
        ) +
        run(parts[1], runs)
      : run(caption.label, runs);
  const text = label + run(' ', runs) + inlines(writer, caption.children, inner);
  return counted(
    writer,
    paragraph({ ...looked(look), style, keepNext: above }, begun(writer, [caption.id], text)),
  );
}

/** As the host's captions have it: a number of the series, behind that of the chapter where it begins anew there. */
function captionNumber({ number, chapter }: CaptionNumber, series: string, runs: RunLook): string {
  const counted = `SEQ ${series} \\* ARABIC`;
  if (!chapter) return field(counted, String(number), runs);
  const { instruction, separator, level } = chapter;
  return (
    field(instruction, chapter.number, runs) +
    run(separator, runs) +
    field(`${counted} \\s ${level}`, String(number), runs)
  );
}

function plainItem(
  writer: Writer,
  item: ListItem,
  context: Context,
  list: { readonly ordered?: boolean },
): string {
  const { style, numbering } = writer.needs.item(list.ordered === true, context.depth, list);
  const { body } = writer.looks;
  const [first, ...rest] = item.children;
  const spacing = indented(body.paragraph, '');
  if (first?.type !== 'paragraph')
    return blocksXml(writer, item.children, { ...context, depth: context.depth + 1 });
  const inner = inLook(body, inside(context, first));
  const label = first.state ? blockXml(writer, labelOf(first, writer), context) : '';
  const text = begun(writer, [item.id, first.id], inlines(writer, first.children, inner));
  return (
    label +
    counted(writer, paragraph({ style, numbering, byHand: spacing }, text)) +
    blocksXml(writer, rest, { ...context, depth: context.depth + 1 })
  );
}

/** A numeral in bold and what it counts, as an item of a list. */
function figureItem(writer: Writer, item: ListItem, context: Context): string {
  const { body } = writer.looks;
  const { style, numbering } = writer.needs.item(false, 0, item);
  const text = item.children
    .filter((child) => child.type === 'paragraph')
    .map((child) =>
      inlines(writer, child.children, inLook(body, inside(context, child), child.role === 'value')),
    )
    .join(run(' ', runLook(writer, inLook(body, context))));
  const ids = item.children.map(({ id }) => id);
  return counted(
    writer,
    paragraph(
      { style, numbering, byHand: indented(body.paragraph, '') },
      begun(writer, [item.id, ...ids], text),
    ),
  );
}

/** An entry of the list of sources: its number is text, for citations repeat it. */
function sourceItem(writer: Writer, item: ListItem, context: Context): string {
  const { body } = writer.looks;
  const indent = `<w:ind w:left="${sourceIndent}" w:hanging="${sourceIndent}"/>`;
  // Addresses cannot be justified.
  const byHand = `${indented(body.paragraph, indent).replace(/<w:jc\b[^>]*>/, '')}<w:jc w:val="left"/>`;
  const tabs = `<w:tabs><w:tab w:val="left" w:pos="${sourceIndent}"/></w:tabs>`;
  const inner = inLook(body, context);
  const number =
    run(`[${item.value ?? ''}]`, runLook(writer, inner)) + runOf('<w:tab/>', runLook(writer, inner));
  const text = item.children
    .filter((child) => child.type === 'paragraph')
    .map((child) => inlines(writer, child.children, inside(inner, child)))
    .join('');
  return counted(
    writer,
    paragraph({ style: body.style, tabs, byHand }, begun(writer, [item.id], number + text)),
  );
}

/** A paragraph without text of its own, to say the state of another block. */
function labelOf({ state }: Pick<Block, 'state'>, { chapter }: Writer): Block {
  const children = state
    ? [{ type: 'emphasis' as const, children: [{ type: 'text' as const, value: state.label }] }]
    : [];
  return { type: 'paragraph', role: 'note', lang: chapter.lang, children };
}

/** By-hand formatting with some room above, which a table does not leave. */
function lowered(byHand: string): string {
  const spacing = /<w:spacing\b([^>]*?)\/?>/.exec(byHand)?.[1] ?? '';
  const others = spacing.replace(/\s*w:before(?:Autospacing|Lines)?="[^"]*"/g, '');
  return `<w:spacing w:before="120"${others}/>${byHand.replace(/<w:spacing\b[^>]*>/, '')}`;
}

function inLook({ run: byHand }: Look, context: Context, bold = false): Context {
  return { ...context, byHand, ...(bold && { bold }) };
}

function counted(writer: Writer, xml: string): string {
  writer.counts.paragraphs++;
  return xml;
}
