import type {
  Inline,
  List,
  MeasureCell,
  MeasureColumn,
  MeasureRow,
  MeasureTable,
  Paragraph,
} from '@decode/model';
import { withoutSoftHyphens } from '../soft-hyphens.ts';

/** A cell as lines of text, with what a reader must know of their translation. Empty: a blank. */
export function cellLines({ content }: MeasureCell): string[] {
  return content.flatMap((block) => (block.type === 'list' ? listLines(block) : [paragraphLine(block)]));
}

/**
 * The text of a row's cell where rows stand alone, as in a spreadsheet: in a form without a column for numbers the code
 * stands before the title, by which the row is found.
 */
export function rowText({ code, cells }: MeasureRow, at: number, { columns }: MeasureTable): string {
  const cell = cells[at];
  const column = columns[at];
  if (!cell || !column) return '';
  // A row of an indicator names its measure again, so that it can be sorted; the rest is said once.
  if (cell.repeats && column.field !== 'title') return '';
  const text = cellLines(cell).join('\n');
  return column.field === 'title' && !columns.some(isNumber) ? `${code} ${text}` : text;
}

function isNumber({ field }: MeasureColumn): boolean {
  return field === 'planCode' || field === 'code';
}

function listLines({ children }: List): string[] {
  return children.flatMap((item) =>
    item.children.flatMap((child) => (child.type === 'paragraph' ? [`• ${paragraphLine(child)}`] : [])),
  );
}

function paragraphLine({ children, state }: Paragraph): string {
  return withoutSoftHyphens(inlineText(children)) + (state === undefined ? '' : ` [${state.label}]`);
}

/** Citations and notes have no place to lead to outside a document. */
export function inlineText(inlines: readonly Inline[]): string {
  return inlines
    .map((node) => {
      if (node.type === 'text' || node.type === 'code') return node.value;
      if (node.type === 'break') return ' ';
      return 'children' in node ? inlineText(node.children) : '';
    })
    .join('');
}
