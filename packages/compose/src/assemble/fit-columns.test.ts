import type { Block, Table, TableCell } from '@decode/model';
import { describe, expect, it } from 'vitest';
import { fitColumns } from './fit-columns.ts';

const cell = (value: string, more: Partial<TableCell> = {}): TableCell => ({
  type: 'tableCell',
  columns: 1,
  rows: 1,
  children: [{ type: 'paragraph', role: 'body', children: [{ type: 'text', value }] }],
  ...more,
});

const table = (rows: readonly (readonly (string | TableCell)[])[], role: Table['role'] = 'steps'): Table => ({
  type: 'table',
  role,
  columns: (rows[0] ?? []).map(() => ({ align: 'left', width: 100 / (rows[0]?.length ?? 1) })),
  head: [],
  groups: [
    { rows: rows.map((cells) => ({ cells: cells.map((c) => (typeof c === 'string' ? cell(c) : c)) })) },
  ],
});

const widths = (block: Block | undefined) =>
  block?.type === 'table' ? block.columns.map((c) => c.width) : [];
const fitted = (...tables: readonly Table[]) => fitColumns(tables).map(widths);
const long = 'A sentence of many words that would need a number of lines in a narrow column. '.repeat(4);

describe('fitColumns', () => {
  it('gives the width to the column with the words', () => {
    const [[code = 0, words = 0, year = 0] = []] = fitted(table([['A1', long, '2027']]));
    expect(words).toBeGreaterThan(60);
    expect(Math.min(code, year)).toBeGreaterThan(4);
  });

  it('adds up to the whole', () => {
    for (const all of fitted(table([[long, 'b', 'c c c', long]]))) {
      expect(all.reduce((sum, width) => sum + width, 0)).toBeCloseTo(100);
    }
  });

  it('breaks no word while there is room', () => {
    const [[first = 0] = []] = fitted(table([['Vertrauenswürdigkeit', long, long]]));
    // 20 letters of half an em at 12.67 px, in a table of 461 px.
    expect((first / 100) * 461).toBeGreaterThan(20 * 0.5 * 12.67);
  });

  it('leaves widths as they are where words cannot stay whole', () => {
    const word = 'Wirtschaftsförderungsgesellschaft';
    expect(fitted(table([[word, word, word, word]]))).toEqual([[25, 25, 25, 25]]);
  });

  it('sets tables of one role alike', () => {
    const [first, second] = fitted(table([['a', long]]), table([['b', 'short']]));
    expect(second).toEqual(first);
  });

  it('leaves room to write where a cell is to be filled in', () => {
    const [[blank = 0] = []] = fitted(table([[cell('to fill', { blank: true }), long, long]], 'plan'));
    expect(blank).toBeGreaterThanOrEqual((100 / 3) * 0.8);
  });

  it('leaves cells that span, and tables of other roles, alone', () => {
    const spanning = table([[cell('a', { columns: 2 }), long]]);
    expect(
      fitted({ ...spanning, columns: table([['a', 'b', 'c']]).columns }, table([['a', long]], 'data')),
    ).toEqual([
      [100 / 3, 100 / 3, 100 / 3],
      [50, 50],
    ]);
  });
});
