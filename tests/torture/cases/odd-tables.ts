import { body, caption, head, paragraph, row, table } from '../../documents/build.ts';
import type { Torture } from '../torture.ts';
import { chapter, prose, tortureDocument } from '../torture-document.ts';

const twelve = Array.from({ length: 12 }, (_, i) => String(i + 1));

export const torture: Torture = {
  breaks:
    'A table of one cell, of a head alone, of twelve columns, two tables without a word between, every role there is.',
  document: () =>
    tortureDocument([
      chapter(
        'Odd tables',
        table('data', [100], head('One column'), [row(['one cell'])], { summary: 'One cell.' }),
        table('data', [100], head('Another'), [row(['at once after it'])], { summary: 'One more cell.' }),
        table(
          'data',
          twelve.map((_, i) => (i < 4 ? 9 : 8)),
          head(...twelve),
          [row(twelve, true), row(twelve, true)],
          {
            caption: caption('table', 1, 'Table 1', 'Twelve columns'),
          },
        ),
        ...(['steps', 'indicators', 'risks', 'evidence', 'prose', 'measures'] as const).map((role) =>
          table(
            role,
            [10, 60, 30],
            head('Nr', `As ${role}`, 'When'),
            [row(['1.', prose(1), '2027–2029'], true), row(['2.', prose(2), '2030'], true)],
            {
              summary: `A table of the role ${role}.`,
            },
          ),
        ),
        table(
          'glossary',
          [30, 70],
          head('Term', 'Meaning'),
          [row(['birth rate', prose(1)], true), row(['migration', prose(2)], true)],
          {
            summary: 'Terms.',
          },
        ),
        table(
          'facts',
          [25, 25, 25, 25],
          head('Who', 'When', 'Cost', 'Plan'),
          [row(['office', '2027', 'unknown', 'none'])],
          {
            summary: 'Key facts.',
          },
        ),
        paragraph('note', 'A note below a table.'),
        body('The end.'),
      ),
    ]),
};
