import { body, heading } from '../../documents/build.ts';
import type { Torture } from '../torture.ts';
import { chapter, tortureDocument } from '../torture-document.ts';

export const torture: Torture = {
  breaks: 'A heading of the third depth after one of the first (PDF/UA-1, 7.4.2).',
  refused: { by: 'check', because: /heading of level 3 follows one of level 1/u },
  document: () =>
    tortureDocument([chapter('First', body('Text.'), heading(3, 'third', 'Third'), body('Text.'))]),
};
