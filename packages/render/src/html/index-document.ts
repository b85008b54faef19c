import { anchorsOf, type Document, type Note, nodesOf, sendingsOf } from '@decode/model';
import type { DocumentIndex, IndexedNote } from './context.ts';

const sender = { reference: 'A reference', citation: 'A citation', contents: 'The contents list' } as const;

/**
 * Collects ids and notes with their calls.
 *
 * @throws Error where an id stands twice or a link, citation or call leads nowhere: readers would be sent to the
 *   wrong place, and a printed page number would be wrong.
 */
export function indexDocument(document: Document): DocumentIndex {
  const notes = new Map<string, Note>();
  const calls = new Map<string, number>();
  for (const node of nodesOf(document)) {
    if (node.type === 'note') notes.set(node.note, node);
    if (node.type === 'noteReference') calls.set(node.note, (calls.get(node.note) ?? 0) + 1);
  }

  const ids = new Set<string>();
  const generated = [...notes.values()].filter(({ id }) => id === undefined).map(noteId);
  for (const id of [...[...anchorsOf(document)].map((anchor) => anchor.id), ...generated]) {
    if (ids.has(id)) throw new Error(`The id "${id}" stands on two blocks of the document.`);
    ids.add(id);
  }
  for (const { target, from } of sendingsOf(document)) {
    if (!ids.has(target))
      throw new Error(`${sender[from]} leads to "${target}", but no block of the document has that id.`);
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
