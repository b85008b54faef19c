import { nearest } from '@decode/model';
import { attribute, child, descendants, parseXml, type XmlElement } from '@decode/ooxml';
import { FoldRefusal } from './fold-refusal.ts';
import { bookmarksOf, controlsOf } from './marks.ts';
import { readNumbering } from './numbering.ts';
import type { Host } from './open-host.ts';
import { enclosure, type HostHeading, headingLevel, headingsOf, outermost } from './outline.ts';
import { even, visibleText } from './visible-text.ts';

/** Where a part is to stand: at something that the host's own people have named. */
export interface Anchor {
  readonly kind: 'heading' | 'bookmark' | 'control';
  readonly name: string;
  /** start: below the heading, or before the paragraph with the bookmark or the control. end: at the end of what the heading is over, or behind them. */
  readonly side: 'start' | 'end';
}

/** A place between two blocks of the host's text. */
export interface Spot {
  /** Offset in the text of the document's part. */
  readonly offset: number;
  /** Level of the heading that the part stands below; 0 where there is none. */
  readonly level: number;
}

/** @throws FoldRefusal for anything but `heading:…`, `bookmark:…` and `control:…`. */
export function parseAnchor(text: string, side: Anchor['side']): Anchor {
  const match = /^(heading|bookmark|control):\s*(\S.*?)\s*$/su.exec(text);
  if (!match) {
    throw new FoldRefusal(
      'no-anchor',
      `"${text}" does not say where to insert.`,
      'Write heading:, bookmark: or control: and its name, such as --at "heading:5.2 Population". "npm run decode -- inspect" lists them.',
    );
  }
  return { kind: match[1] as Anchor['kind'], name: match[2] ?? '', side };
}

/** @throws FoldRefusal where the anchor is missing, stands twice, or stands where no chapter can. */
export function findSpot(host: Host, anchor: Anchor): Spot {
  const spots = { heading: atHeading, bookmark: atBookmark, control: atControl };
  return spots[anchor.kind](host, anchor);
}

/** Level of the last heading before an offset; 0 where there is none. */
export function levelBefore(host: Host, offset: number): number {
  const before = host.body.children.filter(({ name, start }) => name === 'w:p' && start < offset);
  return before.reduce((level, paragraph) => headingLevel(host, paragraph) ?? level, 0);
}

function atHeading(host: Host, { name, side }: Anchor): Spot {
  const headings = headingsOf(host, readNumbering(host.tree('numbering'), host.styles));
  const heading = chooseHeading(headings, name);
  const { paragraph, level } = heading;
  mustBeReachable(host, paragraph, `The heading "${heading.text}"`);
  if (side === 'start') {
    // Below a heading that also ends a page layout, the text would stand in another one.
    mustNotEndSection(paragraph, `the heading "${heading.text}"`);
    return { offset: paragraph.end, level };
  }
  const blocks = host.body.children;
  let next = blocks.indexOf(paragraph) + 1;
  while (next < blocks.length && !endsSection(host, blocks[next], level)) next++;
  return { offset: beforeSectionEnd(blocks, next), level };
}

function chooseHeading(headings: readonly HostHeading[], name: string): HostHeading {
  const wanted = comparable(name);
  const matches = (heading: HostHeading) =>
    [heading.text, `${heading.number} ${heading.text}`, withoutNumber(heading.text)].some(
      (text) => comparable(text) === wanted,
    );
  const exact = headings.filter((heading) => comparable(`${heading.number} ${heading.text}`) === wanted);
  const found = exact.length === 1 ? exact : headings.filter(matches);
  const [heading] = found;
  if (heading && found.length === 1) return heading;
  if (heading) {
    const places = found.map((each) => `"${[each.number, each.text].filter(Boolean).join(' ')}"`).join(', ');
    throw new FoldRefusal(
      'ambiguous-anchor',
      `The document has ${found.length} headings "${name}": ${places}.`,
      'Name the heading with its number; where that is the same, set a bookmark at the place (Insert, Bookmark) and name it with bookmark:.',
    );
  }
  const meant = nearest(
    name,
    headings.map(({ text }) => text),
  );
  throw new FoldRefusal(
    'unknown-anchor',
    `The document has no heading "${name}".`,
    meant === undefined
      ? 'Run "npm run decode -- inspect" with the document: it lists the headings that it has.'
      : `Did you mean "${meant}"? "npm run decode -- inspect" lists all headings.`,
  );
}

function atBookmark(host: Host, { name, side }: Anchor): Spot {
  const all = [...descendants(host.body, 'w:bookmarkStart')].filter(
    (element) => attribute(element, 'w:name') === name,
  );
  const [mark] = all;
  if (!mark) {
    throw notFound(host, 'w:bookmarkStart', (element) => attribute(element, 'w:name') === name, {
      what: `bookmark "${name}"`,
      known: bookmarksOf(host).map((bookmark) => bookmark.name),
      name,
    });
  }
  mustBeOne(all, `bookmarks "${name}"`);
  mustBeReachable(host, mark.parent?.name === 'w:p' ? mark.parent : mark, `The bookmark "${name}"`);
  return beside(host, outermost(host.body, mark), side, `the paragraph with the bookmark "${name}"`);
}

function atControl(host: Host, { name, side }: Anchor): Spot {
  const all = controlsOf(host).filter((control) => control.name === name);
  const [control] = all;
  if (!control) {
    const has = (element: XmlElement) =>
      attribute(child(element, 'w:sdtPr', 'w:tag'), 'w:val') === name ||
      attribute(child(element, 'w:sdtPr', 'w:alias'), 'w:val') === name;
    throw notFound(host, 'w:sdt', has, {
      what: `content control "${name}"`,
      known: controlsOf(host).map((known) => known.name),
      name,
    });
  }
  mustBeOne(all, `content controls "${name}"`);
  const { element } = control;
  mustBeReachable(
    host,
    element.parent?.name === 'w:p' ? element.parent : element,
    `The content control "${name}"`,
  );
  return beside(host, outermost(host.body, element), side, `the content control "${name}"`);
}

function beside(host: Host, block: XmlElement, side: Anchor['side'], what: string): Spot {
  if (side === 'end') mustNotEndSection(block, what);
  const offset = side === 'start' ? block.start : block.end;
  return { offset, level: levelBefore(host, offset) };
}

function endsSection(host: Host, block: XmlElement | undefined, level: number): boolean {
  if (!block || block.name === 'w:sectPr') return true;
  const own = block.name === 'w:p' ? headingLevel(host, block) : undefined;
  return own !== undefined && own <= level;
}

/** The end of the last block before `next` that can be followed within its page layout. */
function beforeSectionEnd(blocks: readonly XmlElement[], next: number): number {
  let last = next - 1;
  for (; last > 0; last--) {
    const block = blocks[last];
    if (!block || !holdsSection(block)) break;
    if (visibleText(block) !== '') mustNotEndSection(block, 'the last paragraph below this heading');
  }
  return blocks[last]?.end ?? 0;
}

function holdsSection(block: XmlElement): boolean {
  return child(block, 'w:pPr', 'w:sectPr') !== undefined;
}

function mustNotEndSection(block: XmlElement, what: string): void {
  if (!holdsSection(block)) return;
  throw new FoldRefusal(
    'section-break',
    `A section break stands in ${what}: what follows it has other pages, perhaps turned or with another header.`,
    'In Word, put an empty paragraph before the section break and run the command again; or name another place.',
  );
}

function mustBeOne(found: readonly unknown[], what: string): void {
  if (found.length < 2) return;
  throw new FoldRefusal(
    'ambiguous-anchor',
    `The document has ${found.length} ${what}.`,
    'Rename or remove all but one, or name another place.',
  );
}

function mustBeReachable({ body }: Host, element: XmlElement, what: string): void {
  const around = enclosure(body, element);
  if (around === undefined) return;
  throw new FoldRefusal(
    'anchor-out-of-reach',
    `${what} stands in ${around}, where no chapter can be inserted.`,
    around === 'a content control'
      ? 'Name the content control itself, with control: and its tag, or a heading outside of it.'
      : 'Name a heading or bookmark in the running text.',
  );
}

/** Not in the text: in a header, a footer or a note, perhaps; else a slip. */
function notFound(
  host: Host,
  element: string,
  has: (element: XmlElement) => boolean,
  { what, known, name }: { readonly what: string; readonly known: readonly string[]; readonly name: string },
): FoldRefusal {
  for (const { type, target, external } of host.relationships) {
    if (external || !['header', 'footer', 'footnotes', 'endnotes', 'comments'].includes(type)) continue;
    if (!host.pkg.has(target)) continue;
    const root = parseXml(host.pkg.text(target), host.pkg.limits, target);
    if ([...descendants(root, element)].some(has)) {
      return new FoldRefusal(
        'anchor-out-of-reach',
        `The ${what} stands in ${type === 'header' || type === 'footer' ? `a ${type}` : 'a note or comment'}, where no chapter can be inserted.`,
        'Name a heading or bookmark in the running text.',
      );
    }
  }
  const meant = nearest(name, known);
  return new FoldRefusal(
    'unknown-anchor',
    `The document has no ${what}.`,
    meant !== undefined
      ? `Did you mean "${meant}"?`
      : known.length > 0
        ? `There is: ${known.slice(0, 12).join(', ')}.`
        : 'It has none at all. Name a heading instead: "npm run decode -- inspect" lists them.',
  );
}

/** «5.2.  Population» and «5.2. population» are the same heading. */
function comparable(text: string): string {
  return even(text)
    .toLowerCase()
    .replace(/^((?:[\divxlcdm]+\.)*[\divxlcdm]+)\.? /i, '$1 ');
}

/** A number that was typed before the text. */
function withoutNumber(text: string): string {
  return text.replace(/^(?:\d+\.)*\d+\.?\s+/, '');
}
