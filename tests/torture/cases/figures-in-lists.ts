import type { Figure } from '@decode/model';
import { body, caption, heading, item, list, paragraph, section } from '../../documents/build.ts';
import type { Torture } from '../torture.ts';
import { chapter, picture, tortureDocument } from '../torture-document.ts';

const figure = (number: number, media: string): Figure => ({
  type: 'figure',
  id: `figure-${number}`,
  picture: { media, alt: `Figure ${number}: a grey field with a word in it` },
  caption: caption('figure', number, `Figure ${number}`, 'A grey field'),
  notes: [paragraph('note', 'Source: none.')],
});

export const torture: Torture = {
  breaks: 'Figures inside list items, quotes and boxes, one picture twice, a picture in pixels.',
  document: () =>
    tortureDocument(
      [
        chapter(
          'Figures',
          list('plain', true, [
            item([body('Before the figure'), figure(1, 'field'), body('and after it.')]),
            item([figure(2, 'field')]),
            item([body('A list inside'), list('plain', false, [item([figure(3, 'dot')])])]),
          ]),
          { type: 'quote', children: [body('Quoted with its figure:'), figure(4, 'field')] },
          section('box', [heading(2, 'box', 'A box'), figure(5, 'dot'), body('Below.')], {
            id: 'box-with-figure',
          }),
          figure(6, 'field'),
          figure(7, 'field'),
        ),
      ],
      { media: [picture('field', 'Field'), dot()] },
    ),
};

/** A grey pixel. */
function dot() {
  const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==';
  return {
    id: 'dot',
    type: 'image/png',
    bytes: new Uint8Array(Buffer.from(png, 'base64')),
    width: 80,
    height: 80,
  } as const;
}
