import { body, head, heading, item, list, row, table } from '../../documents/build.ts';
import type { Torture } from '../torture.ts';
import { chapter, tortureDocument } from '../torture-document.ts';

const letters: Readonly<Record<string, string>> = {
  lv: 'āčēģīķļņšūž',
  lt: 'ąčęėįšųūž',
  pl: 'ąćęłńóśźż',
  de: 'äöüß',
  it: 'àèéìíîòóùú',
  da: 'æøå',
  ro: 'ăâîșț',
  es: 'áéíñóúü',
  en: 'abcdefghijklmnopqrstuvwxyz',
};
const signs = '0123456789 „“”‚‘’«»‹›–—…·•§°%‰€£+−×÷=<>≤≥≈½¼¾²³¹№&@#*/\\|()[]{}!?¡¿~^_`´¨¸ªº†‡↑→';

export const torture: Torture = {
  breaks:
    'Every letter of nine languages, small and capital, and the signs of prose, in every face of the documents.',
  document: () =>
    tortureDocument([
      chapter(
        'Letters',
        ...Object.entries(letters).flatMap(([lang, small]) => {
          const both = `${small} ${small.toLocaleUpperCase(lang)}`;
          return [
            { ...heading(2, `letters-${lang}`, both), lang },
            body(`${both} **${both}** _${both}_`, { lang }),
            {
              ...table('data', [50, 50], head(both, both), [row([both, both], true)], { summary: lang }),
              lang,
            },
          ];
        }),
        heading(2, 'signs', 'Signs'),
        list('plain', false, [
          item(signs),
          item([body([{ type: 'strong', children: [{ type: 'text', value: signs }] }])]),
        ]),
        table('data', [50, 50], head('Signs', 'Value'), [row(['signs', signs], true)], { summary: 'Signs' }),
      ),
    ]),
};
