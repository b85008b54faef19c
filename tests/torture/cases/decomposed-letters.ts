import { body, heading } from '../../documents/build.ts';
import type { Torture } from '../torture.ts';
import { chapter, tortureDocument } from '../torture-document.ts';

const words = 'Rīgā, Łódź, Málaga, Vejle Å, Iași, pašvaldība';

export const torture: Torture = {
  breaks: 'Letters as base and mark, as some systems copy them: shown and found like the composed ones.',
  document: () =>
    tortureDocument([
      chapter(
        'Marks',
        body(words.normalize('NFD')),
        body(`**${words.normalize('NFD')}** _${words.normalize('NFD')}_`),
        heading(2, 'decomposed', words.normalize('NFD')),
        body(words),
      ),
    ]),
};
