import {
  body,
  caption,
  cell,
  head,
  heading,
  item,
  list,
  row,
  section,
  table,
} from '../../documents/build.ts';
import type { Torture } from '../torture.ts';
import { call, chapter, note, picture, text, tortureDocument } from '../torture-document.ts';

const missing = { lang: 'lv', state: { kind: 'missing', label: 'Not yet translated' } } as const;
const stale = { state: { kind: 'stale', label: 'The source has changed' } } as const;

export const torture: Torture = {
  breaks:
    'Every kind of block with words on its state: what is stale must not be read as current in any format.',
  document: () =>
    tortureDocument(
      [
        chapter(
          'States',
          { ...heading(2, 'state-heading', 'Virsraksts'), ...missing },
          body('Rindkopa latviski.', missing),
          body('A paragraph that was current.', stale),
          { ...list('plain', false, [item('one'), item('two')]), ...stale },
          list('plain', true, [item('current'), item('viens ieraksts', missing)]),
          { type: 'quote', children: [body('Citāts.')], ...missing },
          table(
            'data',
            [50, 50],
            head('Name', 'Value'),
            [
              row([cell('a', { header: 'row' }), cell('vērtība', missing)]),
              row([cell('b', { header: 'row' }), cell('2', stale)]),
            ],
            { caption: { ...caption('table', 1, 'Table 1', 'Tabula'), ...missing } },
          ),
          {
            ...table('data', [50, 50], head('Name', 'Value'), [row(['a', 'b'], true)], {
              summary: 'A table.',
            }),
            ...stale,
          },
          {
            type: 'figure',
            id: 'figure-state',
            picture: { media: 'field', alt: 'Pelēks laukums ar vārdu' },
            caption: caption('figure', 1, '1. attēls', 'Laukums'),
            notes: [],
            ...missing,
          },
          body([text('A note'), call('state'), text('.')]),
          { ...note('state', 1, 'Piezīme latviski.'), ...missing },
          section('box', [heading(2, 'state-box', 'Rāmis'), body('Teksts.')], {
            id: 'box-state',
            ...missing,
          }),
        ),
      ],
      {
        media: [picture('field', 'Lauks')],
        meta: {
          contents: {
            entries: [
              { target: 'states', level: 1, text: 'States' },
              {
                target: 'state-heading',
                level: 2,
                number: 'A1',
                text: 'Virsraksts',
                lang: 'lv',
                state: missing.state,
              },
            ],
          },
        },
      },
    ),
};
