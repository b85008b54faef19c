import type { Origin } from '@decode/model';

/** Where an entry of a PO file stands; the parser keeps no lines. */
export interface PoPlace {
  /** Text of msgctxt; undefined where the entry has none. */
  readonly id: string | undefined;
  /** Of the first line with a keyword. */
  readonly line: number;
  /** From the first quotation mark of msgstr to the last. */
  readonly target: Origin;
  readonly header: boolean;
}

const quotedLine = /^\s*(msgctxt|msgid|msgid_plural|msgstr(?:\[\d+\])?)?\s*("(?:.*)")\s*$/;

/** Number of the first line that belongs to no entry; the parser passes over some, and what they were meant to say is lost. */
export function strayLine(text: string): number | undefined {
  const index = text
    .split('\n')
    .findIndex((line) => line.trim() !== '' && !/^\s*#/.test(line) && !quotedLine.test(line));
  return index < 0 ? undefined : index + 1;
}

/** Places of all entries that are in force, in the order of the file. */
export function poPlaces(file: string, text: string): PoPlace[] {
  const out: PoPlace[] = [];
  let id: string | undefined;
  let source = '';
  let line = 0;
  let target: Origin | undefined;
  let key = '';
  const finish = () => {
    if (target) out.push({ id, line, target, header: id === undefined && source === '' });
    id = undefined;
    source = '';
    line = 0;
    target = undefined;
    key = '';
  };
  for (const [index, content] of text.split('\n').entries()) {
    const number = index + 1;
    const [, word, quoted] = quotedLine.exec(content) ?? [];
    if (quoted === undefined) {
      if (content.trim() === '' || content.startsWith('#')) finish();
      continue;
    }
    if (word !== undefined) {
      if (target && (word === 'msgctxt' || word === 'msgid')) finish();
      key = word;
      if (line === 0) line = number;
    }
    const column = content.indexOf('"') + 1;
    const end = { line: number, column: content.trimEnd().length + 1 };
    if (key === 'msgctxt') id = (id ?? '') + unquoted(quoted);
    if (key === 'msgid') source += unquoted(quoted);
    if (key.startsWith('msgstr')) target = { file, start: target?.start ?? { line: number, column }, end };
  }
  finish();
  return out;
}

/** Value of one quoted line, with gettext's escapes. */
export function unquoted(line: string): string {
  return line
    .slice(1, -1)
    .replace(/\\(.)/g, (_, sign: string) => ({ n: '\n', t: '\t', r: '\r' })[sign] ?? sign);
}
