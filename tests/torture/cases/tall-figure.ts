import { body, caption, paragraph } from '../../documents/build.ts';
import type { Torture } from '../torture.ts';
import { chapter, picture, prose, tortureDocument } from '../torture-document.ts';

export const torture: Torture = {
  breaks:
    'Pictures taller and wider than the page, an alternative text of many lines, signs that PDF has to escape in it.',
  document: () =>
    tortureDocument(
      [
        chapter(
          'Tall',
          ...(['tall', 'wide', 'tiny'] as const).map((media, i) => ({
            type: 'figure' as const,
            id: `figure-${media}`,
            picture: { media, alt: `(${media}) \\ “quoted” ) ( <b> &amp; žēl – ${prose(8, i)}` },
            caption: caption('figure', i + 1, `Figure ${i + 1}`, prose(2, i)),
            notes: [paragraph('note', 'Source: none.')],
          })),
          body('The end.'),
        ),
      ],
      {
        media: [
          picture('tall', 'Tall', 300, 2400),
          picture('wide', 'Wide', 3000, 90),
          picture('tiny', '.', 4, 4),
        ],
      },
    ),
};
