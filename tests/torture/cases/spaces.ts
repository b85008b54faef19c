import { body, head, heading, item, list, row, table } from '../../documents/build.ts';
import type { Torture } from '../torture.ts';
import { chapter, link, text, tortureDocument } from '../torture-document.ts';

const number = (n: number) => `${n}\u00a0000\u00a0EUR`;

export const torture: Torture = {
  breaks:
    'No-break spaces everywhere, narrow ones too: readers that lose what follows one lose half of the document.',
  document: () =>
    tortureDocument([
      chapter(
        'Spaces',
        body(Array.from({ length: 40 }, (_, i) => `costs ${number(i)} in\u00a02027,`).join(' ')),
        body([
          text('2027.\u00a0'),
          { type: 'emphasis', children: [text('gada\u00a01.\u00a0janvārī')] },
          text('\u00a0un beigas'),
        ]),
        body([text('a\u00a0'), link('https://example.org/', '1\u00a0000\u00a0links'), text('\u00a0b')]),
        heading(2, 'heading-a-1', 'A\u00a01.\u00a0heading'),
        list('plain', false, [item('12\u00a0%'), item('\u00a0begins and ends\u00a0')]),
        table('data', [50, -50], head('No\u00a0break', 'Number'), [row(['1.\u00a0row', number(12)], true)], {
          summary: 'Numbers with spaces.',
        }),
        body('Narrow: 12\u202f345\u202f678 and thin 1\u2009000.'),
      ),
    ]),
};
