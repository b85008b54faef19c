import { ContentFault } from '../returned.ts';
import { escapeAttribute, escapeText, type XmlElement } from '../xml.ts';
import type { Piece } from './pieces.ts';

export const core = 'urn:oasis:names:tc:xliff:document:2.0';

/** Ids of the codes of a unit: equal codes of source and target share one, as XLIFF wants it. */
export class Codes {
  readonly #data = new Map<string, string>();
  readonly #ids: { readonly id: string; readonly code: string }[] = [];

  /** Literals by their id, for `originalData`. */
  get data(): ReadonlyMap<string, string> {
    return this.#data;
  }

  literal(text: string): string {
    const known = [...this.#data].find(([, value]) => value === text);
    if (known) return known[0];
    const id = `d${this.#data.size + 1}`;
    this.#data.set(id, text);
    return id;
  }

  /** An id for a code that this text has not used yet. */
  id(code: string, used: Set<string>): string {
    const known = this.#ids.find((entry) => entry.code === code && !used.has(entry.id));
    const id = known?.id ?? String(this.#ids.length + 1);
    if (!known) this.#ids.push({ id, code });
    used.add(id);
    return id;
  }
}

/**
 * Content of `source` or `target` (XLIFF 2.1, 4.2.3).
 * @param translation of a source, what there is: a code that it lacks may not be called one that cannot be deleted, or
 * tools take the file for damaged
 */
export function printContent(pieces: readonly Piece[], codes: Codes, translation?: readonly Piece[]): string {
  const used = new Set<string>();
  const present = translation?.flatMap(codesIn);
  const isKept = (piece: Code): boolean => {
    if (piece.free) return false;
    const at = present?.indexOf(codeOf(piece)) ?? 0;
    if (at >= 0) present?.splice(at, 1);
    return at >= 0;
  };
  const print = (piece: Piece): string => {
    if (piece.kind === 'text') return characters(piece.value);
    const { type, name } = piece;
    const keep = isKept(piece) ? ' canDelete="no" canCopy="no"' : '';
    const id = codes.id(codeOf(piece), used);
    if (piece.kind === 'pair') {
      const data = `dataRefStart="${codes.literal(piece.open)}" dataRefEnd="${codes.literal(piece.close)}"`;
      // Its own number comes before those inside: ids are told in the order of the tags.
      const mark = piece.foreign && codes.id(`foreign\n${piece.close}`, used);
      const inside = piece.pieces.map(print).join('');
      const content = mark ? `<mrk id="${mark}" translate="no">${inside}</mrk>` : inside;
      return `<pc id="${id}" type="${type}" subType="${name}" ${data}${keep}>${content}</pc>`;
    }
    const shown = piece.literal === '\\\n' ? '↵' : piece.literal;
    return `<ph id="${id}" type="${type}" subType="${name}" dataRef="${codes.literal(piece.literal)}" disp="${escapeAttribute(shown)}"${keep}/>`;
  };
  return pieces.map(print).join('');
}

type Code = Exclude<Piece, { readonly kind: 'text' }>;

const codeOf = (piece: Code): string =>
  piece.kind === 'pair' ? `${piece.open}\n${piece.close}` : piece.literal;

/** In the order of the tags. */
function codesIn(piece: Piece): string[] {
  if (piece.kind === 'text') return [];
  return [codeOf(piece), ...(piece.kind === 'pair' ? piece.pieces.flatMap(codesIn) : [])];
}

export function printData(data: ReadonlyMap<string, string>): string {
  if (data.size === 0) return '';
  const entries = [...data].map(
    ([id, text]) => `<data id="${id}" xml:space="preserve">${characters(text)}</data>`,
  );
  return `<originalData>${entries.join('')}</originalData>`;
}

/** Characters that XML cannot hold are `cp` (4.2.3.1); our own texts have none, a tool's may. */
function characters(text: string): string {
  return escapeText(text).replace(
    // biome-ignore lint/suspicious/noControlCharactersInRegex: exactly these are meant
    /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g,
    (sign) => `<cp hex="${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}"/>`,
  );
}

/** Of a `cp`. @throws ContentFault where its `hex` is no character of Unicode. */
export function characterOf({ attributes }: XmlElement): string {
  const hex = attributes.get('hex') ?? '';
  const point = /^[0-9a-f]{1,8}$/i.test(hex) ? Number.parseInt(hex, 16) : Number.NaN;
  // Half of a pair of surrogates is no character.
  if (!(point <= 0x10ffff) || (point >= 0xd800 && point <= 0xdfff))
    throw new ContentFault(`<cp hex="${hex.slice(0, 12)}"> is no character`);
  return String.fromCodePoint(point);
}

/** @throws ContentFault for codes that overlap, that have no data, or that are not XLIFF's. */
export function readContent(element: XmlElement, data: ReadonlyMap<string, string>): Piece[] {
  const levels: { readonly pieces: Piece[]; readonly open?: string; readonly id?: string }[] = [
    { pieces: [] },
  ];
  const push = (piece: Piece) => void levels.at(-1)?.pieces.push(piece);
  const literal = (tag: XmlElement, attribute: string): string => {
    const text = data.get(tag.attributes.get(attribute) ?? '');
    if (text === undefined)
      throw new ContentFault(`the data of code ${tag.attributes.get('id') ?? ''} is missing`);
    return text;
  };
  const pair = (open: string, close: string, pieces: readonly Piece[]) =>
    push({ kind: 'pair', type: 'other', name: '', open, close, free: false, pieces });
  const walk = (parent: XmlElement): void => {
    for (const child of parent.children) {
      if (typeof child === 'string') {
        push({ kind: 'text', value: child });
        continue;
      }
      const { attributes, name } = child;
      switch (name) {
        case 'cp':
          push({ kind: 'text', value: characterOf(child) });
          break;
        case 'ph':
          push({ kind: 'single', type: 'other', name: '', literal: literal(child, 'dataRef'), free: false });
          break;
        case 'pc': {
          levels.push({ pieces: [] });
          walk(child);
          const inside = levels.pop();
          if (!inside || inside.id !== undefined) throw new ContentFault('codes overlap');
          pair(literal(child, 'dataRefStart'), literal(child, 'dataRefEnd'), inside.pieces);
          break;
        }
        case 'sc':
          levels.push({ pieces: [], open: literal(child, 'dataRef'), id: attributes.get('id') ?? '' });
          break;
        case 'ec': {
          const inside = levels.length > 1 ? levels.pop() : undefined;
          if (inside?.open === undefined || inside.id !== attributes.get('startRef'))
            throw new ContentFault('codes overlap');
          pair(inside.open, literal(child, 'dataRef'), inside.pieces);
          break;
        }
        case 'mrk':
          walk(child);
          break;
        case 'sm':
        case 'em':
          break;
        default:
          throw new ContentFault(`<${name}> is not known in a text`);
      }
    }
  };
  walk(element);
  if (levels.length > 1) throw new ContentFault('a code that is opened is not closed');
  return levels[0]?.pieces ?? [];
}
