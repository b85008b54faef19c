import type { Emphasis, ProseInline, Unit } from '@decode/model';
import { messagePieces, parseInline, printInline } from '@decode/source';
import { ContentFault } from '../returned.ts';

/**
 * A text cut into words, which are translated, and codes, which are carried over: what XLIFF calls inline content. A
 * code's literals are the notation of the text itself, so that a file explains itself and no tool has to know ours.
 */
export type Piece =
  | { readonly kind: 'text'; readonly value: string }
  | {
      readonly kind: 'pair';
      readonly type: CodeType;
      readonly name: string;
      readonly open: string;
      readonly close: string;
      /** A translator may drop or repeat it: bold, emphasis. */
      readonly free: boolean;
      /** Words of another language, a foreign name: a translator leaves them as they are. */
      readonly foreign?: boolean;
      readonly pieces: readonly Piece[];
    }
  | {
      readonly kind: 'single';
      readonly type: CodeType;
      readonly name: string;
      readonly literal: string;
      readonly free: boolean;
    };
/** Types of XLIFF 2.1, 4.3.1.26. */
type CodeType = 'fmt' | 'ui' | 'quote' | 'link' | 'image' | 'other';

export function piecesOf(kind: Unit['kind'], text: string): readonly Piece[] {
  if (kind !== 'message') return parseInline(text).children.flatMap(piecesOfNode);
  return messagePieces(text).map(({ argument, value }) =>
    argument
      ? { kind: 'single', type: 'ui', name: 'xlf:var', literal: value, free: false }
      : { kind: 'text', value },
  );
}

/**
 * The text again, in its canonical form. `source` is the text that was translated: its fields may be typed in words.
 * @param names whether the mark of a foreign name may be typed, too
 * @throws ContentFault where a literal is not of our notation.
 */
export function textOf(kind: Unit['kind'], pieces: readonly Piece[], source: string, names: boolean): string {
  if (kind === 'message') return pieces.map(literalOf).join('').normalize('NFC').trim();
  const typed: Typed = { fields: fieldPaths(parseInline(source).children), names };
  return printInline(joined(pieces.flatMap((piece) => nodesOf(piece, typed))));
}

/** Words that look like a field or like the mark of a foreign name and are none: as a code they stay words on their way back. */
const lookalike = /(\{\{[^{}]*\}\}|\*[^*\n]+\*\{lang=[^{}\s]*\})/;

function piecesOfNode(node: ProseInline): Piece[] {
  if (node.type !== 'text' || !lookalike.test(node.value)) return [pieceOf(node)];
  return node.value.split(lookalike).flatMap((value): Piece[] => {
    if (value === '') return [];
    if (!lookalike.test(value)) return [{ kind: 'text', value }];
    const literal = printInline([{ type: 'text', value }]);
    return [{ kind: 'single', type: 'other', name: 'decode:literal', literal, free: false }];
  });
}

/** Words that stood in several pieces are one text again: what must be escaped depends on its neighbours. */
function joined(nodes: readonly ProseInline[]): ProseInline[] {
  const out: ProseInline[] = [];
  for (const node of nodes) {
    const last = out.at(-1);
    if (node.type === 'text' && last?.type === 'text')
      out[out.length - 1] = { type: 'text', value: last.value + node.value };
    else out.push(node);
  }
  return out;
}

function pieceOf(node: ProseInline): Piece {
  const pair = (
    type: CodeType,
    open: string,
    close: string,
    children: readonly ProseInline[],
    free: boolean,
  ): Piece & { readonly kind: 'pair' } => ({
    kind: 'pair',
    type,
    name: `decode:${node.type}`,
    open,
    close,
    free,
    pieces: children.flatMap(piecesOfNode),
  });
  switch (node.type) {
    case 'text':
      return { kind: 'text', value: node.value };
    case 'strong':
      return pair('fmt', '**', '**', node.children, true);
    case 'emphasis':
      return node.lang === undefined
        ? pair('fmt', '*', '*', node.children, true)
        : { ...pair('fmt', '*', `*{lang=${node.lang}}`, node.children, true), foreign: true };
    case 'link': {
      const empty = printInline([{ ...node, children: [{ type: 'text', value: 'x' }] }]);
      return pair('link', '[', empty.slice(2), node.children, false);
    }
    case 'break':
      return { kind: 'single', type: 'fmt', name: 'xlf:lb', literal: '\\\n', free: true };
    case 'field':
      // Another case of a name is written anew, so the one of the source may go.
      return {
        kind: 'single',
        type: 'ui',
        name: 'xlf:var',
        literal: printInline([node]),
        free: true,
      };
    case 'noteReference':
    case 'cite':
      return {
        kind: 'single',
        type: 'link',
        name: `decode:${node.type}`,
        literal: printInline([node]),
        free: false,
      };
    case 'code':
      return {
        kind: 'single',
        type: 'other',
        name: 'decode:code',
        literal: printInline([node]),
        free: false,
      };
  }
}

/** What may stand among the words although it is no word. */
interface Typed {
  readonly fields: ReadonlySet<string>;
  readonly names: boolean;
}

function nodesOf(piece: Piece, typed: Typed): ProseInline[] {
  if (piece.kind === 'text') {
    const parts = typed.names ? typedNames(piece.value) : [piece.value];
    return parts.flatMap((part) => (typeof part === 'string' ? typedFields(part, typed.fields) : [part]));
  }
  if (piece.kind === 'single') {
    if (/^\\\s*$/.test(piece.literal)) return [{ type: 'break' }];
    return [only(piece.literal, piece.literal)];
  }
  const children = joined(piece.pieces.flatMap((inner) => nodesOf(inner, typed)));
  // Around one letter the literals must give exactly the mark that they stand for.
  const shell = only(`${piece.open}x${piece.close}`, `${piece.open} ${piece.close}`);
  if (shell.type === 'strong' || shell.type === 'link') return [{ ...shell, children }];
  if (shell.type === 'emphasis') return [{ ...shell, children } satisfies Emphasis<ProseInline>];
  throw unknown(`${piece.open} ${piece.close}`);
}

function only(notation: string, name: string): ProseInline {
  const { children, messages } = parseInline(notation);
  const [node] = children;
  if (!node || children.length > 1 || messages.length > 0) throw unknown(name);
  if (node.type === 'text' && node.value.replace(lookalike, '') !== '') throw unknown(name);
  return node;
}

/** `*Serranía Alta*{lang=es}` among the words: how a translator says that a name is in another language. */
function typedNames(text: string): (string | ProseInline)[] {
  if (!text.includes('{lang=')) return [text];
  return text.split(/(\*[^*\n]+\*\{lang=[^{}\s]*\})/).map((part) => {
    const { children, messages } = part.startsWith('*') ? parseInline(part) : { children: [], messages: [] };
    const [node] = children;
    const named = node?.type === 'emphasis' && node.lang !== undefined && children.length === 1;
    return named && messages.length === 0 ? node : part;
  });
}

/** `{{ place.name case=in }}` among the words, where the source has that field: how a translator asks for another case. */
function typedFields(text: string, fields: ReadonlySet<string>): ProseInline[] {
  if (fields.size === 0 || !text.includes('{{')) return text === '' ? [] : [{ type: 'text', value: text }];
  return text.split(/(\{\{[^{}]*\}\})/).flatMap((part): ProseInline[] => {
    if (part === '') return [];
    const { children, messages } = part.startsWith('{{') ? parseInline(part) : { children: [], messages: [] };
    const [node] = children;
    const known = node?.type === 'field' && messages.length === 0 && fields.has(node.path.join('.'));
    return [node && known ? node : { type: 'text', value: part }];
  });
}

function fieldPaths(nodes: readonly ProseInline[], out = new Set<string>()): Set<string> {
  for (const node of nodes) {
    if (node.type === 'field') out.add(node.path.join('.'));
    if ('children' in node) fieldPaths(node.children, out);
  }
  return out;
}

function literalOf(piece: Piece): string {
  if (piece.kind === 'text') return piece.value;
  if (piece.kind === 'single') return piece.literal;
  throw unknown(piece.open);
}

function unknown(code: string): ContentFault {
  return new ContentFault(`the code «${code}» is not one of ours`);
}
