import { attribute, child, type XmlElement } from '@decode/ooxml';
import type { Styles } from './styles.ts';

/** What a list shows before a paragraph on one of its levels. */
export interface ListLevel {
  readonly format: string;
  /** `%1.%2`: `%n` stands for the number on level n, counted from 1. */
  readonly text: string;
  readonly start: number;
  /** Style that puts a paragraph on this level. */
  readonly style: string | undefined;
}

/** A list as paragraphs name it. Lists that share a definition count together, unless one starts anew. */
export interface NumberedList {
  readonly id: string;
  readonly definition: string;
  readonly levels: readonly ListLevel[];
  readonly restarts: boolean;
}

export interface Numbering {
  readonly lists: ReadonlyMap<string, NumberedList>;
  /** What styles say of lists, read once. */
  readonly styles: Map<string, StyleList>;
}

interface StyleList {
  readonly list: string | undefined;
  readonly level: string | undefined;
}

/** The list and the level that a paragraph is on, counted from 0. */
export interface ListPlace {
  readonly list: NumberedList;
  readonly level: number;
}

export function readNumbering(root: XmlElement | undefined, styles: Styles): Numbering {
  const children = root?.children ?? [];
  const definitions = new Map(
    children
      .filter(({ name }) => name === 'w:abstractNum')
      .map((element) => [attribute(element, 'w:abstractNumId') ?? '', element]),
  );
  const lists = new Map<string, NumberedList>();
  for (const element of children.filter(({ name }) => name === 'w:num')) {
    const id = attribute(element, 'w:numId') ?? '';
    const definition = attribute(child(element, 'w:abstractNumId'), 'w:val') ?? '';
    const levels = levelsOf(definitions, definition, styles, children);
    const restarts = element.children.some(
      (override) => override.name === 'w:lvlOverride' && child(override, 'w:startOverride') !== undefined,
    );
    lists.set(id, { id, definition, levels, restarts });
  }
  return { lists, styles: new Map() };
}

/** The list that a paragraph is on by itself or through its style; undefined where it is on none. */
export function listPlaceOf(
  paragraph: XmlElement,
  numbering: Numbering,
  styles: Styles,
): ListPlace | undefined {
  const properties = styles.propertiesOf(paragraph);
  const style = properties.style ?? styles.standard('paragraph')?.id;
  const inherited = listOfStyle(style ?? '', numbering, styles);
  const number = properties.list ?? inherited.list;
  const list = number === undefined ? undefined : numbering.lists.get(number);
  if (!list) return undefined;
  const named = list.levels.findIndex((level) => level.style !== undefined && level.style === style);
  const written = properties.level ?? (named >= 0 ? String(named) : inherited.level);
  const level = Number(written ?? 0);
  return { list, level: Number.isInteger(level) && level >= 0 && level < 9 ? level : 0 };
}

/** The list and level that a style gives, or the nearest of those that it is based on. */
function listOfStyle(id: string, numbering: Numbering, styles: Styles): StyleList {
  const known = numbering.styles.get(id);
  if (known) return known;
  const found: { list?: string; level?: string } = {};
  for (const { element } of styles.chain(id)) {
    const numPr = child(element, 'w:pPr', 'w:numPr');
    found.list ??= attribute(child(numPr, 'w:numId'), 'w:val') as string;
    found.level ??= attribute(child(numPr, 'w:ilvl'), 'w:val') as string;
  }
  const said = { list: found.list, level: found.level };
  numbering.styles.set(id, said);
  return said;
}

/** Counts paragraphs as they come, and tells what stands before each: «3.1». */
export function createCounter(): (place: ListPlace) => string {
  const counts = new Map<string, number[]>();
  const begun = new Set<string>();
  return ({ list, level }) => {
    if (list.restarts && !begun.has(list.id)) counts.delete(list.definition);
    begun.add(list.id);
    const numbers = counts.get(list.definition) ?? [];
    const before = numbers[level];
    numbers.length = level;
    for (let above = 0; above < level; above++) numbers[above] ??= list.levels[above]?.start ?? 1;
    numbers[level] = before === undefined ? (list.levels[level]?.start ?? 1) : before + 1;
    counts.set(list.definition, numbers);
    const { text = '', format = 'decimal' } = list.levels[level] ?? {};
    if (format === 'bullet' || format === 'none') return '';
    return text.replace(/%([1-9])/g, (_, digit: string) => {
      const at = Number(digit) - 1;
      return written(numbers[at] ?? 1, list.levels[at]?.format ?? 'decimal');
    });
  };
}

function levelsOf(
  definitions: ReadonlyMap<string, XmlElement>,
  id: string,
  styles: Styles,
  parts: readonly XmlElement[],
): ListLevel[] {
  const element = definitions.get(id);
  // A definition may stand for one that a list style names (17.9.21).
  const link = attribute(child(element, 'w:numStyleLink'), 'w:val');
  const linked = attribute(child(styles.get(link)?.element, 'w:pPr', 'w:numPr', 'w:numId'), 'w:val');
  const target = parts.find(
    (part) => part.name === 'w:num' && linked !== undefined && attribute(part, 'w:numId') === linked,
  );
  const behind = attribute(child(target, 'w:abstractNumId'), 'w:val');
  const source = behind !== undefined && behind !== id ? definitions.get(behind) : element;
  const levels: ListLevel[] = [];
  for (const level of source?.children ?? []) {
    if (level.name !== 'w:lvl') continue;
    const at = Number(attribute(level, 'w:ilvl') ?? levels.length);
    // Nine levels are all that the format has (17.9.3).
    if (!Number.isInteger(at) || at < 0 || at > 8) continue;
    levels[at] = {
      format: attribute(child(level, 'w:numFmt'), 'w:val') ?? 'decimal',
      text: attribute(child(level, 'w:lvlText'), 'w:val') ?? '',
      start: Number(attribute(child(level, 'w:start'), 'w:val') ?? 1),
      style: attribute(child(level, 'w:pStyle'), 'w:val'),
    };
  }
  return Array.from(levels, (level) => level ?? { format: 'none', text: '', start: 1, style: undefined });
}

function written(number: number, format: string): string {
  switch (format) {
    case 'upperRoman':
      return roman(number);
    case 'lowerRoman':
      return roman(number).toLowerCase();
    case 'upperLetter':
      return letters(number);
    case 'lowerLetter':
      return letters(number).toLowerCase();
    case 'decimalZero':
      return String(number).padStart(2, '0');
    default:
      return String(number);
  }
}

function roman(number: number): string {
  const signs = ['M', 'CM', 'D', 'CD', 'C', 'XC', 'L', 'XL', 'X', 'IX', 'V', 'IV', 'I'];
  const values = [1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1];
  let rest = Math.min(number, 4999);
  return signs.reduce((text, sign, index) => {
    const value = values[index] ?? 1;
    const times = Math.floor(rest / value);
    rest -= times * value;
    return text + sign.repeat(times);
  }, '');
}

/** A to Z, then AA, BB: Word repeats the letter. */
function letters(number: number): string {
  const at = Math.max(0, number - 1);
  return String.fromCharCode(65 + (at % 26)).repeat(Math.min(10, Math.floor(at / 26) + 1));
}
