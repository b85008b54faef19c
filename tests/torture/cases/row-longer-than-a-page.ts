import { body, cell, head, item, list, row, table } from '../../documents/build.ts';
import type { Torture } from '../torture.ts';
import { chapter, prose, tortureDocument } from '../torture-document.ts';

export const torture: Torture = {
  breaks:
    'A row that no page can hold: it has to split, with paragraphs and a list inside one cell on two pages.',
  document: () =>
    tortureDocument([
      chapter(
        'A long row',
        table(
          'prose',
          [30, 70],
          head('Short', 'Long'),
          [
            row(['before', 'a short row'], true),
            row(
              [
                'the long one',
                cell([
                  ...Array.from({ length: 9 }, (_, i) => body(prose(9, i))),
                  list(
                    'plain',
                    false,
                    Array.from({ length: 12 }, (_, i) => item(prose(2, i))),
                  ),
                ]),
              ],
              true,
            ),
            row(['after', 'a short row'], true),
          ],
          { summary: 'Three rows, the second longer than a page.' },
        ),
      ),
    ]),
};
