import { body, caption, cell, head, item, list, row, table } from '../../documents/build.ts';
import type { Torture } from '../torture.ts';
import { call, chapter, note, prose, text, tortureDocument } from '../torture-document.ts';

const called = (words: string, name: string) => cell([body([text(words), call(name)])]);

export const torture: Torture = {
  breaks:
    'Notes called from cells, from a head cell, from a caption, from list items and from each other; one that is called three times.',
  document: () =>
    tortureDocument([
      chapter(
        'Notes',
        body([text('A note in a sentence'), call('sentence'), text(', and the sentence goes on.')]),
        note('sentence', 1, 'The first note.'),
        table(
          'data',
          [50, -50],
          {
            cells: [
              cell([body([text('Name'), call('head')])], { header: 'column' }),
              cell('Number', { header: 'column' }),
            ],
          },
          [
            row([called('With a note', 'cell'), '1']),
            row([called('With the same note', 'cell'), '2']),
            row([called('With a long note', 'long'), '3']),
          ],
          {
            caption: {
              ...caption('table', 1, 'Table 1', 'A table with notes'),
              children: [text('A table with notes'), call('caption')],
            },
          },
        ),
        note('caption', 2, 'Called from the caption.'),
        note('head', 3, 'Called from a column head.'),
        note('cell', 4, 'Called from two cells, and once more below.'),
        note('long', 5, [
          body(prose(6)),
          list('plain', false, [item('A note with a list'), item('of two items')]),
          body('and a last paragraph.'),
        ]),
        list('plain', false, [
          item([body([text('Called from an item'), call('item'), call('cell')])]),
          item('without a call'),
        ]),
        note('item', 6, [body([text('This note calls another one'), call('inner'), text('.')])]),
        note('inner', 7, 'Called from a note.'),
        body('The last paragraph of the chapter.'),
      ),
      chapter(
        'Notes again',
        body([text('Notes of another chapter'), call('other'), text('.')]),
        note('other', 8, 'It stands at the end of its own chapter.'),
        table('data', [50, 50], head('A', 'B'), [row(['a', 'b'], true)], { summary: 'Nothing to note.' }),
      ),
    ]),
};
