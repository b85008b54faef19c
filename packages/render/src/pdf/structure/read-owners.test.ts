import { expect, test } from 'vitest';
import { readPdf } from '../read/read-objects.ts';
import { dict, name, Ref, text, type Value } from '../read/values.ts';
import { smallPdf } from '../small-pdf.ts';
import { readOwners } from './read-owners.ts';

const pdf = readPdf(smallPdf({ pages: 2 }));
const [first, second] = [new Ref(5), new Ref(7)];
const pageOf = new Map([
  [first.number, 0],
  [second.number, 1],
]);

function element(
  lang: string | undefined,
  kids: Value,
  { role = 'NonStruct', page }: { readonly role?: string; readonly page?: Ref } = {},
): Value {
  return dict({ S: name(role), Lang: lang === undefined ? undefined : text(lang), Pg: page, K: kids });
}

const read = (...kids: Value[]) => readOwners(pdf, dict({ K: kids }), pageOf);

test('marks belong to the nearest element that the plan knows, in the order of the tree', () => {
  const tree = element('lv-x-n1', [
    0,
    element(undefined, [1], { page: first }),
    element('en-x-n2', [2], { page: first }),
    3,
  ]);
  (tree as Map<string, Value>).set('Pg', first);
  expect(read(tree).map(({ node, after, what }) => [what, node, after])).toEqual([
    [{ mcid: 0, label: false }, 1, 1],
    [{ mcid: 1, label: false }, 1, 1],
    [{ mcid: 2, label: false }, 2, 2],
    [{ mcid: 3, label: false }, 1, 2],
  ]);
});

test('a mark is on the page that it names, or on its element’s', () => {
  const reference = dict({ Type: name('MCR'), Pg: second, MCID: 4 });
  expect(
    read(element('lv-x-n1', [0, reference], { page: first })).map(({ page, what }) => [page, what]),
  ).toEqual([
    [0, { mcid: 0, label: false }],
    [1, { mcid: 4, label: false }],
  ]);
});

test('the label that the browser made for an item is one, and text of a node inside it is not', () => {
  const label = element(
    undefined,
    [0, element(undefined, 1, { page: first }), element('lv-x-n2', 2, { page: first })],
    {
      role: 'Lbl',
      page: first,
    },
  );
  expect(read(element('lv-x-n1', label)).map(({ node, what }) => [node, what])).toEqual([
    [1, { mcid: 0, label: true }],
    [1, { mcid: 1, label: true }],
    [2, { mcid: 2, label: false }],
  ]);
});

test('an annotation belongs to its element', () => {
  const reference = dict({ Type: name('OBJR'), Pg: second, Obj: new Ref(9) });
  expect(read(element('lv-x-n3', reference))).toEqual([
    { page: 1, node: 3, after: 3, what: { annotation: new Ref(9) } },
  ]);
});

test('a file without a tree owns nothing', () => {
  expect(readOwners(pdf, undefined, pageOf)).toEqual([]);
});

test('a mark on no page, and a tree without an end, are refused', () => {
  expect(() => read(element('lv-x-n1', [0]))).toThrow('The PDF is damaged: a mark is on no page.');
  const endless = element('lv-x-n1', []) as Map<string, Value>;
  endless.set('K', endless);
  expect(() => read(endless)).toThrow('The PDF is damaged: its structure tree is too deep.');
});
