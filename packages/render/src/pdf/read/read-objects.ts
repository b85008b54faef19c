import { constants, inflateSync } from 'node:zlib';
import { damaged, Lexer, Word } from './lexer.ts';
import { type Dict, isName, latin1, Name, Ref, Stream, type Value } from './values.ts';

/** A file as its objects. */
export interface Pdf {
  readonly trailer: Dict;
  /** Numbers of the objects that the cross-reference lists. */
  readonly numbers: readonly number[];
  /** The object itself: a reference is followed to its end, and one that leads nowhere is null (7.3.10). */
  get(value: Value | undefined): Value;
  dict(value: Value | undefined): Dict | undefined;
  array(value: Value | undefined): Value[] | undefined;
  number(value: Value | undefined): number | undefined;
  /** A stream's bytes with its filters undone. */
  inflate(stream: Stream): Uint8Array;
}

export interface ReadLimits {
  /** Bytes that one stream may be inflated to. */
  readonly stream: number;
  /** Bytes that all streams together may be inflated to, each as often as it is asked for. */
  readonly total: number;
}

const usual: ReadLimits = { stream: 128 << 20, total: 1 << 30 };
/** References to references are not followed for ever. */
const longestChain = 32;
/** A page or more of updates; files here have one. */
const mostSections = 64;

type Entry = { readonly at: number } | { readonly container: number; readonly index: number };

/**
 * Reads a file through its cross-reference (7.5.4, 7.5.8), objects when they are asked for. Encrypted files and filters
 * other than FlateDecode are not read: nothing here writes them.
 *
 * @throws Error «The PDF is damaged: …» on bytes that are no PDF; reading any object may throw too. Never hangs: every
 *   loop is bounded by the file's length, and every stream by `limits`.
 */
export function readPdf(bytes: Uint8Array, limits: ReadLimits = usual): Pdf {
  const entries = new Map<number, Entry>();
  const objects = new Map<number, Value>();
  const containers = new Map<number, readonly Value[]>();
  const reading = new Set<number>();
  let inflated = 0;

  const inflate = (stream: Stream): Uint8Array => {
    const filters = filtersOf(pdf, stream);
    if (filters.length === 0) return stream.bytes;
    if (filters.length > 1 || !isName(filters[0], 'FlateDecode'))
      throw damaged('a stream is packed in a way that is not read here');
    const made = undoPredictor(pdf, stream, unpack(stream.bytes, limits.stream));
    inflated += made.length;
    if (inflated > limits.total) throw damaged('it unpacks to more than may be');
    return made;
  };

  const load = (number: number): Value => {
    const known = objects.get(number);
    if (known !== undefined) return known;
    const entry = entries.get(number);
    if (!entry) return null;
    if (reading.has(number)) throw damaged(`object ${number} holds itself`);
    reading.add(number);
    try {
      const made = 'at' in entry ? readAt(entry.at, number) : readContained(entry.container, entry.index);
      objects.set(number, made);
      return made;
    } finally {
      reading.delete(number);
    }
  };

  const readAt = (at: number, number: number): Value => {
    const lexer = new Lexer(bytes, at);
    const own = lexer.next();
    const generation = lexer.next();
    const word = lexer.next();
    if (own !== number || typeof generation !== 'number' || !(word instanceof Word) || word.value !== 'obj')
      throw damaged(`object ${number} is not where it should be`);
    return readBody(lexer);
  };

  const readBody = (lexer: Lexer): Value => {
    const value = lexer.value();
    if (!(value instanceof Map)) return value;
    const after = lexer.position;
    const word = lexer.next();
    if (!(word instanceof Word) || word.value !== 'stream') {
      lexer.position = after;
      return value;
    }
    // 7.3.8.1: the word is followed by a line end, and no carriage return alone.
    let from = lexer.position;
    if (bytes[from] === 13) from++;
    if (bytes[from] === 10) from++;
    const length = pdf.number(value.get('Length'));
    if (length === undefined || length < 0 || from + length > bytes.length)
      throw damaged('a stream is longer than the file');
    const closing = new Lexer(bytes, from + length).next();
    if (!(closing instanceof Word) || closing.value !== 'endstream')
      throw damaged('a stream has a wrong length');
    return new Stream(value, bytes.subarray(from, from + length));
  };

  const readContained = (container: number, index: number): Value => {
    let values = containers.get(container);
    if (!values) {
      const stream = load(container);
      if (!(stream instanceof Stream) || !isName(stream.dict.get('Type'), 'ObjStm'))
        throw damaged(`object ${container} is no object stream`);
      values = readObjectStream(pdf, stream, inflate(stream));
      containers.set(container, values);
    }
    return values[index] ?? null;
  };

  const pdf: Pdf = {
    trailer: new Map(),
    numbers: [],
    get(value) {
      let found = value ?? null;
      for (let i = 0; found instanceof Ref; i++) {
        if (i === longestChain) throw damaged('references lead in a circle');
        found = load(found.number);
      }
      return found;
    },
    dict(value) {
      const found = pdf.get(value);
      return found instanceof Map ? found : found instanceof Stream ? found.dict : undefined;
    },
    array(value) {
      const found = pdf.get(value);
      return Array.isArray(found) ? found : undefined;
    },
    number(value) {
      const found = pdf.get(value);
      return typeof found === 'number' ? found : undefined;
    },
    inflate,
  };

  const trailer = readSections(bytes, entries, readBody, inflate, pdf);
  if (trailer.has('Encrypt')) throw new Error('The PDF is encrypted.');
  return Object.assign(pdf, { trailer, numbers: [...entries.keys()] });
}

/** All cross-reference sections from the last to the first; the newest entry of an object counts. */
function readSections(
  bytes: Uint8Array,
  entries: Map<number, Entry>,
  readBody: (lexer: Lexer) => Value,
  inflate: (stream: Stream) => Uint8Array,
  pdf: Pdf,
): Dict {
  const tail = latin1(bytes.subarray(Math.max(0, bytes.length - 2048)));
  const start = tail.lastIndexOf('startxref');
  if (start < 0) throw damaged('it has no end');
  let at: number | undefined = Number.parseInt(tail.slice(start + 9), 10);
  let trailer: Dict | undefined;
  const seen = new Set<number>();
  while (at !== undefined) {
    if (!(at >= 0 && at < bytes.length) || seen.has(at) || seen.size === mostSections)
      throw damaged('its cross-reference is not where it should be');
    seen.add(at);
    const lexer = new Lexer(bytes, at);
    const first = lexer.next();
    let own: Dict;
    if (first instanceof Word && first.value === 'xref') own = readTable(lexer, entries, bytes.length);
    else {
      lexer.next();
      lexer.next();
      const stream = readBody(lexer);
      if (!(stream instanceof Stream)) throw damaged('it has no cross-reference');
      readTableStream(pdf, stream, inflate(stream), entries);
      own = stream.dict;
    }
    trailer ??= own;
    const previous = own.get('Prev');
    at = typeof previous === 'number' ? previous : undefined;
  }
  if (!trailer) throw damaged('it has no trailer');
  return trailer;
}

/** 7.5.4: subsections of lines of twenty bytes, then the trailer. */
function readTable(lexer: Lexer, entries: Map<number, Entry>, length: number): Dict {
  for (;;) {
    const first = lexer.next();
    if (first instanceof Word && first.value === 'trailer') break;
    const count = lexer.next();
    if (typeof first !== 'number' || typeof count !== 'number' || count > length / 18)
      throw damaged('its cross-reference cannot be read');
    for (let i = 0; i < count; i++) {
      const offset = lexer.next();
      lexer.next();
      const kind = lexer.next();
      if (typeof offset !== 'number' || !(kind instanceof Word))
        throw damaged('its cross-reference cannot be read');
      if (kind.value === 'n' && !entries.has(first + i)) entries.set(first + i, { at: offset });
    }
  }
  const trailer = lexer.value();
  if (!(trailer instanceof Map)) throw damaged('it has no trailer');
  return trailer;
}

/** 7.5.8: entries of fixed width in a stream. */
function readTableStream(pdf: Pdf, { dict }: Stream, bytes: Uint8Array, entries: Map<number, Entry>): void {
  const widths = (pdf.array(dict.get('W')) ?? []).map((width) => (typeof width === 'number' ? width : -1));
  const [kindWidth = -1, firstWidth = -1, secondWidth = -1] = widths;
  const width = kindWidth + firstWidth + secondWidth;
  if (widths.length < 3 || widths.some((one) => !(one >= 0 && one <= 8)) || width === 0)
    throw damaged('its cross-reference cannot be read');
  const index = pdf.array(dict.get('Index')) ?? [0, dict.get('Size') ?? 0];
  let at = 0;
  const field = (size: number): number => {
    let made = 0;
    for (let i = 0; i < size; i++) made = made * 256 + (bytes[at++] ?? 0);
    return made;
  };
  for (let i = 0; i + 1 < index.length; i += 2) {
    const first = index[i];
    const count = index[i + 1];
    if (typeof first !== 'number' || typeof count !== 'number')
      throw damaged('its cross-reference cannot be read');
    for (let j = 0; j < count && at + width <= bytes.length; j++) {
      const kind = kindWidth === 0 ? 1 : field(kindWidth);
      const one = field(firstWidth);
      const two = field(secondWidth);
      if (entries.has(first + j)) continue;
      if (kind === 1) entries.set(first + j, { at: one });
      else if (kind === 2) entries.set(first + j, { container: one, index: two });
    }
  }
}

/** 7.5.7: pairs of number and offset, then the objects. */
function readObjectStream(pdf: Pdf, { dict }: Stream, bytes: Uint8Array): Value[] {
  const count = pdf.number(dict.get('N')) ?? 0;
  const first = pdf.number(dict.get('First')) ?? 0;
  if (count > bytes.length) throw damaged('an object stream is too short');
  const head = new Lexer(bytes, 0);
  const offsets: number[] = [];
  for (let i = 0; i < count; i++) {
    head.next();
    const offset = head.next();
    if (typeof offset !== 'number') throw damaged('an object stream cannot be read');
    offsets.push(offset);
  }
  return offsets.map((offset) => new Lexer(bytes, first + offset).value());
}

function filtersOf(pdf: Pdf, { dict }: Stream): Value[] {
  const filter = pdf.get(dict.get('Filter'));
  if (filter === null) return [];
  return Array.isArray(filter) ? filter.map(pdf.get) : filter instanceof Name ? [filter] : [];
}

function unpack(bytes: Uint8Array, limit: number): Uint8Array {
  try {
    return inflateSync(bytes, { maxOutputLength: limit, finishFlush: constants.Z_FINISH });
  } catch (cause) {
    throw Object.assign(damaged('a stream cannot be unpacked'), { cause });
  }
}

/** 7.4.4.4, the PNG predictors; cross-reference streams of other writers use them. */
function undoPredictor(pdf: Pdf, { dict }: Stream, bytes: Uint8Array): Uint8Array {
  const parameters = pdf.dict(dict.get('DecodeParms'));
  const predictor = pdf.number(parameters?.get('Predictor')) ?? 1;
  if (predictor === 1) return bytes;
  const columns = pdf.number(parameters?.get('Columns')) ?? 1;
  const colours = pdf.number(parameters?.get('Colors')) ?? 1;
  const bits = pdf.number(parameters?.get('BitsPerComponent')) ?? 8;
  if (predictor < 10 || columns < 1 || columns * colours > bytes.length || bits !== 8)
    throw damaged('a stream is packed in a way that is not read here');
  const row = columns * colours;
  const count = Math.ceil(bytes.length / (row + 1));
  const made = new Uint8Array(count * row);
  for (let y = 0; y < count; y++) {
    const kind = bytes[y * (row + 1)] ?? 0;
    for (let x = 0; x < row; x++) {
      const left = x >= colours ? (made[y * row + x - colours] ?? 0) : 0;
      const up = y > 0 ? (made[(y - 1) * row + x] ?? 0) : 0;
      const corner = x >= colours && y > 0 ? (made[(y - 1) * row + x - colours] ?? 0) : 0;
      made[y * row + x] = (bytes[y * (row + 1) + 1 + x] ?? 0) + predicted(kind, left, up, corner);
    }
  }
  return made;
}

function predicted(kind: number, left: number, up: number, corner: number): number {
  if (kind === 1) return left;
  if (kind === 2) return up;
  if (kind === 3) return (left + up) >> 1;
  if (kind !== 4) return 0;
  const [a, b, c] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)];
  return a <= b && a <= c ? left : b <= c ? up : corner;
}

/** Pages in their order (7.7.3), each as its reference and dictionary. */
export function pagesOf(pdf: Pdf): { readonly ref: number; readonly dict: Dict }[] {
  const pages: { ref: number; dict: Dict }[] = [];
  const seen = new Set<number>();
  const visit = (value: Value | undefined): void => {
    const found = pdf.dict(value);
    if (!found || !(value instanceof Ref) || seen.has(value.number))
      throw damaged('its page tree is no tree');
    seen.add(value.number);
    const kids = pdf.array(found.get('Kids'));
    if (kids) for (const kid of kids) visit(kid);
    else pages.push({ ref: value.number, dict: found });
  };
  const root = pdf.dict(pdf.trailer.get('Root'));
  if (!root) throw damaged('it has no catalogue');
  visit(root.get('Pages'));
  return pages;
}
