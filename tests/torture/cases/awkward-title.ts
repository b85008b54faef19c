import { body, heading } from '../../documents/build.ts';
import type { Torture } from '../torture.ts';
import { chapter, tortureDocument } from '../torture-document.ts';

export const torture: Torture = {
  breaks:
    'Title, subject, keywords and headings with signs that HTML, XML, PDF strings and CSS each escape otherwise.',
  document: () =>
    tortureDocument(
      [
        chapter('Brackets ( and ) and \\ and "quotes"', body('Text.')),
        chapter('Ampersand & <less> ]]> %20 #1', heading(2, 'percent', '100 % (žēl) – \\n'), body('Text.')),
      ],
      {
        meta: {
          title: 'A "title" (with) \\ <b>signs</b> & ]]> Šķēršļi „ir” ’tā’ –',
          subtitle: '</title><p>not markup</p>',
          subject: 'Subject (a) \\ & <x> ž',
          keywords: ['one, two', 'three; four', '(five) & "six"'],
          place: 'Nowhere" content: "x',
          edition: 'Edition \\1 · 2026',
          notice: 'Notice & <notice>',
          owner: ['Owner & Co', '(second) line \\'],
        },
      },
    ),
};
