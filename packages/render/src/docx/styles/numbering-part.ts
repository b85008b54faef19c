import type { Theme } from '@decode/model';
import { xmlDeclaration } from '@decode/ooxml';
import { hash } from '../bookmarks.ts';
import { type ListName, listStep, type ParagraphStyle, styleId } from './style.ts';
import { paragraphStyles } from './styles.ts';
import { colourAttributes, fontXml } from './theme-part.ts';

/** Lists in their order: the place in it gives the numbers of the definition and of its first use. */
const lists: readonly ListName[] = [
  'bullets',
  'numbers',
  'practice-bullets',
  'practice-numbers',
  'table-bullets',
  'table-numbers',
  'note-bullets',
  'note-numbers',
  'headings',
  'plan-bullets',
  'plan-numbers',
];
/** Levels of every list in Word (ECMA-376 part 1, 17.9.6). */
const wordLevels = 9;
const bulletMarks = ['•', '–', '•'];
/** Number of the list's definition; its first use, which styles refer to, is one higher. */
export function abstractListId(name: ListName): number {
  return lists.indexOf(name);
}
export function listId(name: ListName): number {
  return lists.indexOf(name) + 1;
}

/** Which list a paragraph style numbers, and at which level; bullets and headings count nothing. */
export function countedList(id: string): { readonly name: ListName; readonly level: number } | undefined {
  return countedLists.get(id);
}

// Asked of every paragraph.
const countedLists = new Map(
  Object.entries(paragraphStyles).flatMap(([name, { list }]: readonly [string, ParagraphStyle]) =>
    list && list.name !== 'headings' && !list.name.endsWith('bullets') ? [[styleId(name), list]] : [],
  ),
);

/** Levels are linked to their styles both ways, so that the styles alone make the lists. */
export function numberingPart(theme: Theme): string {
  const definitions = lists.map((name, id) => {
    const levels = name === 'headings' ? headingLevels() : itemLevels(name, theme);
    // Word merges lists whose definitions bear the same number; ours is made from the list's name.
    const nsid = hash(name).slice(0, 8).toUpperCase();
    return `<w:abstractNum w:abstractNumId="${id}"><w:nsid w:val="${nsid}"/><w:multiLevelType w:val="multilevel"/>${levels.join('')}</w:abstractNum>`;
  });
  const uses = lists.map(
    (name) => `<w:num w:numId="${listId(name)}"><w:abstractNumId w:val="${abstractListId(name)}"/></w:num>`,
  );
  return `${xmlDeclaration}<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${definitions.join('')}${uses.join('')}</w:numbering>`;
}

function itemLevels(name: ListName, theme: Theme): string[] {
  return stylesOf(name).map(([style, { left = 0 }], level) => {
    const [format, text] = name.endsWith('bullets')
      ? ['bullet', bulletMarks[level] ?? '•']
      : ['decimal', `%${level + 1}.`];
    const look =
      format === 'bullet'
        ? `<w:rPr>${fontXml('sans')}<w:color ${colourAttributes(theme, 'brand', 'val')}/></w:rPr>`
        : '';
    return (
      `<w:lvl w:ilvl="${level}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:pStyle w:val="${styleId(style)}"/>` +
      `<w:lvlText w:val="${text}"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="${left}" w:hanging="${listStep}"/></w:pPr>${look}</w:lvl>`
    );
  });
}

/**
 * The levels of Word's multilevel list, linked to the heading styles: they show no number, for A1 is the name of a
 * recommendation wherever it stands, but who sets numbers for the list in Word numbers all headings at once.
 */
function headingLevels(): string[] {
  const styles = stylesOf('headings');
  return Array.from({ length: wordLevels }, (_, level) => {
    const [style, { left = 0, hanging = 0 }] = styles[level] ?? [undefined, {}];
    const link = style === undefined ? '' : `<w:pStyle w:val="${styleId(style)}"/>`;
    const first = hanging === 0 ? 'w:firstLine="0"' : `w:hanging="${hanging}"`;
    return (
      `<w:lvl w:ilvl="${level}"><w:start w:val="1"/><w:numFmt w:val="none"/>${link}<w:suff w:val="nothing"/>` +
      `<w:lvlText w:val=""/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="${left}" ${first}/></w:pPr></w:lvl>`
    );
  });
}

function stylesOf(name: ListName): (readonly [string, ParagraphStyle])[] {
  return Object.entries(paragraphStyles)
    .filter(([, style]) => (style as ParagraphStyle).list?.name === name)
    .map(([style, look]) => [style, look] as const);
}
