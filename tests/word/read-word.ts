import { compilePandoc, createPandocInstance } from '@decode/engine/host';
import { type Block, type Document, type Inline, type Note, nodesOf, type TableRow } from '@decode/model';
import mammoth from 'mammoth';
import { linesOfDocument } from './lines-of-document.ts';
import { linesOfPandoc } from './lines-of-pandoc.ts';

/** What a reader finds in a DOCX. All texts without blanks: readers disagree on which of them are text. */
export interface Seen {
  /** Level and text. */
  readonly headings: readonly string[];
  /** Rows of cells; the columns that a cell spans are not repeated. */
  readonly tables: readonly (readonly (readonly string[])[])[];
  readonly notes: readonly string[];
  /** Words for those who do not see them. */
  readonly pictures: readonly string[];
  /** First blocks of bulleted items, in no order: readers take notes in where they are called. */
  readonly bullets: readonly string[];
  /** All quotes, one after the other. */
  readonly quotes: string;
  /** Everything, in order, without notes. */
  readonly lines: readonly string[];
  readonly captions: readonly string[];
  /** A note a line, with links and looks. */
  readonly noteLines: readonly string[];
  readonly text: string;
}

export const bare = (text: string) => text.replace(/[\s\u00ad\u200b\ufeff]+/gu, '');

type Attributes = [string, string[], [string, string][]];
let pandoc: ReturnType<typeof createPandocInstance> | undefined;

/** By pandoc's reader. */
export async function readByPandoc(bytes: Uint8Array): Promise<Seen> {
  pandoc ??= compilePandoc().then((module) => createPandocInstance(module, 0));
  const options = { from: 'docx', to: 'json', standalone: true, 'input-files': ['in.docx'] };
  const { output, errors } = (await pandoc).convert(options, new Uint8Array(), new Map([['in.docx', bytes]]));
  if (errors !== '') throw new Error(errors);
  const seen = {
    headings: [] as string[],
    tables: [] as string[][][],
    notes: [] as string[],
    pictures: [] as string[],
    bullets: [] as string[],
    quotes: '',
  };
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) for (const item of node) visit(item);
    if (typeof node !== 'object' || node === null || !('t' in node)) return;
    const { t, c } = node as { t: string; c: unknown[] };
    if (t === 'Header') seen.headings.push(`${c[0]} ${bare(flat(c[2]))}`);
    if (t === 'Note') seen.notes.push(bare(flat(c)));
    if (t === 'BlockQuote') seen.quotes += bare(flat(c));
    if (t === 'BulletList')
      for (const [first] of c as unknown as unknown[][]) seen.bullets.push(bare(flat(first)));
    if (t === 'Image') {
      const [[, , pairs], words] = c as [Attributes, unknown];
      seen.pictures.push(bare(flat(words) || (pairs.find(([key]) => key === 'alt')?.[1] ?? '')));
    }
    if (t === 'Table') {
      const [, , , [, head], bodies] = c as [0, 0, 0, [0, Row[]], [0, 0, Row[], Row[]][]];
      const rows = [...head, ...bodies.flatMap(([, , first, others]) => [...first, ...others])];
      seen.tables.push(rows.map(([, cells]) => cells.map(([, , , , blocks]) => bare(flat(blocks)))));
    }
    visit(c);
  };
  type Row = [unknown, [unknown, unknown, unknown, unknown, unknown][]];
  const { blocks } = JSON.parse(new TextDecoder().decode(output)) as { blocks: unknown[] };
  visit(blocks);
  return {
    ...seen,
    bullets: seen.bullets.filter((text) => text !== '').toSorted(),
    ...linesOfPandoc(blocks as Parameters<typeof linesOfPandoc>[0]),
    text: bare(flat(blocks)),
  };
}

/** Text of a piece of pandoc's AST, without notes and pictures. */
function flat(node: unknown): string {
  if (Array.isArray(node)) return node.map(flat).join('');
  if (typeof node !== 'object' || node === null) return '';
  const { t, c } = node as { t?: string; c?: unknown };
  if (t === 'Str') return String(c);
  if (t === 'Note' || t === 'Image') return '';
  if (t === 'Table') {
    const [, [, caption], , [, head], bodies] = c as [
      0,
      [0, unknown],
      0,
      [0, unknown],
      [0, 0, unknown, unknown][],
    ];
    // What has the style of a caption is one to pandoc.
    return flat([caption, head, bodies.flatMap(([, , first, others]) => [first, others])]);
  }
  if (t === 'Code') return String((c as unknown[])[1]);
  if (t === 'Header') return flat((c as unknown[])[2]);
  return flat(t === 'Link' || t === 'Span' || t === 'Div' ? [(c as unknown[])[1]] : c);
}

/**
 * By mammoth, which shares no code with pandoc or with us. By itself it takes the built-in styles «heading n» for headings
 * and nothing else. Ours outside the contents, and those in boxes, are headings by the outline's level of their
 * paragraphs, which it does not read: it is told their six styles, so for these it proves text and place, not the level,
 * which LibreOffice sees (docx-in-office).
 */
export async function readByMammoth(
  bytes: Uint8Array,
): Promise<Omit<Seen, 'bullets' | 'quotes' | 'lines' | 'captions' | 'noteLines'>> {
  const styleMap = [
    "p[style-name='Side Heading'] => h2:fresh",
    "p[style-name='Practice Heading'] => h2:fresh",
    "p[style-name='Practice Heading Below Kicker'] => h2:fresh",
    "p[style-name='Practice Title'] => h4:fresh",
    "p[style-name='Practice Title 2'] => h2:fresh",
    "p[style-name='Practice Title 3'] => h3:fresh",
  ];
  const { value: html } = await mammoth.convertToHtml({ buffer: Buffer.from(bytes) }, { styleMap });
  const [page = ''] = html.split('<ol><li id="footnote');
  const all = (pattern: RegExp, text: string) => [...text.matchAll(pattern)].map((match) => match[1] ?? '');
  const words = (text: string) =>
    bare(decode(text.replace(/<sup><a[^>]*id="footnote-ref.*?<\/sup>/g, '').replace(/<[^>]+>/g, '')));
  return {
    headings: [...page.matchAll(/<h(\d)>(.*?)<\/h\1>/gs)].map(
      ([, level, text]) => `${level} ${words(text ?? '')}`,
    ),
    tables: all(/<table>(.*?)<\/table>/gs, page).map((table) =>
      all(/<tr>(.*?)<\/tr>/gs, table).map((row) => all(/<t[dh][^>]*>(.*?)<\/t[dh]>/gs, row).map(words)),
    ),
    // At its end stands the way back.
    notes: all(/<li id="footnote-\d+">(.*?)<\/li>(?=<li id="footnote|<\/ol>$)/gs, html).map((note) =>
      words(note.replace(/<a href="#footnote-ref[^>]*>.<\/a>/gu, '')),
    ),
    pictures: [...page.matchAll(/<img([^>]*)>/g)].map(([, attributes]) =>
      bare(decode(/alt="([^"]*)"/.exec(attributes ?? '')?.[1] ?? '')),
    ),
    text: words(page),
  };
}

function decode(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}

/** What every reader should find. The cover and the imprint come first; page numbers are not known. */
export function expectedOf(
  document: Document,
): Omit<Seen, 'lines' | 'text'> & ReturnType<typeof linesOfDocument> {
  const { cover, imprint } = document.meta;
  const nodes = [...nodesOf(document)];
  const notes = new Map(nodes.flatMap((node) => (node.type === 'note' ? [[node.note, node] as const] : [])));
  const letters = letterRepeats(nodes);
  const words = (list: readonly (Block | Inline)[]) => bare(textOf(list, letters));
  const rows = (list: readonly TableRow[]) =>
    list.map(({ cells }) => cells.map(({ state, children }) => bare(state?.label ?? '') + words(children)));
  const pages = (row: readonly string[] | undefined, at: number) => row?.[at] === '';
  const tables = nodes.flatMap((node) => {
    if (node.type !== 'table') return [];
    const head = rows(node.head);
    const own = node.groups.flatMap((group) => rows(group.rows));
    const body = node.groups.flatMap(({ title, rows: list }) => [
      ...(title ? [[words(title.children)]] : []),
      ...rows(list),
    ]);
    if (node.role === 'facts')
      return [(head[0] ?? []).map((label, at) => [label, ...own.map((row) => row[at] ?? '')])];
    // A column of page numbers alone is left out.
    const last = (head[0]?.length ?? 0) - 1;
    const dropped = node.role === 'measures' && own.every((row) => pages(row, last));
    return [[...head, ...body].map((row) => (dropped && row.length > last ? row.slice(0, last) : row))];
  });
  const headings = nodes.flatMap((node) =>
    node.type === 'heading'
      ? [
          `${node.depth} ${bare(node.number ?? '')}${words(node.children)}${node.state ? bare(`[${node.state.label}]`) : ''}`,
        ]
      : [],
  );
  const figures = nodes.flatMap((node) => (node.type === 'figure' ? [node.picture] : []));
  return {
    headings,
    tables: [imprint.rows.map(({ label, blocks }) => [bare(label), words(blocks)]), ...tables],
    notes: notesOf(nodes, notes),
    bullets: bulletsOf(nodes, words),
    quotes: quotesOf(nodes, words),
    pictures: [cover?.logo, cover?.picture, ...figures].flatMap((picture) =>
      picture ? [bare(picture.alt)] : [],
    ),
    ...linesOfDocument(document, (call) => letters.get(call)),
  };
}

type Words = (list: readonly (Block | Inline)[]) => string;

/** What is shown of a document's inlines, without blanks. */
export function wordsOf(document: Document): Words {
  const letters = letterRepeats([...nodesOf(document)]);
  return (list) => bare(textOf(list, letters));
}

/** Items that begin with words, in the text: pandoc sees no lists in notes, whose words are compared as a whole. */
function bulletsOf(nodes: readonly (Block | Inline)[], words: Words): string[] {
  const inNotes = new Set(nodes.flatMap((node) => (node.type === 'note' ? inlinesOf(node.children) : [])));
  const items = nodes.flatMap((node) =>
    node.type === 'list' && node.role === 'plain' && !node.ordered && !inNotes.has(node) ? node.children : [],
  );
  return items
    .flatMap(({ children: [first] }) => (first?.type === 'paragraph' ? [words([first])] : []))
    .filter((text) => text !== '')
    .toSorted();
}

/** What stands in quotes themselves; lists in quotes are lists, and quotes in lists continue their items. */
function quotesOf(nodes: readonly (Block | Inline)[], words: Words): string {
  const inLists = new Set(nodes.flatMap((node) => (node.type === 'list' ? inlinesOf(node.children) : [])));
  return nodes
    .flatMap((node) => (node.type === 'quote' && !inLists.has(node) ? node.children : []))
    .map((child) =>
      child.type === 'paragraph' ? words([child]) : child.type === 'figure' ? words(child.notes) : '',
    )
    .join('');
}

/**
 * Texts of the footnotes, in the order of their first calls. A note that is called in another one first stands there in
 * brackets; one that has been called is its letter.
 */
function notesOf(nodes: readonly (Block | Inline)[], notes: ReadonlyMap<string, Note>): string[] {
  const inside = new Set([...notes.values()].flatMap(({ children }) => inlinesOf(children)));
  const called: string[] = [];
  const written = ({ children, state }: Note, around: readonly string[]): string =>
    children
      .map((block) => {
        const label = block.state ?? (block.type === 'paragraph' ? state : undefined);
        return bare(label?.label ?? '') + inner('children' in block ? block.children : [], around);
      })
      .join('');
  const inner = (list: readonly (Block | Inline)[], around: readonly string[]): string =>
    list
      .map((node) => {
        if (node.type !== 'noteReference') {
          if (node.type === 'reference' && node.page) return '';
          return 'children' in node ? inner(node.children, around) : bare(textOf([node], new Map()));
        }
        const at = called.indexOf(node.note);
        if (at >= 0) return letterOf(at);
        const note = notes.get(node.note);
        return !note || around.includes(node.note) ? '' : `(${written(note, [...around, node.note])})`;
      })
      .join('');
  return nodes.flatMap((node) => {
    if (node.type !== 'noteReference' || inside.has(node) || called.includes(node.note)) return [];
    const note = notes.get(node.note);
    called.push(node.note);
    return note ? [written(note, [])] : [];
  });
}

/** Of a note by its place from 0. */
function letterOf(at: number): string {
  return String.fromCharCode(97 + (at % 26)).repeat(Math.floor(at / 26) + 1);
}

function inlinesOf(blocks: readonly (Block | Inline)[]): (Block | Inline)[] {
  return blocks.flatMap((node) => [
    node,
    ...('children' in node ? inlinesOf(node.children as readonly (Block | Inline)[]) : []),
  ]);
}

type Letters = ReadonlyMap<Block | Inline, string>;

/** Every further call of a note shows its letter. */
function letterRepeats(nodes: readonly (Block | Inline)[]): Letters {
  const order = new Map<string, number>();
  const letters = new Map<Block | Inline, string>();
  for (const node of nodes) {
    if (node.type !== 'noteReference') continue;
    const known = order.get(node.note);
    if (known === undefined) order.set(node.note, order.size);
    else letters.set(node, letterOf(known));
  }
  return letters;
}

/** As Word shows it: a note's first call is no text, a page number is not known. */
function textOf(nodes: readonly (Block | Inline)[], letters: Letters): string {
  return nodes
    .map((node, index) => {
      if (node.type === 'text' || node.type === 'code') return node.value;
      if (node.type === 'citation') return node.items.map(({ number }) => number).join(', ');
      if (node.type === 'noteReference') {
        return (nodes[index - 1]?.type === 'noteReference' ? ', ' : '') + (letters.get(node) ?? '');
      }
      if (node.type === 'reference' && node.page) return '';
      const label = node.type === 'paragraph' || node.type === 'list' ? (node.state?.label ?? '') : '';
      return (
        label + ('children' in node ? textOf(node.children as readonly (Block | Inline)[], letters) : '')
      );
    })
    .join('');
}
