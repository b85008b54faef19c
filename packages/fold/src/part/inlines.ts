import type { Inline, InlineHandlers } from '@decode/model';
import { writeNote } from './notes.ts';
import { externalLink, field, internalLink, type RunLook, run, runOf } from './word-xml.ts';
import {
  blockBookmark,
  type Context,
  plainText,
  runLook,
  shownNumber,
  splitAtNumber,
  type Writer,
} from './writer.ts';

/** Inlines as runs. What cannot be followed in the chapter alone stays as text. */
export function inlines(writer: Writer, nodes: readonly Inline[], context: Context): string {
  const handlers: InlineHandlers<Context, string> = {
    text: ({ value }, inner) => run(value, runLook(writer, inner)),
    strong: ({ children }, inner) => inlines(writer, children, { ...inner, bold: true }),
    emphasis: ({ children, lang }, inner) =>
      inlines(writer, children, { ...inner, italic: true, ...(lang !== undefined && { lang }) }),
    link({ url, children }, inner) {
      if (!/^(https?:\/\/|mailto:)/iu.test(url))
        throw new Error(`the link "${url}" is none of http, https and mailto`);
      const style = writer.needs.style(writer.looks.link, 'link');
      const look = { ...runLook(writer, inner), style };
      return externalLink(writer.needs.link(url, inner.inNote === true), styledRuns(children, look));
    },
    code: ({ value }, inner) => run(value, { ...runLook(writer, inner), typewriter: true }),
    break: (_, inner) => runOf('<w:br/>', runLook(writer, inner)),
    noteReference: ({ note }, inner) => noteCall(writer, note, inner),
    reference({ target, page, children }, inner) {
      // A page of our own document is none of the host's.
      if (page) return '';
      const look = runLook(writer, inner);
      if (!writer.chapter.targets.has(target)) return styledRuns(children, look);
      return internalLink(blockBookmark(writer.sign, target), referenceRuns(writer, target, children, look));
    },
    citation({ items }, inner) {
      // In brackets: bare raised numbers are the host's own notes.
      const look = { ...runLook(writer, inner), raised: true };
      const numbers = items.map(({ number, target, title }) => {
        const content = run(String(number), look);
        return writer.chapter.targets.has(target)
          ? internalLink(blockBookmark(writer.sign, target), content, title)
          : content;
      });
      return run('[', look) + numbers.join(run(', ', look)) + run(']', look);
    },
  };
  return nodes
    .map((node) => (handlers[node.type] as (node: Inline, context: Context) => string)(node, context))
    .join('');
}

/** «Figure 3» repeats the number of the caption that it leads to. */
function referenceRuns(writer: Writer, target: string, children: readonly Inline[], look: RunLook): string {
  const caption = writer.captions.get(target);
  const parts = caption && splitAtNumber(plainText(children), caption.own);
  if (!caption || !parts) return styledRuns(children, look);
  const [before, after] = parts;
  return (
    run(before, look) + field(`REF ${caption.bookmark} \\h`, shownNumber(caption), look) + run(after, look)
  );
}

function noteCall(writer: Writer, name: string, context: Context): string {
  const note = writer.chapter.notes.get(name);
  // A note inside a note would damage the file.
  if (!note || context.inNote) return '';
  const style = writer.needs.style(writer.looks.noteCall, 'noteCall');
  // Each call has a note of its own: programs disagree on two calls of one.
  const id = writer.needs.noteId();
  writer.counts.notes++;
  writer.needs.notes.push(writeNote(writer, note, id, style, context, inlines));
  return runOf(`<w:footnoteReference w:id="${id}"/>`, { style });
}

/** Runs of plain inlines: what can stand inside a link. */
function styledRuns(nodes: readonly Inline[], look: RunLook): string {
  return nodes
    .map((node) => {
      if (node.type === 'strong') return styledRuns(node.children, { ...look, bold: true });
      if (node.type === 'emphasis') return styledRuns(node.children, { ...look, italic: true });
      return run(plainText([node]), look);
    })
    .join('');
}
