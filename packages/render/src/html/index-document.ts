import type { Block, Document, Inline, Note } from '@decode/model';
import type { DocumentIndex, IndexedNote } from './context.ts';

/**
 * Collects ids, link targets and note calls.
 *
 * @throws Error where an id stands twice or a link, citation or call leads nowhere: readers would be sent to the
 *   wrong place, and a printed page number would be wrong.
 */
export function indexDocument(document: Document): DocumentIndex {
  const ids = new Set<string>();
  const notes = new Map<string, Note>();
  const targets = new Map<string, string>();
  const calls = new Map<string, number>();

  const addId = (id: string | undefined) => {
    if (id === undefined) return;
    if (ids.has(id)) throw new Error(`The id "${id}" stands on two blocks of the document.`);
    ids.add(id);
  };
  const readInline = (node: Inline): void => {
    if (node.type === 'reference') targets.set(node.target, 'A reference');
    if (node.type === 'citation') for (const { target } of node.items) targets.set(target, 'A citation');
    if (node.type === 'noteReference') calls.set(node.note, (calls.get(node.note) ?? 0) + 1);
    if ('children' in node) node.children.forEach(readInline);
  };
  const readBlock = (node: Block): void => {
    addId(node.type === 'note' ? noteId(node) : node.id);
    if (node.type === 'note') notes.set(node.note, node);
    blocksIn(node).forEach(readBlock);
    inlinesIn(node).forEach(readInline);
    if (node.type === 'table') {
      for (const row of [...node.head, ...node.groups.flatMap(({ rows }) => rows)]) addId(row.id);
      for (const { title } of node.groups) addId(title?.id);
    }
  };

  document.body.forEach(readBlock);
  for (const { blocks } of document.meta.imprint.rows) blocks.forEach(readBlock);
  for (const { target } of document.meta.contents.entries) targets.set(target, 'The contents list');
  for (const [target, what] of targets) {
    if (!ids.has(target))
      throw new Error(`${what} leads to "${target}", but no block of the document has that id.`);
  }
  for (const note of calls.keys()) {
    if (!notes.has(note))
      throw new Error(`The note "${note}" is called, but its text is not in the document.`);
  }
  const indexed = [...notes].map(([name, node]): [string, IndexedNote] => [
    name,
    { id: noteId(node), number: node.number, calls: calls.get(name) ?? 0 },
  ]);
  return { ids, notes: new Map(indexed) };
}

function noteId(node: Note): string {
  return node.id ?? `note-${node.number}`;
}

/** The blocks directly inside a block. */
function blocksIn(node: Block): readonly Block[] {
  switch (node.type) {
    case 'table':
      return [
        ...(node.caption ? [node.caption] : []),
        ...[...node.head, ...node.groups.flatMap(({ rows }) => rows)].flatMap(({ cells }) => cells),
      ];
    case 'figure':
      return [node.caption, ...node.notes];
    case 'heading':
    case 'paragraph':
    case 'caption':
      return [];
    default:
      return node.children;
  }
}

/** The inline nodes directly inside a block. */
function inlinesIn(node: Block): readonly Inline[] {
  switch (node.type) {
    case 'table':
      return node.groups.flatMap(({ title }) => title?.children ?? []);
    case 'heading':
    case 'paragraph':
    case 'caption':
      return node.children;
    default:
      return [];
  }
}
