import { body, caption, cell, head, row, table } from '../../documents/build.ts';
import type { Torture } from '../torture.ts';
import { chapter, tortureDocument } from '../torture-document.ts';

export const torture: Torture = {
  breaks:
    'Cells without a word, a row without a word, a column without a word, cells to be filled in: the grid stays whole.',
  document: () =>
    tortureDocument([
      chapter(
        'Empty cells',
        table(
          'data',
          [25, 25, 25, -25],
          head('Name', 'First', 'Second', 'Third'),
          [
            row(['a', cell([]), cell([body('')]), '1'], true),
            row([cell([], { header: 'row' }), cell([]), cell([]), cell([])]),
            row(['c', cell([body(' ')]), cell([]), '3'], true),
            row(['d', 'x', cell([]), cell([body('')])], true),
          ],
          { caption: caption('table', 1, 'Table 1', 'Mostly nothing') },
        ),
        table(
          'indicators',
          [40, 30, 30],
          head('Indicator', 'Now', 'Goal'),
          [
            row(
              ['Births', cell('to be filled in', { blank: true }), cell('to be filled in', { blank: true })],
              true,
            ),
          ],
          { summary: 'Blanks for the municipality.' },
        ),
        body('After the tables.'),
      ),
    ]),
};
