import { nearest } from '@decode/model';
import type { FootnoteDefinition, Root } from 'mdast';
import type { Position } from 'unist';
import { type Reading, report } from './reading.ts';

export const noteName = (node: FootnoteDefinition) => node.label ?? node.identifier;

/** Each note is called, each call has its note, no two notes have one name. */
export function checkNotes(root: Root, reading: Reading): void {
  const calls = new Map<string, Position | undefined>();
  const notes = new Map<string, Position | undefined>();
  const walk = (node: Root | Root['children'][number]): void => {
    if (node.type === 'syntax' && node.name === 'noteCall') {
      const name = node.raw.slice(2, -1);
      if (!calls.has(name)) calls.set(name, node.position);
    }
    if (node.type === 'footnoteDefinition') {
      const name = noteName(node);
      const earlier = notes.get(name);
      if (notes.has(name)) {
        const place = reading.place(earlier);
        report(reading, node.position, {
          rule: 'duplicate-note',
          found: `There are two notes with the name «${name}».`,
          todo: 'Give one of them another name, and its call too.',
          ...(place && { related: [{ note: 'The first of them.', origin: place }] }),
        });
      } else notes.set(name, node.position);
    }
    if ('children' in node) for (const child of node.children) walk(child);
  };
  walk(root);
  for (const [name, position] of calls) {
    if (notes.has(name) || !/^[A-Za-z0-9][A-Za-z0-9_-]*$/.test(name)) continue;
    const meant = nearest(name, notes.keys());
    report(reading, position, {
      rule: 'missing-note',
      found: `The note «${name}» has no text.`,
      todo: meant
        ? `Perhaps [^${meant}] is meant; else add a line [^${name}]: text.`
        : `Add a line [^${name}]: text below the paragraph.`,
    });
  }
  for (const [name, position] of notes) {
    if (calls.has(name)) continue;
    report(reading, position, {
      rule: 'unused-note',
      found: `No text calls the note «${name}».`,
      todo: `Write [^${name}] where the note belongs, or delete it.`,
    });
  }
}
