import type { Document } from '@decode/model';
import type { LinkTarget, Painted, Tag, Tags } from '@decode/render/pdf-reader';
import { everyPainted, everyTag, placeOf } from './every-tag.ts';
import { nodesByLine, type Place, type Told } from './told.ts';

/**
 * What is told of a place on a page, against what is painted there: links over their words and saying where they lead,
 * boxes of pictures around them, bookmarks and links that lead to where their blocks begin.
 */
export function faultsOfPlaces(tags: Tags, document: Document): string[] {
  return [...everyTag(tags.tree)].flatMap((tag) => {
    if (tag.role === 'Link') return faultsOfLink(tag, document);
    return tag.role === 'Figure' ? faultsOfBox(tag) : [];
  });
}

function faultsOfLink(link: Tag, { meta }: Document): string[] {
  const words = tidy(link.text);
  const name = `Link "${words.slice(0, 40)}"`;
  const pieces = everyPainted(link).flatMap(({ page, texts }) =>
    texts
      .filter(({ text }) => text.trim() !== '')
      .map((piece) => ({ ...piece, right: endOfWords(piece), page })),
  );
  const links = link.links ?? [];
  // The browser has a rectangle for each piece of a link, and they need not end where runs of letters do.
  const uncovered = pieces.filter(({ page, left, right, baseline, size }) =>
    [0.2, 0.5, 0.8].some((share) => {
      const point = [left + share * (right - left), baseline + size / 4] as const;
      return !links.some(({ on, area }) => on === page && isIn(area, point));
    }),
  );
  return [
    ...uncovered.map(({ text, page }) => `${name} does not lie over "${text.slice(0, 40)}" of page ${page}`),
    ...links.flatMap((one) => [
      ...(saysWhere(one, words, meta.words.backToText)
        ? []
        : [`${name} says that it leads to "${one.contents}"`]),
      ...(isOver(one, everyPainted(link))
        ? []
        : [`${name} lies over more than its words, on page ${one.on}`]),
    ]),
  ];
}

/** About where a piece ends without the spaces behind it, which the browser leaves out of a link. */
function endOfWords({ text, left, right }: Painted['texts'][number]): number {
  return left + ((right - left) * text.trimEnd().length) / text.length;
}

/** Points between the edges of words or pictures, and what is said of them. */
const slack = 2;

/** The words of the link, and its address where they are another; the way back from a note is an arrow. */
function saysWhere({ contents = '', url, target }: LinkTarget, words: string, backToText: string): boolean {
  const said = tidy(contents);
  if (target?.startsWith('call-')) return said === tidy(backToText);
  if (url === undefined) return said === words;
  const [, address] = said.startsWith(`${words} (`) ? [said, said.slice(words.length + 2, -1)] : [said, said];
  return URL.parse(address)?.href === url;
}

/** Whether a link is no higher than the lines of what it holds. One around a block is as wide as that is. */
function isOver({ on, area: [, y = 0, , farY = 0] }: LinkTarget, painted: readonly Painted[]): boolean {
  const size = Math.max(0, ...painted.flatMap(({ texts }) => texts.map((one) => one.size)));
  const [, bottom, , top] = boxAround(painted.filter(({ page }) => page === on));
  return y >= bottom - size - slack && farY <= top + size + slack;
}

function faultsOfBox(figure: Tag): string[] {
  const around = boxAround(everyPainted(figure));
  const near = figure.box?.every((side, i) => Math.abs(side - (around[i] ?? Number.NaN)) <= slack);
  return near
    ? []
    : [
        `Figure "${figure.alt?.slice(0, 40)}" is said to be at ${figure.box}, and is at ${around.map(Math.round)}`,
      ];
}

function isIn(
  [left = 0, bottom = 0, right = 0, top = 0]: readonly number[],
  [x, y]: readonly [number, number],
): boolean {
  return left <= x && x <= right && bottom <= y && y <= top;
}

function boxAround(painted: readonly Painted[]): [number, number, number, number] {
  const side = (i: number) => painted.map(({ box }) => box[i] ?? Number.NaN);
  return [Math.min(...side(0)), Math.min(...side(1)), Math.max(...side(2)), Math.max(...side(3))];
}

/**
 * Bookmarks are the headings, in their order, with their depths, tied to them and leading to where they begin.
 *
 * @param told the same headings as the document has them: their states stand behind their words
 */
export function faultsOfBookmarks(tags: Tags, told: readonly Told[]): string[] {
  const headings = [...everyTag(tags.tree)].filter(({ role }) => /^H\d$/u.test(role));
  if (headings.length !== tags.outline.length)
    return [`there are ${tags.outline.length} bookmarks of ${headings.length} headings`];
  return headings.flatMap((heading, i) => {
    const { level, title, page, top, element } = tags.outline[i] ?? { level: 0, title: '' };
    const name = `the bookmark of "${tidy(heading.text).slice(0, 40)}"`;
    const at = placeOf(heading);
    const { state } = told[i] ?? {};
    const words = tidy(state === undefined ? heading.text : `${heading.text} [${state}]`);
    return [
      ...(`H${level}` === heading.role
        ? []
        : [`${name} has the depth ${level}, not that of ${heading.role}`]),
      ...(tidy(title) === words ? [] : [`${name} is called "${title}"`]),
      ...(element === heading.object ? [] : [`${name} is tied to another element`]),
      ...(at && showsBegin(tags, { page, top }, at)
        ? []
        : [`${name} leads to page ${page}, ${top} points up, not ${shown(at)}`]),
    ];
  });
}

/**
 * Links lead to where their blocks begin.
 *
 * @param expected blocks with their names, as the document has them
 * @param found the same blocks as the file has them: with their places
 */
export function faultsOfDestinations(
  tags: Tags,
  expected: readonly Told[],
  found: readonly Told[],
  lang: string,
): string[] {
  const links = [...everyTag(tags.tree)].flatMap((tag) => (tag.links ?? []).map((link) => ({ tag, link })));
  const places = new Map(
    [...nodesByName(expected, found, lang)].flatMap(([id, { place }]) =>
      place ? [[id, place] as const] : [],
    ),
  );
  const calls = new Map<string, number>();
  for (const { tag, link } of links) {
    const [, number] = /^(\d+)\)$/u.exec(tidy(tag.text)) ?? [];
    const place = placeOf(tag);
    if (number === undefined || link.url !== undefined || !place) continue;
    calls.set(number, (calls.get(number) ?? 0) + 1);
    places.set(`call-${number}-${calls.get(number)}`, place);
  }
  const seen = new Set<string>();
  return links.flatMap(({ link: { target, page, top } }) => {
    if (target === undefined || seen.has(target)) return [];
    seen.add(target);
    const place = places.get(target);
    if (!place) return [`#${target} is no block of the document`];
    return showsBegin(tags, { page, top }, place)
      ? []
      : [`#${target} leads to page ${page}, ${top} points up, not ${shown(place)}`];
  });
}

/**
 * Entries of the contents, and nothing else, refer to the elements that they lead to (ISO 14289-2, 8.2.5.8), or to what
 * these begin.
 */
export function faultsOfReferences(
  { tree }: Tags,
  expected: readonly Told[],
  found: readonly Told[],
  lang: string,
): string[] {
  const named = nodesByName(expected, found, lang);
  const tags = [...everyTag(tree)];
  const byObject = new Map(tags.map((tag) => [tag.object, tag]));
  return tags.flatMap((tag) => {
    const { role, children, refersTo = [] } = tag;
    const targets =
      role === 'TOCI'
        ? // The entries below one are in a list of their own.
          [...everyTag(children.filter((child) => child.role !== 'TOC'))].flatMap(({ links = [] }) =>
            links.flatMap(({ target }) => target ?? []),
          )
        : [];
    const objects = [...new Set(targets)].map((target) => named.get(target)?.object ?? -1);
    const right =
      objects.length === refersTo.length &&
      objects.every((object, i) => begins(byObject.get(refersTo[i] ?? -1), object));
    return right ? [] : [`${role} "${tag.text.slice(0, 40)}" refers to other elements than it leads to`];
  });
}

/** Whether an element is this object, or the first one in it is. */
function begins(tag: Tag | undefined, object: number): boolean {
  return tag !== undefined && (tag.object === object || begins(tag.children[0], object));
}

/** What each name of the document is in the file. */
function nodesByName(
  expected: readonly Told[],
  found: readonly Told[],
  lang: string,
): ReadonlyMap<string, Told> {
  const placed = nodesByLine(found, lang);
  return new Map(
    nodesByLine(expected, lang).flatMap(({ node: { ids = [] } }, i) => {
      const node = placed[i]?.node;
      return node ? ids.map((id) => [id, node] as const) : [];
    }),
  );
}

/** Whether a destination is above the beginning of a block, and no other words stand between. */
function showsBegin(
  tags: Tags,
  { page, top }: { readonly page: number | undefined; readonly top: number | undefined },
  place: Place,
): boolean {
  if (page !== place.page || top === undefined || top < place.baseline) return false;
  return !linesOfPage(tags, page).some((y) => y > place.baseline + place.size && y < top - line);
}

/** Points of a line that is cut in two at the upper edge of what a link shows. */
const line = 12;

const linesOfFiles = new WeakMap<Tags, Map<number, number[]>>();

/** Heights of all words of a page. */
function linesOfPage(tags: Tags, page: number): readonly number[] {
  let lines = linesOfFiles.get(tags);
  if (!lines) {
    lines = new Map();
    for (const { page: on, texts } of tags.tree.flatMap(everyPainted))
      lines.set(on, [
        ...(lines.get(on) ?? []),
        ...texts.filter(({ text }) => text.trim() !== '').map(({ baseline }) => baseline),
      ]);
    linesOfFiles.set(tags, lines);
  }
  return lines.get(page) ?? [];
}

function shown(place: Place | undefined): string {
  return place ? `page ${place.page}, ${place.baseline} points up` : 'a place without words';
}

function tidy(text: string): string {
  return text.replaceAll('\u00ad', '').replace(/\s+/gu, ' ').trim();
}
