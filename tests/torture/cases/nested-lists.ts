import { body, item, list, section } from '../../documents/build.ts';
import type { Torture } from '../torture.ts';
import { chapter, prose, tortureDocument } from '../torture-document.ts';

export const torture: Torture = {
  breaks:
    'Lists in lists of both kinds, items of several paragraphs, items that hold only a list, lists in quotes.',
  document: () =>
    tortureDocument([
      chapter(
        'Lists',
        list('plain', false, [
          item([
            body('First level, bullets'),
            list('plain', true, [
              item([
                body('Second level, numbers'),
                list('plain', false, [
                  item([
                    body('Third level, bullets'),
                    list('plain', true, [item('Fourth level, one'), item('Fourth level, two')]),
                  ]),
                ]),
                body('After the third level, still in the second.'),
              ]),
              item('Second level, two'),
            ]),
          ]),
          item([body('An item of'), body('two paragraphs.')]),
          item([list('plain', false, [item('An item that holds a list and nothing else')])]),
          item('Last of the first level'),
        ]),
        body('Between two lists.'),
        list('plain', true, [
          item('Starts at four', { value: 4 }),
          item('goes on'),
          item('and jumps to nine', { value: 9 }),
        ]),
        list('plain', true, [item('Another list follows at once')]),
        list('plain', false, [item('and one more of the other kind')]),
        {
          type: 'quote',
          children: [body('A quote with'), list('plain', false, [item('a list'), item('of two items')])],
        },
        list(
          'plain',
          true,
          Array.from({ length: 60 }, (_, i) => item(`${i + 1} of sixty: ${prose(1, i)}`)),
        ),
        section('part', [list('plain', false, [item('A part without a head that is a list')])]),
      ),
    ]),
};
