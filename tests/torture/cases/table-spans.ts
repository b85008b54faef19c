import { body, caption, cell, head, row, table } from '../../documents/build.ts';
import type { Torture } from '../torture.ts';
import { chapter, tortureDocument } from '../torture-document.ts';

const column = { header: 'column' } as const;

export const torture: Torture = {
  breaks:
    'Cells that reach over rows and columns, in the head, in the body and as row headers; a block of both.',
  document: () =>
    tortureDocument([
      chapter(
        'Spans',
        {
          ...table(
            'data',
            [28, -18, -18, -18, -18],
            undefined,
            [
              row([cell('Births', { header: 'row', rows: 2 }), 'girls', '10', '11', '12']),
              row(['boys', '13', '14', '15']),
              row([cell('Deaths', { header: 'row' }), cell('not counted', { columns: 2 }), '16', '17']),
              row([
                cell('All together', { header: 'row', columns: 2 }),
                cell('one block', { columns: 2, rows: 2 }),
                '18',
              ]),
              row([cell('In per cent', { header: 'row' }), '19', '20']),
            ],
            { caption: caption('table', 1, 'Table 1', 'Spans in two directions') },
          ),
          head: [
            {
              cells: [
                cell('Event', { ...column, rows: 2 }),
                cell('Kind', { ...column, rows: 2 }),
                cell('Town', { ...column, columns: 2 }),
                cell('Country', column),
              ],
            },
            { cells: [cell('2024', column), cell('2025', column), cell('2025', column)] },
          ],
        },
        body('Between the tables.'),
        table(
          'data',
          [25, 25, 25, 25],
          head('A', 'B', 'C', 'D'),
          [
            row([cell('first two', { columns: 2 }), 'c1', cell('down to the end', { rows: 3 })]),
            row(['a2', cell('b2 to c3', { columns: 2, rows: 2 })]),
            row(['a3']),
          ],
          { summary: 'Four columns in which cells grow together.' },
        ),
      ),
    ]),
};
