import { body, section } from '../../documents/build.ts';
import type { Torture } from '../torture.ts';
import { call, chapter, note, prose, text, tortureDocument } from '../torture-document.ts';

export const torture: Torture = {
  breaks:
    'One note called twice on one page and once on another, two calls side by side, a note at the very end.',
  document: () =>
    tortureDocument([
      chapter(
        'Calls',
        body([text('First'), call('shared'), text(' and second'), call('shared'), call('own'), text('.')]),
        note('shared', 1, 'The note that is shared.'),
        note('own', 2, 'The note that is not.'),
        ...Array.from({ length: 12 }, (_, i) => body(prose(6, i))),
        section('part', [body([text('A third call on another page'), call('shared'), text('.')])]),
        body([text('The last words are called'), call('last')]),
        note('last', 3, 'The last note.'),
      ),
    ]),
};
