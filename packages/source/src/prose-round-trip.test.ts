import type { ProseBlock, ProseInline } from '@decode/model';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inlineTree } from './inline-arbitrary.ts';
import { normalInline } from './normal-inline.ts';
import { printProse } from './print-prose.ts';
import { readProse } from './read-prose.ts';

const withoutOrigins = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (key, inner) => (key === 'origin' ? undefined : inner)));

/** Notes need a text in the same file, which is put in below. */
const noNotes = (children: readonly ProseInline[]): ProseInline[] =>
  children.flatMap((child): ProseInline[] => {
    if (child.type === 'noteReference') return [];
    return ['children' in child ? { ...child, children: noNotes(child.children) } : child];
  });
const oneLine = (children: readonly ProseInline[]): ProseInline[] =>
  children.map((child) =>
    child.type === 'break'
      ? { type: 'text', value: ' ' }
      : 'children' in child
        ? { ...child, children: oneLine(child.children) }
        : child,
  );
const noCode = (children: readonly ProseInline[]): ProseInline[] =>
  children.flatMap((child): ProseInline[] =>
    child.type === 'code'
      ? []
      : ['children' in child ? { ...child, children: noCode(child.children) } : child],
  );

/** An address on a line of its own, `[a]: b`, is found before code is: such a bracket cannot be written at the start of a block. */
const noDefinition = (children: readonly ProseInline[]): ProseInline[] =>
  children.map((child) =>
    child.type === 'code'
      ? { ...child, value: child.value.replaceAll(']', ')') }
      : 'children' in child
        ? { ...child, children: noDefinition(child.children) }
        : child,
  );

const filled = (make: (children: ProseInline[]) => ProseInline[]) =>
  inlineTree.map((tree) => normalInline(make(noDefinition(noNotes(tree))))).filter((tree) => tree.length > 0);
const inline = filled((tree) => tree);
const line = filled(oneLine);
/** Brackets and bars inside code cannot be written inside a label or a cell. */
const label = filled((tree) => oneLine(noCode(tree)));

const blocks: fc.Arbitrary<ProseBlock[]> = fc.letrec<{
  block: ProseBlock;
  list: ProseBlock[];
  item: ProseBlock[];
}>((tie) => ({
  list: fc.array(tie('block'), { minLength: 1, maxLength: 4 }),
  item: fc.array(tie('block'), { minLength: 1, maxLength: 2 }),
  block: fc.oneof(
    { maxDepth: 3 },
    { weight: 4, arbitrary: inline.map((children): ProseBlock => ({ type: 'paragraph', children })) },
    {
      weight: 1,
      arbitrary: line.map((children): ProseBlock => ({ type: 'heading', children })),
    },
    { weight: 1, arbitrary: tie('list').map((children): ProseBlock => ({ type: 'quote', children })) },
    {
      weight: 1,
      arbitrary: fc.tuple(fc.array(tie('item'), { minLength: 2, maxLength: 3 }), fc.boolean()).map(
        ([items, ordered]): ProseBlock => ({
          type: 'list',
          ordered,
          start: 1,
          items: items.map((children) => ({ children })),
        }),
      ),
    },
    {
      weight: 1,
      arbitrary: fc.array(fc.tuple(label, label), { minLength: 2, maxLength: 3 }).map(
        (rows): ProseBlock => ({
          type: 'table',
          align: ['right', null],
          rows: rows.map((cells) => ({ cells: cells.map((children) => ({ type: 'cell', children })) })),
        }),
      ),
    },
    {
      weight: 1,
      arbitrary: label.map(
        (children): ProseBlock => ({
          type: 'directive',
          name: 'chart',
          label: { type: 'paragraph', children },
          attributes: { series: 'births' },
        }),
      ),
    },
  ),
})).list;

test('printing and reading gives any blocks back', () => {
  fc.assert(
    fc.property(blocks, (tree) => {
      const { blocks: again, messages } = readProse('en.md', new TextEncoder().encode(printProse(tree)));
      expect(messages).toEqual([]);
      expect(withoutOrigins(again)).toEqual(withoutOrigins(tree));
    }),
    { numRuns: 400 },
  );
});

test('a note goes round with its call', () => {
  const tree: ProseBlock[] = [
    {
      type: 'paragraph',
      children: [
        { type: 'noteReference', note: 'n' },
        { type: 'text', value: ': not a definition' },
      ],
    },
    {
      type: 'note',
      note: 'n',
      children: [
        { type: 'paragraph', children: [{ type: 'text', value: 'One.' }] },
        { type: 'paragraph', children: [{ type: 'text', value: 'Two.' }] },
      ],
    },
  ];
  const { blocks: again, messages } = readProse('en.md', new TextEncoder().encode(printProse(tree)));
  expect(messages).toEqual([]);
  expect(withoutOrigins(again)).toEqual(tree);
});
