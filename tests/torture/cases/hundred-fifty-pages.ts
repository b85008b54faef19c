import type { Document } from '@decode/model';
import { body, caption, head, heading, item, list, row, section, table } from '../../documents/build.ts';
import type { Torture } from '../torture.ts';
import { call, note, prose, text, tortureDocument } from '../torture-document.ts';

/** About 3.7 pages a chapter, with lists, tables, notes and references to the next one. */
export function longDocument(chapters: number): Document {
  return tortureDocument(
    Array.from({ length: chapters }, (_, i) => {
      const n = i + 1;
      const next = `chapter-title-${n === chapters ? 1 : n + 1}`;
      return section(
        'chapter',
        [
          heading(1, `chapter-title-${n}`, `Chapter ${n}`),
          body([
            text(`${prose(4, i)} See `),
            { type: 'reference', target: next, children: [text('another chapter')] },
            { type: 'reference', target: next, page: true, children: [text(' (page 000)')] },
            call(`n${n}`),
            text('.'),
          ]),
          note(`n${n}`, n, prose(2, i)),
          heading(2, `list-${n}`, `The list of chapter ${n}`),
          list(
            'plain',
            n % 2 === 0,
            Array.from({ length: 14 }, (_, j) => item(prose(2, i + j))),
          ),
          heading(2, `table-${n}`, `The table of chapter ${n}`),
          table(
            'data',
            [30, 50, -20],
            head('Name', 'What', 'Number'),
            Array.from({ length: 18 }, (_, j) => row([`Row ${j + 1}`, prose(1, j), String(j)], true)),
            { caption: caption('table', n, `Table ${n}`, `Rows of chapter ${n}`) },
          ),
          ...Array.from({ length: 6 }, (_, j) => body(prose(7, i + j))),
        ],
        { id: `chapter-${n}`, runningHead: `Chapter ${n}` },
      );
    }),
  );
}

export const torture: Torture = {
  breaks:
    'A document of 150 pages: contents over pages, page numbers of one to three digits, thousands of elements.',
  document: () => longDocument(41),
};
