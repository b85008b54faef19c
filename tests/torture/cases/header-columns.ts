import { caption, cell, group, head, row, table } from '../../documents/build.ts';
import type { Torture } from '../torture.ts';
import { chapter, tortureDocument } from '../torture-document.ts';

const rowHeader = { header: 'row' } as const;

export const torture: Torture = {
  breaks:
    'Two columns of row headers, a row header that is not first, an empty corner, headings over groups of rows.',
  document: () =>
    tortureDocument([
      chapter(
        'Header columns',
        table(
          'data',
          [20, 20, -30, -30],
          head('Area', 'Age', 'Men', 'Women'),
          [
            row([cell('Town', rowHeader), cell('0–14', rowHeader), '1', '2']),
            row([cell('Town', rowHeader), cell('15–64', rowHeader), '3', '4']),
            row([cell('Villages', { ...rowHeader, rows: 2 }), cell('0–14', rowHeader), '5', '6']),
            row([cell('15–64', rowHeader), '7', '8']),
          ],
          { caption: caption('table', 1, 'Table 1', 'Two columns of headers') },
        ),
        table(
          'data',
          [30, 40, -30],
          {
            cells: [
              cell([], { header: 'column' }),
              cell('Name', { header: 'column' }),
              cell('Number', { header: 'column' }),
            ],
          },
          [
            group('First group', [row(['a', cell('Middle header', rowHeader), '1'])]),
            group('Second group', [
              row(['b', cell('Another middle header', rowHeader), '2']),
              row(['c', cell('The last one', rowHeader), '3']),
            ]),
          ],
          { summary: 'A corner without words and headers in the middle.' },
        ),
      ),
    ]),
};
