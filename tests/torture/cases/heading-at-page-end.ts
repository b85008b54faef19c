import { body, head, heading, row, table } from '../../documents/build.ts';
import type { Torture } from '../torture.ts';
import { chapter, prose, tortureDocument } from '../torture-document.ts';

export const torture: Torture = {
  breaks:
    'Headings at every height of a page, followed by text, by another heading, by a table: none may stand alone at its end.',
  document: () =>
    tortureDocument(
      [3, 4, 5].map((step) =>
        chapter(
          `Steps of ${step}`,
          ...Array.from({ length: 24 }, (_, i) => [
            body(prose(1 + ((i * step) % 9), i)),
            heading(2, `heading-${step}-${i}`, `Heading ${step}.${i}`),
            ...(i % 3 === 1 ? [heading(3, `inner-${step}-${i}`, `Inner heading ${step}.${i}`)] : []),
            ...(i % 4 === 2
              ? [
                  table(
                    'data',
                    [50, -50],
                    head('Name', 'Number'),
                    [row(['a', '1'], true), row(['b', '2'], true)],
                    {
                      summary: `Table ${step}.${i}`,
                    },
                  ),
                ]
              : [body(prose(2, i))]),
          ]).flat(),
        ),
      ),
    ),
};
