import type { Table, Theme } from '@decode/model';
import { labelColumn, textColumn, textWidth } from './geometry.ts';
import { type Colour, styleId } from './style.ts';
import { colourAttributes } from './theme-part.ts';

export type TableStyleName =
  | 'DeCoDe Table'
  | 'DeCoDe Wide Table'
  | 'DeCoDe Plan'
  /** On a landscape page too, its rows closer together: a column is read down one page. */
  | 'DeCoDe Matrix'
  | 'DeCoDe Facts'
  /** Labels and values of one measure, closer together: it is to fit one page. */
  | 'DeCoDe Sheet';

/** Where a table stands, in twips. The same for all tables of a style, so the style carries it. */
export interface TableFrame {
  readonly width: number;
  readonly indent: number;
}

export const tableFrames: Readonly<Record<TableStyleName, TableFrame>> = {
  'DeCoDe Table': { width: textColumn, indent: labelColumn },
  'DeCoDe Wide Table': { width: textWidth('portrait'), indent: 0 },
  'DeCoDe Plan': { width: textWidth('landscape'), indent: 0 },
  'DeCoDe Matrix': { width: textWidth('landscape'), indent: 0 },
  'DeCoDe Facts': { width: textWidth('portrait'), indent: 0 },
  'DeCoDe Sheet': { width: textWidth('portrait'), indent: 0 },
};

const roleStyles: Readonly<Record<Table['role'], TableStyleName>> = {
  facts: 'DeCoDe Facts',
  plan: 'DeCoDe Plan',
  measures: 'DeCoDe Wide Table',
  matrix: 'DeCoDe Matrix',
  comparison: 'DeCoDe Wide Table',
  reasons: 'DeCoDe Wide Table',
  glossary: 'DeCoDe Wide Table',
  steps: 'DeCoDe Table',
  indicators: 'DeCoDe Table',
  risks: 'DeCoDe Table',
  data: 'DeCoDe Table',
  evidence: 'DeCoDe Table',
  prose: 'DeCoDe Table',
};

/** More columns than these would break their numbers in the column of the text. */
const columnsOfText = 6;

/** Style of a table by what it is for; on landscape pages every table is as wide as they are. */
export function tableStyleOf({ role, columns }: Table, landscape: boolean): TableStyleName {
  if (landscape) return role === 'matrix' ? 'DeCoDe Matrix' : 'DeCoDe Plan';
  if (role === 'plan' || role === 'matrix') return 'DeCoDe Wide Table';
  return role === 'data' && columns.length > columnsOfText ? 'DeCoDe Wide Table' : roleStyles[role];
}

export function isOfLandscape(style: TableStyleName): boolean {
  return style === 'DeCoDe Plan' || style === 'DeCoDe Matrix';
}

/** Rule under a head, in eighths of a point and as the cells must repeat it: LibreOffice passes over the style's. */
export function headRule(theme: Theme): string {
  return rule(theme, 'bottom', 4, 'ink');
}

export function tableStylesXml(theme: Theme): string {
  const normal =
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/>' +
    '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>';
  const ruled =
    rule(theme, 'top', 6, 'ink') + rule(theme, 'bottom', 6, 'ink') + rule(theme, 'insideH', 4, 'rule');
  const facts = rule(theme, 'top', 16, 'brand') + rule(theme, 'insideH', 4, 'rule');
  return (
    normal +
    tableStyle(
      'DeCoDe Table',
      'TableNormal',
      ruled,
      `<w:tblStylePr w:type="firstRow"><w:tcPr><w:tcBorders>${headRule(theme)}</w:tcBorders></w:tcPr></w:tblStylePr>`,
    ) +
    tableStyle('DeCoDe Wide Table', styleId('DeCoDe Table'), ruled, '', 30) +
    tableStyle('DeCoDe Plan', styleId('DeCoDe Table'), ruled, '') +
    tableStyle('DeCoDe Matrix', styleId('DeCoDe Table'), ruled, '', 20) +
    tableStyle('DeCoDe Facts', 'TableNormal', facts, '', 55) +
    tableStyle('DeCoDe Sheet', styleId('DeCoDe Facts'), facts, '', 45)
  );
}

/** @param padding above and below the text of a cell, in twips */
function tableStyle(
  name: TableStyleName,
  based: string,
  borders: string,
  conditions: string,
  padding = 60,
): string {
  return (
    `<w:style w:type="table" w:customStyle="1" w:styleId="${styleId(name)}"><w:name w:val="${name}"/><w:basedOn w:val="${based}"/><w:qFormat/>` +
    `<w:tblPr><w:tblInd w:w="${tableFrames[name].indent}" w:type="dxa"/><w:tblBorders>${borders}</w:tblBorders>` +
    `<w:tblCellMar><w:top w:w="${padding}" w:type="dxa"/><w:left w:w="0" w:type="dxa"/><w:bottom w:w="${padding}" w:type="dxa"/><w:right w:w="170" w:type="dxa"/></w:tblCellMar></w:tblPr>` +
    `${conditions}</w:style>`
  );
}

function rule(theme: Theme, side: string, size: number, colour: Colour): string {
  return `<w:${side} w:val="single" w:sz="${size}" w:space="0" ${colourAttributes(theme, colour, 'color')}/>`;
}
