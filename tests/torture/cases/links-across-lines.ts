import { body, cell, head, heading, item, list, row, table } from '../../documents/build.ts';
import type { Torture } from '../torture.ts';
import { chapter, link, prose, text, tortureDocument } from '../torture-document.ts';

const strong = (value: string) => ({ type: 'strong', children: [text(value)] }) as const;
const emphasis = (value: string, lang?: string) =>
  ({ type: 'emphasis', ...(lang ? { lang } : {}), children: [text(value)] }) as const;
const to = (target: string, words: string) =>
  ({ type: 'reference', target, children: [text(words)] }) as const;

export const torture: Torture = {
  breaks:
    'Links over two and ten lines, over a page break, beside each other, with other marks inside, with addresses that need escaping.',
  document: () =>
    tortureDocument([
      chapter(
        'Links',
        body([text('Before. '), link('https://example.org/one', prose(2)), text(' After.')]),
        body([link('https://example.org/two', prose(14, 2))]),
        body([
          link('https://example.org/a', 'one'),
          link('https://example.org/b', 'beside'),
          text(' '),
          link('https://example.org/c', 'the'),
          text(', '),
          link('https://example.org/d', 'other'),
          text('.'),
        ]),
        body([
          text('Marks inside: '),
          link(
            'https://example.org/marks',
            'plain, ',
            strong('strong'),
            ', ',
            emphasis('foreign', 'de'),
            ' and plain again',
          ),
          text('.'),
        ]),
        body([
          link('https://example.org/path(with)brackets?q=a%20b&c=d#e', 'brackets and an ampersand'),
          text('; '),
          link('https://example.org/šķūnis/žēl', 'letters that an address must escape'),
          text('; '),
          link('https://example.org/back\\slash', 'a backslash'),
          text('; '),
          link('mailto:office@example.org', 'office@example.org'),
          text('.'),
        ]),
        body([
          link('https://example.org/twice', 'The same words'),
          text(' and '),
          link('https://example.org/other', 'The same words'),
        ]),
        list('plain', false, [item([body([link('https://example.org/item', 'an item that is a link')])])]),
        table(
          'data',
          [50, 50],
          head('Name', 'Link'),
          [row(['narrow', cell([body([link('https://example.org/cell', prose(2, 4))])])], true)],
          { summary: 'A link in a cell.' },
        ),
        ...Array.from({ length: 16 }, (_, i) =>
          body([text(`${i}. `), link(`https://example.org/page/${i}`, prose(5, i))]),
        ),
        heading(2, 'second', 'A heading that is the target of a link'),
        body([
          text('Back to '),
          to('links', 'the beginning'),
          text(' and to '),
          to('second', prose(3, 1)),
          text('.'),
        ]),
      ),
    ]),
};
