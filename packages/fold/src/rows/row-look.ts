import { attribute, child, descendants, sourceOf, type XmlElement } from '@decode/ooxml';
import { isOn } from '../host/open-host.ts';
import { cellsOf } from './grid.ts';

/** How a row of the host looks, with nothing of what it says. */
export interface RowLook {
  /** w:tblPrEx and w:trPr. */
  readonly properties: string;
  readonly cells: readonly CellLook[];
}

export interface CellLook {
  /** w:tcPr. */
  readonly properties: string;
  /** Children of w:pPr before its w:rPr. */
  readonly paragraph: string;
  /** w:numPr, where the text of the cell is in a list. */
  readonly list: string;
  readonly run: RunFormat;
}

/** Formatting that the host gives to the words. */
export interface RunFormat {
  readonly style: string | undefined;
  readonly bold: boolean;
  readonly italic: boolean;
  /** Children of w:rPr besides. */
  readonly byHand: string;
}

/** Of the row itself, not of one that is like it: what was changed, and where it repeats or is merged. */
const ofOneRow = new Set([
  'w:ins',
  'w:del',
  'w:trPrChange',
  'w:cnfStyle',
  'w:divId',
  'w:tblHeader',
  'w:hidden',
]);
const ofOneCell = new Set([
  'w:cnfStyle',
  'w:vMerge',
  'w:hMerge',
  'w:cellIns',
  'w:cellDel',
  'w:cellMerge',
  'w:tcPrChange',
]);
const ofOneParagraph = new Set([
  'w:rPr',
  'w:sectPr',
  'w:pPrChange',
  'w:numPr',
  'w:cnfStyle',
  'w:divId',
  'w:framePr',
  'w:pageBreakBefore',
]);
const ofOneRun = new Set([
  'w:rStyle',
  'w:b',
  'w:bCs',
  'w:i',
  'w:iCs',
  'w:ins',
  'w:del',
  'w:moveFrom',
  'w:moveTo',
  'w:rPrChange',
  'w:lang',
  'w:highlight',
  'w:vertAlign',
  'w:vanish',
  'w:webHidden',
  'w:eastAsianLayout',
  'w:specVanish',
  'w:oMath',
]);

/**
 * The look of a row, cell by cell. A cell without words says nothing of how words look: then a row further up does.
 * @param others rows to ask, the nearest first
 */
export function lookOf(row: XmlElement, others: readonly XmlElement[] = []): RowLook {
  const cells = cellsOf(row);
  const columns = [row, ...others].map(cellsOf);
  const isHead = child(row, 'w:trPr', 'w:tblHeader') !== undefined;
  return {
    properties: rowProperties(row),
    cells: cells.map(({ cell, from, to }) => {
      const same = columns.flatMap(
        (others) => others.find((other) => other.from === from && other.to === to)?.cell ?? [],
      );
      return cellLook(cell, same.find(hasWords) ?? cell, isHead);
    }),
  };
}

function cellLook(cell: XmlElement, worded: XmlElement, isHead: boolean): CellLook {
  const properties = kept(
    child(cell, 'w:tcPr'),
    (name) => !ofOneCell.has(name) && !(isHead && name === 'w:shd'),
  );
  const paragraphs = paragraphsIn(worded);
  const paragraph = paragraphs.find((each) => firstRun(each)) ?? paragraphs[0];
  const format = child(paragraph, 'w:pPr');
  const run = (paragraph && firstRun(paragraph)) ?? format;
  const list = child(format, 'w:numPr');
  return {
    properties: properties === '' ? '' : `<w:tcPr>${properties}</w:tcPr>`,
    paragraph: kept(format, (name) => !ofOneParagraph.has(name)),
    list: list ? sourceOf(list) : '',
    run: runFormat(child(run, 'w:rPr'), isHead),
  };
}

/** What stands in the head stands out there; below it does not. */
function runFormat(properties: XmlElement | undefined, isHead: boolean): RunFormat {
  const isSet = (name: string) => {
    const mark = child(properties, name);
    return !isHead && mark !== undefined && isOn(attribute(mark, 'w:val') ?? '1');
  };
  // What a style makes bold and the host makes plain by hand stays plain.
  const plain = ['w:b', 'w:i'].filter((name) => child(properties, name) && !isSet(name) && !isHead);
  const off = plain.map((name) => `<${name} w:val="0"/>`).join('');
  const rest = kept(properties, (name) => !ofOneRun.has(name) && !(isHead && name === 'w:color'));
  const fonts = /^<w:rFonts\b[^>]*>/.exec(rest)?.[0] ?? '';
  return {
    style: isHead ? undefined : attribute(child(properties, 'w:rStyle'), 'w:val'),
    bold: isSet('w:b'),
    italic: isSet('w:i'),
    byHand: fonts + off + rest.slice(fonts.length),
  };
}

function rowProperties(row: XmlElement): string {
  const exceptions = child(row, 'w:tblPrEx');
  // A height that may not grow would hide our words.
  const own = kept(child(row, 'w:trPr'), (name) => !ofOneRow.has(name)).replace(
    /w:hRule="exact"/g,
    'w:hRule="atLeast"',
  );
  return (exceptions ? sourceOf(exceptions) : '') + (own === '' ? '' : `<w:trPr>${own}</w:trPr>`);
}

function kept(element: XmlElement | undefined, keep: (name: string) => boolean): string {
  return (element?.children ?? [])
    .filter(({ name }) => keep(name))
    .map(sourceOf)
    .join('');
}

function paragraphsIn(cell: XmlElement): XmlElement[] {
  return [...descendants(cell, 'w:p')].filter((paragraph) => !isNested(paragraph, cell));
}

function isNested(paragraph: XmlElement, cell: XmlElement): boolean {
  for (let at = paragraph.parent; at && at !== cell; at = at.parent) if (at.name === 'w:tc') return true;
  return false;
}

function hasWords(cell: XmlElement): boolean {
  return paragraphsIn(cell).some((paragraph) => firstRun(paragraph) !== undefined);
}

/** The first run with words that neither are deleted nor lead anywhere. */
function firstRun(paragraph: XmlElement): XmlElement | undefined {
  const runs = [...descendants(paragraph, 'w:r')].filter(({ children }) =>
    children.some(({ name }) => name === 'w:t'),
  );
  return runs.find(({ parent }) => parent?.name === 'w:p' || parent?.name === 'w:ins') ?? undefined;
}
