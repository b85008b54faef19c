import type { Document, Origin } from '@decode/model';
import type { Element, ElementContent, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toHtml } from 'hast-util-to-html';
import { isLanguageTag } from '../../html/is-language-tag.ts';
import { readOrigins } from './origins.ts';
import { hintOf, type PlanNode, type PrintMeta, type PrintPlan, type Role, refusalAt } from './plan.ts';
import { headersOf, type PlannedCell, type PlannedRow } from './plan-table.ts';
import {
  inlineElements,
  isGroup,
  mayHold,
  roles,
  texts,
  transparentBlocks,
  transparentInlines,
} from './roles-of-elements.ts';

export interface PlannedPrint {
  /** The page with a hint on every element that has a node. */
  readonly html: string;
  readonly plan: PrintPlan;
}

type Writable = { -readonly [K in keyof PlanNode]: PlanNode[K] };

interface Context {
  readonly parent: number;
  /** Real language in force. */
  readonly lang: string;
  /** The node whose text is read; undefined where text may not stand. */
  readonly owner: number | undefined;
  readonly contents: boolean;
  readonly repeated: boolean;
  /** In a cell whose text stands at its right edge. */
  readonly alignEnd: boolean;
  readonly table?: TableInWork;
  /** Words on the state of the section around. */
  readonly state?: string;
}

interface TableInWork {
  readonly rows: { cells: PlannedCell[]; group: number }[];
  groups: number;
}

/**
 * Reads the page that is going to be printed as the structure that its PDF will have. Roles, order, languages and
 * texts come from here; from the browser the writer only learns which glyphs belong to which element.
 *
 * @throws Error where the page cannot become an accessible PDF: a picture without alternative text, a table without
 *   header cells, a heading level that was skipped, text or an element that has no role.
 */
export function planPrint(
  page: string,
  document: Document,
  more: Pick<PrintPlan, 'margins' | 'families'>,
): PlannedPrint {
  const tree = fromHtml(page);
  const planner = new Planner(readOrigins(document));
  const body = find(tree, 'body');
  const root = find(tree, 'html');
  const { lang } = document.meta;
  if (!body || !root) throw new Error('The page has no body.');
  root.properties['lang'] = lang;
  planner.document(body, lang);
  return {
    html: toHtml(tree, { closeEmptyElements: true, allowDangerousCharacters: true }),
    plan: {
      nodes: planner.nodes,
      margins: more.margins,
      decoration: planner.hidden,
      families: more.families,
      meta: metaOf(document),
    },
  };
}

function metaOf({ meta }: Document): PrintMeta {
  const { lang, title, owner, subject, keywords, epoch } = meta;
  return { lang, title, author: owner.join(' '), subject, keywords, epoch };
}

class Planner {
  readonly nodes: Writable[] = [];
  /** Texts of what only decorates, piece by piece. */
  readonly hidden: string[] = [];
  private readonly origins: ReadonlyMap<string, Origin>;
  private readonly noteLists = new Set<number>();
  private depth = 0;

  constructor(origins: ReadonlyMap<string, Origin>) {
    this.origins = origins;
  }

  document(body: Element, lang: string): void {
    const parent = this.add('Document', -1, body);
    this.node(parent).lang = lang;
    this.children(body, {
      parent,
      lang,
      owner: undefined,
      contents: false,
      repeated: false,
      alignEnd: false,
    });
  }

  private add(role: Role, parent: number, element?: Element): number {
    const holder = this.nodes[parent]?.role;
    if (holder && !mayHold(holder, role))
      this.fail(
        parent,
        `${element ? `The element <${element.tagName}>` : `A part "${role}"`} stands where it cannot: in a PDF "${holder}" holds no "${role}".`,
      );
    const id = element?.properties['id'];
    const node: Writable = { role, parent };
    if (typeof id === 'string') {
      node.id = id;
      const origin = this.origins.get(id);
      if (origin) node.origin = origin;
    }
    this.nodes.push(node);
    return this.nodes.length - 1;
  }

  private node(index: number): Writable {
    const node = this.nodes[index];
    if (!node) throw new Error(`There is no node ${index}.`);
    return node;
  }

  private fail(index: number, what: string): never {
    throw refusalAt(this.nodes, index, what);
  }

  private children(element: Element, context: Context): void {
    for (const child of element.children) this.content(child, context);
  }

  private content(child: ElementContent, context: Context): void {
    if (child.type === 'text') {
      if (context.owner !== undefined) this.say(context.owner, child.value);
      else if (child.value.trim() !== '')
        this.fail(context.parent, `"${excerpt(child.value)}" stands outside of any paragraph.`);
    } else if (child.type === 'element') this.element(child, context);
  }

  private say(owner: number, text: string): void {
    const node = this.node(owner);
    node.text = (node.text ?? '') + text;
  }

  private element(element: Element, given: Context): void {
    const { tagName, properties } = element;
    const own = properties['lang'];
    if (typeof own === 'string' && !isLanguageTag(own))
      this.fail(given.parent, `"${own}" is no language tag.`);
    if (properties['inert'] === true)
      this.fail(given.parent, `The element <${tagName}> is inert, so nobody hears it.`);
    const context = typeof own === 'string' && own !== given.lang ? { ...given, lang: own } : given;
    if (tagName === 'style' || tagName === 'template' || properties['hidden'] === true) return;
    if (tagName === 'br') {
      if (given.owner !== undefined) this.say(given.owner, '\n');
      return;
    }
    if (String(properties['ariaHidden']) === 'true' || properties['alt'] === '') {
      this.hidden.push(...textsOf(element));
      return;
    }
    if (tagName === 'svg' || tagName === 'img') this.picture(element, context);
    else if (typeof properties['dataPageSlot'] === 'string') this.slot(element, context);
    else if (transparentInlines.has(tagName)) this.inline(element, context, given);
    else if (transparentBlocks.has(tagName)) this.wrapper(element, context);
    else this.block(element, roles[tagName], context);
  }

  /** A phrase is an element of its own only where its language is another one (ISO 14289-1, 7.2). */
  private inline(element: Element, context: Context, outer: Context): void {
    if (context.lang === outer.lang) {
      this.children(element, context);
      return;
    }
    this.phrase(element, context);
  }

  private phrase(element: Element, context: Context): void {
    const index = this.add('Span', context.parent, element);
    this.hint(element, index, context.lang);
    // Chromium leaves plain phrases out of its tree, unless they can be reached.
    element.properties['tabIndex'] ??= -1;
    this.children(element, { ...context, parent: index });
  }

  private slot(element: Element, context: Context): void {
    const index = this.add('Span', context.parent, element);
    this.node(index).slot = String(element.properties['dataPageSlot']);
    if (context.alignEnd) this.node(index).alignEnd = true;
    this.hint(element, index, context.lang);
    element.properties['tabIndex'] = -1;
    this.children(element, { ...context, parent: index });
  }

  private wrapper(element: Element, context: Context): void {
    if (element.children.some(isInline)) {
      const index = this.add('P', context.parent, element);
      this.hint(element, index, context.lang);
      this.children(element, { ...context, parent: index, owner: index });
      return;
    }
    // Parts that a shell puts beside the text: cover, imprint.
    const part = this.node(context.parent).role === 'Document' && /^(header|footer)$/u.test(element.tagName);
    if (!part) {
      this.children(element, context);
      return;
    }
    const index = this.add('Sect', context.parent, element);
    this.hint(element, index, context.lang);
    this.children(element, { ...context, parent: index });
  }

  private picture(element: Element, context: Context): void {
    const alt = element.properties['ariaLabel'] ?? element.properties['alt'];
    if (typeof alt !== 'string' || alt.trim() === '')
      this.fail(context.parent, 'A picture has no alternative text, and is not marked as decoration.');
    const index = this.add('Figure', context.parent, element);
    this.node(index).alt = alt;
    this.hint(element, index, context.lang);
  }

  private block(element: Element, usual: Role | undefined, given: Context): void {
    if (!usual) this.fail(given.parent, `The element <${element.tagName}> has no role in a PDF.`);
    // The browser keeps no paragraphs inside a caption, and readers need none.
    if (usual === 'P' && this.node(given.parent).role === 'Caption') {
      this.say(given.parent, ' ');
      if (given.lang === this.langOf(given.parent)) this.children(element, given);
      else this.phrase(element, given);
      return;
    }
    const contents = given.contents || element.tagName === 'nav';
    const role = contents && usual === 'L' ? 'TOC' : contents && usual === 'LI' ? 'TOCI' : usual;
    const outer = given.parent;
    const { href } = element.properties;
    const internal = element.tagName === 'a' && typeof href === 'string' && href.startsWith('#');
    // ISO 32000-1, table 338: a citation to content elsewhere in the document.
    const parent = internal ? this.add('Reference', outer) : outer;
    const index = this.add(role, parent, element);
    const node = this.node(index);
    this.hint(element, index, given.lang);
    let context: Context = { ...given, parent: index, contents };
    if (texts.has(role)) context = { ...context, owner: index };
    else if (isGroup(role)) context = { ...context, owner: undefined };
    // The browser forgets a caption that holds blocks: its text is then the table's or the figure's.
    if (role === 'Caption') this.node(parent).body = index;
    if (role === 'LI') context = this.item(element, index, context);
    if (role === 'L') node.ordered = element.tagName === 'ol';
    if (role === 'L' && classesOf(element).includes('notes')) this.noteLists.add(index);
    const { dataState } = element.properties;
    if (typeof dataState === 'string') context = { ...context, state: dataState };
    if (/^H[1-6]$/u.test(role)) {
      this.heading(element, index, Number(role[1]));
      if (context.state !== undefined) node.state = context.state;
    }
    if (role === 'THead') node.repeated = true;
    if (role === 'THead' || role === 'TBody') {
      if (context.table) context.table.groups++;
      context = { ...context, repeated: role === 'THead' };
    }
    if (role === 'TR') context.table?.rows.push({ cells: [], group: context.table.groups });
    if (role === 'TH' || role === 'TD') {
      this.cell(element, index, role, context);
      context = { ...context, alignEnd: classesOf(element).includes('number') };
    }
    if (element.tagName === 'a' && typeof href === 'string') {
      const label = element.properties['ariaLabel'];
      if (typeof label === 'string') node.label = label;
      if (internal) node.target = href.slice(1);
      else node.url = href;
    }
    if (role !== 'Table') {
      this.children(element, context);
      return;
    }
    const rows: TableInWork['rows'] = [];
    this.children(element, { ...context, table: { rows, groups: 0 } });
    this.table(element, index, rows);
  }

  /** ISO 32000-1, table 336: the label, which the browser makes, and the body. */
  private item(element: Element, index: number, context: Context): Context {
    const body = this.add('LBody', index);
    this.node(index).body = body;
    if (!this.noteLists.has(this.node(index).parent)) return { ...context, parent: body, owner: body };
    const note = this.add('Note', body, element);
    const { id } = this.node(index);
    if (id !== undefined) this.node(note).id = id;
    delete this.node(index).id;
    this.node(index).body = note;
    return { ...context, parent: note, owner: note };
  }

  /** ISO 14289-1, 7.4.2: levels are not skipped. */
  private heading(element: Element, index: number, depth: number): void {
    if (depth > this.depth + 1)
      this.fail(
        index,
        this.depth === 0
          ? `The first heading, "${excerpt(textOf(element))}", is of level ${depth} and not of level 1.`
          : `The heading "${excerpt(textOf(element))}" is of level ${depth}, but the one before it is of level ${this.depth}.`,
      );
    this.depth = depth;
  }

  private cell(element: Element, index: number, role: 'TH' | 'TD', context: Context): void {
    const node = this.node(index);
    const colSpan = Number(element.properties['colSpan'] ?? 1);
    const rowSpan = Number(element.properties['rowSpan'] ?? 1);
    if (colSpan > 1) node.colSpan = colSpan;
    if (rowSpan > 1) node.rowSpan = rowSpan;
    const scope = String(element.properties['scope'] ?? (context.repeated ? 'col' : 'row'));
    if (role === 'TH') node.scope = scope.startsWith('col') ? 'Column' : 'Row';
    context.table?.rows.at(-1)?.cells.push({
      node: index,
      header: node.scope,
      group: scope === 'rowgroup' && colSpan > 1,
      colSpan,
      rowSpan,
    });
  }

  private table(element: Element, index: number, rows: readonly PlannedRow[]): void {
    const summary = element.properties['ariaLabel'];
    if (typeof summary === 'string') this.node(index).summary = summary;
    if (!rows.some(({ cells }) => cells.some(({ header }) => header)))
      this.fail(index, `The table that begins with "${excerpt(textOf(element))}" has no header cells.`);
    for (const [cell, headers] of headersOf(rows)) this.node(cell).headers = headers;
  }

  private hint(element: Element, index: number, lang: string): void {
    const node = this.node(index);
    if (lang !== this.langOf(node.parent)) node.lang = lang;
    element.properties['lang'] = hintOf(lang, index);
  }

  /** Language in force in a node. */
  private langOf(index: number): string | undefined {
    for (let i = index; i >= 0; i = this.node(i).parent) {
      const { lang } = this.node(i);
      if (lang !== undefined) return lang;
    }
    return undefined;
  }
}

function isInline(child: ElementContent): boolean {
  if (child.type === 'text') return child.value.trim() !== '';
  return child.type === 'element' && inlineElements.has(child.tagName);
}

function classesOf(element: Element): readonly (string | number)[] {
  const { className } = element.properties;
  return Array.isArray(className) ? className : [];
}

function textOf(element: Element): string {
  return textsOf(element).join('');
}

function textsOf(element: Element): string[] {
  return element.children.flatMap((child) =>
    child.type === 'text' ? [child.value] : child.type === 'element' ? textsOf(child) : [],
  );
}

function excerpt(text: string): string {
  const plain = text.replace(/\s+/gu, ' ').trim();
  return plain.length > 60 ? `${plain.slice(0, 60)}…` : plain;
}

function find(root: Root | Element, tagName: string): Element | undefined {
  for (const child of root.children) {
    if (child.type !== 'element') continue;
    if (child.tagName === tagName) return child;
    const below = tagName === 'body' && child.tagName === 'html' ? find(child, tagName) : undefined;
    if (below) return below;
  }
  return undefined;
}
