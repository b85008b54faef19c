import { body } from '../../documents/build.ts';
import type { Torture } from '../torture.ts';
import { chapter, text, tortureDocument } from '../torture-document.ts';

export const torture: Torture = {
  breaks:
    'Hebrew and Arabic words in prose: the documents’ fonts lack them, and a borrowed font differs by machine.',
  refused: { by: 'pdf', because: /font/iu },
  document: () =>
    tortureDocument([
      chapter(
        'Right to left',
        body([
          text('The word '),
          { type: 'emphasis', lang: 'he', children: [text('עיר')] },
          text(' means town.'),
        ]),
        body([
          text('So does '),
          { type: 'emphasis', lang: 'ar', children: [text('مدينة')] },
          text(' in Arabic.'),
        ]),
      ),
    ]),
};
