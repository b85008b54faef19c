import type { Message, Origin, Severity } from '@decode/model';
import { harmless } from '../terminal.ts';
import { codeFrame } from './code-frame.ts';
import type { Colour, Paint } from './paint.ts';

const colours: Readonly<Record<Severity, Colour>> = { error: 'red', warning: 'yellow', info: 'blue' };

/** Gives the text of a file that a message points into, or undefined where it cannot be read. */
export type ReadText = (file: string) => Promise<string | undefined>;

/** One message for a person: where, what, the line itself, what to do, and why. */
export async function messageText(
  message: Message,
  read: ReadText,
  paint: Paint,
  columns: number,
): Promise<string> {
  const { severity, rule, found, todo, why, origin, related = [] } = message;
  const head = [
    paint(colours[severity], severity),
    ...(origin ? [paint('bold', place(origin))] : []),
    paint('dim', rule),
  ];
  const frame = origin && (await frameOf(origin, read, paint, columns));
  return [
    head.join('  '),
    indent(harmless(found)),
    ...(frame ? [indent(frame)] : []),
    indent(`To do: ${harmless(todo)}`),
    ...(why === undefined ? [] : [indent(`Why: ${harmless(why)}`)]),
    ...related.map(({ note, origin: other }) => indent(`See ${place(other)}: ${harmless(note)}`)),
  ].join('\n');
}

export function place({ file, start }: Origin): string {
  return harmless(`${file}:${start.line}:${start.column}`);
}

async function frameOf(origin: Origin, read: ReadText, paint: Paint, columns: number): Promise<string> {
  const text = await read(origin.file);
  // The start of a file stands for the whole of it.
  const isWhole =
    origin.start.line === 1 && origin.start.column === 1 && origin.end.line === 1 && origin.end.column === 1;
  return text === undefined || isWhole ? '' : codeFrame(text, origin, paint, columns - 2);
}

function indent(text: string): string {
  return text.replace(/^(?=.)/gm, '  ');
}
