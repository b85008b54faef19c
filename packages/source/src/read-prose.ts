import type { Message, ProseBlock } from '@decode/model';
import { blocks } from './blocks.ts';
import { decode } from './decode.ts';
import { blockTree } from './markdown.ts';
import { readingOf } from './reading.ts';
import { tooDense } from './text-limits.ts';

/** Bytes of one prose file: about 200 printed pages. */
const proseLimit = 512 * 1024;

/**
 * A Markdown file as prose. Everything that is not in the subset is a message with its place; the blocks that are
 * given back hold the rest, so that one reading finds all faults of a file.
 */
export function readProse(
  file: string,
  bytes: Uint8Array,
): { readonly blocks: readonly ProseBlock[]; readonly messages: readonly Message[] } {
  const { text, messages } = decode(file, bytes, proseLimit);
  if (text === '') return { blocks: [], messages };
  const refusal = frontMatter(file, text) ?? dense(file, text);
  if (refusal) return { blocks: [], messages: [...messages, refusal] };
  const reading = readingOf(file, text);
  const result = blocks(blockTree(text), reading);
  return { blocks: result, messages: [...messages, ...reading.messages] };
}

function frontMatter(file: string, text: string): Message | undefined {
  const first = /^(---|\+\+\+|;;;)[^\n]*/.exec(text)?.[0];
  if (first === undefined || /^-+\s*$/.test(text.trim())) return undefined;
  return {
    rule: 'front-matter',
    severity: 'error',
    found: `The file starts with a head («${first.slice(0, 20)}»); text files have none.`,
    todo: 'Move the facts into the .yaml file beside it and delete the head.',
    why: 'No head is ever read, whatever language it names.',
    origin: { file, start: { line: 1, column: 1 }, end: { line: 1, column: first.length + 1 } },
  };
}

function dense(file: string, text: string): Message | undefined {
  const fault = tooDense(text);
  if (!fault) return undefined;
  const { line, ...words } = fault;
  return {
    severity: 'error',
    ...words,
    origin: { file, start: { line, column: 1 }, end: { line, column: 1 } },
  };
}
