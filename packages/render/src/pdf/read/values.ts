import { Buffer } from 'node:buffer';

/** The kinds of object of ISO 32000-1, 7.3. Numbers, booleans, null and arrays are JavaScript's own. */
export type Value = null | boolean | number | Name | Text | Ref | Stream | Dict | Value[];
export type Dict = Map<string, Value>;

/** 7.3.5; without the solidus. Made by `name`, so that equal names are the same object. */
export class Name {
  readonly value: string;
  constructor(value: string) {
    this.value = value;
  }
}

/** 7.3.4. */
export class Text {
  readonly bytes: Uint8Array;
  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }
}

/** 7.3.10. Generations are read and forgotten: no file here is updated in place. */
export class Ref {
  readonly number: number;
  constructor(number: number) {
    this.number = number;
  }
}

/** 7.3.8; `bytes` as they stand in the file, with the filters applied. */
export class Stream {
  readonly dict: Dict;
  bytes: Uint8Array;
  constructor(dict: Dict, bytes: Uint8Array) {
    this.dict = dict;
    this.bytes = bytes;
  }
}

const names = new Map<string, Name>();
/** Names come from files that may be hostile: only so many are kept. */
const keptNames = 10_000;

export function name(value: string): Name {
  const known = names.get(value);
  if (known) return known;
  const made = new Name(value);
  if (names.size < keptNames) names.set(value, made);
  return made;
}

export function isName(value: Value | undefined, expected: string): boolean {
  return value instanceof Name && value.value === expected;
}

export function dict(entries: Readonly<Record<string, Value | undefined>>): Dict {
  const made: Dict = new Map();
  for (const [key, value] of Object.entries(entries)) if (value !== undefined) made.set(key, value);
  return made;
}

const ascii = /^[\n\r\t\u0020-\u007e]*$/u;

/** A text string (7.9.2.2): ASCII as it is, which PDFDocEncoding shares, anything else as UTF-16BE with its mark. */
export function text(value: string): Text {
  if (ascii.test(value)) return new Text(Uint8Array.from(value, (char) => char.charCodeAt(0)));
  const bytes = new Uint8Array(2 + 2 * value.length);
  bytes.set([0xfe, 0xff]);
  for (let i = 0; i < value.length; i++) {
    const unit = value.charCodeAt(i);
    bytes[2 + 2 * i] = unit >> 8;
    bytes[3 + 2 * i] = unit & 0xff;
  }
  return new Text(bytes);
}

/** What a text string says. Bytes without a mark are taken as Latin-1, which PDFDocEncoding is for all that we write. */
export function textOf(value: Value | undefined): string | undefined {
  if (!(value instanceof Text)) return undefined;
  const { bytes } = value;
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return utf16(bytes.subarray(2));
  if (!bytes.some((byte) => docEncoding.has(byte))) return latin1(bytes);
  return Array.from(bytes, (byte) => docEncoding.get(byte) ?? String.fromCharCode(byte)).join('');
}

/** Where PDFDocEncoding (ISO 32000-1, D.3) is not Latin 1. */
const docEncoding: ReadonlyMap<number, string> = new Map([
  ...Array.from('˘ˇˆ˙˝˛˚˜', (char, i) => [0x18 + i, char] as const),
  ...Array.from('•†‡…—–ƒ⁄‹›−‰„“”‘’‚™ﬁﬂŁŒŠŸŽıłœšž', (char, i) => [0x80 + i, char] as const),
  [0xa0, '€'] as const,
]);

export function utf16(bytes: Uint8Array): string {
  let made = '';
  for (let i = 0; i + 1 < bytes.length; i += 2)
    made += String.fromCharCode(((bytes[i] ?? 0) << 8) | (bytes[i + 1] ?? 0));
  return made;
}

export function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}
