import {
  body,
  caption,
  cell,
  group,
  head,
  heading,
  item,
  list,
  row,
  section,
  table,
} from '../../documents/build.ts';
import type { Torture } from '../torture.ts';
import { call, chapter, note, prose, text, tortureDocument } from '../torture-document.ts';

const plan = (number: number) =>
  table(
    'plan',
    [10, 40, 50],
    head('Code', 'Measure', 'Indicators'),
    [
      group('First area', [
        row([
          'A1',
          cell([body(prose(3, number))]),
          cell([list('plain', false, [item('Births in the year'), item('Places in day care')])]),
        ]),
        row(['A2', cell([body([text('With a note'), call(`plan-${number}`)])]), cell([], { blank: true })]),
      ]),
    ],
    { caption: caption('table', number, `Table ${number}`, 'Action plan') },
  );

/** A chapter on landscape pages. */
const wide = (title: string, number: number) =>
  section(
    'wide',
    [
      heading(1, `wide-${number}`, title),
      body(prose(2, number)),
      plan(number),
      note(`plan-${number}`, number, 'A note on a landscape page.'),
    ],
    { id: `chapter-wide-${number}`, runningHead: title },
  );

export const torture: Torture = {
  breaks:
    'Landscape chapters one after the other, between others and at the end: pages turn, running heads and numbers go on.',
  document: () =>
    tortureDocument([
      chapter('Before', body(prose(2))),
      wide('Plan of the town', 1),
      wide('Plan of the region', 2),
      chapter('Between', body(prose(2, 4))),
      wide('Plan of the state', 3),
    ]),
};
