import { expect, test } from 'vitest';
import { readPdf } from '../read/read-objects.ts';
import { type Dict, Name, Ref, textOf } from '../read/values.ts';
import { smallPdf } from '../small-pdf.ts';
import { Draft } from '../write/write-pdf.ts';
import { buildOutline } from './outline.ts';

const page = new Ref(5);
const element = new Ref(3);

/** Headings as «level title»; gives «title (count)» with its children indented, walked forwards and backwards. */
function outline(...headings: string[]) {
  const draft = new Draft(readPdf(smallPdf({ pages: 1 })));
  const root = buildOutline(
    draft,
    headings.map((heading) => ({
      level: Number(heading[0]),
      title: heading.slice(2),
      page,
      top: 700.123,
      element,
    })),
  );
  const object = (value: unknown) => draft.object(value as Ref) as Dict;
  const walk = (parent: Ref, from: string, to: string, indent = ''): string[] => {
    const made: string[][] = [];
    for (let at = object(parent).get(from); at instanceof Ref; at = object(at).get(to)) {
      expect(object(at).get('Parent')).toBe(parent);
      const count = object(at).get('Count');
      const words = `${indent}${textOf(object(at).get('Title'))}${count === undefined ? '' : ` (${count})`}`;
      made.push([words, ...walk(at, from, to, `${indent} `)]);
    }
    return (from === 'First' ? made : made.reverse()).flat();
  };
  return {
    root,
    object,
    forwards: root ? walk(root, 'First', 'Next') : [],
    backwards: root ? walk(root, 'Last', 'Prev') : [],
  };
}

test('bookmarks are nested as their headings are, and only the first level is unfolded', () => {
  const { root, object, forwards, backwards } = outline('1 A', '2 B', '3 C', '2 D', '1 E');
  expect(forwards).toEqual(['A (-2)', ' B (-1)', '  C', ' D', 'E']);
  expect(backwards).toEqual(forwards);
  expect(object(root).get('Count')).toBe(2);
});

test('a heading that begins deeper hangs from what is there', () => {
  expect(outline('2 A', '1 B', '3 C').forwards).toEqual(['A', 'B (-1)', ' C']);
});

test('a bookmark leads to its heading, in the page and in the tree', () => {
  const { root, object } = outline('1 Īsumā');
  const bookmark = object(object(root).get('First'));
  expect(bookmark.get('Dest')).toEqual([page, new Name('XYZ'), null, 700.12, null]);
  expect(bookmark.get('SE')).toBe(element);
});

test('without headings there is no outline', () => {
  expect(outline().root).toBeUndefined();
});
