import type { BlockOf, Inline } from '@decode/model';
import { looked, paragraph, runOf } from './word-xml.ts';
import { type Context, inside, type Writer } from './writer.ts';

/** A note at the foot of the page, in the host's style for them; its number comes from the host's own count. */
export function writeNote(
  writer: Writer,
  note: BlockOf<'note'>,
  id: number,
  callStyle: string,
  outer: Context,
  inlines: (writer: Writer, nodes: readonly Inline[], context: Context) => string,
): string {
  const { noteText } = writer.looks;
  const look = { ...looked(noteText), style: writer.needs.style(noteText, 'noteText') };
  const { bold: _, italic: __, byHand: ___, ...rest } = outer;
  const context: Context = { ...inside(rest, note), inNote: true };
  const texts = note.children.flatMap((block) =>
    block.type === 'paragraph'
      ? [block.children]
      : block.children.flatMap(({ children }) =>
          children.flatMap((inner) => (inner.type === 'paragraph' ? [inner.children] : [])),
        ),
  );
  const mark = `${runOf('<w:footnoteRef/>', { style: callStyle })}${runOf('<w:t xml:space="preserve"> </w:t>')}`;
  const paragraphs = texts.map((nodes, index) =>
    paragraph(look, (index === 0 ? mark : '') + inlines(writer, nodes, context)),
  );
  return `<w:footnote w:id="${id}">${paragraphs.join('') || paragraph(look, mark)}</w:footnote>`;
}
