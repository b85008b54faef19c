import { row, table } from '../../documents/build.ts';
import type { Torture } from '../torture.ts';
import { chapter, tortureDocument } from '../torture-document.ts';

export const torture: Torture = {
  breaks: 'A table without a row of headings: nobody hears what a number is a number of.',
  refused: { by: 'check', because: /no row of column headings/u },
  document: () =>
    tortureDocument([
      chapter('Table', table('data', [50, -50], undefined, [row(['a', '1']), row(['b', '2'])])),
    ]),
};
