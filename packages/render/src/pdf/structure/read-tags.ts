import { Buffer } from 'node:buffer';
import { type Font, readFont } from '../content/font.ts';
import { type Mark, type Scanned, textOfMark, textOfRun } from '../content/painted.ts';
import { scanContent } from '../content/scan.ts';
import { damaged } from '../read/lexer.ts';
import { type Pdf, pagesOf, readPdf } from '../read/read-objects.ts';
import { type Dict, isName, Ref, Stream, textOf, type Value } from '../read/values.ts';
import { faultsOfIds, oddElement, oddEntries } from './odd-entries.ts';
import { faultsOfBookmarkTree, faultsOfPageTree } from './odd-trees.ts';
import { type Attributes, readAttributes } from './read-attributes.ts';
import {
  type LinkTarget,
  nameOf,
  type OutlineEntry,
  optional,
  pageIndex,
  readAnnotation,
  readDestinations,
  readLabels,
  readNumberTree,
  readOutline,
} from './read-navigation.ts';

/** A structure element (ISO 32000-1, 14.7.2) as a reader of the file finds it. */
export interface Tag extends Attributes {
  readonly role: string;
  /** What the element itself says its language is (14.9.2); inherited where absent. */
  readonly lang?: string;
  readonly alt?: string;
  readonly actualText?: string;
  /** What an abbreviation stands for (14.9.5). */
  readonly expansion?: string;
  readonly title?: string;
  /** Number of its object. */
  readonly object: number;
  readonly id?: string;
  /** Numbers of the objects of elements that it refers to (ISO 32000-2, table 355). */
  readonly refersTo?: readonly number[];
  /** For links: where each annotation leads. */
  readonly links?: readonly LinkTarget[];
  /** All text below, in the order of the tree, as the content streams have it. */
  readonly text: string;
  /** What its own marks paint, not those of elements below. */
  readonly painted: readonly Painted[];
  /** Pages on which it stands, from 1. */
  readonly pages: readonly number[];
  readonly children: readonly Tag[];
  /** Text and elements in their order. */
  readonly kids: readonly (Tag | string)[];
}

/** What one mark paints. Numbers are points from the lower left corner of the page. */
export interface Painted {
  readonly page: number;
  /** Left, bottom, right and top; right is less than left where nothing is painted. */
  readonly box: readonly number[];
  /** Its texts, from left to right on one line each. */
  readonly texts: readonly {
    readonly text: string;
    readonly left: number;
    readonly right: number;
    readonly baseline: number;
    readonly size: number;
  }[];
}

export interface Tags {
  readonly lang?: string;
  readonly title?: string;
  /** The information dictionary (14.3.3), texts only. */
  readonly information: Readonly<Record<string, string>>;
  /** The XMP packet (14.3.2). */
  readonly xmp: string;
  readonly pages: number;
  readonly labels: readonly string[];
  /** The children of the structure tree's root: one Document in a file that is right. */
  readonly tree: readonly Tag[];
  readonly outline: readonly OutlineEntry[];
  /** Text on pages that is an artifact (14.8.2.2), and text that is neither that nor tagged. */
  readonly artifacts: readonly Stray[];
  readonly untagged: readonly Stray[];
  /**
   * What contradicts itself: marks that no element holds or two do, parents that do not agree, ids twice; and what would
   * show or say other things than are read here: turned pages, text that is not filled, languages inside of marks.
   */
  readonly problems: readonly string[];
}

/** Texts on one line. */
export interface Stray {
  readonly page: number;
  readonly text: string;
  /** From the upper and the lower edge of the page to the line, in points. */
  readonly above: number;
  readonly below: number;
}

const deepest = 200;
const mostElements = 500_000;

interface Page {
  readonly dict: Dict;
  readonly scanned: Scanned;
  readonly held: Set<number>;
}

/**
 * Reads a finished file's tags and content back, knowing nothing of how it was made.
 *
 * @throws Error on bytes that are no PDF, on one that is damaged, or without a structure tree.
 */
export function readTags(bytes: Uint8Array): Tags {
  const pdf = readPdf(bytes);
  const root = pdf.dict(pdf.trailer.get('Root'));
  if (!root) throw damaged('it has no catalogue');
  const structure = pdf.dict(root.get('StructTreeRoot'));
  if (!structure) throw new Error('The PDF has no structure tree.');
  const fonts = new Map<Value, Font>();
  const listed = pagesOf(pdf);
  const pageOf = new Map(listed.map(({ ref }, i) => [ref, i]));
  const pages: Page[] = listed.map(({ dict }) => ({
    dict,
    scanned: scanPage(pdf, dict, fonts),
    held: new Set(),
  }));
  const problems: string[] = [];
  const parents = readNumberTree(pdf, structure.get('ParentTree'));
  const destinations = readDestinations(pdf, root, pageOf);
  const ids = new Map<string, number>();
  const elements = new Set<number>();
  const annotated = new Map<number, number>();
  for (const [i, { dict }] of pages.entries())
    for (const one of pdf.array(dict.get('Annots')) ?? []) {
      if (!(one instanceof Ref)) problems.push(`an annotation of page ${i + 1} is no object`);
      else if (annotated.has(one.number))
        problems.push(`annotation ${one.number} stands twice, on page ${i + 1} the second time`);
      else annotated.set(one.number, i + 1);
    }
  const tied = new Set<number>();
  let count = 0;

  const readMark = (
    page: number | undefined,
    mcid: number,
    parent: number,
  ): { readonly text: string; readonly painted: readonly Painted[] } => {
    const on = page === undefined ? undefined : pages[page];
    const mark = on?.scanned.marks.get(mcid);
    if (!on || page === undefined || !mark) {
      problems.push(`mark ${mcid} of page ${(page ?? -1) + 1} is in the tree but not on the page`);
      return { text: '', painted: [] };
    }
    if (on.held.has(mcid)) problems.push(`mark ${mcid} of page ${page + 1} is held twice`);
    on.held.add(mcid);
    const key = on.dict.get('StructParents');
    const back = typeof key === 'number' ? pdf.array(parents.get(key))?.[mcid] : undefined;
    if (!(back instanceof Ref) || back.number !== parent)
      problems.push(`mark ${mcid} of page ${page + 1} has another parent in the parent tree`);
    return { text: textOfMark(mark), painted: [paintedBy(mark, page + 1)] };
  };

  const readElement = (ref: Value, parent: Value | undefined, depth: number): Tag | undefined => {
    const found = pdf.dict(ref);
    if (!found || !(ref instanceof Ref)) return undefined;
    if (elements.has(ref.number)) {
      problems.push(`element ${ref.number} stands in the tree twice`);
      return undefined;
    }
    if (depth > deepest || ++count > mostElements)
      throw damaged('its structure tree is too deep or too large');
    const role = nameOf(pdf, found.get('S')) ?? '';
    elements.add(ref.number);
    const own = pageIndex(found.get('Pg'), pageOf);
    const kids: (Tag | string)[] = [];
    const on = new Set<number>();
    const links: LinkTarget[] = [];
    const painted: Painted[] = [];
    const take = (page: number | undefined, mcid: number): void => {
      const mark = readMark(page, mcid, ref.number);
      kids.push(mark.text);
      painted.push(...mark.painted);
      if (page !== undefined) on.add(page + 1);
    };
    const given = pdf.get(found.get('K'));
    for (const kid of Array.isArray(given) ? given : found.has('K') ? [found.get('K') ?? null] : []) {
      const value = pdf.get(kid);
      if (typeof value === 'number') take(own, value);
      else if (value instanceof Map && isName(value.get('Type'), 'MCR'))
        take(pageIndex(value.get('Pg'), pageOf) ?? own, pdf.number(value.get('MCID')) ?? -1);
      else if (value instanceof Map && isName(value.get('Type'), 'OBJR')) {
        const annotation = value.get('Obj');
        const number = annotation instanceof Ref ? annotation.number : -1;
        if (tied.has(number)) problems.push(`annotation ${number} is held twice`);
        tied.add(number);
        const page = annotated.get(number);
        if (page === undefined) problems.push(`annotation ${number} is in the tree but on no page`);
        links.push({ ...readAnnotation(pdf, annotation, destinations), ...optional('on', page) });
        const key = pdf.number(pdf.dict(value.get('Obj'))?.get('StructParent'));
        const back = key === undefined ? undefined : parents.get(key);
        if (!(back instanceof Ref) || back.number !== ref.number)
          problems.push(`an annotation of element ${ref.number} has another parent in the parent tree`);
      } else {
        const child = readElement(kid, ref, depth + 1);
        if (child) kids.push(child);
      }
    }
    const children = kids.filter((kid): kid is Tag => typeof kid !== 'string');
    for (const child of children) for (const page of child.pages) on.add(page);
    problems.push(...oddElement(pdf, found, parent).map((fault) => `${role} ${ref.number} ${fault}`));
    const id = textOf(pdf.get(found.get('ID')));
    if (id !== undefined && ids.has(id)) problems.push(`the id ${id} stands twice`);
    if (id !== undefined) ids.set(id, ref.number);
    return {
      role,
      ...optional('lang', textOf(pdf.get(found.get('Lang')))),
      ...optional('alt', textOf(pdf.get(found.get('Alt')))),
      ...optional('actualText', textOf(pdf.get(found.get('ActualText')))),
      ...optional('expansion', textOf(pdf.get(found.get('E')))),
      ...optional('title', textOf(pdf.get(found.get('T')))),
      object: ref.number,
      ...optional('id', id),
      ...optional(
        'refersTo',
        pdf.array(found.get('Ref'))?.map((to) => (to instanceof Ref ? to.number : -1)),
      ),
      ...readAttributes(pdf, found.get('A')),
      ...(links.length > 0 ? { links } : {}),
      text: kids.map((kid) => (typeof kid === 'string' ? kid : kid.text)).join(''),
      painted,
      pages: [...on].sort((a, b) => a - b),
      children,
      kids,
    };
  };

  const top = pdf.get(structure.get('K'));
  const tops = Array.isArray(top) ? top : [structure.get('K') ?? null];
  const tree = tops.flatMap((value) => readElement(value, root.get('StructTreeRoot'), 0) ?? []);
  for (const [number, page] of annotated)
    if (!tied.has(number)) problems.push(`annotation ${number} of page ${page} is in no element`);
  // Roles and attributes are read as they stand (14.7.3, 14.7.5.2).
  for (const key of ['RoleMap', 'ClassMap'])
    if ((pdf.dict(structure.get(key))?.size ?? 0) > 0) problems.push(`the structure tree has a ${key}`);
  problems.push(
    ...faultsOfIds(pdf, structure, ids),
    ...oddEntries(pdf, root, pages),
    ...faultsOfPageTree(pdf, root),
    ...faultsOfBookmarkTree(pdf, root),
  );
  const metadata = pdf.get(root.get('Metadata'));
  const information = Object.fromEntries(
    [...(pdf.dict(pdf.trailer.get('Info')) ?? [])].flatMap(([key, value]) => {
      const said = textOf(pdf.get(value));
      return said === undefined ? [] : [[key, said] as const];
    }),
  );
  const artifacts: Stray[] = [];
  const untagged: Stray[] = [];
  for (const [i, { dict, scanned, held }] of pages.entries()) {
    problems.push(...oddities(pdf, dict, scanned).map((fault) => `page ${i + 1} ${fault}`));
    for (const mcid of scanned.doubled) problems.push(`mark ${mcid} stands twice on page ${i + 1}`);
    for (const [mcid, mark] of scanned.marks)
      if (!held.has(mcid))
        problems.push(`mark ${mcid} of page ${i + 1} is in no element: "${textOfMark(mark)}"`);
    const [, low = 0, , high = 0] = (pdf.array(dict.get('MediaBox')) ?? []).map(Number);
    for (const { text, baseline, artifact } of straysOf(scanned))
      (artifact ? artifacts : untagged).push({
        page: i + 1,
        text,
        above: high - baseline,
        below: baseline - low,
      });
  }
  return {
    ...optional('lang', textOf(pdf.get(root.get('Lang')))),
    ...optional('title', information['Title']),
    information,
    xmp: metadata instanceof Stream ? Buffer.from(pdf.inflate(metadata)).toString('utf8') : '',
    pages: pages.length,
    labels: readLabels(pdf, root),
    tree,
    outline: readOutline(pdf, root, destinations, pageOf),
    artifacts,
    untagged,
    problems,
  };
}

function paintedBy({ runs, box }: Mark, page: number): Painted {
  const texts = runs.map((run) => ({
    text: textOfRun(run),
    left: run.left,
    right: run.left + run.width * run.scale,
    baseline: run.baseline,
    size: run.size * Math.abs(run.scale),
  }));
  return { page, box, texts };
}

/** Operators of the text state (9.3) that hide text or move it away from where it is read here. */
const textState = ['Tr', 'Tz', 'Ts', 'Tc', 'Tw', 'TL'];

/** What a page does that changes how its content is seen or said, and that files made here never do. */
function oddities(pdf: Pdf, page: Dict, { items, odd, said }: Scanned): string[] {
  const operators = new Set(odd);
  for (const item of items)
    if (item.kind === 'raw' && textState.includes(item.operator)) operators.add(item.operator);
  // 7.7.3.4: a page inherits what it does not say itself.
  const inherited = (key: string): Value | undefined => {
    let node: Dict | undefined = page;
    for (let depth = 0; node && depth < 32; depth++, node = pdf.dict(node.get('Parent')))
      if (node.has(key)) return node.get(key);
    return undefined;
  };
  const box = (key: string) => (pdf.array(inherited(key)) ?? []).map(Number).join(' ');
  return [
    ...((pdf.number(inherited('Rotate')) ?? 0) === 0 ? [] : ['is turned']),
    ...(['', box('MediaBox')].includes(box('CropBox')) ? [] : ['is cropped']),
    ...[...operators].map((operator) => `paints text with ${operator}`),
    ...[...said].map((key) => `has marked content with ${key}`),
  ];
}

/** The content of a page, scanned with its fonts. */
export function scanPage(pdf: Pdf, page: Dict, fonts: Map<Value, Font>): Scanned {
  const resources = pdf.dict(page.get('Resources'));
  const own = new Map<string, Font>();
  for (const [key, value] of pdf.dict(resources?.get('Font')) ?? []) {
    const cached = value instanceof Ref ? pdf.get(value) : value;
    const font = fonts.get(cached) ?? readFont(pdf, value);
    fonts.set(cached, font);
    own.set(key, font);
  }
  return scanContent(contentOf(pdf, page), own);
}

function contentOf(pdf: Pdf, page: Dict): Uint8Array {
  const given = pdf.get(page.get('Contents'));
  const streams = (Array.isArray(given) ? given.map(pdf.get) : [given]).filter(
    (one) => one instanceof Stream,
  );
  if (streams.length === 1 && streams[0]) return pdf.inflate(streams[0]);
  // 7.8.2: the streams of a page are one, with white space between them.
  return Buffer.concat(streams.flatMap((stream) => [pdf.inflate(stream), new Uint8Array([10])]));
}

/** Text outside of marks, one by one for each line of a text object. */
function straysOf({ items }: Scanned) {
  const made: { text: string; readonly baseline: number; readonly artifact: boolean }[] = [];
  const open: ('artifact' | 'mark' | 'none')[] = [];
  for (const item of items) {
    if (item.kind === 'begin') open.push(item.artifact ? 'artifact' : item.mark ? 'mark' : 'none');
    else if (item.kind === 'end') open.pop();
    else if (item.kind === 'text') {
      if (open.includes('mark')) continue;
      const artifact = open.includes('artifact');
      let line: (typeof made)[number] | undefined;
      for (const run of item.runs) {
        const text = run.mark ? '' : textOfRun(run);
        if (text === '') continue;
        if (line && Math.abs(line.baseline - run.baseline) < 1) line.text += text;
        else {
          line = { text, baseline: run.baseline, artifact };
          made.push(line);
        }
      }
    }
  }
  return made;
}
