import type { Caption, Inline, Meta, Picture } from '@decode/model';
import { numberBookmarkName, pageBookmarkName } from '../bookmarks.ts';
import { wordLanguage } from '../language-tag.ts';
import type { Room } from '../picture-run.ts';
import { coverPictureHeight, labelColumn, textWidth } from '../styles/geometry.ts';
import { styleId } from '../styles/style.ts';
import type { ParagraphStyleName } from '../styles/styles.ts';
import { tableFrames } from '../styles/table-styles.ts';
import {
  contentsFrame,
  fieldEnd,
  fieldFrame,
  fieldStart,
  internalLink,
  pageField,
  paragraph,
  run,
  tabRun,
} from '../word-xml.ts';
import { captionGap, sequences } from './caption-block.ts';
import { type PandocBlock, rawBlock, str, styledParagraph, table } from './pandoc-ast.ts';
import { pictureXml } from './picture-xml.ts';
import { type BlockTools, plainText, start, type Writer } from './writer.ts';

/** Cover, imprint and contents: everything before the first chapter. None where a document has no cover. */
export function frontMatter(tools: BlockTools): PandocBlock[] {
  const { writer } = tools;
  if (!writer.document.meta.cover) return [];
  const cover = coverBlocks(writer.document.meta.cover, tools);
  const turn = rawBlock(writer.turnTo('front'));
  return [...cover, turn, ...imprintBlocks(tools), ...contentsBlocks(writer), ...listBlocks(writer)];
}

/** Plain paragraphs from top to bottom, so that editing, pasting and reading aloud work; the picture is one figure. */
function coverBlocks(cover: NonNullable<Meta['cover']>, { writer }: BlockTools): PandocBlock[] {
  const { owner, title, subtitle, place, edition, state, notice } = writer.document.meta;
  const width = textWidth('cover');
  const line = (style: ParagraphStyleName, text: string | undefined) =>
    text === undefined || text === '' ? [] : [styledParagraph(style, str(text))];
  const shown = (given: Picture | undefined, name: string, style: ParagraphStyleName, room: Room) => {
    if (!given) return [];
    const { xml, width } = pictureXml(writer, given, name, room);
    // A ground under the picture ends with it.
    const right = style === 'Solid Cover Picture' ? room.width - width : undefined;
    return [rawBlock(paragraph(style, xml, right))];
  };
  return [
    ...shown(cover.logo, place, 'Cover Owner', { width: width / 4 }),
    ...owner.flatMap((text) => line('Cover Owner', text)),
    ...line('Title', title),
    ...line('Subtitle', subtitle),
    // The picture was drawn for its ground. The paper stays white, so a solid ground stands under the picture alone.
    ...shown(cover.picture, title, cover.ground === 'solid' ? 'Solid Cover Picture' : 'Cover Picture', {
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
  const description = rows.map((row) => row.label).join('; ');
  writer.tables.push({ style, title, description, rowHeaders: true, widths });
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
 * The contents, complete and linked. F9 makes them again from the headings; until then their page numbers are those of
 * the layout pass, or none.
 */
function contentsBlocks(writer: Writer): PandocBlock[] {
  const { contents, words } = writer.document.meta;
  if (contents.entries.length === 0) return [];
  const entries = contents.entries.map(
    ({ target, level, number, text, lang, state }) =>
      [
        level === 1 ? 'toc 1' : 'toc 2',
        pageBookmarkName(target),
        (number === undefined
          ? ''
          : run({ text: number }) + (level === 2 ? tabRun : run({ text: '\u2002' }))) +
          run({ text, lang: lang === undefined ? undefined : wordLanguage(lang) }) +
          (state === undefined ? '' : run({ text: ` [${state.label}]` })),
      ] as const,
  );
  const heading = paragraph('TOC Heading', run({ text: words.contents }));
  return [rawBlock(contentsFrame(heading, fieldOfEntries(writer, 'TOC \\o "1-2" \\h \\z \\w', entries)))];
}

/** All captions, in fields that F9 makes again from their numbers. */
function listBlocks(writer: Writer): PandocBlock[] {
  const { captionList, document } = writer;
  if (captionList.length === 0) return [];
  const list = (sequence: Caption['sequence']) => {
    const entries = captionList.flatMap(
      ({ caption: { sequence: own, label, children }, key, lang: spoken }) => {
        if (own !== sequence) return [];
        const lang = spoken === document.meta.lang ? undefined : wordLanguage(spoken);
        const words = run({ text: `${label}${captionGap}`, lang }) + spokenRuns(children, lang);
        return [['table of figures', numberBookmarkName(key), words] as const];
      },
    );
    return fieldOfEntries(writer, `TOC \\h \\z \\c "${sequences[sequence]}"`, entries);
  };
  const heading = paragraph('Lists Heading', run({ text: document.meta.words.lists }));
  // Inside the frame it would become part of LibreOffice's index, which writes it a second time when it is updated.
  return [rawBlock(heading), rawBlock(fieldFrame(list('table') + list('figure')))];
}

/** Words without their looks and notes, but each in its language. */
function spokenRuns(nodes: readonly Inline[], lang: string | undefined): string {
  return nodes
    .map((node) => {
      if ('children' in node) {
        const own = node.type === 'emphasis' && node.lang !== undefined ? wordLanguage(node.lang) : lang;
        return spokenRuns(node.children, own);
      }
      const text = plainText([node]);
      return text === '' ? '' : run({ text, lang });
    })
    .join('');
}

/** Paragraphs that lead to their pages, as the result of one field. */
function fieldOfEntries(
  { paged }: Writer,
  instruction: string,
  entries: readonly (readonly [style: ParagraphStyleName, anchor: string, runs: string])[],
): string {
  return entries
    .map(([style, anchor, runs], index) =>
      paragraph(
        style,
        (index === 0 ? fieldStart(instruction) : '') +
          internalLink(anchor, runs + tabRun + pageField(anchor, paged)) +
          (index === entries.length - 1 ? fieldEnd : ''),
      ),
    )
    .join('');
}
