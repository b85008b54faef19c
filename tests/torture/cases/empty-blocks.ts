import { body, heading, item, list } from '../../documents/build.ts';
import type { Torture } from '../torture.ts';
import { chapter, tortureDocument } from '../torture-document.ts';

export const torture: Torture = {
  breaks: 'A heading, an item and a paragraph without words: a reader hears «heading» and then nothing.',
  refused: { by: 'check', because: /has no content/u },
  document: () =>
    tortureDocument([
      chapter(
        'Empty',
        heading(2, 'no-words', ''),
        body(''),
        list('plain', false, [item('one'), item([body(' ')])]),
      ),
    ]),
};
