import { body, heading, item, list, paragraph, section } from '../../documents/build.ts';
import type { Torture } from '../torture.ts';
import { chapter, prose, tortureDocument } from '../torture-document.ts';

export const torture: Torture = {
  breaks:
    'Sections of every role in each other, headings of four depths and back, quotes in lists in quotes.',
  document: () =>
    tortureDocument(
      [
        chapter(
          'Nested',
          heading(2, 'h2', 'Second'),
          heading(3, 'h3', 'Third'),
          heading(4, 'h4', 'Fourth'),
          body(prose(2)),
          heading(2, 'h2b', 'Second again'),
          section('part', [
            heading(3, 'part-h3', 'A part'),
            section('box', [heading(4, 'box-h4', 'A box in a part'), body(prose(3)), body('Its end.')], {
              id: 'inner-box',
            }),
            body('After the box.'),
          ]),
          {
            type: 'quote',
            children: [
              body('A quote with a list:'),
              list('plain', false, [
                item([
                  body('an item with a quote:'),
                  { type: 'quote', children: [body('the innermost words')] },
                ]),
              ]),
            ],
          },
          body('After the quote.'),
        ),
        section(
          'area',
          [paragraph('kicker', 'Area'), heading(1, 'area-b', 'An area', 'B'), paragraph('lead', prose(1))],
          { id: 'area' },
        ),
        section(
          'recommendation',
          [
            paragraph('kicker', 'Recommendation'),
            heading(2, 'b1', 'A recommendation', 'B1'),
            paragraph('lead', prose(1)),
            section('part', [heading(3, 'b1-why', 'Why'), body(prose(3))]),
            section('box', [heading(3, 'b1-practice', 'A practice in a box'), body(prose(2))], {
              id: 'b1-box',
            }),
            paragraph('evidence', 'Moderate certainty', { level: 3 }),
          ],
          { id: 'rec-b1', runningHead: 'B1 A recommendation' },
        ),
        section('practice', [heading(2, 'practice', 'A practice'), body(prose(2))], { id: 'practice-1' }),
      ],
      {
        meta: {
          contents: {
            entries: [
              { target: 'nested', level: 1, text: 'Nested' },
              { target: 'area-b', level: 1, number: 'B', text: 'An area' },
              { target: 'b1', level: 2, number: 'B1', text: 'A recommendation' },
            ],
          },
        },
      },
    ),
};
