import { createHash } from 'node:crypto';
import { attribute, child, escapeXml, sourceOf, type XmlElement } from '@decode/ooxml';
import type { Look, Looks } from '../host/looks.ts';
import type { Host } from '../host/open-host.ts';

/** Everything by which things of ours are known in a host, whoever saved it since. */
export interface Sign {
  /** Eight hexadecimal digits that stand for place, language and name of the part. */
  readonly key: string;
}

export function signOf(place: string, language: string, name: string): Sign {
  return { key: digest([place, language, name]) };
}

/** Ids of our styles begin with it. */
export function stylePrefix({ key }: Sign): string {
  return `DeCoDe${key}`;
}

/** Ids of our relationships begin with it, until Word gives them others. */
export function relationshipMark({ key }: Sign): string {
  return `rIdDeCoDe${key}`;
}

/** w:nsid of our lists: Word tells lists apart by it, and keeps it. */
export function listSign({ key }: Sign, kind: 'bullets' | 'numbers'): string {
  return digest([key, kind]).toUpperCase();
}

export function digest(parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 8);
}

/** What our part needs in the host besides its own text. */
export interface Needs {
  /** XML of styles by their ids. */
  readonly styles: Map<string, string>;
  readonly definitions: string[];
  readonly lists: string[];
  /** XML of notes. */
  readonly notes: string[];
  /** Addresses by the ids of their relationships. */
  readonly links: Map<string, string>;
  readonly noteLinks: Map<string, string>;
  /** Ids of media by the ids of their relationships. */
  readonly pictures: Map<string, string>;

  /** The id of a style for a role: the host's, or one that is added. */
  style(look: Look, role: AddedRole): string;
  heading(level: number): { readonly style: string; readonly numbering: string };
  /** w:numPr for an item; a numbered list is begun anew with each `begun` that it is given. */
  item(
    ordered: boolean,
    depth: number,
    begun: object,
  ): { readonly style: string | undefined; readonly numbering: string };
  link(url: string, inNote: boolean): string;
  picture(media: string): string;
  /** Gives a note its id, before its text is written. */
  noteId(): number;
  bookmarkId(): number;
  drawingId(): number;
}

export type AddedRole = 'caption' | 'cell' | 'table' | 'noteText' | 'noteCall' | 'link';

const addedStyles: Readonly<
  Record<
    AddedRole,
    { readonly kind: string; readonly name: string; readonly own: boolean; readonly inner: string }
  >
> = {
  caption: {
    kind: 'paragraph',
    name: 'caption',
    own: false,
    inner:
      '<w:pPr><w:keepNext/><w:spacing w:before="120" w:after="60"/></w:pPr><w:rPr><w:b/><w:bCs/></w:rPr>',
  },
  cell: {
    kind: 'paragraph',
    name: 'DeCoDe Table Text',
    own: true,
    inner:
      '<w:pPr><w:spacing w:before="0" w:after="0"/><w:ind w:left="0" w:firstLine="0"/><w:jc w:val="left"/></w:pPr>',
  },
  table: {
    kind: 'table',
    name: 'DeCoDe Table',
    own: true,
    inner: `<w:tblPr><w:tblBorders>${['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>`).join('')}</w:tblBorders><w:tblCellMar><w:top w:w="40" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="40" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr>`,
  },
  noteText: {
    kind: 'paragraph',
    name: 'footnote text',
    own: false,
    inner:
      '<w:pPr><w:spacing w:before="0" w:after="0"/></w:pPr><w:rPr><w:sz w:val="18"/><w:szCs w:val="18"/></w:rPr>',
  },
  noteCall: {
    kind: 'character',
    name: 'footnote reference',
    own: false,
    inner: '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>',
  },
  link: {
    kind: 'character',
    name: 'Hyperlink',
    own: false,
    inner: '<w:rPr><w:color w:val="0563C1"/><w:u w:val="single"/></w:rPr>',
  },
};

export function createNeeds(host: Host, looks: Looks, sign: Sign): Needs {
  const { styles } = host;
  const notesTree = host.tree('footnotes');
  const numbering = host.tree('numbering');
  const mark = relationshipMark(sign);
  const taken = new Set(host.relationships.map(({ id }) => id));
  let relationship = 0;
  const relationshipId = () => {
    do relationship++;
    while (taken.has(`${mark}n${relationship}`));
    return `${mark}n${relationship}`;
  };
  const counter = (first: number) => () => first++;
  const highest = (root: XmlElement | undefined, name: string, least = 0) =>
    root ? highestIn(root, name, least) : least;
  const nextDefinition = counter(
    Math.max(highest(numbering, 'w:abstractNumId', -1), calledDefinitions(numbering)) + 1,
  );
  const nextList = counter(Math.max(highest(numbering, 'w:numId'), calledLists(host)) + 1);
  const definitions = new Map<'bullets' | 'numbers', number>();
  const begunLists = new Map<object, number>();
  let bullets: string | undefined;

  const needs: Needs = {
    styles: new Map(),
    definitions: [],
    lists: [],
    notes: [],
    links: new Map(),
    noteLinks: new Map(),
    pictures: new Map(),

    style(look, role) {
      if (look.style !== undefined) return look.style;
      const { kind, name, own, inner } = addedStyles[role];
      const id = `${stylePrefix(sign)}${name.replace(/\W/g, '')}`;
      if (styles.get(id)) return id;
      const base = styles.standard(
        kind === 'table' ? 'table' : kind === 'character' ? 'character' : 'paragraph',
      );
      const shown = own ? `${name} ${sign.key.slice(0, 4)}` : name;
      needs.styles.set(id, styleXml(kind, id, shown, base?.id, inner));
      return id;
    },

    heading(level) {
      const look = looks.heading(level);
      if (look.style !== undefined) return { style: look.style, numbering: look.numbering };
      const id = `${stylePrefix(sign)}Heading${level}`;
      if (!needs.styles.has(id) && !styles.get(id)) {
        const { dress } = look;
        const standard = styles.standard('paragraph')?.id;
        const above = dress
          ? (dress.style ?? standard)
          : level > 1
            ? needs.heading(level - 1).style
            : standard;
        const next = looks.body.style ?? styles.standard('paragraph')?.id;
        const inner =
          `${next === undefined ? '' : `<w:next w:val="${escapeXml(next)}"/>`}<w:uiPriority w:val="9"/><w:qFormat/>` +
          `<w:pPr><w:keepNext/>${dress ? unnumbered : headingNumbering(host, level)}${dress ? apart(dress.paragraph) : ''}<w:outlineLvl w:val="${level - 1}"/></w:pPr>` +
          (dress ? `<w:rPr>${dress.run}</w:rPr>` : headingSize(host, looks, level));
        const isTaken = styles.named('paragraph', [`heading ${level}`]) !== undefined;
        const name = isTaken ? `DeCoDe heading ${level} ${sign.key.slice(0, 4)}` : `heading ${level}`;
        needs.styles.set(id, styleXml('paragraph', id, name, above, inner));
      }
      return { style: id, numbering: look.numbering };
    },

    item(ordered, depth, begun) {
      const look = ordered ? looks.numbers : looks.bullets;
      const level = Math.min(depth, (look?.levels ?? 3) - 1);
      const numPr = (list: string) =>
        `<w:numPr><w:ilvl w:val="${Math.max(0, level)}"/><w:numId w:val="${list}"/></w:numPr>`;
      const style = look ? look.style : looks.body.style;
      if (!ordered) {
        bullets ??= look?.list ?? newList('bullets');
        return { style, numbering: numPr(bullets) };
      }
      let list = begunLists.get(begun);
      if (list === undefined) {
        list = Number(newList('numbers'));
        begunLists.set(begun, list);
      }
      return { style, numbering: numPr(String(list)) };
    },

    link(url, inNote) {
      const links = inNote ? needs.noteLinks : needs.links;
      const known = [...links].find(([, other]) => other === url);
      if (known) return known[0];
      const id = relationshipId();
      links.set(id, url);
      return id;
    },

    picture(media) {
      const known = [...needs.pictures].find(([, other]) => other === media);
      if (known) return known[0];
      const id = relationshipId();
      needs.pictures.set(id, media);
      return id;
    },

    noteId: counter(Math.max(1, highest(notesTree, 'w:id') + 1, calledNotes(host) + 1)),
    bookmarkId: counter(highest(host.body, 'w:id') + 1),
    drawingId: counter(highest(host.body, 'id') + 1),
  };

  function newList(kind: 'bullets' | 'numbers'): string {
    let definition = definitions.get(kind);
    const nsid = listSign(sign, kind);
    definition ??= standingDefinition(numbering, nsid);
    if (definition === undefined) {
      definition = nextDefinition();
      definitions.set(kind, definition);
      needs.definitions.push(definitionXml(host, looks, definition, kind, nsid));
    }
    const id = nextList();
    const anew =
      kind === 'numbers' ? '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>' : '';
    needs.lists.push(`<w:num w:numId="${id}"><w:abstractNumId w:val="${definition}"/>${anew}</w:num>`);
    return String(id);
  }
  return needs;
}

/** The id of a list of ours that an earlier folding brought and that is still there. */
function standingDefinition(numbering: XmlElement | undefined, nsid: string): number | undefined {
  const found = numbering?.children.find((element) => attribute(child(element, 'w:nsid'), 'w:val') === nsid);
  const id = Number(attribute(found, 'w:abstractNumId') ?? Number.NaN);
  return Number.isInteger(id) ? id : undefined;
}

/** A list of ours: counted ones look as the host's do, where it has some. */
function definitionXml(
  host: Host,
  looks: Looks,
  id: number,
  kind: 'bullets' | 'numbers',
  nsid: string,
): string {
  const own = kind === 'numbers' ? looks.numbers?.definition : undefined;
  const source = host
    .tree('numbering')
    ?.children.find(
      (element) => element.name === 'w:abstractNum' && attribute(element, 'w:abstractNumId') === own,
    );
  const levels = source?.children.filter(({ name }) => name === 'w:lvl') ?? [];
  const content =
    levels.length > 0
      ? levels.map((level) => sourceOf(level).replace(/<w:pStyle\b[^>]*\/>/g, '')).join('')
      : [0, 1, 2].map((level) => levelXml(level, kind)).join('');
  return `<w:abstractNum w:abstractNumId="${id}"><w:nsid w:val="${nsid}"/><w:multiLevelType w:val="multilevel"/>${content}</w:abstractNum>`;
}

function levelXml(level: number, kind: 'bullets' | 'numbers'): string {
  const [format, text] =
    kind === 'bullets' ? ['bullet', ['•', '–', '•'][level]] : ['decimal', `%${level + 1}.`];
  return `<w:lvl w:ilvl="${level}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="${357 * (level + 1)}" w:hanging="357"/></w:pPr></w:lvl>`;
}

/** The numbering of the host's heading style above, one level deeper, where its list goes on. */
function headingNumbering({ styles, tree }: Host, level: number): string {
  for (let above = level - 1; above > 0; above--) {
    const style = styles.all.find(({ id, kind }) => kind === 'paragraph' && styles.level(id) === above);
    const numPr = child(style?.element, 'w:pPr', 'w:numPr');
    const list = attribute(child(numPr, 'w:numId'), 'w:val');
    if (list === undefined) continue;
    const parts = tree('numbering')?.children ?? [];
    const definition = attribute(
      child(
        parts.find((part) => part.name === 'w:num' && attribute(part, 'w:numId') === list),
        'w:abstractNumId',
      ),
      'w:val',
    );
    const levels = parts.find(
      (part) => part.name === 'w:abstractNum' && attribute(part, 'w:abstractNumId') === definition,
    );
    const own = levels?.children.find(
      (part) => part.name === 'w:lvl' && attribute(part, 'w:ilvl') === String(level - 1),
    );
    const shown =
      attribute(child(own, 'w:numFmt'), 'w:val') !== 'none' && attribute(child(own, 'w:lvlText'), 'w:val');
    if (shown)
      return `<w:numPr><w:ilvl w:val="${level - 1}"/><w:numId w:val="${escapeXml(list)}"/></w:numPr>`;
    break;
  }
  return unnumbered;
}

/** Lines in bold often have no room above them but that which paragraphs leave: a table leaves none. */
function apart(byHand: string): string {
  return byHand.includes('<w:spacing') ? byHand : `<w:spacing w:before="120"/>${byHand}`;
}

const unnumbered = '<w:numPr><w:numId w:val="0"/></w:numPr>';

function styleXml(kind: string, id: string, name: string, base: string | undefined, inner: string): string {
  const custom = name.startsWith('DeCoDe') ? ' w:customStyle="1"' : '';
  const based = base === undefined ? '' : `<w:basedOn w:val="${escapeXml(base)}"/>`;
  return `<w:style w:type="${kind}"${custom} w:styleId="${id}"><w:name w:val="${name}"/>${based}${inner}</w:style>`;
}

/** The highest id in a part, by the name of its attribute; some programs give ids near the limit, which are passed over. */
function highestIn(root: XmlElement, name: string, least: number): number {
  let most = least;
  for (const [, digits] of root.source.matchAll(new RegExp(`\\s${name}="(\\d{1,9})"`, 'g')))
    most = Math.max(most, Number(digits));
  return most;
}

/** The highest id by which the text calls a note, also one that is missing. */
function calledNotes({ body }: Host): number {
  return highestCall(body.source, /<w:footnoteReference\b[^>]*?w:id="(\d{1,9})"/g);
}

/** The same of lists, called by text and styles: an id of ours must not give them one. */
function calledLists({ body, tree }: Host): number {
  const calls = /<w:numId\s+w:val="(\d{1,9})"/g;
  return Math.max(highestCall(body.source, calls), highestCall(tree('styles')?.source ?? '', calls));
}

/** The same of what lists are made of. */
function calledDefinitions(numbering: XmlElement | undefined): number {
  return highestCall(numbering?.source ?? '', /<w:abstractNumId\s+w:val="(\d{1,9})"/g, -1);
}

function highestCall(source: string, call: RegExp, least = 0): number {
  let most = least;
  for (const [, digits] of source.matchAll(call)) most = Math.max(most, Number(digits));
  return most;
}

/** A heading of a level that the host has none of is smaller than those above, as far as its text is. */
function headingSize({ styles, tree }: Host, looks: Looks, level: number): string {
  const sizeOf = (style: string | undefined) =>
    styles
      .chain(style)
      .map(({ element }) => attribute(child(element, 'w:rPr', 'w:sz'), 'w:val'))
      .find((size) => size !== undefined);
  const standard = child(tree('styles'), 'w:docDefaults', 'w:rPrDefault', 'w:rPr', 'w:sz');
  const text = Number(sizeOf(looks.body.style) ?? attribute(standard, 'w:val') ?? 20);
  for (let above = level - 1; above > 0; above--) {
    const size = Number(sizeOf(looks.heading(above).style) ?? Number.NaN);
    if (!Number.isFinite(size)) continue;
    const smaller = Math.max(Math.min(size, text), size - 4 * (level - above));
    return `<w:rPr><w:sz w:val="${smaller}"/><w:szCs w:val="${smaller}"/></w:rPr>`;
  }
  return '';
}
