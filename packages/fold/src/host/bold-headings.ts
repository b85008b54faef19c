import { attribute, child, descendants, glance, mentions, sourceOf, type XmlElement } from '@decode/ooxml';
import { rangeName } from './marks.ts';
import { listPlaceOf, readNumbering } from './numbering.ts';
import { type Host, isOn } from './open-host.ts';
import { isCaptionWord } from './sequences.ts';
import { visibleText } from './visible-text.ts';

/** A short line in bold that stands for a heading, in a document that does not say its headings. */
export interface BoldHeading {
  /** 1 to 9. */
  readonly level: number;
  readonly look: BoldLook;
}

/** How the line is dressed: by its style, and by hand. */
export interface BoldLook {
  readonly style: string | undefined;
  /** w:numPr as written; empty where it is on no list. */
  readonly numbering: string;
  /** Children of w:pPr, of w:rPr. */
  readonly paragraph: string;
  readonly run: string;
}

interface Line {
  readonly start: number;
  readonly look: BoldLook;
  /** How many numbers its own number has, typed or of a list: 2 of «3.1». Undefined where it has none. */
  readonly depth: number | undefined;
  /** The larger, the higher the heading: size in half-points, capitals before small letters. */
  readonly weight: number;
  /** Level of the one heading that its style says and that stands before. */
  readonly below: number;
}

/** From this length on a line in bold is a sentence. */
const longest = 120;

const known = new WeakMap<Host, ReadonlyMap<number, BoldHeading>>();

/**
 * The lines in bold that stand for headings, by the offset where their paragraph begins; none where the document says two
 * headings or more, for a title alone is no outline. A line is one where it stands alone in the running text, all of it in
 * bold, in no list but one that numbers it alone, and does not end as a sentence does. Its level is how many numbers its
 * number has; without a number, that of most numbered lines of its size; else sizes and capitals tell.
 */
export function boldHeadingsOf(host: Host): ReadonlyMap<number, BoldHeading> {
  const found = known.get(host) ?? withLevels(linesIn(host));
  known.set(host, found);
  return found;
}

function linesIn(host: Host): Line[] {
  const { body, styles } = host;
  const isOurs = ownRanges(body);
  const blocks = body.children.filter(
    ({ name, start }) => (name === 'w:p' || name === 'w:tbl') && !isOurs(start),
  );
  const said: XmlElement[] = [];
  for (const block of blocks) {
    if (block.name !== 'w:p' || styles.levelOf(block) === undefined || visibleText(glance(block)) === '')
      continue;
    if (said.push(block) > 1) return [];
  }
  const [title] = said;
  const numbering = readNumbering(host.tree('numbering'), styles);
  const filled = blocks.filter((block) => block.name === 'w:tbl' || visibleText(glance(block)) !== '');
  const lines: (Line | undefined)[] = filled.map((block) => {
    if (block === title || block.name !== 'w:p' || !mayBeLine(block)) return undefined;
    const seen = glance(block);
    const text = visibleText(seen);
    const look = boldLook(host, seen);
    if (look === undefined || !isTitle(text)) return undefined;
    const place = listPlaceOf(seen, numbering, styles);
    const format = place?.list.levels[place.level]?.format;
    if (format === 'bullet') return undefined;
    const depth = typedDepth(text) ?? (place && format !== 'none' ? place.level + 1 : undefined);
    const below = title && title.start < block.start ? (styles.levelOf(title) ?? 0) : 0;
    return { start: block.start, look, depth, weight: weightOf(host, look, text), below };
  });
  return lines.filter((line, index): line is Line => {
    const next = lines[index + 1];
    if (line === undefined || index === filled.length - 1) return false;
    // Lines of a cover, one below the other; items of a list; what is written above a table.
    if (line.depth === undefined)
      return (
        !(next && next.depth === undefined && next.weight === line.weight) &&
        filled[index + 1]?.name === 'w:p'
      );
    return line.look.numbering === '' || line.look.numbering !== next?.look.numbering;
  });
}

/** What cannot be a line alone is told without reading it: it is long, or holds fields, as contents and captions do. */
function mayBeLine(block: XmlElement): boolean {
  return (
    block.end - block.start < 20_000 && !mentions(block, /<w:(?:fldChar|fldSimple|instrText|drawing|pict)\b/)
  );
}

function isTitle(text: string): boolean {
  if (text.length > longest || !/\p{L}.*\p{L}/u.test(text)) return false;
  if (/[.:;,!?…]$/.test(text) || /(?:\.{3,}|…)\s*\d+$/.test(text)) return false;
  const [, before, after] = /^(?:(\p{L}+)\.?\s*(?:nr\.?\s*)?\d|[\d.]+\s*(\p{Ll}+))/iu.exec(text) ?? [];
  return !isCaptionWord(before ?? after ?? '');
}

/** How deep a typed number is: «3. Births», «3.1 Births», «II.1. Births», «A. Births», but not «2025 was» or «5 years». */
function typedDepth(text: string): number | undefined {
  const number =
    /^(\d{1,2}(?:\.\d{1,2})*|[IVXLC]+(?:\.\d{1,2})*|[A-Z](?:\.\d{1,2})*)(\.|\))?\s+["„“«(]?[\p{Lu}\d]/u.exec(
      text,
    );
  const [, numbers = '', end] = number ?? [];
  if (numbers === '' || (end === undefined && /^[A-Z]+$/.test(numbers))) return undefined;
  return numbers.split('.').length;
}

function weightOf({ styles, tree }: Host, { style, run }: BoldLook, text: string): number {
  const own = /<w:sz w:val="(\d+)"/.exec(run)?.[1];
  const inherited = [
    ...styles
      .chain(style ?? styles.standard('paragraph')?.id)
      .map(({ element }) => child(element, 'w:rPr', 'w:sz')),
    child(tree('styles'), 'w:docDefaults', 'w:rPrDefault', 'w:rPr', 'w:sz'),
  ].find((size) => size !== undefined);
  const size = Number(own ?? attribute(inherited, 'w:val') ?? 20);
  return size * 2 + (text === text.toUpperCase() || run.includes('<w:caps/>') ? 1 : 0);
}

function withLevels(lines: readonly Line[]): ReadonlyMap<number, BoldHeading> {
  const numbered = lines.filter((line) => line.depth !== undefined);
  const deepest = Math.max(0, ...numbered.map(({ depth = 0 }) => depth));
  const largest = Math.max(0, ...numbered.map(({ weight }) => weight));
  const weights = [...new Set(lines.map(({ weight }) => weight))].sort((a, b) => b - a);
  const levelOf = ({ depth, weight }: Line): number => {
    if (depth !== undefined) return depth;
    if (numbered.length === 0) return weights.indexOf(weight) + 1;
    const alike = numbered.filter((line) => line.weight === weight).map((line) => line.depth ?? 1);
    if (alike.length > 0) return mostOf(alike);
    return weight > largest ? 1 : deepest + 1;
  };
  return new Map(
    lines.map((line) => [line.start, { level: Math.min(9, line.below + levelOf(line)), look: line.look }]),
  );
}

/** The number that most of some are; the smaller one of two that are as many. */
function mostOf(values: readonly number[]): number {
  const count = (value: number) => values.filter((other) => other === value).length;
  return [...new Set(values)].sort((a, b) => count(b) - count(a) || a - b)[0] ?? 1;
}

/** The look of a paragraph whose words are all in bold; undefined for others. */
function boldLook(host: Host, paragraph: XmlElement): BoldLook | undefined {
  const { style, numbering, byHand } = host.styles.propertiesOf(paragraph);
  const runs = [...descendants(paragraph, 'w:r')].filter(
    (run) => run.children.some(({ name }) => name === 'w:t') && visibleText(run) !== '',
  );
  const inherited = boldOfStyle(host, style ?? host.styles.standard('paragraph')?.id);
  const [first] = runs;
  if (!first || !runs.every((run) => isBold(host, run) ?? inherited)) return undefined;
  const worn = child(first, 'w:rPr')?.children ?? [];
  const run = dress.flatMap((name) => worn.find((element) => element.name === name) ?? []).map(sourceOf);
  return { style, numbering, paragraph: byHand, run: run.join('') };
}

/** What is taken over of the formatting of text, in the order that the schema wants (CT_RPr). */
const dress = ['rFonts', 'b', 'bCs', 'i', 'iCs', 'caps', 'smallCaps', 'color', 'sz', 'szCs', 'u'].map(
  (name) => `w:${name}`,
);

function isBold(host: Host, run: XmlElement): boolean | undefined {
  const own = child(run, 'w:rPr', 'w:b');
  if (own) return isOn(attribute(own, 'w:val') ?? '1');
  return boldOfStyle(host, attribute(child(run, 'w:rPr', 'w:rStyle'), 'w:val'));
}

function boldOfStyle({ styles }: Host, id: string | undefined): boolean | undefined {
  const said = styles
    .chain(id)
    .map(({ element }) => child(element, 'w:rPr', 'w:b'))
    .find((bold) => bold !== undefined);
  return said && isOn(attribute(said, 'w:val') ?? '1');
}

/** Tells whether a block stands in a part of ours. */
function ownRanges(body: XmlElement): (offset: number) => boolean {
  if (!body.source.includes('"_decode_')) return () => false;
  const begun = new Map<string, number>();
  const ranges: { readonly from: number; readonly to: number }[] = [];
  for (const mark of descendants(body, 'w:bookmarkStart'))
    if (rangeName.test(attribute(mark, 'w:name') ?? '')) begun.set(attribute(mark, 'w:id') ?? '', mark.start);
  for (const mark of descendants(body, 'w:bookmarkEnd')) {
    const from = begun.get(attribute(mark, 'w:id') ?? '');
    if (from !== undefined) ranges.push({ from, to: mark.end });
  }
  // The bookmark begins inside the first paragraph.
  const blocks = body.children;
  const whole = ranges.map(({ from, to }) => ({
    from: blocks.find(({ end }) => end > from)?.start ?? from,
    to,
  }));
  return (offset) => whole.some(({ from, to }) => from <= offset && offset < to);
}
