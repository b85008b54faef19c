import { Buffer } from 'node:buffer';
import type { Piece } from './join-words.ts';
import type { Item, Mark, Run } from './painted.ts';

/** What becomes of a mark. */
export type Fate =
  | { readonly kind: 'content'; readonly role: string; readonly mcid: number }
  /** More than one mark: those of broken words and those between them. */
  | {
      readonly kind: 'pieces';
      readonly role: string;
      readonly pieces: readonly (Piece & { readonly mcid: number })[];
      readonly parts: ReadonlyMap<Run, readonly Run[]>;
    }
  /** ISO 32000-1, 14.8.2.2: not part of the document. */
  | { readonly kind: 'artifact'; readonly repeated: boolean };

export interface EmitOptions {
  readonly fateOf: (mark: Mark) => Fate;
  /** Half of the page's height, in points: what stands above is a header. */
  readonly middle: number;
  /** A font of this page that has a space, with its glyph. */
  readonly space: { readonly resource: string; readonly glyph: number } | undefined;
}

const starts = new Set(['m', 're', 'Do', 'sh']);
const hex = Array.from({ length: 256 }, (_, i) => i.toString(16).padStart(2, '0').toUpperCase());

/**
 * Writes a page's content anew: every glyph and every path either in one of the structure's marks or an artifact
 * (ISO 14289-1, 7.1), marks never inside marks, glyphs of a line in one operator, coordinates to a thousandth of a unit.
 */
export function emitContent(bytes: Uint8Array, items: readonly Item[], options: EmitOptions): Buffer {
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts: string[] = [];
  let depth = 0;
  let artifact: string | undefined;
  let from = -1;
  let to = -1;
  let unit: number | undefined;
  let fate: Fate | undefined;
  let piece: Piece | undefined;
  const flush = () => {
    if (from >= 0) {
      const text = source.toString('latin1', from, to);
      parts.push(unit === undefined ? text : roundPath(text, unit), '\n');
    }
    from = -1;
  };
  const close = () => {
    if (artifact === undefined) return;
    flush();
    parts.push('EMC\n');
    artifact = undefined;
  };
  const open = (operator: string) => {
    if (depth > 0 || artifact === operator) return;
    close();
    flush();
    parts.push(operator, '\n');
    artifact = operator;
  };
  for (const item of items) {
    if (item.kind === 'raw') {
      if (depth === 0 && artifact === undefined && starts.has(item.operator)) open('/Artifact BMC');
      // Neighbours are copied together.
      if (item.unit !== unit) flush();
      if (from < 0) from = item.from;
      to = item.to;
      unit = item.unit;
      continue;
    }
    if (item.kind === 'text') {
      const above = (item.runs[0]?.baseline ?? 0) > options.middle;
      open(`/Artifact<</Type/Pagination/Subtype/${above ? 'Header' : 'Footer'}>>BDC`);
      flush();
      if (fate?.kind !== 'pieces') {
        emitText(parts, item.runs, options);
        continue;
      }
      for (const { of, runs } of piecesOf(item.runs, fate)) {
        if (of && of !== piece) parts.push('EMC\n', markOf(fate.role, of), '\n');
        piece = of ?? piece;
        emitText(parts, runs, options);
      }
      continue;
    }
    flush();
    if (item.kind === 'begin') {
      close();
      if (depth++ > 0) continue;
      fate = item.mark && options.fateOf(item.mark);
      if (fate?.kind === 'pieces') piece = fate.pieces[0];
      parts.push(beginning(fate), '\n');
    } else if (--depth === 0) parts.push('EMC\n');
  }
  flush();
  close();
  return Buffer.from(parts.join(''), 'latin1');
}

/** Points of a path to a hundredth of a point of the page or better: Chromium gives seven digits and more. */
function roundPath(text: string, unit: number): string {
  const decimals = Math.min(Math.max(Math.ceil(Math.log10(unit / 0.02)), 0), 7);
  return text.replace(/-?\d*\.(\d+)/gu, (number, fraction: string) =>
    fraction.length > decimals ? String(Number(Number(number).toFixed(decimals))) : number,
  );
}

function beginning(fate: Fate | undefined): string {
  if (!fate) return '/Artifact BMC';
  if (fate.kind === 'content') return markOf(fate.role, fate);
  if (fate.kind === 'pieces') return fate.pieces[0] ? markOf(fate.role, fate.pieces[0]) : '/Artifact BMC';
  return fate.repeated ? '/Artifact<</Type/Pagination>>BDC' : '/Artifact BMC';
}

function markOf(role: string, { mcid, word }: { readonly mcid: number; readonly word?: string }): string {
  return word === undefined
    ? `/${role}<</MCID ${mcid}>>BDC`
    : `/Span<</MCID ${mcid}/ActualText<${utf16(word)}>>>BDC`;
}

/** The parts of runs, those that follow each other in one piece together. */
function piecesOf(runs: readonly Run[], { pieces, parts }: Extract<Fate, { kind: 'pieces' }>) {
  const ofRun = new Map(pieces.flatMap((piece) => piece.runs.map((run) => [run, piece] as const)));
  const made: { readonly of: (typeof pieces)[number] | undefined; readonly runs: Run[] }[] = [];
  for (const run of runs.flatMap((one) => parts.get(one) ?? [one])) {
    const of = ofRun.get(run);
    const last = made.at(-1);
    if (last && last.of === of) last.runs.push(run);
    else made.push({ of, runs: [run] });
  }
  return made;
}

function emitText(parts: string[], runs: readonly Run[], { space }: EmitOptions): void {
  const last = parts.length - 1;
  // A text object goes on where the one before ended.
  if (parts[last] === 'ET\n') parts.pop();
  else parts.push('BT\n');
  let font = '';
  for (let i = 0; i < runs.length; ) {
    const run = runs[i];
    if (!run) break;
    if (run.glyphs.length === 0) {
      i++;
      continue;
    }
    const own = `/${run.resource} ${round(run.size)} Tf\n`;
    if (own !== font) parts.push(own);
    font = own;
    const [a, b, c, d, e, f] = run.matrix;
    // Where the run begins, as one matrix: a position inside a line is a matter of the adjustments below.
    const x = a * run.x + c * run.y + e;
    const y = b * run.x + d * run.y + f;
    parts.push(`${round(a)} ${round(b)} ${round(c)} ${round(d)} ${round(x)} ${round(y)} Tm\n`);
    i = emitLine(parts, runs, i);
    const written = runs[i - 1];
    if (written?.spaceAfter) {
      const mine = glyphOf(written.font.unicode, ' ');
      if (mine !== undefined) parts.push(`(${literal(mine)})Tj\n`);
      else if (space) {
        parts.push(`/${space.resource} ${round(run.size)} Tf\n(${literal(space.glyph)})Tj\n`);
        font = '';
      }
    }
  }
  parts.push('ET\n');
}

/** Runs that follow each other on a line, as one operator; gives the index after the last of them. */
function emitLine(parts: string[], runs: readonly Run[], first: number): number {
  const begin = runs[first];
  if (!begin) return first + 1;
  let i = first;
  let made = '(';
  let adjusted = false;
  /** Where the pen is after what was written, with the adjustments as rounded. */
  let pen = begin.x;
  const { size, font } = begin;
  const unit = size / 1000;
  for (; i < runs.length; i++) {
    const run = runs[i];
    if (
      !run ||
      run.resource !== begin.resource ||
      run.size !== size ||
      run.matrix !== begin.matrix ||
      run.y !== begin.y
    )
      break;
    if (run.actualText !== undefined && i > first) break;
    for (const [j, glyph] of run.glyphs.entries()) {
      const adjustment = Math.round((pen - run.x - (run.offsets[j] ?? 0)) / unit);
      // A thousandth of the size is what Chromium rounds by; it is made good as soon as it adds up to more.
      if (Math.abs(adjustment) > 1) {
        made += `)${adjustment}(`;
        adjusted = true;
        pen -= adjustment * unit;
      }
      made += literal(glyph);
      pen += (font.widths[glyph] ?? font.defaultWidth) * unit;
    }
    if (run.spaceAfter || run.actualText !== undefined) {
      i++;
      break;
    }
  }
  const shown = adjusted ? `[${made.startsWith('()') ? made.slice(2) : made})]TJ\n` : `${made})Tj\n`;
  parts.push(
    begin.actualText === undefined
      ? shown
      : `/Span<</ActualText<${utf16(begin.actualText)}>>>BDC\n${shown}EMC\n`,
  );
  return i;
}

/** The glyph of a character in a font. */
export function glyphOf(unicode: readonly (string | undefined)[], char: string): number | undefined {
  const found = unicode.indexOf(char);
  return found < 0 ? undefined : found;
}

function code(glyph: number): string {
  return `${hex[(glyph >> 8) & 255]}${hex[glyph & 255]}`;
}

/** A byte of a literal string (ISO 32000-1, 7.3.4.2): half as long as in hexadecimal, and packs better. */
const literals = Array.from({ length: 256 }, (_, byte) => {
  const char = String.fromCharCode(byte);
  return byte === 13 ? '\\r' : /[\\()]/u.test(char) ? `\\${char}` : char;
});

function literal(glyph: number): string {
  return `${literals[(glyph >> 8) & 255]}${literals[glyph & 255]}`;
}

function utf16(text: string): string {
  let made = 'FEFF';
  for (let i = 0; i < text.length; i++) made += code(text.charCodeAt(i));
  return made;
}

function round(value: number): string {
  return String(Math.round(value * 1000) / 1000);
}
