import type { ProseInline } from '@decode/model';
import { parseInline, printInline } from '@decode/source';

/** A text as it is written, inline Markdown, with the way from what a reader sees of it back to each of its signs. */
export interface WrittenText {
  readonly source: string;
  /** What is shown: letters of the text, and one `hole` for each field or code. */
  readonly shown: string;
  /** Offsets in the source of each unit of `shown`. */
  readonly places: readonly number[];
  /** What fills each hole, as written. */
  readonly holes: readonly string[];
  /** Citations and notes, which a reader sees as numbers. */
  readonly calls: string;
}

/** Stands for a value that is filled in. */
const hole = '\ufffc';

/** Undefined for a text whose signs cannot be told one by one: with a line break or a letter written as a number. */
export function writtenText(source: string): WrittenText | undefined {
  if (source.includes('\n') || source.includes(hole)) return undefined;
  const origin = {
    file: '',
    start: { line: 1, column: 1 },
    end: { line: 1, column: source.length + 1 },
  };
  const { children, messages } = parseInline(source, origin);
  if (messages.some(({ severity }) => severity === 'error')) return undefined;
  let shown = '';
  const places: number[] = [];
  const holes: string[] = [];
  const calls: string[] = [];
  let afterCitation = false;
  const visit = (nodes: readonly ProseInline[]): boolean =>
    nodes.every((node) => {
      const start = (node.origin?.start.column ?? 0) - 1;
      const end = (node.origin?.end.column ?? 0) - 1;
      if (start < 0) return false;
      switch (node.type) {
        case 'text': {
          let at = start;
          for (const [index, letter] of [...node.value].entries()) {
            if (source[at] === '\\' && source.startsWith(letter, at + 1)) at++;
            if (!source.startsWith(letter, at)) return false;
            // Assembly lets a citation stand behind the full stop, and no second stop beside one.
            const doubled = index === 0 && afterCitation && letter === '.' && shown.endsWith('.');
            if (!doubled) {
              shown += letter;
              for (let unit = 0; unit < letter.length; unit++) places.push(at + unit);
            }
            at += letter.length;
          }
          afterCitation = false;
          return at <= end;
        }
        case 'cite':
          while (/\s$/.test(shown)) {
            shown = shown.slice(0, -1);
            places.pop();
          }
          calls.push(source.slice(start, end));
          afterCitation = true;
          return true;
        case 'noteReference':
          calls.push(source.slice(start, end));
          return true;
        case 'field':
        case 'code':
          shown += hole;
          places.push(start);
          holes.push(source.slice(start, end));
          afterCitation = false;
          return true;
        case 'break':
          return false;
        default:
          return visit(node.children);
      }
    });
  return visit(children) ? { source, shown, places, holes, calls: calls.join(' ') } : undefined;
}

/** Where each unit of a printed text was written; -1 for what no letter of the source stands for. */
export interface Alignment {
  readonly places: readonly number[];
  /** Index of the hole that filled a unit; -1 for all others. */
  readonly filled: readonly number[];
  /** Index in `shown` of each unit. */
  readonly shown: readonly number[];
}

/**
 * A written text found in what was printed of it; undefined where it says something else.
 * @param whole nothing else may stand beside it, such as a label or the code of a heading
 */
export function alignWith(written: WrittenText, printed: string, whole: boolean): Alignment | undefined {
  const literal = written.shown.replace(/^\s+|\s+$/g, '');
  if (!/[\p{L}\p{N}]/u.test(literal.replaceAll(hole, ''))) return undefined;
  const offset = written.shown.indexOf(literal);
  const runs = literal.split(hole);
  const pattern = runs.map((run) => escapeRegExp(alike(run))).join('(.+?)');
  const match = new RegExp(`^(${whole ? '\\s*' : '.*?'})${pattern}(${whole ? '\\s*' : '.*'})$`, 'dsiu').exec(
    alike(printed),
  );
  const groups = match?.indices;
  if (!groups) return undefined;
  const places = Array<number>(printed.length).fill(-1);
  const filled = Array<number>(printed.length).fill(-1);
  const shown = Array<number>(printed.length).fill(-1);
  let at = groups[1]?.[1] ?? 0;
  let index = offset;
  for (const [run, text] of runs.entries()) {
    for (let unit = 0; unit < text.length; unit++, at++, index++) {
      places[at] = written.places[index] ?? -1;
      shown[at] = index;
    }
    const [from, to] = groups[run + 2] ?? [at, at];
    if (run === runs.length - 1) break;
    filled.fill(run, from, to);
    shown.fill(index, from, to);
    at = to;
    index++;
  }
  return { places, filled, shown };
}

/** A change to a written text, in offsets of its source. */
export interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Another wording of a range of what was printed. */
export interface Rewording {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** Splices that make a rewording, in the source and in what is shown of it; the index of the hole that it touches; undefined where no letter of the text is meant. */
export function spliceFor(
  { source, shown }: WrittenText,
  alignment: Alignment,
  { from, to, text }: Rewording,
):
  | { readonly source: readonly Splice[]; readonly shown: readonly Splice[] }
  | { readonly hole: number }
  | undefined {
  const { places, filled } = alignment;
  const touched = filled.slice(from, to).find((index) => index >= 0);
  if (touched !== undefined) return { hole: touched };
  const [before = -1, behind = -1] = [filled[from - 1], filled[from]];
  if (from === to && before >= 0 && before === behind) return { hole: before };
  const inSource = splicesIn(places, { from, to, text: inMarkdown(text) });
  const inShown = splicesIn(alignment.shown, { from, to, text });
  const fits =
    inSource?.every(({ end }) => end <= source.length) && inShown?.every(({ end }) => end <= shown.length);
  return inSource && inShown && fits ? { source: inSource, shown: inShown } : undefined;
}

/** Letters that go, in ranges that stand together, and what comes, where the first of them stood. */
function splicesIn(places: readonly number[], { from, to, text }: Rewording): readonly Splice[] | undefined {
  if (places.slice(from, to).some((place) => place < 0)) return undefined;
  const splices: { start: number; end: number; text: string }[] = [];
  for (let at = from; at < to; at++) {
    const place = places[at] ?? 0;
    const last = splices.at(-1);
    if (last?.end === place) last.end = place + 1;
    else splices.push({ start: place, end: place + 1, text: '' });
  }
  const [first] = splices;
  if (first) first.text = text;
  else {
    const [before, behind] = [places[from - 1] ?? -1, places[from] ?? -1];
    const place = before >= 0 ? before + 1 : behind;
    if (place < 0) return undefined;
    splices.push({ start: place, end: place, text });
  }
  return splices;
}

export function spliced(source: string, splices: readonly Splice[]): string {
  let text = source;
  for (const { start, end, text: added } of [...splices].sort((a, b) => b.start - a.start || b.end - a.end))
    text = text.slice(0, start) + added + text.slice(end);
  return text;
}

/** Whether a new wording reads as it should and calls what the old one called: fields, citations, notes. */
export function reads(before: WrittenText, after: string, wanted: string): boolean {
  const written = writtenText(after);
  return (
    written !== undefined &&
    even(alike(written.shown)) === even(alike(wanted)) &&
    written.calls === before.calls &&
    written.holes.join() === before.holes.join()
  );
}

/** Signs that typography sets for those that were written, one for one. */
function alike(text: string): string {
  return text
    .replace(/[\s\u00a0\u202f\u2009]/g, ' ')
    .replace(/[„“”«»‹›″]/g, '"')
    .replace(/[’‘‚′]/g, "'")
    .replaceAll('\u2011', '-');
}

function even(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** Typed words as Markdown; no-break spaces are set anew by typography. */
function inMarkdown(text: string): string {
  const plain = text.normalize('NFC').replace(/[\s\u00a0\u202f\u2009]+/g, ' ');
  const inner = plain.trim();
  if (inner === '') return plain;
  const [before, behind] = [/^\s*/.exec(plain)?.[0] ?? '', /\s*$/.exec(plain)?.[0] ?? ''];
  return before + printInline([{ type: 'text', value: inner }]) + behind;
}

function escapeRegExp(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
