import { body, head, heading, row, table } from '../../documents/build.ts';
import type { Torture } from '../torture.ts';
import { chapter, tortureDocument } from '../torture-document.ts';

const words = 'fi fl ff ffi ffl fj ft tt Th profils office affluent raffle Schifffahrt fjord';

export const torture: Torture = {
  breaks: 'Letters that fonts join into one glyph: the text read back has the letters, in every face.',
  document: () =>
    tortureDocument([
      chapter(
        'Joined letters fi fl',
        body(words),
        body(`**${words}** and _${words}_`),
        heading(2, 'joined', `Second fi ffl`),
        heading(3, 'joined-3', `Third fi ffl`),
        table('data', [50, 50], head('fi head', 'ffl head'), [row(['fi header', words], true)], {
          summary: 'fi fl ffi',
        }),
        body([{ type: 'code', value: words }]),
      ),
    ]),
};
