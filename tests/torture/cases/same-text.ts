import { body, head, heading, item, list, row, table } from '../../documents/build.ts';
import type { Torture } from '../torture.ts';
import { chapter, prose, tortureDocument } from '../torture-document.ts';

export const torture: Torture = {
  breaks: 'The same words in many blocks: whoever finds blocks by their text finds the wrong ones.',
  document: () =>
    tortureDocument([
      ...['First', 'Second', 'Third'].map((name) =>
        chapter(
          name,
          ...Array.from({ length: 8 }, (_, i) => [
            heading(2, `${name}-${i}`, 'Why'),
            body('None.'),
            body('None.'),
            list('plain', false, [item('None.'), item('None.'), item('1')]),
          ]).flat(),
          table(
            'data',
            [50, 50],
            head('None.', 'None.'),
            Array.from({ length: 60 }, () => row(['None.', 'None.'], true)),
            {
              summary: 'The same in each cell.',
            },
          ),
        ),
      ),
      chapter('Numbers', ...Array.from({ length: 9 }, (_, i) => body(String(i % 3))), body(prose(1))),
    ]),
};
