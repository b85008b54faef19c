import type { MeasureRow, MeasureTable } from '@decode/model';
import type { HostTable, RowSpot } from './host-table.ts';
import type { RowLook } from './row-look.ts';

/** What stands before the last number, the number, and a sign behind it: «U1.», «3», «.». */
const numbered = /^(.*?)(\d{1,6})([.)]?)$/u;

/**
 * Numbers of rows that the place's files give none, by the row's id: they go on from that of the row before, behind the
 * highest of its kind in the table, so that none stands twice. `counted` where a list of the host's counts; none where that row has no number to go on from.
 */
export function numbersBehind(
  { rows: standing }: HostTable,
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
  const own = numbered.exec(text);
  if (!own) return new Map();
  const [, lead = '', digits = '', tail = ''] = own;
  const others = standing.map(({ texts }) => numbered.exec(texts[column] ?? ''));
  const highest = others
    .filter((other) => other?.[1] === lead)
    .reduce((most, other) => Math.max(most, Number(other?.[2])), Number(digits));
  return new Map(
    unnumbered.map(({ id }, index) => [
      id,
      lead + String(highest + 1 + index).padStart(digits.length, '0') + tail,
    ]),
  );
}
