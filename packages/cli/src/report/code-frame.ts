import type { Origin } from '@decode/model';
import { harmless } from '../terminal.ts';
import type { Paint } from './paint.ts';

/**
 * The line that a message is about, with the one before it and a mark under the words that are meant.
 *
 * @param text of the whole file
 * @param columns that a line may take; of a longer one the part around the mark is shown
 */
export function codeFrame(text: string, { start, end }: Origin, paint: Paint, columns = 100): string {
  const lines = text.split(/\r\n|\n|\r/);
  const line = lines[start.line - 1];
  if (line === undefined) return '';
  const number = String(start.line);
  const gutter = (label: string) => paint('dim', `${label.padStart(number.length)} | `);

  const from = Math.min(start.column - 1, line.length);
  const to = end.line === start.line ? Math.max(end.column - 1, from) : line.length;
  const room = Math.max(20, columns - number.length - 3);
  // As much of the line as fits, beginning early enough to show what stands before the mark.
  const skipped =
    line.length <= room ? 0 : Math.max(0, Math.min(from - Math.floor(room / 3), line.length - room));
  const cut = (whole: string) => show(whole.slice(skipped, skipped + room));

  const before = lines[start.line - 2];
  const mark = '^'.repeat(Math.max(1, width(line.slice(from, Math.min(to, skipped + room)))));
  return [
    ...(before === undefined || before.trim() === '' ? [] : [gutter(String(start.line - 1)) + cut(before)]),
    gutter(number) + cut(line),
    gutter('') + ' '.repeat(width(line.slice(skipped, from))) + paint('red', mark),
  ].join('\n');
}

/** One column for each thing that a reader sees. */
function show(text: string): string {
  return harmless(text.replaceAll('\t', ' '));
}

function width(text: string): number {
  return [...new Intl.Segmenter('und').segment(text)].length;
}
