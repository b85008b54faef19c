import type { Inline } from '@decode/model';
import { body } from '../../documents/build.ts';
import type { Torture } from '../torture.ts';
import { call, chapter, link, note, text, tortureDocument } from '../torture-document.ts';

const strong = (...children: Inline[]) => ({ type: 'strong', children }) as const;
const emphasis = (...children: Inline[]) => ({ type: 'emphasis', children }) as const;

export const torture: Torture = {
  breaks:
    'Marks in marks, marks that touch, empty marks, spaces inside marks, breaks at the edges, paragraphs of one mark.',
  document: () =>
    tortureDocument([
      chapter(
        'Edges',
        body([
          strong(text('strong')),
          emphasis(text('touching')),
          { type: 'code', value: 'code' },
          text('.'),
        ]),
        body([
          emphasis(
            text('outer '),
            strong(text('inner '), link('https://example.org/', 'link')),
            text(' outer'),
          ),
        ]),
        body([text('a '), strong(text('')), emphasis(), text(' b')]),
        body([text('space'), strong(text(' inside ')), text('the mark')]),
        body([
          text('One line'),
          { type: 'break' },
          text('another line'),
          { type: 'break' },
          strong(text('a third')),
        ]),
        body([strong(text('A paragraph that is strong.'))]),
        body([link('https://example.org/only', 'A paragraph that is a link')]),
        body([
          text('Half a w'),
          emphasis(text('o')),
          text('rd and H'),
          { type: 'code', value: '2' },
          text('O'),
        ]),
        body([
          text('('),
          link('https://example.org/bracket', 'in brackets'),
          text('), “'),
          emphasis(text('quoted')),
          text('”!'),
        ]),
        body([text('x < y & z > "w" \\ (a) </p> %PDF')]),
        body([call('edge')]),
        note('edge', 1, 'Called by a paragraph that holds nothing else.'),
      ),
    ]),
};
