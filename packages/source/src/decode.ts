import type { Message } from '@decode/model';
import { hiddenCharacters } from './hidden-characters.ts';
import { fileStart, lineStarts, pointAt } from './positions.ts';

/** Bytes that any one content file may have. */
export const fileLimit = 10 * 1024 * 1024;

export interface Decoded {
  /** The file as text with `\n` line ends and without byte order mark; empty where it could not be read. */
  readonly text: string;
  readonly messages: readonly Message[];
}

/** Reported once per kind and line: a file of another format would otherwise fill the screen. */
const mostReports = 20;

/**
 * Text of a file as people see it in an editor: strict UTF-8, byte order mark dropped, CRLF and CR turned into LF, so
 * that lines and columns are the editor's. Invisible characters that damage documents (control characters, marks that
 * turn the direction of writing) are errors. Nothing else is changed; normal form C comes with the canonical text.
 */
export function decode(file: string, bytes: Uint8Array, limit: number = fileLimit): Decoded {
  if (bytes.length > limit) return { text: '', messages: [tooLarge(file, bytes.length, limit)] };
  const kind = otherKind(bytes);
  if (kind) return { text: '', messages: [notText(file, kind)] };
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return { text: '', messages: [notUtf8(file, bytes)] };
  }
  text = text.replace(/\r\n?/g, '\n');
  const unresolved = conflict(file, text);
  if (unresolved) return { text: '', messages: [unresolved] };
  return { text, messages: invisible(file, text) };
}

/** What is left where two people's changes met and nobody chose. */
function conflict(file: string, text: string): Message | undefined {
  const match = /^<{7} .*$/m.exec(text);
  if (!match || !/^>{7} /m.test(text)) return undefined;
  const point = pointAt(lineStarts(text), match.index);
  return {
    rule: 'merge-conflict',
    severity: 'error',
    found: 'Two versions of the same lines stand here, between <<<<<<< and >>>>>>>.',
    todo: 'Keep the right one of the two and delete the other and the marks.',
    origin: { file, start: point, end: { line: point.line, column: point.column + match[0].length } },
  };
}

function tooLarge(file: string, size: number, limit: number): Message {
  return {
    rule: 'file-too-large',
    severity: 'error',
    found: `The file has ${megabytes(size)} MB; at most ${megabytes(limit)} MB are read.`,
    todo: 'Check that it is the right file; if it is, split it or shorten it.',
    origin: fileStart(file),
  };
}

/** What the first bytes of files of other kinds are (https://www.iana.org/assignments/media-types). */
const kinds = [
  { begins: [0x50, 0x4b, 0x03, 0x04], kind: 'a ZIP archive, as Word and Excel files are' },
  { begins: [0x25, 0x50, 0x44, 0x46, 0x2d], kind: 'a PDF' },
  { begins: [0xd0, 0xcf, 0x11, 0xe0], kind: 'a file of an older Word or Excel' },
  { begins: [0xde, 0x12, 0x04, 0x95], kind: 'a compiled catalogue (.mo)' },
] as const;

function otherKind(bytes: Uint8Array): string | undefined {
  return kinds.find(({ begins }) => begins.every((byte, index) => bytes[index] === byte))?.kind;
}

function notText(file: string, kind: string): Message {
  const ending = /\.\w+$/.exec(file)?.[0] ?? '';
  return {
    rule: 'not-text',
    severity: 'error',
    found: `The file is ${kind}, ${ending ? `whatever its ending ${ending} says` : 'not text'}.`,
    todo: 'Give the text file itself; another name does not change what it is.',
    why: 'Its bytes are no words: read as text they would be taken for damage.',
    origin: fileStart(file),
  };
}

function notUtf8(file: string, bytes: Uint8Array): Message {
  const utf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (utf16) {
    return {
      rule: 'not-utf8',
      severity: 'error',
      found: 'The file is saved as UTF-16 («Unicode» in some editors), not as UTF-8.',
      todo: 'Save it again and choose the encoding UTF-8.',
      origin: fileStart(file),
    };
  }
  const good = validPrefix(bytes);
  const before = new TextDecoder().decode(bytes.subarray(0, good)).replace(/\r\n?/g, '\n');
  const point = pointAt(lineStarts(before), before.length);
  const byte = (bytes[good] ?? 0).toString(16).padStart(2, '0').toUpperCase();
  return {
    rule: 'not-utf8',
    severity: 'error',
    found: `The file is not UTF-8: the byte ${byte} in line ${point.line} belongs to another encoding.`,
    todo: 'Save it again and choose the encoding UTF-8; then look whether all letters are right.',
    why: 'In another encoding letters such as ā, ł, ß or ș are read as other letters.',
    origin: { file, start: point, end: { line: point.line, column: point.column + 1 } },
  };
}

/** Length of the longest beginning that is whole UTF-8. */
function validPrefix(bytes: Uint8Array): number {
  const whole = (length: number, stream: boolean) => {
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, length), { stream });
      return true;
    } catch {
      return false;
    }
  };
  let low = 0;
  let high = bytes.length;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    // `stream` lets a character that is cut by the end pass, so that longer beginnings are never better than shorter.
    if (whole(middle, true)) low = middle;
    else high = middle - 1;
  }
  while (low > 0 && !whole(low, false)) low--;
  return low;
}

function invisible(file: string, text: string): Message[] {
  const messages: Message[] = [];
  const seen = new Set<string>();
  let starts: readonly number[] | undefined;
  for (const { offset, character, words } of hiddenCharacters(text)) {
    starts ??= lineStarts(text);
    const point = pointAt(starts, offset);
    if (seen.has(`${point.line} ${character}`)) continue;
    seen.add(`${point.line} ${character}`);
    if (messages.length === mostReports) break;
    messages.push({
      severity: 'error',
      ...words,
      origin: { file, start: point, end: { line: point.line, column: point.column + 1 } },
    });
  }
  return messages;
}

const megabytes = (size: number) => (Math.ceil((size / 1024 / 1024) * 10) / 10).toString();
