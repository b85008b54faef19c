import { body, item, list } from '../../documents/build.ts';
import type { Torture } from '../torture.ts';
import { chapter, tortureDocument } from '../torture-document.ts';

export const torture: Torture = {
  breaks:
    'Emoji, one of several code points: the documents’ fonts lack them, and a colour font is a row of pictures.',
  refused: { by: 'pdf', because: /font/iu },
  document: () =>
    tortureDocument([
      chapter(
        'Emoji',
        body('A family \u{1F468}\u200d\u{1F469}\u200d\u{1F467} moves in.'),
        list('plain', false, [item('\u{1F3E0} home')]),
      ),
    ]),
};
