import { body, caption, group, head, row, section, table } from '../../documents/build.ts';
import type { Torture } from '../torture.ts';
import { chapter, prose, tortureDocument } from '../torture-document.ts';

const rows = (from: number, count: number) =>
  Array.from({ length: count }, (_, i) =>
    row([`Row ${from + i}`, prose(1, from + i), String(from + i)], true),
  );

export const torture: Torture = {
  breaks:
    'One table over three pages and more, upright and wide: one element, its head repeated without being read twice.',
  document: () =>
    tortureDocument([
      chapter(
        'A long table',
        body('Before the table.'),
        table('data', [20, 60, -20], head('Name', 'What happens', 'Number'), rows(1, 130), {
          caption: caption('table', 1, 'Table 1', 'One hundred and thirty rows'),
        }),
        body('After the table.'),
      ),
      section(
        'wide',
        [
          ...chapter('A long wide table').children,
          table(
            'plan',
            [6, 30, 16, 12, 12, 12, 12],
            head('Nr', 'Measure', 'Who', 'When', 'Cost', 'Source', 'Sign'),
            ['First', 'Second', 'Third'].map((name, i) =>
              group(
                `${name} area`,
                Array.from({ length: 16 }, (_, j) =>
                  row(
                    [`${i + 1}${j}`, prose(1, i * 16 + j), 'Office', '2027', 'unknown', 'budget', 'count'],
                    true,
                  ),
                ),
              ),
            ),
            { caption: caption('table', 2, 'Table 2', 'Forty-eight measures in three groups') },
          ),
        ],
        { runningHead: 'A long wide table' },
      ),
      chapter('Upright again', body(prose(3))),
    ]),
};
