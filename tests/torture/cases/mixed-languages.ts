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

const foreign = (lang: string, value: string) =>
  ({ type: 'emphasis', lang, children: [text(value)] }) as const;

export const torture: Torture = {
  breaks:
    'Every kind of block in a language of its own, languages in languages, and the way back to the document’s.',
  document: () =>
    tortureDocument(
      [
        chapter(
          'Languages',
          { ...heading(2, 'foreign-heading', 'Eine Überschrift auf Deutsch'), lang: 'de' },
          body('Un paragraphe ? Nein: un paragrafo in italiano.', { lang: 'it' }),
          body([
            text('English, '),
            foreign('pl', 'po polsku: dół, źdźbło'),
            text(', English, '),
            foreign('en', 'still English'),
            text('.'),
          ]),
          body(
            [
              text('Ein Absatz auf Deutsch mit '),
              foreign('es', 'una frase en español'),
              text(' und '),
              foreign('en', 'an English one'),
              text('.'),
            ],
            {
              lang: 'de',
            },
          ),
          {
            type: 'quote',
            lang: 'da',
            children: [body('Et citat på dansk.'), body('Back in English.', { lang: 'en' })],
          },
          {
            ...list('plain', false, [
              item('O listă în română', { lang: 'ro' }),
              item([body('and an item in English')], {}),
              item([body('Saraksts latviski', { lang: 'lv' })]),
            ]),
            id: 'list-of-languages',
          },
          table(
            'data',
            [50, 50],
            head('Word', 'Meaning'),
            [
              row([cell('savivaldybė', { lang: 'lt' }), 'municipality']),
              row([cell([body('pašvaldība', { lang: 'lv' })], {}), 'municipality']),
              row([cell('gmina', { lang: 'pl', header: 'row' }), 'municipality']),
            ],
            { caption: { ...caption('table', 1, 'Table 1', 'Słowa'), lang: 'pl' } },
          ),
          {
            type: 'figure',
            id: 'figure-foreign',
            lang: 'de',
            picture: { media: 'foreign', alt: 'Ein graues Rechteck mit dem Wort «Wort»' },
            caption: caption('figure', 1, 'Abbildung 1', 'Ein Rechteck'),
            notes: [],
          },
          body([text('A note in another language'), call('foreign'), text('.')]),
          { ...note('foreign', 1, 'Eine Anmerkung auf Deutsch.'), lang: 'de' },
          section('box', [heading(2, 'box-title', 'Una caja en español'), body('Un párrafo.')], {
            lang: 'es',
            id: 'box-es',
          }),
          body('And English again.'),
        ),
      ],
      { media: [picture('foreign', 'Wort')] },
    ),
};
