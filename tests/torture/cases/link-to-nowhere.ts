import { body } from '../../documents/build.ts';
import type { Torture } from '../torture.ts';
import { chapter, text, tortureDocument } from '../torture-document.ts';

export const torture: Torture = {
  breaks: 'A reference to a block that is not in the document.',
  refused: { by: 'check', because: /leads to "elsewhere", which is not in the document/u },
  document: () =>
    tortureDocument([
      chapter('Links', body([{ type: 'reference', target: 'elsewhere', children: [text('elsewhere')] }])),
    ]),
};
