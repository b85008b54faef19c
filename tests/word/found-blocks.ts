import { type Block, blocksOf, type Document, type Inline, nodesOf, type Table } from '@decode/model';
import { attribute, type Package, parseXml, textOf, type XmlElement } from '@decode/ooxml';
import { bare, wordsOf } from './read-word.ts';

/** Parts of a Word document that blocks stand in. */
export function storiesOf(pkg: Package): XmlElement[] {
  return ['word/document.xml', 'word/footnotes.xml'].map((part) => parseXml(pkg.text(part)));
}

/** What stands between the beginning and the end of every bookmark, without blanks. */
export function bookmarkedTexts(stories: readonly XmlElement[]): string[] {
  return stories.flatMap((story) => {
    const begun = new Map<string, number>();
    const found: [from: number, to: number][] = [];
    let text = '';
    for (const element of inOrder(story)) {
      const id = attribute(element, 'w:id') ?? '';
      if (element.name === 'w:t') text += bare(textOf(element));
      if (element.name === 'w:bookmarkStart') begun.set(id, text.length);
      if (element.name === 'w:bookmarkEnd') found.push([begun.get(id) ?? 0, text.length]);
    }
    return found.map(([from, to]) => text.slice(from, to));
  });
}

function* inOrder({ children }: XmlElement): Iterable<XmlElement> {
  for (const child of children) {
    yield child;
    yield* inOrder(child);
  }
}

/**
 * Texts of the headings, captions and paragraphs of a document, wherever they stand, that no bookmark is around: told
 * from the document alone. The front matter is no block of the text.
 */
export function lostBlocks(document: Document, bookmarked: readonly string[]): string[] {
  const left = new Map<string, number>();
  for (const text of bookmarked) left.set(text, (left.get(text) ?? 0) + 1);
  const words = wordsOf(document);
  return [...writtenBlocks(document)].flatMap((block) => {
    const own = 'children' in block ? words(block.children) : '';
    const before =
      block.type === 'heading' ? block.number : block.type === 'caption' ? block.label : undefined;
    const text = bare(before ?? '') + own;
    const count = left.get(text) ?? 0;
    left.set(text, count - 1);
    return text === '' || count > 0 ? [] : [text];
  });
}

function* writtenBlocks(document: Document): Iterable<Block> {
  const { meta } = document;
  const body = { ...document, meta: { ...meta, imprint: { ...meta.imprint, rows: [] } } };
  const called = new Set(
    [...nodesOf(body)].flatMap((node) => (node.type === 'noteReference' ? [node.note] : [])),
  );
  const apart = new Set<Block>();
  for (const block of blocksOf(unpaged(body))) {
    // A note within a note is written in brackets, and one that nothing calls not at all.
    if (block.type === 'note')
      for (const inner of block.children) if (!called.has(block.note) || calls(inner)) apart.add(inner);
    if (!apart.has(block) && /^(?:heading|caption|paragraph)$/.test(block.type)) yield block;
  }
}

function calls(block: Block | Inline): boolean {
  if (block.type === 'noteReference') return true;
  return 'children' in block && (block.children as readonly (Block | Inline)[]).some(calls);
}

/** The document as it is written where no numbers of pages are known: without columns that hold nothing else. */
export function unpaged(document: Document): Document {
  return { ...document, body: document.body.map(visit) };
}

function visit<Node extends Block>(block: Node): Node {
  if (block.type === 'table') return withoutPages(block) as Node;
  if (block.type !== 'section' && block.type !== 'quote') return block;
  return { ...block, children: (block.children as readonly Block[]).map(visit) };
}

function withoutPages(table: Table): Table {
  const rows = table.groups.flatMap((group) => group.rows);
  const last = table.columns.length - 1;
  const onlyPages = rows.every(({ cells }) =>
    cells[last]?.children.every(
      (child) =>
        child.type === 'paragraph' && child.children.every((node) => node.type === 'reference' && node.page),
    ),
  );
  if (table.role !== 'measures' || !onlyPages) return table;
  const cut = (row: (typeof rows)[number]) => ({ ...row, cells: row.cells.slice(0, last) });
  return {
    ...table,
    head: table.head.map(cut),
    groups: table.groups.map((group) => ({ ...group, rows: group.rows.map(cut) })),
  };
}
