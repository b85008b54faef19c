import { body, heading, section } from '../../documents/build.ts';
import type { Torture } from '../torture.ts';
import { chapter, tortureDocument } from '../torture-document.ts';

export const torture: Torture = {
  breaks: 'A section with a heading and nothing else, between two others: readers look for what is missing.',
  refused: { by: 'check', because: /has no content/u },
  document: () =>
    tortureDocument([
      chapter('First', body('Text.')),
      chapter('Second', section('part', [heading(2, 'empty', 'Nothing follows')])),
      chapter('Third', body('Text.')),
    ]),
};
