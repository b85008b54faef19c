import { type Dict, Name, name, Ref, Text, type Value } from './values.ts';

/** Deeper than any file needs, and far from the end of the call stack. */
const deepest = 64;

/** 0 regular, 1 white space (7.2.2, table 1), 2 delimiter (table 2). */
export const classes = new Uint8Array(256);
for (const code of [0, 9, 10, 12, 13, 32]) classes[code] = 1;
for (const char of '()<>[]{}/%') classes[char.charCodeAt(0)] = 2;

const hexDigits = new Int8Array(256).fill(-1);
for (let i = 0; i < 16; i++) {
  hexDigits[i.toString(16).charCodeAt(0)] = i;
  hexDigits[i.toString(16).toUpperCase().charCodeAt(0)] = i;
}

/** A word outside of any object: `obj`, `endobj`, `R`, `stream`, or an operator of a content stream. */
export class Word {
  readonly value: string;
  constructor(value: string) {
    this.value = value;
  }
}

export const end: unique symbol = Symbol('end');
type Token = Value | Word | typeof end;

/**
 * Reads objects as ISO 32000-1, 7.2 and 7.3 write them. Every step moves forward, so that it ends on any bytes.
 *
 * @throws Error where an object does not end, or is nested deeper than any reader should follow.
 */
export class Lexer {
  readonly bytes: Uint8Array;
  position: number;
  private readonly references: boolean;

  /** @param references whether `1 0 R` is an object; not so in content streams (7.8.2). */
  constructor(bytes: Uint8Array, position = 0, references = true) {
    this.bytes = bytes;
    this.position = position;
    this.references = references;
  }

  skipSpace(): void {
    const { bytes } = this;
    let at = this.position;
    for (;;) {
      const code = bytes[at] ?? -1;
      if (code === 0x25) while (at < bytes.length && bytes[at] !== 10 && bytes[at] !== 13) at++;
      else if (code >= 0 && classes[code] === 1) at++;
      else break;
    }
    this.position = at;
  }

  /** An object; a word where one is expected to be is an error. */
  value(): Value {
    const token = this.next();
    if (token === end || token instanceof Word) {
      throw damaged(`an object is missing at byte ${this.position}`);
    }
    return token;
  }

  next(depth = 0): Token {
    if (depth > deepest) throw damaged('objects are nested too deeply');
    this.skipSpace();
    const { bytes } = this;
    const code = bytes[this.position];
    if (code === undefined) return end;
    if (code === 0x2f) return this.readName();
    if (code === 0x28) return this.literal();
    if (code === 0x5b) return this.array(depth);
    if (code === 0x3c) return bytes[this.position + 1] === 0x3c ? this.dict(depth) : this.hexadecimal();
    if ((code >= 48 && code <= 57) || code === 43 || code === 45 || code === 46) return this.number();
    const from = this.position++;
    // A delimiter alone is a word: what it ends or breaks is for the caller to say.
    if (classes[code] === 2) {
      if (code === 0x3e && bytes[this.position] === 0x3e) this.position++;
      return new Word(String.fromCharCode(code));
    }
    while (this.position < bytes.length && classes[bytes[this.position] ?? 0] === 0) this.position++;
    const word = ascii(bytes, from, this.position);
    if (word === 'true') return true;
    if (word === 'false') return false;
    if (word === 'null') return null;
    return new Word(word);
  }

  private number(): Value {
    const { bytes } = this;
    const first = this.plainNumber();
    if (!this.references || !Number.isInteger(first) || first < 0) return first;
    // `12 0 R`: looked for by hand, since most numbers are numbers.
    let at = this.position;
    if (bytes[at] !== 32) return first;
    at++;
    const generation = at;
    while ((bytes[at] ?? 0) >= 48 && (bytes[at] ?? 0) <= 57) at++;
    if (at === generation || bytes[at] !== 32 || bytes[at + 1] !== 0x52) return first;
    const after = bytes[at + 2];
    if (after !== undefined && classes[after] === 0) return first;
    this.position = at + 2;
    return new Ref(first);
  }

  private plainNumber(): number {
    const { bytes } = this;
    let at = this.position;
    let sign = 1;
    while (bytes[at] === 43 || bytes[at] === 45) if (bytes[at++] === 45) sign = -1;
    let made = 0;
    let code = bytes[at] ?? 0;
    for (; code >= 48 && code <= 57; code = bytes[++at] ?? 0) made = made * 10 + code - 48;
    if (code === 46) {
      let scale = 1;
      for (code = bytes[++at] ?? 0; code >= 48 && code <= 57; code = bytes[++at] ?? 0) {
        made = made * 10 + code - 48;
        scale *= 10;
      }
      made /= scale;
    }
    // What is left of a word like `1e5` would otherwise be read as a word of its own.
    while (at < bytes.length && classes[bytes[at] ?? 0] === 0) at++;
    this.position = at;
    if (!Number.isFinite(made)) throw damaged('a number is too large');
    return sign * made;
  }

  private readName(): Name {
    const { bytes } = this;
    const from = ++this.position;
    let escaped = false;
    while (this.position < bytes.length && classes[bytes[this.position] ?? 0] === 0) {
      if (bytes[this.position] === 0x23) escaped = true;
      this.position++;
    }
    const plain = ascii(bytes, from, this.position);
    if (!escaped) return name(plain);
    return name(
      plain.replace(/#([0-9a-f]{2})/giu, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
    );
  }

  private literal(): Text {
    const { bytes } = this;
    const made: number[] = [];
    let open = 1;
    let at = this.position + 1;
    for (; open > 0; at++) {
      const code = bytes[at];
      if (code === undefined) throw damaged('a string does not end');
      if (code === 0x5c) {
        at = this.escape(at + 1, made);
        continue;
      }
      if (code === 0x28) open++;
      if (code === 0x29) open--;
      if (open > 0) made.push(code);
    }
    this.position = at;
    return new Text(Uint8Array.from(made));
  }

  /** Table 3; gives the position of the escape's last byte. */
  private escape(at: number, made: number[]): number {
    const { bytes } = this;
    const code = bytes[at] ?? 0;
    const plain = 'nrtbf'.indexOf(String.fromCharCode(code));
    if (plain >= 0) made.push([10, 13, 9, 8, 12][plain] ?? 0);
    else if (code >= 48 && code <= 55) {
      let octal = 0;
      let digits = 0;
      for (; digits < 3 && (bytes[at + digits] ?? 0) >= 48 && (bytes[at + digits] ?? 0) <= 55; digits++)
        octal = octal * 8 + (bytes[at + digits] ?? 0) - 48;
      made.push(octal & 0xff);
      return at + digits - 1;
    } else if (code === 13) return bytes[at + 1] === 10 ? at + 1 : at;
    else if (code !== 10) made.push(code);
    return at;
  }

  private hexadecimal(): Text {
    const { bytes } = this;
    const made: number[] = [];
    let half = -1;
    let at = this.position + 1;
    for (; ; at++) {
      const code = bytes[at];
      if (code === undefined) throw damaged('a string does not end');
      if (code === 0x3e) break;
      const digit = hexDigits[code] ?? -1;
      if (digit < 0) continue;
      if (half < 0) half = digit;
      else {
        made.push(half * 16 + digit);
        half = -1;
      }
    }
    if (half >= 0) made.push(half * 16);
    this.position = at + 1;
    return new Text(Uint8Array.from(made));
  }

  private array(depth: number): Value[] {
    this.position++;
    const made: Value[] = [];
    for (;;) {
      const token = this.next(depth + 1);
      if (token === end) throw damaged('an array does not end');
      if (token instanceof Word) {
        if (token.value === ']') return made;
        throw damaged(`"${token.value.slice(0, 20)}" stands in an array`);
      }
      made.push(token);
    }
  }

  private dict(depth: number): Dict {
    this.position += 2;
    const made: Dict = new Map();
    for (;;) {
      const key = this.next(depth + 1);
      if (key instanceof Word && key.value === '>') return made;
      if (!(key instanceof Name)) throw damaged('a dictionary has a key that is no name');
      const token = this.next(depth + 1);
      if (token === end || token instanceof Word) throw damaged(`the entry ${key.value} has no value`);
      made.set(key.value, token);
    }
  }
}

export function damaged(what: string): Error {
  return new Error(`The PDF is damaged: ${what}.`);
}

function ascii(bytes: Uint8Array, from: number, to: number): string {
  let made = '';
  for (let i = from; i < to; i++) made += String.fromCharCode(bytes[i] ?? 0);
  return made;
}
