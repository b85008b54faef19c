import type { Block, ListItem } from '@decode/model';
import { expect, test } from 'vitest';
import { numberSources } from './number-sources.ts';

const words = (value: string) =>
  ({ type: 'paragraph', role: 'body', children: [{ type: 'text', value }] }) as const;
const entry = (id: string, value: number, text: string): ListItem => ({
  type: 'listItem',
  id,
  value,
  children: [words(text)],
});
const body: Block[] = [
  {
    type: 'paragraph',
    role: 'body',
    children: [
      {
        type: 'citation',
        items: [
          { number: 1, target: 'source-z', title: 'Z' },
          { number: 2, target: 'source-s', title: 'Š' },
        ],
      },
    ],
  },
  {
    type: 'section',
    role: 'part',
    children: [
      {
        type: 'list',
        role: 'sources',
        ordered: true,
        children: [
          {
            type: 'listItem',
            value: 1,
            children: [
              {
                type: 'paragraph',
                role: 'body',
                children: [{ type: 'reference', target: 'source-z', children: [] }],
              },
            ],
          },
        ],
      },
      {
        type: 'list',
        role: 'sources',
        ordered: true,
        children: [
          entry('source-z', 1, 'Zarasai. Ataskaita.'),
          entry('source-s', 2, 'Šiauliai. Planas.'),
          entry('source-t', 3, 'Tauragė. Planas.'),
        ],
      },
    ],
  },
];

test('sources stand in the order of the language, and all numbers follow', () => {
  const collator = new Intl.Collator('lt');
  const sort = (items: readonly ListItem[], text: (item: ListItem) => string) =>
    items.toSorted((a, b) => collator.compare(text(a), text(b)));
  const done = numberSources(body, { sort } as never);
  const [cited, section] = done;
  expect(JSON.stringify(cited)).toMatch(/"number":1,"target":"source-s".*"number":3,"target":"source-z"/);
  const lists = section?.type === 'section' ? section.children : [];
  const values = lists.map((list) =>
    list.type === 'list' ? list.children.map(({ id, value }) => [id, value]) : [],
  );
  expect(values).toEqual([
    [[undefined, 3]],
    [
      ['source-s', 1],
      ['source-t', 2],
      ['source-z', 3],
    ],
  ]);
  // What was handed in stays as it is.
  expect(JSON.stringify(body[0])).toContain('"number":1,"target":"source-z"');
});
