// The order of all steps in one file, though long: each page is read, checked, written and let go in turn.
// Not through the index of the model: a worker needs no schemas, and starts in half the time.
import { Refusal } from '@decode/model/refusal';

import { cleanMapping } from './content/clean-mapping.ts';
import { emitContent, type Fate, glyphOf } from './content/emit.ts';
import { type Font, readFont } from './content/font.ts';
import { addOtherCodes, sayOtherwise } from './content/other-codes.ts';
import { type Mark, type Run, type Scanned, scanContent, textOfMark, textOfRun } from './content/scan.ts';
import { catalogueOf } from './metadata/catalogue.ts';
import { informationOf } from './metadata/metadata.ts';
import { type Bookmark, buildOutline } from './metadata/outline.ts';
import { type PlanNode, type PrintPlan, whereIs } from './plan/plan.ts';
import { damaged } from './read/lexer.ts';
import { type Pdf, pagesOf, readPdf } from './read/read-objects.ts';
import {
  type Dict,
  isName,
  latin1,
  Name,
  name,
  Ref,
  Stream,
  text,
  textOf,
  type Value,
} from './read/values.ts';
import { buildTree, type Held } from './structure/build-tree.ts';
import { TextFollower } from './structure/follow-text.ts';
import { fillSlot, MissingDigit, PageSlots } from './structure/page-slots.ts';
import { type Owned, readOwners } from './structure/read-owners.ts';
import { readDestinations } from './structure/read-tags.ts';
import { Draft, packed, writePdf } from './write/write-pdf.ts';

interface Page {
  readonly ref: Ref;
  readonly dict: Dict;
  readonly owned: Owned[];
}

/** Elements in which text may stand. */
const textRoles = new Set(
  'P H1 H2 H3 H4 H5 H6 LBody Lbl TH TD Caption Link Note Reference TOCI Quote Code Span'.split(' '),
);

/**
 * Turns what the browser printed into a file that is PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2), by the plan that
 * was made with its HTML.
 *
 * @throws Error in words for the person who wrote the document, where anything cannot be what the plan says: text that
 *   belongs to nothing or is lost, a font of the machine, a character without a glyph, an empty page.
 * @returns undefined where page numbers cannot be put in place: the document must be printed again with them.
 */
export function finishPdf(raw: Uint8Array, plan: PrintPlan): Uint8Array | undefined {
  try {
    return finish(raw, plan);
  } catch (cause) {
    if (cause instanceof MissingDigit) return undefined;
    throw cause;
  }
}

function finish(raw: Uint8Array, plan: PrintPlan): Uint8Array {
  const pdf = readPdf(raw);
  const draft = new Draft(pdf);
  const root = pdf.trailer.get('Root');
  const catalogue = pdf.dict(root);
  if (!catalogue || !(root instanceof Ref)) throw damaged('it has no catalogue');
  const pages: Page[] = pagesOf(pdf).map(({ ref, dict }) => ({ ref: new Ref(ref), dict, owned: [] }));
  const pageOf = new Map(pages.map(({ ref }, i) => [ref.number, i]));
  const { nodes } = plan;
  const held: Held[] = nodes.map(() => ({ kids: [], label: [], labelText: '', box: undefined }));
  const linkTexts = new Map<number, string>();

  for (const owned of readOwners(pdf, catalogue.get('StructTreeRoot'), pageOf)) {
    if (!nodes[owned.node]) throw damaged('an element is not in the plan');
    if ('annotation' in owned.what) {
      held[owned.node]?.kids.push({ after: owned.after, page: owned.page, what: owned.what });
    } else pages[owned.page]?.owned.push(owned);
  }
  const work: Work = {
    pdf,
    plan,
    held,
    linkTexts,
    fonts: new Map(),
    followers: new Map(),
    destinations: readDestinations(pdf, catalogue, pageOf),
    allowed: plan.furniture.map(squeeze).filter((one) => one !== ''),
    firstPages: new Map(),
    slots: new PageSlots(),
  };
  const marks = pages.map((page, i) => writePage(work, page, i));
  checkTexts(work);
  work.slots.check(nodes);
  checkFigures(work);
  checkNumbers(work, pages);
  for (const [dictionary, font] of work.fonts)
    if (dictionary instanceof Map) addOtherCodes(draft, pdf, font, dictionary);

  const tree = buildTree(
    draft,
    nodes,
    held,
    pages.map(({ ref }) => ref),
    marks,
  );
  finishLinks(work, pages);
  const bookmarks = nodes.flatMap((node, i): Bookmark[] => {
    const element = tree.elements.get(i);
    const kid = held[i]?.kids[0] ?? firstKid(work, i);
    const page = kid && pages[kid.page];
    if (!/^H\d$/u.test(node.role) || !element || !page) return [];
    const top = held[i]?.box?.[3] ?? 842;
    return [
      {
        level: Number(node.role[1]),
        title: plainText(node.text ?? ''),
        page: page.ref,
        top: top + 8,
        element,
      },
    ];
  });
  const outline = buildOutline(draft, bookmarks);
  const { meta } = plan;
  const finished = catalogueOf(draft, catalogue, meta, { structure: tree.root, outline });
  return writePdf(draft, draft.add(finished), draft.add(informationOf(meta)));
}

interface Work {
  readonly pdf: Pdf;
  readonly plan: PrintPlan;
  readonly held: readonly Held[];
  /** What each link and heading says, as printed. */
  readonly linkTexts: Map<number, string>;
  readonly fonts: Map<Value, Font>;
  readonly followers: Map<number, TextFollower>;
  readonly destinations: ReadonlyMap<string, number>;
  /** Texts of the margins, without white space. */
  readonly allowed: readonly string[];
  /** First page of every node that may be repeated. */
  readonly firstPages: Map<number, number>;
  readonly slots: PageSlots;
}

/** Reads, checks and writes one page; gives the number of its marks. */
function writePage(work: Work, page: Page, index: number): number {
  const { pdf } = work;
  const content = pdf.get(page.dict.get('Contents'));
  if (!(content instanceof Stream)) throw damaged('a page has no content');
  const resources = pdf.dict(page.dict.get('Resources'));
  const fonts = readFonts(work, resources);
  const bytes = pdf.inflate(content);
  const scanned = scanContent(bytes, fonts);
  checkPage(work, scanned, resources, index);
  const fates = new Map<Mark, Fate>();
  const lines: { readonly run: Run; readonly block: number }[] = [];
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
      throw new Refusal(
        `Text of ${whereIs(work.plan.nodes, owned.node)} was turned into a picture on page ${index + 1}: something around it is transparent, filtered or masked. Remove that style.`,
      );
    const fate = decide(work, owned, mark, label, index);
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
      lines.push({ run, block });
      follow(work, block, run, index);
    }
  }
  for (const follower of work.followers.values()) follower.endPage();
  for (const { run, at, node } of slots) fill(work, run, lines, at, node);

  let count = 0;
  for (const mark of scanned.marks.values()) {
    const found = decided.get(mark);
    if (!found) {
      if (!seen.has(mark.mcid) && textOfMark(mark).trim() !== '') throw stray(textOfMark(mark), index);
      continue;
    }
    const { node, owned, label } = found;
    const role = label ? 'Lbl' : (work.plan.nodes[node]?.role ?? 'Span');
    fates.set(mark, { kind: 'content', role, mcid: count });
    const own = work.held[node];
    const kid = { after: owned.after, page: index, what: { mcid: count++ } };
    if (!own) continue;
    if (!label) {
      own.box = own.box ? union(own.box, mark.box) : [...mark.box];
      for (let i = node; i > 0; i = work.plan.nodes[i]?.parent ?? 0)
        if (work.plan.nodes[i]?.role === 'Link')
          work.linkTexts.set(i, (work.linkTexts.get(i) ?? '') + mark.runs.map(spoken).join(''));
    } else own.labelText += textOfMark(mark).trim();
    (label ? own.label : own.kids).push(kid);
  }
  if (count === 0)
    throw new Refusal(
      `Page ${index + 1} of the PDF is empty. Look for a page break, or a height, that leaves nothing on it.`,
    );
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
    if (fate?.kind === 'content') places.set(fate.mcid, order.get(owned) ?? 0);
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

/** The node that a mark becomes part of. */
function decide(
  { plan: { nodes }, firstPages }: Work,
  owned: Owned,
  mark: Mark,
  label: boolean,
  page: number,
): number | 'artifact' | 'repeated' {
  let index = owned.node;
  let node = nodes[index];
  if (label && node?.role === 'LI') return mark.runs.length > 0 || mark.paths > 0 ? index : 'artifact';
  if (node?.role === 'Figure') return index;
  if (node?.body !== undefined) {
    index = node.body;
    node = nodes[index];
  }
  // A slot is only a place; its digits belong to what they stand in.
  if (node?.slot !== undefined) {
    index = node.parent;
    node = nodes[index];
  }
  const head = ancestor(nodes, index, (one) => one.repeated === true);
  if (head !== undefined) {
    const first = firstPages.get(head) ?? page;
    firstPages.set(head, first);
    // ISO 14289-1, 7.1: what is repeated on every page is furniture.
    if (page > first) return 'repeated';
  }
  if (!mark.runs.some(({ glyphs }) => glyphs.length > 0)) return 'artifact';
  if (node && textRoles.has(node.role)) return index;
  if (textOfMark(mark).trim() === '') return 'artifact';
  throw new Refusal(
    `"${textOfMark(mark).trim().slice(0, 60)}" on page ${page + 1} stands in no paragraph, heading, list or table (${whereIs(nodes, index)}).`,
  );
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
    throw new Refusal(
      `On page ${page + 1} the PDF does not say what the document says: ${wrong} (${whereIs(work.plan.nodes, block)}).`,
    );
}

/**
 * Chromium wraps spaces that do not break, and soft hyphens that were not used, in spans of their own; other readers
 * lose the text after them. A space is a space, and a hyphen that is not there is nothing.
 */
function settleActualText(run: Run): void {
  const { actualText, glyphs, font } = run;
  if (actualText === undefined) return;
  const plain = glyphs.map((glyph) => font.unicode[glyph] ?? '').join('');
  if (actualText === '\u00ad' && plain.trim() === '') {
    run.glyphs = [];
    run.offsets = [];
  }
  const same = (one: string) =>
    one
      .replace(/\s/gu, ' ')
      .replace(/[\u2010\u2011]/gu, '-')
      .replaceAll('\u00ad', '');
  if (same(actualText) === same(plain) || actualText === '\u00ad') run.actualText = undefined;
  else if (glyphs.length === 1 && actualText !== '') sayOtherwise(run, actualText);
}

function fill(
  work: Work,
  run: Run,
  lines: readonly { readonly run: Run; readonly block: number }[],
  at: number,
  node: number,
): void {
  const { slot, alignEnd } = work.plan.nodes[node] ?? {};
  if (slot === undefined || run.glyphs.length === 0) return;
  work.slots.take(node);
  const page = work.destinations.get(slot);
  if (page === undefined)
    throw new Refusal(
      `"${slot}" is in the contents or a reference, but on no page of the printed PDF (${whereIs(work.plan.nodes, node)}).`,
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

function readFonts(work: Work, resources: Dict | undefined): ReadonlyMap<string, Font> {
  const { pdf } = work;
  const made = new Map<string, Font>();
  for (const [key, value] of pdf.dict(resources?.get('Font')) ?? []) {
    const object = pdf.get(value);
    let font = work.fonts.get(object);
    if (!font) {
      font = readFont(pdf, value);
      work.fonts.set(object, font);
      cleanMapping(pdf, pdf.dict(value));
    }
    made.set(key, font);
  }
  return made;
}

/** What no mark can tell: fonts, glyphs, forms, margins, scale. */
function checkPage(
  work: Work,
  { items, odd, scales, doubled }: Scanned,
  resources: Dict | undefined,
  index: number,
): void {
  const { pdf, plan, allowed } = work;
  if (odd.size > 0 || doubled.length > 0)
    throw damaged(`page ${index + 1} has operators that Chromium never wrote`);
  // Chromium draws a CSS pixel as 0.75 pt, by one or two transformations at the start of a page.
  if (scales.length > 0 && !scales.slice(0, 3).some((scale) => Math.abs(scale - 0.75) < 0.001))
    throw new Refusal(
      'Something in the document is wider than its page, and the browser shrank everything to fit. Look for a table, a picture or a long word that cannot be broken.',
    );
  for (const [, value] of pdf.dict(resources?.get('XObject')) ?? []) {
    const form = pdf.get(value);
    if (
      form instanceof Stream &&
      isName(form.dict.get('Subtype'), 'Form') &&
      /\bT[jJ]\b/u.test(latin1(pdf.inflate(form)))
    )
      throw new Refusal(
        `Text on page ${index + 1} is inside something transparent, filtered or masked, where readers lose it. Remove that style.`,
      );
  }
  for (const item of items) {
    if (item.kind !== 'text') continue;
    let untagged = '';
    for (const run of item.runs) {
      checkRun(run, plan, index);
      settleActualText(run);
      if (!run.mark) untagged += textOfRun(run);
    }
    const plain = squeeze(untagged);
    if (plain !== '' && !/^\d+$/u.test(plain) && !allowed.some((one) => one.includes(plain)))
      throw stray(untagged, index);
  }
}

/** ISO 14289-1, 7.21; ISO 19005-2, 6.2.11. */
function checkRun(run: Run, { families }: PrintPlan, index: number): void {
  const { font, glyphs } = run;
  if (glyphs.length === 0) return;
  const words = () => JSON.stringify(textOfRun(run).slice(0, 60));
  if (!font.embedded)
    throw new Refusal(`${words()} on page ${index + 1} is in ${font.name}, a font that is not in the PDF.`);
  if (families.length > 0 && !families.some((family) => font.name.startsWith(family.replaceAll(' ', ''))))
    throw new Refusal(
      `${words()} on page ${index + 1} is printed in ${font.name}, a font of this machine: ${families.join(', ')} lack these characters, or could not be used.`,
    );
  if (
    glyphs.some((glyph) => glyph === 0 || (font.unicode[glyph] === undefined && run.actualText === undefined))
  )
    throw new Refusal(
      `${words()} on page ${index + 1} has a character that the font ${font.name} does not have. Use another character.`,
    );
}

/** Every text of the plan must have been printed to its end. */
function checkTexts({ plan: { nodes }, followers }: Work): void {
  for (const [i, { text: planned }] of nodes.entries()) {
    if (planned === undefined || planned.replace(/[\s\u00ad]/gu, '') === '') continue;
    const follower = followers.get(i);
    if (follower?.isDone()) continue;
    const rest = follower ? follower.rest() : planned.trim().slice(0, 60);
    throw new Refusal(
      `"${rest}" is on no page of the PDF (${whereIs(nodes, i)}). Look for a style that hides it or cuts it off.`,
    );
  }
}

/** ISO 32000-1, 14.8.5.4.5: the box of a figure is where readers find it. */
function checkFigures({ plan: { nodes }, held }: Work): void {
  for (const [i, { role, alt }] of nodes.entries()) {
    const own = held[i];
    if (role !== 'Figure' || !own || own.kids.length === 0) continue;
    const [left, bottom, right, top] = own.box ?? [0, 0, 0, 0];
    if (right <= left || top <= bottom)
      throw new Refusal(`The picture "${alt ?? ''}" has no size in the PDF (${whereIs(nodes, i)}).`);
  }
}

/** ISO 14289-1, 7.6: the number that the browser gave to an item was painted. */
function checkNumbers({ plan: { nodes }, held }: Work, pages: readonly Page[]): void {
  for (const { node: i, what } of pages.flatMap(({ owned }) => owned)) {
    const node = nodes[i];
    if (!('label' in what) || !what.label || node?.role !== 'LI' || !nodes[node.parent]?.ordered) continue;
    if (held[i]?.label.length === 0)
      throw new Refusal(`The number of a list item is on no page of the PDF (${whereIs(nodes, i)}).`);
  }
}

/** ISO 14289-1, 7.18.5: every link says where it leads. */
function finishLinks(
  { pdf, plan: { nodes }, held, linkTexts, destinations }: Work,
  pages: readonly Page[],
): void {
  const tied = new Set<number>();
  const onPages = new Set(
    pages.flatMap(({ dict: page }) =>
      (pdf.array(page.get('Annots')) ?? []).map((one) => (one instanceof Ref ? one.number : undefined)),
    ),
  );
  for (const [i, node] of nodes.entries()) {
    if (node.role !== 'Link') continue;
    const said = plainText(linkTexts.get(i) ?? '');
    if (said === '') continue;
    const annotations = (held[i]?.kids ?? []).flatMap(({ what }) =>
      'annotation' in what ? [what.annotation] : [],
    );
    if (annotations.length === 0) throw new Refusal(`The link "${said}" was lost (${whereIs(nodes, i)}).`);
    if (node.target !== undefined && !destinations.has(node.target))
      throw new Refusal(
        `The link "${said}" leads to "${node.target}", which is on no page (${whereIs(nodes, i)}).`,
      );
    for (const ref of annotations) {
      tied.add(ref.number);
      const annotation = pdf.dict(ref);
      if (!annotation || !onPages.has(ref.number) || !leadsTo(pdf, annotation, node))
        throw new Refusal(
          `The link "${said}" does not lead to "${node.url ?? node.target ?? ''}" in the PDF (${whereIs(nodes, i)}).`,
        );
      const words = node.label ?? said;
      const url = node.url !== undefined && node.url !== said ? `${words} (${node.url})` : words;
      annotation.set('Contents', text(url));
      // ISO 19005-2, 6.3.2: shown and printed.
      annotation.set('F', 4);
    }
  }
  for (const [i, { dict: page }] of pages.entries())
    for (const annotation of pdf.array(page.get('Annots')) ?? [])
      if (!(annotation instanceof Ref) || !tied.has(annotation.number))
        throw new Refusal(`A link on page ${i + 1} of the PDF belongs to no text.`);
}

/** ISO 32000-1, 12.5.6.5. Browsers write addresses in ASCII, by the URL standard. */
function leadsTo(pdf: Pdf, annotation: Dict, { url, target }: PlanNode): boolean {
  if (!isName(pdf.get(annotation.get('Subtype')), 'Link')) return false;
  if (target !== undefined) {
    const place = pdf.get(annotation.get('Dest'));
    return (place instanceof Name ? place.value : textOf(place)) === target;
  }
  const printed = textOf(pdf.get(pdf.dict(annotation.get('A'))?.get('URI')));
  return printed !== undefined && url !== undefined && (printed === url || printed === URL.parse(url)?.href);
}

function firstKid({ held, plan: { nodes } }: Work, node: number) {
  for (let i = node + 1; i < nodes.length && (nodes[i]?.parent ?? -1) >= node; i++) {
    const kid = held[i]?.kids[0];
    if (kid) return kid;
  }
  return undefined;
}

/** The nearest node around that has a text of its own. */
function blockOf(nodes: readonly PlanNode[], node: number): number {
  return ancestor(nodes, node, ({ text: own }) => own !== undefined) ?? node;
}

function ancestor(
  nodes: readonly PlanNode[],
  node: number,
  is: (one: PlanNode) => boolean,
): number | undefined {
  for (let i = node; i >= 0; i = nodes[i]?.parent ?? -1) {
    const found = nodes[i];
    if (found && is(found)) return i;
  }
  return undefined;
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

function stray(words: string, page: number): Error {
  return new Refusal(
    `"${words.trim().slice(0, 60)}" on page ${page + 1} belongs to no block of the document and to no running head.`,
  );
}

function squeeze(value: string): string {
  return value.replace(/[\s\u00ad]+/gu, '');
}

function plainText(value: string): string {
  return value.replaceAll('\u00ad', '').replace(/\s+/gu, ' ').trim();
}
