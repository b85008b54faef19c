import type { MeasureRow, MeasureTable } from '@decode/model';
import type { RowSpot } from './host-table.ts';
import type { RowLook } from './row-look.ts';

/**
 * Numbers of rows that the place's files give none, by the row's id: they go on from that of the row before. `counted`
 * where a list of the host's counts; none where that row has no number to go on from.
 */
export function numbersBehind(
  { before }: RowSpot,
  { cells }: RowLook,
  { columns }: MeasureTable,
  rows: readonly MeasureRow[],
): ReadonlyMap<string, string | 'counted'> {
  const column = columns.findIndex(({ field }) => field === 'planCode');
  const text = before?.texts[column] ?? '';
  const unnumbered = rows.filter(({ planCode }) => planCode === undefined);
  if (column < 0 || !before) return new Map();
  if (text === '') {
    return new Map(cells[column]?.list ? unnumbered.map(({ id }) => [id, 'counted'] as const) : []);
  }
  const [, lead, digits, tail = ''] = /^(.*?)(\d{1,6})([.)]?)$/u.exec(text) ?? [];
  if (lead === undefined || digits === undefined) return new Map();
  return new Map(
    unnumbered.map(({ id }, index) => [
      id,
      lead + String(Number(digits) + 1 + index).padStart(digits.length, '0') + tail,
    ]),
  );
}
