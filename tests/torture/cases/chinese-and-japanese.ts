import { body } from '../../documents/build.ts';
import type { Torture } from '../torture.ts';
import { chapter, text, tortureDocument } from '../torture-document.ts';

export const torture: Torture = {
  breaks:
    'Chinese and Japanese words in prose: the documents’ fonts lack them, and a borrowed font differs by machine.',
  refused: { by: 'pdf', because: /font/iu },
  document: () =>
    tortureDocument([
      chapter(
        'East Asia',
        body([text('A town: '), { type: 'emphasis', lang: 'zh', children: [text('城市')] }, text('.')]),
        body([text('Also '), { type: 'emphasis', lang: 'ja', children: [text('まち')] }, text('.')]),
      ),
    ]),
};
