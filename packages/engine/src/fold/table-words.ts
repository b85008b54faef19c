import type { MatchedColumn } from '@decode/compose';
import type { RowsReport } from '@decode/fold';
import { columns as aligned, count } from '../verbs/columns.ts';
import { changeWords } from './fold-words.ts';

/** What putting rows into a table did, in words for a planning officer. */
export function tableWords(report: RowsReport, columns: readonly MatchedColumn[]): string {
  const { replaced, replacedEdition, numbers, refresh, kept, conflicts, risks, tracked } = report;
  const before = replacedEdition === undefined ? '' : ` (${replacedEdition})`;
  const [first] = numbers;
  const last = numbers.at(-1);
  const lines = [
    `${replaced ? `Replaced the rows${before}` : 'Put in the rows'}: ${report.edition}, ${report.place}, ${report.language}. ${count(report.rows, 'row')} of ours stand in the table.`,
    'Its columns, and what fills them:',
    columnWords(columns),
    ...(first === undefined
      ? []
      : [
          `The numbers go on from those of the table: ${first === last ? `"${first}"` : `"${first}" to "${last}"`}. Check that they fit your own order.`,
        ]),
    'Bodies, terms, sources of funding and codes are suggestions, to be confirmed by you.',
    `Of the file, ${count(report.changedParts.length, 'part')} got insertions, ${report.untouchedParts} stayed as they were, byte for byte.`,
  ];
  if (tracked) {
    lines.push(
      `Tracked changes: ${tracked.changed} reworded, ${tracked.inserted} inserted, ${tracked.deleted} deleted paragraphs and rows. Accept or reject them in Word (Review).`,
    );
  }
  if (refresh.length > 0) {
    lines.push('', 'Old sums stand in these until somebody presses Ctrl+A and F9 in Word:');
    lines.push(...refresh.map(({ text }) => `  ${text}`));
  }
  if (kept.length > 0)
    lines.push(
      '',
      'Kept, as people have changed it in our rows:',
      ...kept.map((change) => changeWords(change)),
    );
  if (conflicts.length > 0) {
    lines.push('', 'Kept as people have it, though the new edition differs; decide which should stand:');
    for (const change of conflicts) {
      lines.push(changeWords(change));
      lines.push(
        change.edition ? `    the edition: "${change.edition}"` : '    the edition has left the measure out',
      );
    }
  }
  if (risks.length > 0) lines.push('', 'To know:', ...risks.map(({ found, todo }) => `  ${found} ${todo}`));
  return lines.join('\n');
}

interface ColumnView extends Omit<MatchedColumn, 'fields' | 'how' | 'silent' | 'level'> {
  readonly fields: readonly string[];
  readonly how: string;
  readonly silent?: boolean;
  readonly level?: string;
}

/** Each heading of a table with what fills it, and what to do where nothing does. */
export function columnWords(columns: readonly ColumnView[], indent = '  '): string {
  return aligned(
    columns.map(({ heading, fields, level, how, like, silent }, at) => {
      const name = heading === '' ? `(column ${at + 1})` : heading;
      if (silent) return [name, 'left empty'];
      if (fields.length > 0)
        return [
          name,
          [...fields.map((field) => (level === undefined ? field : `${field}: ${level}`))].join(', '),
        ];
      const why =
        like.length > 0
          ? `not filled: "${like.join('", "')}" asks for the same; say which with --columns`
          : how === 'unknown'
            ? 'left to you: not known; say what it asks for with --columns'
            : 'left to you';
      return [name, why];
    }),
    indent,
  );
}
