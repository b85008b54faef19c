import type { Message, Origin, Severity } from '@decode/model';
import type { Position } from 'unist';

/** What one reading of a text collects, and how a position in the parsed text is found again in the file. */
export interface Reading {
  place(position: Position | undefined): Origin | undefined;
  /** What is parsed: offsets of positions count in it. */
  readonly text: string;
  readonly messages: Message[];
}

export function readingOf(file: string, text: string): Reading {
  return {
    place: (position) =>
      position && {
        file,
        start: { line: position.start.line, column: position.start.column },
        end: { line: position.end.line, column: position.end.column },
      },
    text,
    messages: [],
  };
}

export function report(
  reading: Reading,
  position: Position | undefined,
  message: Omit<Message, 'severity' | 'origin'> & { readonly severity?: Severity },
): void {
  const origin = reading.place(position);
  reading.messages.push({ severity: 'error', ...message, ...(origin && { origin }) });
}

/** A node's text as it was written. */
export function rawText(reading: Reading, position: Position | undefined): string {
  return reading.text.slice(position?.start.offset ?? 0, position?.end.offset ?? 0);
}

/** Position of a part of a node, by its place in the node's raw text. */
export function partOf(
  reading: Reading,
  position: Position | undefined,
  index: number,
  length: number,
): Position | undefined {
  if (!position) return undefined;
  const lines = rawText(reading, position).slice(0, index).split('\n');
  const last = lines.at(-1) ?? '';
  const line = position.start.line + lines.length - 1;
  const column = (lines.length === 1 ? position.start.column : 1) + last.length;
  return { start: { line, column }, end: { line, column: column + length } };
}
