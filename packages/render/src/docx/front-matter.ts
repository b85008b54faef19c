import type { ContentsEntry, Picture } from '@decode/model';
import { bookmarkName } from './bookmarks.ts';
import { coverPictureHeight, labelColumn, textWidth } from './geometry.ts';
import { type PandocBlock, rawBlock, str, styledParagraph, table } from './pandoc-ast.ts';
import { pictureXml, type Room } from './picture-xml.ts';
import { styleId } from './style.ts';
import type { ParagraphStyleName } from './styles.ts';
import { tableFrames } from './table-styles.ts';
import {
  contentsFrame,
  field,
  fieldEnd,
  fieldStart,
  internalLink,
  paragraph,
  run,
  tabRun,
} from './word-xml.ts';
import { type BlockTools, start } from './writer.ts';

/** Cover, imprint and contents: everything before the first chapter. */
export function frontMatter(tools: BlockTools): PandocBlock[] {
  const { writer } = tools;
  const cover = coverBlocks(tools);
  const turn = rawBlock(writer.turnTo('portrait'));
  return [...cover, turn, ...imprintBlocks(tools), ...contentsBlocks(tools)];
}

/** Plain paragraphs from top to bottom, so that editing, pasting and reading aloud work; the picture is one figure. */
function coverBlocks({ writer }: BlockTools): PandocBlock[] {
  const { owner, title, subtitle, edition, state, notice, cover } = writer.document.meta;
  const width = textWidth('cover');
  const line = (style: ParagraphStyleName, text: string | undefined) =>
    text === undefined || text === '' ? [] : [styledParagraph(style, str(text))];
  const shown = (given: Picture | undefined, style: ParagraphStyleName, room: Room) => {
    if (!given) return [];
    const { xml, width } = pictureXml(writer, given, room);
    // A ground under the picture ends with it.
    const right = style === 'Solid Cover Picture' ? room.width - width : undefined;
    return [rawBlock(paragraph(style, xml, right))];
  };
  return [
    ...shown(cover.logo, 'Cover Owner', { width: width / 4 }),
    ...owner.flatMap((text) => line('Cover Owner', text)),
    ...line('Title', title),
    ...line('Subtitle', subtitle),
    // The picture was drawn for its ground. The paper stays white, so a solid ground stands under the picture alone.
    ...shown(cover.picture, cover.ground === 'solid' ? 'Solid Cover Picture' : 'Cover Picture', {
      width,
      height: coverPictureHeight,
      fill: true,
    }),
    ...line('Cover Legend', cover.legend),
    ...line('Cover Edition', edition),
    ...line('Cover Edition', state),
    ...line('Cover Notice', notice),
  ];
}

/** Label and value below one another. Not headings: they would come before the first chapter. */
function imprintBlocks({ writer, blocks }: BlockTools): PandocBlock[] {
  const { title, rows } = writer.document.meta.imprint;
  const style = 'DeCoDe Facts';
  const label = labelColumn / tableFrames[style].width;
  const widths = [label, 1 - label];
  writer.tables.push({ style, title, description: '', rowHeaders: true, widths });
  const body = rows.map((row) => [
    { columns: 1, rows: 1, blocks: [styledParagraph('Table Head', str(row.label))] },
    { columns: 1, rows: 1, blocks: blocks(row.blocks, { ...start, place: 'cell' }) },
  ]);
  return [
    styledParagraph('Imprint Title', str(title)),
    table({ style: styleId(style), widths, head: [], body }),
  ];
}

/**
 * The contents, complete and linked. Pressing F9 makes them again from the headings, with page numbers; until then, and
 * until the layout pass of issue 5, the numbers are empty rather than guessed.
 */
function contentsBlocks({ writer }: BlockTools): PandocBlock[] {
  const { contents, words } = writer.document.meta;
  const last = contents.entries.length - 1;
  if (last < 0) return [];
  const entries = contents.entries.map((entry, index) => {
    const begin = index === 0 ? fieldStart('TOC \\o "1-2" \\h \\z') : '';
    const end = index === last ? fieldEnd : '';
    return paragraph(entry.level === 1 ? 'toc 1' : 'toc 2', begin + entryLink(entry) + end);
  });
  return [rawBlock(contentsFrame(paragraph('TOC Heading', run({ text: words.contents })), entries.join('')))];
}

function entryLink({ target, level, number, text }: ContentsEntry): string {
  const anchor = bookmarkName(target);
  const before =
    number === undefined ? '' : run({ text: number }) + (level === 2 ? tabRun : run({ text: '\u2002' }));
  return internalLink(anchor, before + run({ text }) + tabRun + field(`PAGEREF ${anchor} \\h`, { text: '' }));
}
