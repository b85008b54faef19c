import { body, head, heading, item, list, row, table } from '../../documents/build.ts';
import type { Torture } from '../torture.ts';
import { chapter, tortureDocument } from '../torture-document.ts';

const compound = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft';
const endless = 'nebeprisikiškiakopūsteliaujantiesiems'.repeat(8);
const address = `https://example.org/${'very-long-path-without-a-space/'.repeat(8)}index.html`;

export const torture: Torture = {
  breaks:
    'Words wider than a cell, a column or the page; nothing may be cut off, shrink the page or leave the text.',
  document: () =>
    tortureDocument([
      chapter(
        'Words',
        body(compound),
        body(`A word of ${[...endless].length} letters: ${endless} and the sentence goes on.`),
        body(address),
        body('0123456789'.repeat(20)),
        heading(2, 'long-heading', compound),
        list('plain', true, [item(compound), item(endless)]),
        table(
          'data',
          [10, 10, 10, 10, 20, -40],
          head('Nr', 'Zuständigkeitsbereich', 'Finanzierungsquelle', 'Zeit', compound, 'Zahl'),
          [
            row(['1', 'Verantwortungsträger', 'Kommunalhaushaltsmittel', '2027', compound, '1'], true),
            row(['2', 'Bürgermeisteramt', 'unbekannt', '2028', endless, '2'], true),
          ],
          { summary: 'Narrow columns with long words.' },
        ),
        table(
          'data',
          [25, 25, 25, 25],
          head('Soft', 'hyphens', 'in', 'cells'),
          [
            row([
              'Finan\u00adzie\u00adrungs\u00adquel\u00adlen',
              'Zu\u00adstän\u00addig\u00adkeits\u00adbe\u00adreich der Ver\u00adwal\u00adtung',
              'Kom\u00admu\u00adnal\u00adhaus\u00adhalts\u00admit\u00adtel\u00adver\u00adwen\u00addungs\u00adnach\u00adweis',
              'kurz',
            ]),
          ],
          { summary: 'Words with soft hyphens.' },
        ),
      ),
    ]),
};
