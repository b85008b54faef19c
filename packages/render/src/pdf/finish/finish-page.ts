import { emitContent, type Fate, glyphOf } from '../content/emit.ts';
import type { Font } from '../content/font.ts';
import { joinBrokenWords } from '../content/join-words.ts';
import { sayOtherwise } from '../content/other-codes.ts';
import { type Mark, type Run, textOfMark, textOfRun } from '../content/painted.ts';
import { nearestNode, type PlanNode, refusalAt, refusalAtSlot } from '../plan/plan.ts';
import { name } from '../read/values.ts';
import type { Held } from '../structure/build-tree.ts';
import { TextFollower } from '../structure/follow-text.ts';
import { fillSlot } from '../structure/page-slots.ts';
import type { Owned } from '../structure/read-owners.ts';
import { packed } from '../write/write-pdf.ts';
import { checkPage, stray } from './check-page.ts';
import { decideNode } from './decide-node.ts';
import { scanPage } from './scan-page.ts';
import { isShrunk, tooWide } from './too-wide.ts';
import type { Page, Work } from './work.ts';

/** What is read as part of one of the plan's blocks, and of which node in it. */
interface Line {
  readonly run: Run;
  readonly block: number;
  readonly node: number;
}

/** Reads, checks and writes one of the pages; gives the number of its marks. */
export function finishPage(work: Work, pages: readonly Page[], index: number): number {
  const { pdf } = work;
  const page = pages[index];
  if (!page) return 0;
  const { content, bytes, resources, fonts, scanned } = scanPage(work, page);
  if (isShrunk(scanned)) throw tooWide(work, pages, index);
  checkPage(work, scanned, page, index);
  const fates = new Map<Mark, Fate>();
  const lines: Line[] = [];
  const slots: { readonly run: Run; readonly at: number; readonly node: number }[] = [];
  const seen = new Set<number>();
  /** What every mark is part of, before they are numbered in the order of painting. */
  const decided = new Map<Mark, { readonly node: number; readonly owned: Owned; readonly label: boolean }>();

  for (const owned of page.owned) {
    if (!('mcid' in owned.what)) continue;
    const { mcid, label } = owned.what;
    seen.add(mcid);
    const mark = scanned.marks.get(mcid);
    if (!mark)
      throw refusalAt(
        work.plan.nodes,
        owned.node,
        `Text was turned into a picture on page ${index + 1}: something around it is transparent, filtered or masked.`,
        'Remove that style.',
      );
    const fate = decideNode(work, owned, mark, label, index);
    if (fate === 'artifact' || fate === 'repeated') {
      fates.set(mark, { kind: 'artifact', repeated: fate === 'repeated' });
      continue;
    }
    decided.set(mark, { node: fate, owned, label });
    if (label || work.plan.nodes[fate]?.role === 'Figure') continue;
    const block = blockOf(work.plan.nodes, fate);
    for (const run of mark.runs) {
      const { slot } = work.plan.nodes[owned.node] ?? {};
      if (slot !== undefined) slots.push({ run, at: lines.length, node: owned.node });
      lines.push({ run, block, node: owned.node });
      follow(work, block, run, index);
    }
  }
  for (const follower of work.followers.values()) follower.endPage();
  carryWords(work, lines, pages[index + 1]);
  for (const { run, at, node } of slots) fill(work, run, lines, at, node);

  let count = 0;
  for (const mark of scanned.marks.values()) {
    const found = decided.get(mark);
    if (!found) {
      if (!seen.has(mark.mcid) && textOfMark(mark).trim() !== '')
        throw stray(work, textOfMark(mark), page, index);
      continue;
    }
    const { node, owned, label } = found;
    const role = label ? 'Lbl' : (work.plan.nodes[node]?.role ?? 'Span');
    const begin = work.begins.get(node);
    if (!begin) work.begins.set(node, { page: index, top: mark.box[3] });
    else if (begin.page === index) begin.top = Math.max(begin.top, mark.box[3]);
    const own = work.held[node];
    const broken = label || role === 'Figure' ? undefined : joinBrokenWords(mark.runs);
    const first = count;
    count += broken?.pieces.length ?? 1;
    const kids = Array.from({ length: count - first }, (_, i) => ({
      after: owned.after,
      page: index,
      what: { mcid: first + i },
    }));
    fates.set(
      mark,
      broken
        ? {
            kind: 'pieces',
            role,
            pieces: broken.pieces.map((piece, i) => ({ ...piece, mcid: first + i })),
            parts: broken.parts,
          }
        : { kind: 'content', role, mcid: first },
    );
    if (!own) continue;
    if (!label) {
      own.box = own.box ? union(own.box, mark.box) : [...mark.box];
      for (let i = node; i > 0; i = work.plan.nodes[i]?.parent ?? 0)
        if (work.plan.nodes[i]?.role === 'Link')
          work.linkTexts.set(i, (work.linkTexts.get(i) ?? '') + mark.runs.map(spoken).join(''));
    } else own.labelText += textOfMark(mark).trim();
    (label ? own.label : own.kids).push(...kids);
  }
  // Kids of one node in the order of the tree, not of painting.
  const order = new Map([...decided.values()].map(({ owned }, i) => [owned, i]));
  sortKids(work, decided, fates, order, index);

  const box = pdf.array(page.dict.get('MediaBox')) ?? [0, 0, 595, 842];
  const emitted = emitContent(bytes, scanned.items, {
    fateOf: (mark) => fates.get(mark) ?? { kind: 'artifact', repeated: false },
    middle: (pdf.number(box[3]) ?? 842) / 2,
    space: spaceIn(fonts),
  });
  const made = packed({}, emitted);
  content.dict.clear();
  for (const [key, value] of made.dict) content.dict.set(key, value);
  content.bytes = made.bytes;
  page.dict.delete('ProcSet');
  resources?.delete('ProcSet');
  page.dict.set('StructParents', index);
  // ISO 14289-1, 7.18.3.
  page.dict.set('Tabs', name('S'));
  return count;
}

function sortKids(
  work: Work,
  decided: ReadonlyMap<Mark, { readonly node: number; readonly owned: Owned; readonly label: boolean }>,
  fates: ReadonlyMap<Mark, Fate>,
  order: ReadonlyMap<Owned, number>,
  page: number,
): void {
  const places = new Map<number, number>();
  const nodes = new Set<number>();
  for (const [mark, { node, owned }] of decided) {
    const fate = fates.get(mark);
    const numbers =
      fate?.kind === 'content'
        ? [fate.mcid]
        : fate?.kind === 'pieces'
          ? fate.pieces.map(({ mcid }) => mcid)
          : [];
    for (const mcid of numbers) places.set(mcid, order.get(owned) ?? 0);
    nodes.add(node);
  }
  for (const node of nodes) {
    for (const list of [work.held[node]?.kids, work.held[node]?.label]) {
      list?.sort((a, b) => {
        if (!('mcid' in a.what) || !('mcid' in b.what) || a.page !== page || b.page !== page) return 0;
        return (places.get(a.what.mcid) ?? 0) - (places.get(b.what.mcid) ?? 0);
      });
    }
  }
}

function follow(work: Work, block: number, run: Run, page: number): void {
  let follower = work.followers.get(block);
  if (!follower) {
    follower = new TextFollower(work.plan.nodes[block]?.text ?? '');
    work.followers.set(block, follower);
  }
  const wrong = follower.take(run);
  if (run.softHyphen) sayOtherwise(run, '\u00ad');
  if (wrong !== undefined)
    throw refusalAt(
      work.plan.nodes,
      block,
      `On page ${page + 1} the PDF does not say what the document says: ${wrong}.`,
    );
}

function fill(work: Work, run: Run, lines: readonly Line[], at: number, node: number): void {
  const { slot, alignEnd } = work.plan.nodes[node] ?? {};
  if (slot === undefined || run.glyphs.length === 0) return;
  if (!work.slots.take(node))
    throw refusalAtSlot(work.plan.nodes, node, `The place of the page number of "${slot}" is in pieces.`);
  const page = work.destinations.get(slot);
  if (page === undefined)
    throw refusalAtSlot(
      work.plan.nodes,
      node,
      `"${slot}" is in the contents or a reference, but on no page of the printed PDF.`,
    );
  const label = String(page);
  if (textOfRun(run) === label) return;
  const block = lines[at]?.block;
  const after = lines
    .slice(at + 1)
    .filter(
      (line) =>
        line.block === block && Math.abs(line.run.baseline - run.baseline) < 1 && line.run.left > run.left,
    )
    .map((line) => line.run);
  fillSlot(run, label, after, alignEnd === true);
}

/** Words that the end of the page breaks, where they go on in the same element on the next one. */
function carryWords(
  { plan: { nodes }, followers }: Work,
  lines: readonly Line[],
  next: Page | undefined,
): void {
  const lasts = new Map(lines.map((line) => [line.block, line]));
  for (const { run, block, node } of lasts.values()) {
    if (!run.softHyphen) continue;
    const follows = next?.owned.find(
      (owned) => 'mcid' in owned.what && !owned.what.label && blockOf(nodes, owned.node) === block,
    );
    if (follows?.node === node) followers.get(block)?.carryWord(run);
  }
}

/** The nearest node around that has a text of its own. */
function blockOf(nodes: readonly PlanNode[], node: number): number {
  return nearestNode(nodes, node, ({ text: own }) => own !== undefined) ?? node;
}

function spaceIn(fonts: ReadonlyMap<string, Font>): { resource: string; glyph: number } | undefined {
  for (const [resource, font] of fonts) {
    const glyph = glyphOf(font.unicode, ' ');
    if (glyph !== undefined && font.codeBytes === 2) return { resource, glyph };
  }
  return undefined;
}

function spoken(run: Run): string {
  return textOfRun(run) + (run.spaceAfter ? ' ' : '');
}

function union(a: Held['box'] & object, b: readonly number[]): [number, number, number, number] {
  return [
    Math.min(a[0], b[0] ?? a[0]),
    Math.min(a[1], b[1] ?? a[1]),
    Math.max(a[2], b[2] ?? a[2]),
    Math.max(a[3], b[3] ?? a[3]),
  ];
}
