import { crc32, deflateSync } from 'node:zlib';
import type { Media } from '@decode/model';
import { body, caption, section } from '../../documents/build.ts';
import { emptyArms } from '../../documents/sample-pictures.ts';
import type { Torture } from '../torture.ts';
import { chapter, picture, tortureDocument } from '../torture-document.ts';

const figure = (media: string, number: number) =>
  ({
    type: 'figure',
    id: `figure-${number}`,
    picture: { media, alt: `A grey field with the number ${number}` },
    caption: caption('figure', number, `Figure ${number}`, `Field ${number}`),
    notes: [],
  }) as const;

export const torture: Torture = {
  breaks:
    'One picture shown twice, a PNG beside drawings, one in a box, a wide one, and a logo of the place.',
  document: () =>
    tortureDocument(
      [
        chapter(
          'Pictures',
          figure('field', 1),
          body('The same again, and one of dots.'),
          figure('field', 2),
          figure('dots', 3),
          section('box', [body('In a box.'), figure('wide', 4)], { id: 'box-of-pictures' }),
        ),
      ],
      {
        media: [picture('field', 'Field'), picture('wide', 'Wide', 900, 120), dots(), emptyArms()],
        meta: { cover: { ground: 'paper', logo: { media: 'logo', alt: '' } } },
      },
    ),
};

/** A PNG of 2 by 2 pixels (https://www.w3.org/TR/png-3/). */
function dots(): Media {
  const chunk = (type: string, data: Uint8Array) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const made = Buffer.alloc(body.length + 8);
    made.writeUInt32BE(data.length);
    body.copy(made, 4);
    made.writeUInt32BE(crc32(body), body.length + 4);
    return made;
  };
  const header = Uint8Array.of(0, 0, 0, 2, 0, 0, 0, 2, 8, 0, 0, 0, 0);
  const rows = deflateSync(Uint8Array.of(0, 0, 255, 0, 255, 0));
  const bytes = Buffer.concat([
    Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
    chunk('IHDR', header),
    chunk('IDAT', rows),
    chunk('IEND', new Uint8Array()),
  ]);
  return { id: 'dots', type: 'image/png', bytes: new Uint8Array(bytes), width: 120, height: 120 };
}
