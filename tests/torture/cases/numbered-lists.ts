import { body, caption, cell, head, item, list, row, table } from '../../documents/build.ts';
import type { Torture } from '../torture.ts';
import { call, chapter, note, picture, text, tortureDocument } from '../torture-document.ts';

const stale = { state: { kind: 'stale', label: 'The source has changed' } } as const;
const numbers = (...items: Parameters<typeof list>[2]) => list('plain', true, items);
const bullets = (...items: Parameters<typeof list>[2]) => list('plain', false, items);

export const torture: Torture = {
  breaks:
    'Numbered lists that follow one another, with states, tables and figures in their items, that start late, jump and lie in each other: every number is the one that the document gives.',
  document: () =>
    tortureDocument(
      [
        chapter(
          'Numbers',
          numbers(
            item('State above the next one'),
            item('Out of date', stale),
            item([body('Its paragraph is out of date', stale), body('and a second one is not.')]),
            item([
              body('A figure'),
              {
                type: 'figure',
                id: 'figure-1',
                picture: { media: 'field', alt: 'A grey field with a word in it' },
                caption: caption('figure', 1, 'Figure 1', 'A grey field'),
                notes: [],
              },
            ]),
            item('After the figure'),
          ),
          body('Two lists with bullets between them.'),
          numbers(item('First of the first'), item('Second of the first')),
          bullets(item('A bullet')),
          numbers(item('First of the second'), item('Second of the second')),
          numbers(item('Next to it'), item('Next to it, two')),
          numbers(item('Starts at three', { value: 3 }), item('Jumps to nine', { value: 9 }), item('Ten')),
          numbers(item('Starts where the last one ended', { value: 11 })),
          body('Lists in lists.'),
          numbers(
            item([
              body('Outer one'),
              numbers(item('Inner one'), item('Inner two')),
              numbers(item('Other inner one')),
            ]),
            item([body('Outer two'), numbers(item('Inner of two'))]),
            item([
              body('Outer three'),
              bullets(
                item([
                  body('Bullet'),
                  numbers(
                    item([
                      body('Third level'),
                      numbers(item('Fourth level'), item([body('Fifth'), numbers(item('Sixth'))])),
                    ]),
                    item('Third level, two'),
                  ),
                ]),
                item([body('Other bullet'), numbers(item('Third level again'))]),
              ),
            ]),
            item([numbers(item('A list and nothing else'))]),
            item('Outer five'),
          ),
          table(
            'data',
            [50, 50],
            head('First', 'Second'),
            [
              row([
                cell([numbers(item('Cell one'), item('Cell two'))]),
                cell([numbers(item('Next cell one'))]),
              ]),
            ],
            {
              caption: caption('table', 1, 'Table 1', 'Lists in cells'),
            },
          ),
          body([text('A note'), call('list'), text(' and another'), call('other'), text('.')]),
          note('list', 1, [body('With a list:'), numbers(item('Note one'), item('Note two'))]),
          note('other', 2, [body('With a list:'), numbers(item('Other note one'))]),
        ),
      ],
      { media: [picture('field', 'Field')] },
    ),
};
