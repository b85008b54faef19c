import { expect, test } from 'vitest';
import type { PlanNode } from '../plan/plan.ts';
import { readPdf } from '../read/read-objects.ts';
import { type Dict, isName, Name, Ref, textOf, type Value } from '../read/values.ts';
import { smallPdf } from '../small-pdf.ts';
import { Draft } from '../write/write-pdf.ts';
import { buildTree, type Held, type Kid } from './build-tree.ts';

/** What a node holds; marks are [page, number, node begun before]. */
interface Given {
  readonly marks?: readonly (readonly [page: number, mcid: number, after?: number])[];
  readonly mark?: { readonly mcid: number; readonly text: string };
  readonly link?: Ref;
  readonly box?: Held['box'];
}

const pages = [new Ref(5), new Ref(7)];
/** How many marks each page has. */
const marks = [4, 4];

function build(nodes: readonly (PlanNode & Given)[]) {
  const draft = new Draft(readPdf(smallPdf({ pages: 2 })));
  const held = nodes.map(({ marks = [], mark, link, box }, i): Held => {
    const kids: Kid[] = marks.map(([page, mcid, after = i]) => ({ after, page, what: { mcid } }));
    if (link) kids.push({ after: i, page: 0, what: { annotation: link } });
    const label = mark ? [{ after: i, page: 0, what: { mcid: mark.mcid } }] : [];
    return { kids, label, labelText: mark?.text ?? '', box };
  });
  const made = buildTree(draft, nodes, held, pages, marks);
  const root = draft.object(made.root) as Dict;
  return { draft, root, elements: made.elements, lines: lines(draft, root) };
}

/** An element per line, its marks behind it: «0» on its own page, «1/0» on page 1, «@9» for an annotation. */
function lines(draft: Draft, element: Dict, indent = ''): string[] {
  const kids = [element.get('K') ?? []].flat();
  const below: string[] = [];
  const own: string[] = [];
  for (const kid of kids) {
    const value = kid instanceof Ref ? draft.object(kid) : kid;
    if (typeof value === 'number') own.push(String(value));
    else if (!(value instanceof Map)) continue;
    else if (isName(value.get('Type'), 'MCR'))
      own.push(`${pages.indexOf(value.get('Pg') as Ref)}/${value.get('MCID')}`);
    else if (isName(value.get('Type'), 'OBJR')) own.push(`@${(value.get('Obj') as Ref).number}`);
    else {
      own.push('.');
      below.push(...lines(draft, value, `${indent} `));
    }
  }
  const role = element.get('S');
  return role instanceof Name ? [`${indent}${role.value} ${own.join(' ')}`.trimEnd(), ...below] : below;
}

function elementOf({ draft, elements }: ReturnType<typeof build>, node: number): Dict {
  return draft.object(elements.get(node) as Ref) as Dict;
}

function attributes(made: ReturnType<typeof build>, node: number): Record<string, unknown> {
  const plain = (value: Value): unknown =>
    value instanceof Name ? value.value : Array.isArray(value) ? value.map(plain) : (textOf(value) ?? value);
  const given = elementOf(made, node).get('A');
  return Object.fromEntries([...(given as Dict)].map(([key, value]) => [key, plain(value)]));
}

/** Number in the parent tree, and what it leads to. */
function parentTree({ draft, root }: ReturnType<typeof build>): Map<number, Value> {
  const numbers = (draft.object(root.get('ParentTree') as Ref) as Dict).get('Nums') as Value[];
  const made = new Map<number, Value>();
  for (let i = 0; i < numbers.length; i += 2) {
    const value = numbers[i + 1] ?? null;
    const found = value instanceof Ref ? draft.object(value) : value;
    made.set(Number(numbers[i]), Array.isArray(found) ? found : value);
  }
  return made;
}

test('elements stand in the order of the plan, and those without content are left out', () => {
  const { lines, elements } = build([
    { role: 'Document', parent: -1 },
    { role: 'H1', parent: 0, marks: [[0, 0]] },
    { role: 'Sect', parent: 0 },
    { role: 'P', parent: 2 },
    { role: 'P', parent: 0, marks: [[0, 1]] },
  ]);
  expect(lines).toEqual([' Document . .', '  H1 0', '  P 1']);
  expect([...elements.keys()]).toEqual([0, 1, 4]);
});

test('an empty cell keeps the others in their columns', () => {
  const { lines } = build([
    { role: 'Document', parent: -1 },
    { role: 'TR', parent: 0 },
    { role: 'TD', parent: 1 },
    { role: 'TD', parent: 1, marks: [[0, 0]] },
  ]);
  expect(lines).toEqual([' Document .', '  TR . .', '   TD', '   TD 0']);
});

test('text before, between and after phrases keeps its place', () => {
  const { lines } = build([
    { role: 'Document', parent: -1 },
    {
      role: 'P',
      parent: 0,
      marks: [
        [0, 0, 1],
        [0, 2, 2],
      ],
    },
    { role: 'Span', parent: 1, marks: [[0, 1]] },
  ]);
  expect(lines).toEqual([' Document .', '  P 0 . 2', '   Span 1']);
});

test('a paragraph over two pages is one element, and each of its marks leads back to it', () => {
  const made = build([
    { role: 'Document', parent: -1 },
    {
      role: 'P',
      parent: 0,
      marks: [
        [0, 3],
        [1, 0],
      ],
    },
  ]);
  expect(made.lines).toEqual([' Document .', '  P 3 1/0']);
  const paragraph = made.elements.get(1);
  expect(elementOf(made, 1).get('Pg')).toBe(pages[0]);
  expect(parentTree(made).get(0)).toEqual([null, null, null, paragraph]);
  expect(parentTree(made).get(1)).toEqual([paragraph, null, null, null]);
});

test('a link and its annotation know each other', () => {
  const link = new Ref(3);
  const made = build([
    { role: 'Document', parent: -1 },
    { role: 'Link', parent: 0, marks: [[0, 0]], link },
  ]);
  expect(made.lines).toEqual([' Document .', '  Link 0 @3']);
  const key = (made.draft.object(link) as Dict).get('StructParent');
  expect(key).toBe(2);
  expect(parentTree(made).get(2)).toBe(made.elements.get(1));
  expect(made.root.get('ParentTreeNextKey')).toBe(3);
});

test('a drawn mark of an item says that it is a bullet, a printed number speaks for itself', () => {
  const item = (mark: Given['mark'], ordered: boolean) => {
    const made = build([
      { role: 'Document', parent: -1 },
      { role: 'L', parent: 0, ordered },
      { role: 'LI', parent: 1, body: 3, ...(mark ? { mark } : {}) },
      { role: 'LBody', parent: 2, marks: [[0, 1]] },
    ]);
    const first = [elementOf(made, 2).get('K')].flat()[0];
    const said = textOf((made.draft.object(first as Ref) as Dict).get('ActualText'));
    return { lines: made.lines.slice(2), said, numbering: attributes(made, 1)['ListNumbering'] };
  };
  const labelled = ['   LI . .', '    Lbl 0', '    LBody 1'];
  expect(item({ mcid: 0, text: '' }, false)).toEqual({ lines: labelled, said: '\u2022', numbering: 'Disc' });
  expect(item({ mcid: 0, text: '1.' }, true)).toEqual({
    lines: labelled,
    said: undefined,
    numbering: 'Decimal',
  });
  expect(item(undefined, true)).toEqual({
    lines: ['   LI .', '    LBody 1'],
    said: undefined,
    numbering: 'None',
  });
});

test('cells name their headers, and the identifiers lead to them', () => {
  const made = build([
    { role: 'Document', parent: -1 },
    { role: 'TH', parent: 0, scope: 'Column', colSpan: 2, marks: [[0, 0]] },
    { role: 'TH', parent: 0, scope: 'Row', marks: [[0, 1]] },
    { role: 'TD', parent: 0, headers: [2, 1], marks: [[0, 2]] },
  ]);
  expect(attributes(made, 1)).toEqual({ O: 'Table', Scope: 'Column', ColSpan: 2 });
  expect(attributes(made, 3)).toEqual({ O: 'Table', Headers: ['th-00002', 'th-00001'] });
  expect(textOf(elementOf(made, 1).get('ID'))).toBe('th-00001');
  const names = (made.draft.object(made.root.get('IDTree') as Ref) as Dict).get('Names') as Value[];
  expect(names.map((one) => textOf(one) ?? one)).toEqual([
    'th-00001',
    made.elements.get(1),
    'th-00002',
    made.elements.get(2),
  ]);
});

test('a figure says what it shows and where it stands', () => {
  const made = build([
    { role: 'Document', parent: -1 },
    { role: 'Figure', parent: 0, alt: 'Attēls', lang: 'lv', marks: [[0, 0]], box: [10, 20.005, 30, 40.123] },
  ]);
  expect(textOf(elementOf(made, 1).get('Alt'))).toBe('Attēls');
  expect(textOf(elementOf(made, 1).get('Lang'))).toBe('lv');
  expect(attributes(made, 1)).toEqual({ O: 'Layout', Placement: 'Block', BBox: [10, 20.01, 30, 40.12] });
});

test('every note has an identifier, and no two the same', () => {
  const notes = (...ids: (string | undefined)[]) =>
    build([
      { role: 'Document', parent: -1 },
      ...ids.map((id, i): PlanNode & Given => ({
        role: 'Note',
        parent: 0,
        marks: [[0, i]],
        ...(id === undefined ? {} : { id }),
      })),
    ]);
  const made = notes('note-a', undefined);
  expect([1, 2].map((node) => textOf(elementOf(made, node).get('ID')))).toEqual(['note-a', 'note-2']);
  expect(() => notes('note-a', 'note-a')).toThrow('The id "note-a" stands on two elements of the PDF.');
});

test('entries of the contents refer to the elements that they lead to', () => {
  const made = build([
    { role: 'Document', parent: -1 },
    { role: 'TOC', parent: 0 },
    { role: 'TOCI', parent: 1 },
    { role: 'Reference', parent: 2 },
    { role: 'Link', parent: 3, target: 'plan', marks: [[0, 0]] },
    { role: 'H1', parent: 0, id: 'plan', marks: [[1, 0]] },
    { role: 'P', parent: 0 },
    { role: 'Reference', parent: 6 },
    { role: 'Link', parent: 7, target: 'plan', marks: [[1, 1]] },
  ]);
  expect(elementOf(made, 2).get('Ref')).toEqual([made.elements.get(5)]);
  expect([1, 3, 6, 7, 8].filter((node) => elementOf(made, node).has('Ref'))).toEqual([]);
});
