import type { Caption } from '@decode/model';
import { numberBookmarkName } from '../bookmarks.ts';
import type { ParagraphStyleName } from '../styles/styles.ts';
import { bookmarkEnd, bookmarkStart, field, run } from '../word-xml.ts';
import { dressed, marked } from './block-marks.ts';
import { splitAtNumber } from './inlines.ts';
import { type PandocBlock, rawInline, str, styledParagraph } from './pandoc-ast.ts';
import { type BlockTools, type Context, captionKey } from './writer.ts';

/** Names that Word's own captions and lists of figures and tables go by, whatever the language of the label. */
export const sequences: Readonly<Record<Caption['sequence'], string>> = { figure: 'Figure', table: 'Table' };

/** Between label and text. */
export const captionGap = '\u2003';

/** «1. attēls» with its number as a field, wherever the language puts it, then what is shown. */
export function captionBlock(
  caption: Caption,
  style: ParagraphStyleName,
  outer: Context,
  { writer, inlines }: BlockTools,
): readonly PandocBlock[] {
  const { label, sequence, number, children, id } = caption;
  return dressed(writer, caption, outer, (context) => {
    const look = { style: 'Caption Label', lang: context.lang } as const;
    const text = (part: string) => (part === '' ? '' : run({ text: part, ...look }));
    const [before, after] = splitAtNumber(label, number) ?? [label, undefined];
    const bookmark = writer.nextId();
    const counted =
      after === undefined
        ? ''
        : bookmarkStart(bookmark, numberBookmarkName(captionKey(caption))) +
          field(`SEQ ${sequences[sequence]} \\* ARABIC`, { text: String(number), ...look }) +
          bookmarkEnd(bookmark) +
          text(after);
    const content = [rawInline(text(before) + counted), ...str(captionGap), ...inlines(children, context)];
    return [styledParagraph(style, marked(writer, id, content))];
  });
}
