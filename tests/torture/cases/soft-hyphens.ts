import { body, heading, item, list } from '../../documents/build.ts';
import type { Torture } from '../torture.ts';
import { chapter, link, text, tortureDocument } from '../torture-document.ts';

const soft = (words: string) => words.replaceAll('-', '\u00ad');
const line = soft(
  'Ein Bei-spiel für lan-ge Wör-ter: Ge-mein-de-ver-wal-tungs-vor-schrif-ten, Be-richts-zeit-raum. ',
);

/** Half as long as lines: nearly all of them end inside of a word, the last ones of pages too. */
const long = soft('Über-ge-mein-de-ver-wal-tungs-vor-schrif-ten ');

export const torture: Torture = {
  breaks:
    'Soft hyphens at the ends of lines and pages and inside them: search and copy find whole words, in every kind of block.',
  document: () =>
    tortureDocument(
      [
        chapter(
          'Trennstellen',
          body(line.repeat(12)),
          heading(2, 'soft-heading', soft('Fi-nan-zie-rungs-quel-len')),
          list('plain', false, [item(line), item([body([link('https://example.org/', line.repeat(2))])])]),
          body([
            text('Betont: '),
            { type: 'strong', children: [text(line.repeat(3))] },
            { type: 'emphasis', children: [text(line)] },
          ]),
          body(soft('-Am Anfang, am En-de-')),
          body(long.repeat(150)),
        ),
      ],
      { meta: { lang: 'de' } },
    ),
};
