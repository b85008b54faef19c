import { body, heading, paragraph, section } from '../../documents/build.ts';
import type { Torture } from '../torture.ts';
import { prose, text, tortureDocument } from '../torture-document.ts';

export const torture: Torture = {
  breaks:
    'Twelve pages with little more than a heading: chapters, openers of areas, one whose title is a sentence.',
  document: () =>
    tortureDocument([
      ...Array.from({ length: 11 }, (_, i) =>
        section(
          i % 2 === 0 ? 'chapter' : 'area',
          [
            ...(i % 2 === 0 ? [] : [paragraph('kicker', 'Area')]),
            heading(
              1,
              `opening-${i + 1}`,
              `Opening ${i + 1}`,
              i % 2 === 0 ? undefined : String.fromCharCode(65 + i),
            ),
            paragraph('lead', prose(1, i)),
          ],
          { id: `section-${i + 1}`, ...(i % 2 === 0 ? { runningHead: `Opening ${i + 1}` } : {}) },
        ),
      ),
      section('chapter', [heading(1, 'opening-12', `The twelfth: ${prose(3)}`), body([text('The end.')])], {
        id: 'section-12',
      }),
    ]),
};
