import type { Message, Origin, ProseInline } from '@decode/model';
import type { Position } from 'unist';
import { inlines } from './inlines.ts';
import { inlineTree } from './markdown.ts';
import { normalInline } from './normal-inline.ts';
import { type Reading, report } from './reading.ts';
import { tooDense } from './text-limits.ts';

/**
 * An inline text in its normal form: a string of a YAML file or a translation. Nothing in it starts a block
 * («2018. gada 1. janvārī» is text), notes are calls whether or not their text is at hand.
 *
 * `origin` is where the text stands. Nodes and messages get their exact place where the file holds the text
 * character by character, with or without quotation marks, on one line; else all of `origin`.
 */
export function parseInline(
  text: string,
  origin?: Origin,
): { readonly children: ProseInline[]; readonly messages: Message[] } {
  const reading: Reading = { place: placing(text, origin), text, messages: [] };
  const whole: Position = { start: { line: 1, column: 1 }, end: { line: 1, column: text.length + 1 } };
  const dense = tooDense(text);
  if (dense) {
    const message = { severity: 'error', ...dense, ...(origin && { origin }) } as const;
    return {
      children: [{ type: 'text', value: text.slice(0, 200), ...(origin && { origin }) }],
      messages: [message],
    };
  }
  if (plain.test(text)) {
    const where = reading.place(whole);
    return {
      children: normalInline([{ type: 'text', value: text, ...(where && { origin: where }) }]),
      messages: [],
    };
  }
  const paragraphs = inlineTree(text);
  if (paragraphs.length > 1) {
    report(reading, text.includes('\n') ? undefined : whole, {
      rule: 'several-paragraphs',
      found: 'The text has an empty line in it.',
      todo: 'Make it one paragraph; longer texts belong into the .md file.',
      ...(origin && { origin }),
    });
  }
  const nodes = paragraphs.flatMap((children, index) =>
    index === 0 ? children : [{ type: 'text' as const, value: ' ' }, ...children],
  );
  return { children: inlines(nodes, reading), messages: reading.messages };
}

/** One line that begins and ends with no blank and holds no sign that means anything: most texts, and no work for the parser. */
const plain = /^(?!\s)[^\0\\`*_[\]{}<>&!\n\r\t]+(?<!\s)$/u;

/** Every place of a text that stands on one line as it is; otherwise the whole of `origin` for all of them. */
function placing(text: string, origin: Origin | undefined): Reading['place'] {
  if (!origin) return () => undefined;
  const { file, start, end } = origin;
  const room =
    start.line === end.line && !text.includes('\n') ? end.column - start.column - text.length : undefined;
  if (room !== 0 && room !== 2) return () => origin;
  const shift = start.column - 1 + room / 2;
  return (position) =>
    position && {
      file,
      start: { line: start.line, column: position.start.column + shift },
      end: { line: start.line, column: position.end.column + shift },
    };
}
