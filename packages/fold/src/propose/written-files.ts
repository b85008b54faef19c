import type { Origin } from '@decode/model';
import { cutProse, parseInline, printInline, readProse, readYaml } from '@decode/source';
import { readCatalogue } from '@decode/translate';
import { z } from 'zod';
import { type Splice, spliced } from './written-text.ts';

/** How a file writes a text down. */
type Notation = 'markdown' | 'yaml' | 'po';

export function notationOf(file: string): Notation {
  return file.endsWith('.md') ? 'markdown' : file.endsWith('.po') ? 'po' : 'yaml';
}

/**
 * Splices of a text as splices of the file that holds it; undefined where the file writes it down in a way in which its
 * signs cannot be told one by one.
 */
export function inFile(
  content: string,
  origin: Origin,
  source: string,
  splices: readonly Splice[],
): readonly Splice[] | undefined {
  const start = offsetOf(content, origin.start);
  const end = offsetOf(content, origin.end);
  const notation = notationOf(origin.file);
  const raw = content.slice(start, end);
  const written = spread(raw, notation);
  if (!written || written.signs.map(({ sign }) => sign).join('') !== source) return undefined;
  const { signs, write } = written;
  const startOf = (at: number) => signs[at]?.from ?? signs.at(-1)?.to ?? 0;
  const endOf = (at: number) => (at === 0 ? startOf(0) : (signs[at - 1]?.to ?? 0));
  const isBreak = (at: number) => /^\s*\n/.test(raw.slice(startOf(at), endOf(at + 1)));
  return splices
    .map((splice) => keepingBreaks(splice, source, isBreak))
    .map((splice) => ({
      start: start + (splice.start < splice.end ? startOf(splice.start) : endOf(splice.start)),
      end: start + endOf(splice.end),
      text: write(splice.text),
    }));
}

/** Words go with the blank on that side on which the line does not end: the other lines stay as they are. */
function keepingBreaks(splice: Splice, source: string, isBreak: (at: number) => boolean): Splice {
  const { start, end, text } = splice;
  if (text !== '' || start === end) return splice;
  if (isBreak(end - 1) && source[start - 1] === ' ' && !isBreak(start - 1))
    return { ...splice, start: start - 1, end: end - 1 };
  if (isBreak(start) && source[end] === ' ' && !isBreak(end))
    return { ...splice, start: start + 1, end: end + 1 };
  return splice;
}

interface Sign {
  readonly sign: string;
  /** Offsets in what is written. */
  readonly from: number;
  readonly to: number;
}
interface Spread {
  readonly signs: readonly Sign[];
  /** New words in the same notation. */
  write(text: string): string;
}

function spread(raw: string, notation: Notation): Spread | undefined {
  const found = notation === 'po' ? fromPo(raw) : notation === 'yaml' ? fromYaml(raw) : fromMarkdown(raw);
  return found && { ...found, signs: evenly(found.signs) };
}

/** One blank for several; none at the ends. */
function evenly(signs: readonly Sign[]): Sign[] {
  const even: Sign[] = [];
  for (const each of signs) {
    const last = even.at(-1);
    if (!/\s/.test(each.sign)) even.push(each);
    else if (last && last.sign !== ' ') even.push({ ...each, sign: ' ' });
    else if (last) even[even.length - 1] = { ...last, to: each.to };
  }
  while (even.at(-1)?.sign === ' ') even.pop();
  return even;
}

/** Offsets `from` to `to` of what is written, sign by sign; an end of a line with the indent behind it is one blank. */
function plainly(raw: string, from: number, to: number, indent: RegExp): Sign[] {
  const signs: Sign[] = [];
  for (let at = from; at < to; ) {
    indent.lastIndex = at;
    const length = indent.exec(raw)?.[0].length ?? 0;
    const end = length > 0 ? Math.min(to, at + length) : at + 1;
    signs.push({ sign: length > 0 ? ' ' : raw.charAt(at), from: at, to: end });
    at = end;
  }
  return signs;
}

const newLine = /[ \t]*\r?\n[ \t]*/y;
const newProseLine = /[ \t]*\r?\n[ \t>]*/y;

function fromMarkdown(raw: string): Spread {
  return { signs: plainly(raw, 0, raw.length, newProseLine), write: (text) => text };
}

function fromYaml(raw: string): Spread | undefined {
  const end = raw.trimEnd().length;
  const head = /^[>|][-+\d]*[ \t]*\r?\n[ \t]*/.exec(raw)?.[0];
  if (head !== undefined) {
    if (/\n[ \t]*\r?\n/.test(raw.slice(0, end))) return undefined;
    return { signs: plainly(raw, head.length, end, newLine), write: (text) => text };
  }
  const quote = raw.charAt(0);
  if (quote !== '"' && quote !== "'") return { signs: plainly(raw, 0, end, newLine), write: (text) => text };
  const double = quote === '"';
  const signs: Sign[] = [];
  const inner = plainly(raw, 1, end - 1, newLine);
  for (let index = 0; index < inner.length; index++) {
    const each = inner[index] as Sign;
    const next = inner[index + 1];
    const escapes = double ? each.sign === '\\' : each.sign === "'";
    if (!escapes) signs.push(each);
    else {
      if (!next || !(double ? '"\\/' : "'").includes(next.sign)) return undefined;
      signs.push({ sign: next.sign, from: each.from, to: next.to });
      index++;
    }
  }
  return { signs, write: (text) => (double ? text.replace(/[\\"]/g, '\\$&') : text.replaceAll("'", "''")) };
}

function fromPo(raw: string): Spread | undefined {
  const signs: Sign[] = [];
  let quoted = false;
  for (let at = 0; at < raw.length; at++) {
    const sign = raw.charAt(at);
    if (sign === '"') quoted = !quoted;
    else if (!quoted) {
      if (!/\s/.test(sign)) return undefined;
    } else if (sign !== '\\') signs.push({ sign, from: at, to: at + 1 });
    else {
      const next = raw.charAt(++at);
      if (next !== '"' && next !== '\\') return undefined;
      signs.push({ sign: next, from: at - 1, to: at + 1 });
    }
  }
  return { signs, write: (text) => text.replace(/[\\"]/g, '\\$&') };
}

/** Offset of a line and column; a mark of byte order at the beginning is no column. */
function offsetOf(content: string, { line, column }: Origin['start']): number {
  let at = content.startsWith('\ufeff') ? 1 : 0;
  for (let number = 1; number < line; number++) {
    const next = content.indexOf('\n', at);
    if (next < 0) return content.length;
    at = next + 1;
  }
  return at + column - 1;
}

/** Whether a file with some splices differs from what it said in one text alone, which then says what is wanted. */
export function changesOnly(
  file: string,
  content: string,
  splices: readonly Splice[],
  wanted: { readonly before: string; readonly after: string },
): boolean {
  const [before, after] = [textsOf(file, content), textsOf(file, spliced(content, splices))];
  if (before.length !== after.length) return false;
  const differing = before.flatMap((text, index) => (text === after[index] ? [] : [index]));
  const [index = -1] = differing;
  return (
    differing.length === 1 &&
    canonical(before[index] ?? '') === canonical(wanted.before) &&
    canonical(after[index] ?? '') === canonical(wanted.after)
  );
}

function canonical(text: string): string {
  return printInline(parseInline(text).children);
}

/** Everything that a file says, in its order, as its reader reads it. */
function textsOf(file: string, content: string): string[] {
  const bytes = new TextEncoder().encode(content);
  switch (notationOf(file)) {
    case 'markdown': {
      const { blocks, messages } = readProse(file, bytes);
      return [
        ...messages.map(({ found }) => found),
        ...cutProse(blocks, 'en').flatMap(({ kind, text }) => [kind, text]),
      ];
    }
    case 'po': {
      const language = /^"Language: ([\w-]+)/m.exec(content)?.[1] ?? '';
      const { catalogue, messages } = readCatalogue(file, bytes, language);
      return [
        ...messages.map(({ found }) => found),
        ...[...catalogue.entries.values()].flatMap(({ id, source, target }) => [id, source, target]),
      ];
    }
    case 'yaml': {
      const { document, messages } = readYaml(file, bytes, z.unknown());
      const texts: string[] = messages.map(({ found }) => found);
      const visit = (value: unknown): void => {
        if (typeof value === 'object' && value !== null) {
          for (const [name, inner] of Object.entries(value)) {
            texts.push(name);
            visit(inner);
          }
        } else texts.push(String(value));
      };
      visit(document?.value);
      return texts;
    }
  }
}
