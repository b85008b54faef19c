import { attribute, child, descendants, glance, mentions, sourceOf, type XmlElement } from '@decode/ooxml';
import { type BoldLook, boldHeadingsOf } from './bold-headings.ts';
import { type ListPlace, listPlaceOf, type Numbering } from './numbering.ts';
import type { Host } from './open-host.ts';
import { styleNames } from './style-names.ts';
import type { Styles } from './styles.ts';
import { visibleText } from './visible-text.ts';

/** How the host dresses a kind of paragraph. */
export interface Look {
  /** Undefined where the host has nothing of the kind, so that a style is added. */
  readonly style: string | undefined;
  /** Name of the style, for people. */
  readonly name: string;
  /** Formatting that the host's people gave by hand to most such paragraphs: children of w:pPr, of w:rPr. */
  readonly paragraph: string;
  readonly run: string;
  readonly why: 'most used' | 'its name' | 'standard' | 'added';
}

/** A list of the host that ours continue the habits of. */
export interface ListLook {
  readonly style: string | undefined;
  readonly list: string;
  /** Of the numbering that the list is of: a list that starts anew is made from it. */
  readonly definition: string;
  readonly levels: number;
}

export interface HeadingLook {
  readonly style: string | undefined;
  readonly name: string;
  /** w:numPr of the paragraph itself, where the host numbers headings by hand; else empty. */
  readonly numbering: string;
  /** What a style that is added looks like, where lines in bold stand for headings. */
  readonly dress?: BoldLook;
  readonly why: 'most used' | 'its name' | 'bold lines' | 'added';
}

/** The host's habits, by what a paragraph of ours is. */
export interface Looks {
  readonly body: Look;
  readonly quote: Look;
  readonly caption: Look;
  readonly cell: Look;
  readonly cellHead: Look;
  readonly noteText: Look;
  readonly noteCall: Look;
  readonly link: Look;
  readonly table: Look;
  readonly bullets: ListLook | undefined;
  readonly numbers: ListLook | undefined;
  /** A heading whose number is typed, where most headings are so. */
  readonly typedNumber: string | undefined;
  heading(level: number): HeadingLook;
}

/** Whether a paragraph is long enough, as far as its source tells at a glance. */
function isProse(paragraph: XmlElement): boolean {
  let length = 0;
  const visit = (element: XmlElement): void => {
    if (element.name === 'w:t') length += element.closeStart - element.openEnd;
    else if (element.name === 'w:r' || element.name === 'w:hyperlink' || element.name === 'w:ins')
      for (const inner of element.children) visit(inner);
  };
  for (const element of paragraph.children) visit(element);
  return length > proseLength;
}

/** Letters from which on a paragraph is prose and not a label. */
const proseLength = 60;

/** What is to be known of a paragraph: the paragraph itself need not be kept. */
interface Worn {
  readonly style: string | undefined;
  /** Its own numbering, as written. */
  readonly numbering: string;
  /** What was given by hand, to the paragraph and behind a line break to its first text. */
  readonly byHand: string;
}

/** Told the same thing of thousands of paragraphs, it is kept once. */
function createWardrobe({ propertiesOf }: Styles): (paragraph: XmlElement) => Worn {
  const known = new Map<string, Worn>();
  return (paragraph) => {
    const { style, numbering, byHand: onParagraph } = propertiesOf(paragraph);
    const byHand = `${onParagraph}\n${handsOnText(paragraph)}`;
    const key = `${style ?? ' '}\n${numbering}\n${byHand}`;
    const worn = known.get(key) ?? { style, numbering, byHand };
    known.set(key, worn);
    return worn;
  };
}

/** «2.1. Births», «II. Births». */
const typedNumber = /^(?:\d+|[IVXLC]+)(?:\.\d+)*\.?\s+\p{L}/u;

export function looksOf(host: Host, numbering: Numbering): Looks {
  const { body, styles } = host;
  const wornBy = createWardrobe(styles);
  const prose: Worn[] = [];
  const headings = new Map<number, Worn[]>();
  const items: (ListPlace & Worn)[] = [];
  const headingLists = new Set<string>();
  const titles: string[] = [];
  const bold = boldHeadingsOf(host);
  for (const block of body.children.filter(({ name }) => name === 'w:p')) {
    const paragraph = glance(block);
    const level = styles.levelOf(paragraph);
    const place = listPlaceOf(paragraph, numbering, styles);
    const isHeading = level !== undefined || bold.has(block.start);
    if (isHeading) {
      titles.push(visibleText(paragraph));
      if (level !== undefined) addTo(headings, level, wornBy(paragraph));
      if (place) headingLists.add(place.list.definition);
    } else if (place) items.push({ ...place, ...wornBy(paragraph) });
    else if (isProse(paragraph)) prose.push(wornBy(paragraph));
  }
  const typed = titles.filter((title) => typedNumber.test(title));
  const cells: Worn[] = [];
  const headCells: Worn[] = [];
  for (const table of body.children.filter(({ name }) => name === 'w:tbl')) {
    const rows = glance(table).children.filter(({ name }) => name === 'w:tr');
    rows.forEach((row, index) => {
      const found = [...descendants(row, 'w:p')].filter((paragraph) => visibleText(paragraph) !== '');
      for (const paragraph of found)
        (index === 0 && rows.length > 1 ? headCells : cells).push(wornBy(paragraph));
    });
  }
  const lists = items.filter(({ list, level }) => level === 0 && !headingLists.has(list.definition));
  const bodyLook = mostUsed(host, prose) ?? standard(host);
  const cell = mostUsed(host, cells) ?? named(host, styleNames.tableText);
  return {
    body: bodyLook,
    quote: named(host, styleNames.quote) ?? bodyLook,
    caption:
      named(host, styleNames.caption) ?? mostUsed(host, captionsOf(body).map(wornBy)) ?? added('caption'),
    cell: cell ?? added('DeCoDe Table Text'),
    cellHead:
      mostUsed(host, headCells) ?? named(host, styleNames.tableHead) ?? cell ?? added('DeCoDe Table Text'),
    noteText: named(host, styleNames.footnoteText) ?? added('footnote text'),
    noteCall: named(host, styleNames.footnoteReference, 'character') ?? added('footnote reference'),
    link: named(host, styleNames.hyperlink, 'character') ?? added('Hyperlink'),
    table: tableLook(host) ?? added('DeCoDe Table'),
    bullets: listLook(lists.filter(({ list, level }) => list.levels[level]?.format === 'bullet')),
    numbers: listLook(lists.filter(({ list, level }) => isCounted(list.levels[level]?.format))),
    typedNumber: typed.length * 2 > titles.length ? typed[0] : undefined,
    heading: (level) => headingLook(host, numbering, headings, level),
  };
}

function headingLook(
  host: Host,
  numbering: Numbering,
  headings: ReadonlyMap<number, readonly Worn[]>,
  level: number,
): HeadingLook {
  const { styles } = host;
  const used = most(headings.get(level) ?? [], ({ style }) => style ?? '');
  if (used) {
    const [id, all] = used;
    const numbers = most(all, (worn) => worn.numbering);
    const name = styles.get(id)?.name ?? id;
    return { style: id === '' ? undefined : id, name, numbering: numbers?.[0] ?? '', why: 'most used' };
  }
  const dress = boldLook(host, numbering, level);
  if (dress) {
    return {
      style: undefined,
      name: `heading ${level}`,
      numbering: dress.numbering,
      dress,
      why: 'bold lines',
    };
  }
  const own =
    styles.named('paragraph', [`heading ${level}`]) ??
    styles.all.find(({ id, kind }) => kind === 'paragraph' && styles.level(id) === level);
  const above = level > 1 ? headingLook(host, numbering, headings, level - 1) : undefined;
  const deeper = above === undefined ? '' : below(above.numbering, numbering);
  if (own) {
    const numbered = styles
      .chain(own.id)
      .some(({ element }) => child(element, 'w:pPr', 'w:numPr') !== undefined);
    return { style: own.id, name: own.name, numbering: numbered ? '' : deeper, why: 'its name' };
  }
  return { style: undefined, name: `heading ${level}`, numbering: deeper, why: 'added' };
}

/** The look of lines in bold that stand for headings of a level; where none are so deep, that of those above in italics, and below that in italics alone. */
function boldLook(host: Host, numbering: Numbering, level: number): BoldLook | undefined {
  const all = [...boldHeadingsOf(host).values()];
  const deepest = Math.max(0, ...all.filter((line) => line.level <= level).map((line) => line.level));
  const used = most(
    all.filter((line) => line.level === deepest).map(({ look }) => look),
    (look) => JSON.stringify(look),
  );
  const [look] = used?.[1] ?? [];
  if (!look || deepest === level) return look;
  let numPr = look.numbering;
  for (let at = deepest; at < level && numPr !== ''; at++) numPr = below(numPr, numbering);
  return { ...look, numbering: numPr, run: deeper(look.run, level - deepest) };
}

function deeper(run: string, by: number): string {
  const [fonts = ''] = /^<w:rFonts\b[^>]*>/.exec(run) ?? [];
  const others = run.slice(fonts.length).replace(/<w:(?:b|i)(?:Cs)?(?: [^>]*)?\/>/g, '');
  const weight = by > 1 ? '<w:b w:val="0"/><w:bCs w:val="0"/>' : '<w:b/><w:bCs/>';
  return `${fonts}${weight}<w:i/><w:iCs/>${others}`;
}

/** The numbering that a heading has by hand, one level deeper, where its list has such a level. */
function below(numPr: string, numbering: Numbering): string {
  const list = /w:numId\s+w:val="([^"]*)"/.exec(numPr)?.[1];
  const level = Number(/w:ilvl\s+w:val="(\d)"/.exec(numPr)?.[1] ?? Number.NaN);
  const next = numbering.lists.get(list ?? '')?.levels[level + 1];
  if (!next || next.text === '' || next.format === 'none' || next.format === 'bullet') return '';
  return `<w:numPr><w:ilvl w:val="${level + 1}"/><w:numId w:val="${list}"/></w:numPr>`;
}

function listLook(items: readonly (ListPlace & Worn)[]): ListLook | undefined {
  const used = most(items, ({ list, style }) => `${list.definition} ${style ?? ''}`);
  const [item] = used?.[1] ?? [];
  if (!item) return undefined;
  const { list, style } = item;
  return {
    style,
    list: list.id,
    definition: list.definition,
    levels: list.levels.length,
  };
}

function isCounted(format: string | undefined): boolean {
  return format !== undefined && format !== 'bullet' && format !== 'none';
}

/** The style of most of some paragraphs, with the formatting that most of those have by hand. */
function mostUsed({ styles }: Host, paragraphs: readonly Worn[]): Look | undefined {
  const standardStyle = styles.standard('paragraph')?.id ?? '';
  const used = most(paragraphs, ({ style }) => style ?? standardStyle);
  if (!used) return undefined;
  const [style, own] = used;
  const byHand = most(own, (worn) => worn.byHand);
  const [paragraph = '', run = ''] = (byHand && byHand[1].length * 2 > own.length ? byHand[0] : '\n').split(
    '\n',
  );
  return {
    style: style === '' ? undefined : style,
    name: styles.get(style)?.name ?? 'Normal',
    paragraph,
    run,
    why: 'most used',
  };
}

/** Font, size and colour that were given by hand to the first text of a paragraph. */
function handsOnText(paragraph: XmlElement): string {
  const run = paragraph.children.find(
    ({ name, children }) => name === 'w:r' && children.some((inner) => inner.name === 'w:t'),
  );
  const properties = child(run, 'w:rPr')?.children ?? [];
  return properties
    .filter(({ name }) => handOnText.has(name))
    .map((element) => sourceOf(element).replaceAll('\n', ' '))
    .join('');
}
const handOnText = new Set(['w:rFonts', 'w:color', 'w:sz', 'w:szCs']);

function tableLook({ body, styles }: Host): Look | undefined {
  const tables = body.children.filter(({ name }) => name === 'w:tbl');
  const used = most(
    tables.flatMap((table) => {
      const id = attribute(child(glance(table), 'w:tblPr', 'w:tblStyle'), 'w:val');
      const style = styles.get(id);
      return style?.kind === 'table' && !style.isDefault ? [style.id] : [];
    }),
    (id) => id,
  );
  const style =
    (used && used[1].length * 2 > tables.length ? styles.get(used[0]) : undefined) ??
    styles.named('table', styleNames.tableGrid);
  return (
    style && {
      style: style.id,
      name: style.name,
      paragraph: '',
      run: '',
      why: used ? 'most used' : 'its name',
    }
  );
}

function captionsOf(body: XmlElement): XmlElement[] {
  return body.children.filter(
    (paragraph) =>
      paragraph.name === 'w:p' && mentions(paragraph, /\bSEQ\s/) && !child(paragraph, 'w:pPr', 'w:numPr'),
  );
}

function named(
  { styles }: Host,
  names: readonly string[],
  kind: 'paragraph' | 'character' = 'paragraph',
): Look | undefined {
  const style = styles.named(kind, names);
  return style && { style: style.id, name: style.name, paragraph: '', run: '', why: 'its name' };
}

function standard({ styles }: Host): Look {
  const style = styles.standard('paragraph');
  return { style: style?.id, name: style?.name ?? 'Normal', paragraph: '', run: '', why: 'standard' };
}

function added(name: string): Look {
  return { style: undefined, name, paragraph: '', run: '', why: 'added' };
}

/** The key that most values share, with those values; the first of several that are as many. */
function most<T>(values: readonly T[], keyOf: (value: T) => string): [string, T[]] | undefined {
  const groups = new Map<string, T[]>();
  for (const value of values) addTo(groups, keyOf(value), value);
  return [...groups].reduce<[string, T[]] | undefined>(
    (best, group) => (best && best[1].length >= group[1].length ? best : group),
    undefined,
  );
}

function addTo<K, V>(groups: Map<K, V[]>, key: K, value: V): void {
  const group = groups.get(key);
  if (group) group.push(value);
  else groups.set(key, [value]);
}
