import type { Column, Inline, List, Paragraph, TableCell, TableRow } from '@decode/model';
import type { Assembly } from './assembly.ts';

type Content = string | readonly Inline[] | readonly (Paragraph | List)[];

function isBlocks(
  content: readonly Inline[] | readonly (Paragraph | List)[],
): content is readonly (Paragraph | List)[] {
  return content.length > 0 && (content[0]?.type === 'paragraph' || content[0]?.type === 'list');
}

/** A cell of one or more blocks; words are made into one paragraph. */
export function cell(
  assembly: Assembly,
  content: Content,
  more: Partial<Pick<TableCell, 'header' | 'blank'>> = {},
): TableCell {
  const children =
    typeof content === 'string'
      ? [assembly.words(content)]
      : isBlocks(content)
        ? content
        : [assembly.words(content)];
  return { type: 'tableCell', columns: 1, rows: 1, ...more, children };
}

/** A blank that only the municipality can fill, with the words that say so. */
export function blank(assembly: Assembly): TableCell {
  return cell(assembly, assembly.say('blank.fillIn'), { blank: true });
}

export function row(...cells: readonly TableCell[]): TableRow {
  return { cells };
}

export function headRow(assembly: Assembly, keys: readonly string[]): TableRow {
  return row(...keys.map((key) => cell(assembly, assembly.say(key), { header: 'column' })));
}

/** Shares of the width in per cent, numbers to the right. */
export function columns(...widths: readonly (number | readonly [number, 'right'])[]): readonly Column[] {
  return widths.map((width) =>
    typeof width === 'number' ? { align: 'left', width } : { align: 'right', width: width[0] },
  );
}
