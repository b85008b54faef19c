// One scanner in one file, though long: it reads every byte of every page, and its state is what makes it fast.
import { classes, damaged, Lexer } from '../read/lexer.ts';
import { latin1, Text, textOf, type Value } from '../read/values.ts';
import type { Font } from './font.ts';
import { checkOperands, sumOf } from './operands.ts';
import type { Item, Mark, Matrix, Run, Scanned } from './painted.ts';

const hexValues = new Int8Array(256).fill(-1);
for (let i = 0; i < 16; i++) {
  hexValues[i.toString(16).charCodeAt(0)] = i;
  hexValues[i.toString(16).toUpperCase().charCodeAt(0)] = i;
}

const speaking = ['Lang', 'Alt', 'E'] as const;
const identity: Matrix = [1, 0, 0, 1, 0, 0];
const unknownFont: Font = {
  name: 'no font',
  embedded: false,
  codeBytes: 1,
  widths: [],
  defaultWidth: 0,
  unicode: [],
};
/** Pages here have some thousands; hostile ones must end too. */
const mostOperands = 100_000;

/**
 * Reads a content stream (7.8.2) into runs of text, marks, and everything else as bytes.
 *
 * @throws Error where readers could make different things of it: operators with other operands than they have, marks,
 *   texts or states that do not end.
 */
export function scanContent(bytes: Uint8Array, fonts: ReadonlyMap<string, Font>): Scanned {
  const items: Item[] = [];
  const marks = new Map<number, Mark>();
  const doubled: number[] = [];
  const odd = new Set<string>();
  const said = new Set<string>();
  const scales: number[] = [];
  const length = bytes.length;

  let matrix: Matrix = identity;
  const saved: Matrix[] = [];
  /** Marked content that is open; `text`: begun inside a text object. */
  const open: {
    readonly mark: Mark | undefined;
    readonly actual: string | undefined;
    readonly inText: boolean;
  }[] = [];
  let mark: Mark | undefined;
  /** Replacement text that the next glyphs are said to say; only the first run of a span carries it. */
  let actual: string | undefined;
  let path: number[] = [];

  const numbers: number[] = [];
  let names: string[] = [];
  let properties: Value | undefined;
  let strings: Uint8Array[] = [];
  let shown: Value[] | undefined;
  let codes: number[] | undefined;
  let begin = -1;

  let inText = false;
  let runs: Run[] = [];
  let run: Run | undefined;
  let resource = '';
  let font = unknownFont;
  let size = 0;
  let lineMatrix: Matrix = identity;
  let x = 0;
  let y = 0;
  /** Where the next glyph stands: after those that were shown, until a line operator sets it. */
  let pen = 0;

  const reach = (px: number, py: number): void => {
    if (!mark) return;
    const [a, b, c, d, e, f] = matrix;
    const left = px * a + py * c + e;
    const up = px * b + py * d + f;
    const { box } = mark;
    if (left < box[0]) box[0] = left;
    if (up < box[1]) box[1] = up;
    if (left > box[2]) box[2] = left;
    if (up > box[3]) box[3] = up;
  };

  const startRun = (): Run => {
    const px = lineMatrix[0] * pen + lineMatrix[2] * y + lineMatrix[4];
    const py = lineMatrix[1] * pen + lineMatrix[3] * y + lineMatrix[5];
    const made: Run = {
      resource,
      font,
      size,
      matrix: lineMatrix,
      x: pen,
      y,
      glyphs: [],
      offsets: [],
      width: 0,
      actualText: actual,
      mark,
      left: px * matrix[0] + py * matrix[2] + matrix[4],
      baseline: px * matrix[1] + py * matrix[3] + matrix[5],
      scale: lineMatrix[0] * matrix[0] + lineMatrix[1] * matrix[2],
    };
    // A span says its replacement text once, however many runs it has.
    if (actual !== undefined) actual = '';
    runs.push(made);
    mark?.runs.push(made);
    return made;
  };

  const show = (glyphs: readonly number[]): void => {
    if (glyphs.length === 0) return;
    run ??= startRun();
    const { widths, defaultWidth } = font;
    for (const glyph of glyphs) {
      run.glyphs.push(glyph);
      run.offsets.push(pen - run.x);
      pen += ((widths[glyph] ?? defaultWidth) * size) / 1000;
    }
    run.width = pen - run.x;
  };

  const codesOf = (string: Uint8Array): number[] => {
    if (font.codeBytes === 1) return [...string];
    const made: number[] = [];
    for (let i = 0; i + 1 < string.length; i += 2) made.push(((string[i] ?? 0) << 8) | (string[i + 1] ?? 0));
    return made;
  };

  const endText = (): void => {
    for (const one of runs) {
      if (!one.mark) continue;
      const [a, b, c, d, e, f] = one.matrix;
      const point = (px: number, py: number) => reach(px * a + py * c + e, px * b + py * d + f);
      const before = mark;
      mark = one.mark;
      point(one.x, one.y);
      point(one.x + one.width, one.y + one.size * 0.75);
      mark = before;
    }
    if (runs.length > 0) items.push({ kind: 'text', runs });
    runs = [];
    run = undefined;
  };

  const beginMark = (): void => {
    const given = properties instanceof Map ? properties : undefined;
    const mcid = given?.get('MCID');
    const tag = names[0] ?? '';
    // A property list among the resources (14.6.2) may say anything.
    if (names.length > 1) said.add('Properties');
    for (const key of speaking) if (given?.has(key)) said.add(key);
    // ISO 32000-1, 14.6: Chromium nests neither. What is in such a mark would be written as part of another, or of none.
    if (mcid !== undefined && (inText || open.length > 0))
      throw damaged('marked content with an identifier begins inside text or other marked content');
    open.push({ mark, actual, inText });
    run = undefined;
    const replacement = textOf(given?.get('ActualText'));
    if (replacement !== undefined) actual = replacement;
    if (typeof mcid === 'number') {
      mark = { mcid, runs: [], paths: 0, objects: 0, box: [1e9, 1e9, -1e9, -1e9] };
      if (marks.has(mcid)) doubled.push(mcid);
      else marks.set(mcid, mark);
    }
    if (!inText)
      items.push({
        kind: 'begin',
        mark: typeof mcid === 'number' ? mark : undefined,
        tag,
        artifact: tag === 'Artifact',
      });
  };

  const endMark = (): void => {
    const last = open.pop();
    if (!last || last.inText !== inText) throw damaged('marked content ends where none begins');
    ({ mark, actual } = last);
    run = undefined;
    if (!inText) items.push({ kind: 'end' });
  };

  const textOperator = (operator: string): void => {
    switch (operator) {
      case 'Tj':
        if (codes) show(codes);
        else for (const string of strings) show(codesOf(string));
        break;
      case 'TJ':
        for (const part of shown ?? []) {
          if (typeof part === 'number') pen -= (part * size) / 1000;
          else if (part instanceof Text) show(codesOf(part.bytes));
        }
        break;
      case 'Td':
        x += numbers[0] ?? 0;
        pen = x;
        if ((numbers[1] ?? 0) !== 0) {
          y += numbers[1] ?? 0;
          run = undefined;
        }
        break;
      case 'Tm':
        lineMatrix = [
          numbers[0] ?? 1,
          numbers[1] ?? 0,
          numbers[2] ?? 0,
          numbers[3] ?? 1,
          numbers[4] ?? 0,
          numbers[5] ?? 0,
        ];
        x = y = pen = 0;
        run = undefined;
        break;
      case 'Tf':
        resource = names[0] ?? '';
        font = fonts.get(resource) ?? unknownFont;
        size = numbers[0] ?? 0;
        run = undefined;
        break;
      case 'BDC':
      case 'BMC':
        beginMark();
        break;
      case 'EMC':
        endMark();
        break;
      case 'ET':
        endText();
        inText = false;
        break;
      default:
        odd.add(operator);
    }
  };

  const operate = (operator: string, from: number, to: number): void => {
    let ofPath = false;
    switch (operator) {
      case 'BT':
        inText = true;
        lineMatrix = identity;
        x = y = pen = 0;
        return;
      case 'BDC':
      case 'BMC':
        beginMark();
        return;
      case 'EMC':
        endMark();
        return;
      case 'q':
        saved.push(matrix);
        break;
      case 'Q': {
        const before = saved.pop();
        if (!before) throw damaged('a graphics state is restored that was not saved');
        matrix = before;
        break;
      }
      case 'ET':
        throw damaged('text ends where none begins');
      case 'cm':
        matrix = multiply(numbers, matrix);
        if (scales.length < 4) scales.push(Math.abs(matrix[0]));
        break;
      case 're': {
        const [rx = 0, ry = 0, width = 0, height = 0] = numbers;
        path.push(rx, ry, rx + width, ry + height);
        ofPath = true;
        break;
      }
      case 'm':
      case 'l':
      case 'c':
      case 'v':
      case 'y':
        for (let i = 0; i + 1 < numbers.length; i += 2) path.push(numbers[i] ?? 0, numbers[i + 1] ?? 0);
        ofPath = true;
        break;
      case 'n':
        path = [];
        break;
      case 'f':
      case 'F':
      case 'f*':
      case 'S':
      case 's':
      case 'B':
      case 'B*':
      case 'b':
      case 'b*':
        if (mark) {
          mark.paths++;
          for (let i = 0; i + 1 < path.length; i += 2) reach(path[i] ?? 0, path[i + 1] ?? 0);
        }
        path = [];
        break;
      case 'Do':
      case 'sh':
        if (mark) {
          mark.objects++;
          reach(0, 0);
          reach(1, 1);
        }
        break;
    }
    items.push({ kind: 'raw', from, to, operator, unit: ofPath ? unitOf(matrix) : undefined });
  };

  let at = 0;
  while (at < length) {
    const code = bytes[at] ?? 0;
    if (classes[code] === 1) {
      at++;
      continue;
    }
    if (begin < 0) begin = at;
    if ((code >= 48 && code <= 57) || code === 45 || code === 46 || code === 43) {
      let sign = 1;
      let value = 0;
      let next = code;
      if (code === 45 || code === 43) {
        if (code === 45) sign = -1;
        next = bytes[++at] ?? 0;
      }
      for (; next >= 48 && next <= 57; next = bytes[++at] ?? 0) value = value * 10 + next - 48;
      if (next === 46) {
        let scale = 1;
        for (next = bytes[++at] ?? 0; next >= 48 && next <= 57; next = bytes[++at] ?? 0) {
          value = value * 10 + next - 48;
          scale *= 10;
        }
        value /= scale;
      }
      if (at < length && classes[next] === 0) throw damaged('a number goes on with other characters');
      numbers.push(sign * value);
      if (numbers.length > mostOperands) throw damaged('an operator has too many operands');
      continue;
    }
    if (code === 47) {
      const from = ++at;
      while (at < length && classes[bytes[at] ?? 0] === 0) at++;
      names.push(wordOf(bytes, from, at));
      continue;
    }
    if (code === 60 && bytes[at + 1] !== 60 && font.codeBytes === 2) {
      const made: number[] = [];
      at++;
      let glyph = 0;
      let digits = 0;
      for (; at < length && bytes[at] !== 62; at++) {
        if (classes[bytes[at] ?? 0] === 1) continue;
        glyph = (glyph << 4) | (hexValues[bytes[at] ?? 0] ?? 0);
        if (++digits === 4) {
          if (glyph < 0) throw damaged('a string has characters that are no digits');
          made.push(glyph);
          glyph = digits = 0;
        }
      }
      at++;
      if (digits > 0 || codes) throw damaged('a string is no whole number of characters, or there are two');
      codes = made;
      continue;
    }
    if (code === 60 || code === 40 || code === 91) {
      const lexer = new Lexer(bytes, at, false);
      const value = lexer.value();
      at = lexer.position;
      if (value instanceof Text) strings.push(value.bytes);
      else if (shown || properties) throw damaged('an operator has operands that it cannot have');
      else if (Array.isArray(value)) shown = value;
      else properties = value;
      continue;
    }
    const from = at++;
    while (at < length && classes[bytes[at] ?? 0] === 0) at++;
    const operator = wordOf(bytes, from, at);
    if (operator === 'BI') throw damaged('an image stands inside a content stream');
    checkOperands(
      operator,
      sumOf(
        numbers.length,
        names.length,
        strings.length + (codes ? 1 : 0),
        shown ? 1 : 0,
        properties ? 1 : 0,
      ),
    );
    if (inText) textOperator(operator);
    else operate(operator, begin, at);
    numbers.length = 0;
    if (names.length > 0) names = [];
    if (strings.length > 0) strings = [];
    shown = properties = codes = undefined;
    begin = -1;
  }
  if (open.length > 0 || inText || saved.length > 0)
    throw damaged('marked content, text or a graphics state does not end');
  return { items, marks, doubled, odd, said, scales };
}

/** Operators and names are few, and stand on a page ten thousand times: a string is made once of each. */
const words = new Map<number, string>();
const longestWord = 6;
const mostWords = 10_000;

function wordOf(bytes: Uint8Array, from: number, to: number): string {
  if (to - from > longestWord) return latin1(bytes.subarray(from, to));
  // A number of its own for each word, also for those that begin with zeroes.
  let key = 1;
  for (let i = from; i < to; i++) key = key * 256 + (bytes[i] ?? 0);
  let word = words.get(key);
  if (word === undefined) {
    word = latin1(bytes.subarray(from, to));
    if (words.size < mostWords) words.set(key, word);
  }
  return word;
}

function unitOf([a, b, c, d]: Matrix): number {
  return Math.max(Math.abs(a) + Math.abs(c), Math.abs(b) + Math.abs(d));
}

function multiply(given: readonly number[], into: Matrix): Matrix {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = given;
  return [
    a * into[0] + b * into[2],
    a * into[1] + b * into[3],
    c * into[0] + d * into[2],
    c * into[1] + d * into[3],
    e * into[0] + f * into[2] + into[4],
    e * into[1] + f * into[3] + into[5],
  ];
}
