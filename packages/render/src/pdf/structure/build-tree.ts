import { type PlanNode, refusalAt } from '../plan/plan.ts';
import { type Dict, dict, name, type Ref, text, type Value } from '../read/values.ts';
import type { Draft } from '../write/write-pdf.ts';

/** What a node holds besides the nodes below it. */
export interface Kid {
  /** The node that began last before it. */
  readonly after: number;
  readonly page: number;
  readonly what: { readonly mcid: number } | { readonly annotation: Ref };
}

export interface Held {
  readonly kids: Kid[];
  /** Marks of the label that the browser made for an item, and whether they are drawn only. */
  readonly label: Kid[];
  labelText: string;
  /** Left, bottom, right and top in points. */
  box: [number, number, number, number] | undefined;
}

interface Named {
  readonly id: string;
  readonly ref: Ref;
  readonly node: number;
}

export interface BuiltTree {
  readonly root: Ref;
  /** Structure elements of the nodes; none for those without content. */
  readonly elements: ReadonlyMap<number, Ref>;
}

/**
 * The structure tree (ISO 32000-1, 14.7) of the plan: its nodes in its order, with what was printed of each. Nodes
 * without any content are left out, apart from empty cells, which keep the others in their columns.
 *
 * @param pages the pages' references, in their order
 * @param marks how many marks each page has
 */
export function buildTree(
  draft: Draft,
  nodes: readonly PlanNode[],
  held: readonly Held[],
  pages: readonly Ref[],
  marks: readonly number[],
): BuiltTree {
  const children: number[][] = nodes.map(() => []);
  for (const [i, { parent }] of nodes.entries()) children[parent]?.push(i);
  const parents: Value[][] = marks.map((count) => new Array<Value>(count).fill(null));
  const annotations: [Ref, Ref][] = [];
  const elements = new Map<number, Ref>();
  const rootRef = draft.reserve();
  const headerIds = idsOfHeaders(nodes);
  const ids: Named[] = [];

  const isEmpty = nodes.map(() => true);
  for (let i = nodes.length - 1; i >= 0; i--) {
    const node = nodes[i];
    const own = held[i];
    if (!node || !own) continue;
    if (own.kids.length > 0 || own.label.length > 0 || node.role === 'TH' || node.role === 'TD')
      isEmpty[i] = false;
    if (!isEmpty[i] && node.parent >= 0) isEmpty[node.parent] = false;
  }

  const place = ({ page, what }: Kid, ref: Ref, main: number): Value => {
    const pageRef = pages[page] ?? null;
    // ISO 32000-1, 14.7.4.2 and 14.7.4.3: a bare number is a mark on the element's own page.
    if ('annotation' in what) {
      annotations.push([what.annotation, ref]);
      return dict({ Type: name('OBJR'), Obj: what.annotation, Pg: pageRef });
    }
    const line = parents[page];
    if (line) line[what.mcid] = ref;
    return page === main ? what.mcid : dict({ Type: name('MCR'), Pg: pageRef, MCID: what.mcid });
  };

  const begin = (role: string, parent: Ref, kids: readonly Kid[]): [Dict, number] => {
    const main = kids.find(({ what }) => 'mcid' in what)?.page ?? -1;
    return [
      dict({
        Type: name('StructElem'),
        S: name(role),
        P: parent,
        Pg: pages[main],
      }),
      main,
    ];
  };

  const build = (i: number, parent: Ref): Ref => {
    const node = nodes[i] as PlanNode;
    const own = held[i] as Held;
    const ref = draft.reserve();
    elements.set(i, ref);
    const [element, main] = begin(node.role, parent, own.kids);
    const entries: { readonly after: number; readonly first: boolean; readonly make: () => Value }[] = [
      ...(children[i] ?? [])
        .filter((child) => !isEmpty[child])
        .map((child) => ({ after: child, first: true, make: () => build(child, ref) })),
      ...own.kids.map((kid) => ({ after: kid.after, first: false, make: () => place(kid, ref, main) })),
    ];
    // A mark stands after the child that began last before it; equal ones keep their order.
    entries.sort((a, b) => a.after - b.after || Number(b.first) - Number(a.first));
    const kids = entries.map(({ make }) => make());
    if (own.label.length > 0) kids.unshift(buildLabel(own, ref));
    if (kids.length > 0) element.set('K', kids.length === 1 ? (kids[0] ?? null) : kids);
    if (node.lang !== undefined) element.set('Lang', text(node.lang));
    if (node.alt !== undefined) element.set('Alt', text(node.alt));
    // ISO 14289-1, 7.5 for header cells, 7.9 for notes.
    const id = headerIds.get(i) ?? (node.role === 'Note' ? (node.id ?? `note-${i}`) : undefined);
    if (id !== undefined) {
      element.set('ID', text(id));
      ids.push({ id, ref, node: i });
    }
    const attributes = attributesOf(
      node,
      own,
      headerIds,
      (children[i] ?? []).some((child) => (held[child]?.label.length ?? 0) > 0),
    );
    if (attributes.length > 0)
      element.set('A', attributes.length === 1 ? (attributes[0] ?? null) : attributes);
    draft.set(ref, element);
    return ref;
  };

  /** A mark that is drawn says what it is (14.9.4), for those who do not see it. */
  const buildLabel = ({ label, labelText }: Held, parent: Ref): Ref => {
    const ref = draft.reserve();
    const [element, main] = begin('Lbl', parent, label);
    element.set(
      'K',
      label.map((kid) => place(kid, ref, main)),
    );
    if (labelText === '') element.set('ActualText', text('\u2022'));
    draft.set(ref, element);
    return ref;
  };

  const top = build(0, rootRef);
  referToTargets(draft, nodes, elements);
  draft.set(
    rootRef,
    dict({ Type: name('StructTreeRoot'), K: [top], ...treesOf(draft, nodes, parents, annotations, ids) }),
  );
  return { root: rootRef, elements };
}

/** ISO 14289-2, 8.2.5.8: an entry of the contents names the element that it leads to. Readers of PDF 1.7 pass over it. */
function referToTargets(draft: Draft, nodes: readonly PlanNode[], elements: ReadonlyMap<number, Ref>): void {
  const byId = new Map(
    nodes.flatMap(({ id }, i) => (id === undefined ? [] : [[id, elements.get(i)] as const])),
  );
  for (const { role, target, parent } of nodes) {
    if (role !== 'Link' || target === undefined) continue;
    let entry = parent;
    while (entry >= 0 && nodes[entry]?.role !== 'TOCI') entry = nodes[entry]?.parent ?? -1;
    const [element, found] = [elements.get(entry), byId.get(target)];
    const dictionary = element && draft.object(element);
    if (found && dictionary instanceof Map) dictionary.set('Ref', [found]);
  }
}

/** 14.7.4.4: from marks and annotations back to elements; 14.7.2: from identifiers. */
function treesOf(
  draft: Draft,
  nodes: readonly PlanNode[],
  parents: readonly Value[][],
  annotations: readonly [Ref, Ref][],
  ids: Named[],
): Record<string, Value> {
  const numbers: Value[] = [];
  for (const [page, marks] of parents.entries()) numbers.push(page, draft.add(marks));
  let key = parents.length;
  for (const [annotation, element] of annotations) {
    const found = draft.object(annotation);
    if (found instanceof Map) found.set('StructParent', key);
    numbers.push(key++, element);
  }
  const made: Record<string, Value> = {
    ParentTree: draft.add(dict({ Nums: numbers })),
    ParentTreeNextKey: key,
  };
  if (ids.length === 0) return made;
  ids.sort(({ id: a }, { id: b }) => (a < b ? -1 : a > b ? 1 : 0));
  for (const [i, { id, node }] of ids.entries())
    if (ids[i + 1]?.id === id)
      throw refusalAt(nodes, node, `The id "${id}" stands on two elements of the PDF.`);
  return {
    ...made,
    IDTree: draft.add(dict({ Names: ids.flatMap(({ id, ref }): Value[] => [text(id), ref]) })),
  };
}

/** Only header cells that another cell names. */
function idsOfHeaders(nodes: readonly PlanNode[]): ReadonlyMap<number, string> {
  const used = new Set(nodes.flatMap(({ headers }) => headers ?? []));
  return new Map(
    [...used].sort((a, b) => a - b).map((node, i) => [node, `th-${String(i + 1).padStart(5, '0')}`]),
  );
}

function attributesOf(
  node: PlanNode,
  { box }: Held,
  ids: ReadonlyMap<number, string>,
  labelled: boolean,
): Dict[] {
  const made: Dict[] = [];
  // 14.8.5.5, and ISO 14289-1, 7.6: numbered only where a label stands.
  if (node.role === 'L')
    made.push(
      dict({ O: name('List'), ListNumbering: name(!labelled ? 'None' : node.ordered ? 'Decimal' : 'Disc') }),
    );
  // 14.8.5.7.
  const table = dict({
    Scope: node.scope && name(node.scope),
    ColSpan: node.colSpan,
    RowSpan: node.rowSpan,
    Headers: node.headers?.map((header) => text(ids.get(header) ?? '')),
    Summary: node.summary === undefined ? undefined : text(node.summary),
  });
  if (table.size > 0) made.push(new Map<string, Value>([['O', name('Table')], ...table]));
  // 14.8.5.4, and ISO 14289-1, 7.3.
  if (node.role === 'Figure' && box)
    made.push(
      dict({
        O: name('Layout'),
        Placement: name('Block'),
        BBox: box.map((side) => Math.round(side * 100) / 100),
      }),
    );
  return made;
}
