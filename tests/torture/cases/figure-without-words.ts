import { caption } from '../../documents/build.ts';
import type { Torture } from '../torture.ts';
import { chapter, picture, tortureDocument } from '../torture-document.ts';

export const torture: Torture = {
  breaks: 'A figure without an alternative text.',
  refused: { by: 'check', because: /figure|picture/iu },
  document: () =>
    tortureDocument(
      [
        chapter('Figure', {
          type: 'figure',
          picture: { media: 'field', alt: '' },
          caption: caption('figure', 1, 'Figure 1', 'A field'),
          notes: [],
        }),
      ],
      { media: [picture('field', 'Field')] },
    ),
};
