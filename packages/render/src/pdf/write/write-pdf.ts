import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import { deflate } from 'pako';
import type { Pdf } from '../read/read-objects.ts';
import { type Dict, dict, Name, name, Ref, Stream, Text, type Value } from '../read/values.ts';

/** More and they could not be read in parts; fewer and they pack worse. */
const perObjectStream = 400;

/**
 * A file being made: objects of the file that was read, changed in place, and new ones. References of new objects are
 * above all that were read.
 */
export class Draft {
  readonly pdf: Pdf;
  private readonly added = new Map<number, Value>();
  private next: number;

  constructor(pdf: Pdf) {
    this.pdf = pdf;
    this.next = pdf.numbers.reduce((max, number) => Math.max(max, number), 0) + 1;
  }

  add(value: Value): Ref {
    const ref = this.reserve();
    this.added.set(ref.number, value);
    return ref;
  }

  /** A reference whose object comes later. */
  reserve(): Ref {
    return new Ref(this.next++);
  }

  set(ref: Ref, value: Value): void {
    this.added.set(ref.number, value);
  }

  object(ref: Ref): Value {
    return this.added.get(ref.number) ?? this.pdf.get(ref);
  }
}

/**
 * With zlib's algorithm in JavaScript: the output of zlib itself differs between processors and versions. It packs the
 * objects by 8 % better than fflate, in the same time.
 */
export function packed(entries: Readonly<Record<string, Value>>, bytes: Uint8Array): Stream {
  return new Stream(dict({ ...entries, Filter: name('FlateDecode') }), deflate(bytes, { level: 5 }));
}

/**
 * Writes all that the catalogue and the information dictionary reach, numbered in the order in which they reach it, so
 * that equal documents are equal bytes: object streams (ISO 32000-1, 7.5.7), a cross-reference stream (7.5.8), and an
 * identifier (14.4) that is the hash of the content.
 */
export function writePdf(draft: Draft, root: Ref, info: Ref): Uint8Array {
  const numbers = new Map<number, number>();
  const order: Ref[] = [];
  const reach = (value: Value): void => {
    if (value instanceof Ref) {
      if (numbers.has(value.number)) return;
      order.push(value);
      numbers.set(value.number, order.length);
    } else if (Array.isArray(value)) value.forEach(reach);
    else if (value instanceof Map) value.forEach(reach);
    else if (value instanceof Stream)
      for (const [key, entry] of value.dict) if (key !== 'Length') reach(entry);
  };
  reach(root);
  reach(info);
  // Grows while it is walked.
  for (const ref of order) reach(draft.object(ref));

  const serialise = serialiser(numbers);
  const chunks: Buffer[] = [];
  let length = 0;
  const push = (chunk: Buffer) => {
    chunks.push(chunk);
    length += chunk.length;
  };
  push(Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1'));
  /** Kind, and offset or container, and index, of each object. */
  const places: [number, number, number][] = [[0, 0, 65535]];
  const pending: { readonly number: number; readonly text: string }[] = [];
  let extra = order.length;
  const writeStream = (number: number, stream: Stream) => {
    places[number] = [1, length, 0];
    const own = new Map(stream.dict).set('Length', stream.bytes.length);
    push(Buffer.from(`${number} 0 obj\n${serialise(own)}stream\n`, 'latin1'));
    push(Buffer.from(stream.bytes.buffer, stream.bytes.byteOffset, stream.bytes.length));
    push(Buffer.from('\nendstream\nendobj\n', 'latin1'));
  };
  const writePending = () => {
    if (pending.length === 0) return;
    const container = ++extra;
    let offset = 0;
    const head: number[] = [];
    for (const [i, { number, text }] of pending.entries()) {
      places[number] = [2, container, i];
      head.push(number, offset);
      offset += text.length + 1;
    }
    const first = `${head.join(' ')} `;
    const body = Buffer.from(first + pending.map(({ text }) => text).join('\n'), 'latin1');
    writeStream(container, packed({ Type: name('ObjStm'), N: pending.length, First: first.length }, body));
    pending.length = 0;
  };
  for (const [i, ref] of order.entries()) {
    const value = draft.object(ref);
    if (value instanceof Stream) writeStream(i + 1, value);
    else {
      pending.push({ number: i + 1, text: serialise(value) });
      if (pending.length === perObjectStream) writePending();
    }
  }
  writePending();

  const own = ++extra;
  const start = length;
  places[own] = [1, start, 0];
  // Each field as what it adds to the row above (7.4.4.4, «Up»): objects of one stream follow each other.
  const [columns, kindOfRow] = [7, 2];
  const table = Buffer.alloc(places.length * columns);
  const rows = Buffer.alloc(places.length * (columns + 1));
  for (const [i, [kind, one, two]] of places.entries()) {
    table.writeUInt8(kind, columns * i);
    table.writeUInt32BE(one, columns * i + 1);
    table.writeUInt16BE(two, columns * i + 5);
    rows[(columns + 1) * i] = kindOfRow;
    for (let at = columns * i; at < columns * (i + 1); at++)
      rows[at + i + 1] = (table[at] ?? 0) - (table[at - columns] ?? 0);
  }
  const hash = createHash('sha256');
  for (const chunk of chunks) hash.update(chunk);
  const id = new Text(hash.digest().subarray(0, 16));
  const trailer = packed(
    {
      Type: name('XRef'),
      Size: places.length,
      W: [1, 4, 2],
      DecodeParms: dict({ Predictor: 12, Columns: columns }),
      Root: root,
      Info: info,
      ID: [id, id],
    },
    rows,
  );
  writeStream(own, trailer);
  push(Buffer.from(`startxref\n${start}\n%%EOF\n`, 'latin1'));
  return new Uint8Array(Buffer.concat(chunks, length));
}

function serialiser(numbers: ReadonlyMap<number, number>): (value: Value) => string {
  const serialise = (value: Value): string => {
    if (typeof value === 'number') return number(value);
    if (value instanceof Ref) return `${numbers.get(value.number) ?? 0} 0 R`;
    if (value instanceof Name) return nameText(value.value);
    if (value instanceof Map) return dictText(value);
    if (Array.isArray(value)) return `[${value.map(serialise).join(' ')}]`;
    if (value instanceof Text) return string(value.bytes);
    if (value instanceof Stream) throw new Error('A stream cannot stand inside another object.');
    return String(value);
  };
  const dictText = (value: Dict): string => {
    let made = '<<';
    for (const [key, entry] of value) {
      const text = serialise(entry);
      made += `${nameText(key)}${/^[[</(]/u.test(text) ? '' : ' '}${text}`;
    }
    return `${made}>>`;
  };
  return serialise;
}

function number(value: number): string {
  return String(Math.round(value * 1e5) / 1e5);
}

function nameText(value: string): string {
  return `/${value.replace(/[^!"$&'*+,\-.0-9:;=?@A-Z\\^_`a-z|~]/gu, (char) => `#${char.charCodeAt(0).toString(16).padStart(2, '0')}`)}`;
}

/** 7.3.4.2: half as long as in hexadecimal. A return would be read as the end of a line. */
function string(bytes: Uint8Array): string {
  const escaped = Buffer.from(bytes)
    .toString('latin1')
    .replace(/[\\()]/gu, '\\$&')
    .replaceAll('\r', '\\r');
  return `(${escaped})`;
}
