import type { Block, Document, Media, TableRow } from '@decode/model';
import {
  body,
  caption,
  cell,
  group,
  head,
  heading,
  inline,
  item,
  list,
  paragraph,
  row,
  section,
  table,
} from './build.ts';
import { sampleMeta } from './sample-meta.ts';
import { dotField, emptyArms, lineChart } from './sample-pictures.ts';
import { coordinator, grant } from './sample-recommendations.ts';

/**
 * The document that every renderer is tested with: each node type, role, state and inline at least once, Latvian text
 * of realistic length. A test document: its figures are of public sources, its wording is approved by nobody.
 */
export function sampleDocument(): Document {
  const media = [lineChart(), dotField(), emptyArms()];
  return {
    target: { template: 'daugavpils', language: 'lv', format: 'html' },
    meta: sampleMeta(),
    body: [summary(), profile(), area(), coordinator(), grant(), plan(), practices(), glossary(), sources()],
    media: new Map(media.map((m): [string, Media] => [m.id, m])),
    doubts: [
      { kind: 'missing', what: 'C2, «Kāpēc»: vēl nav tulkots' },
      { kind: 'needs-review', of: 'name', what: 'Vietvārda formas nav apstiprinātas' },
    ],
  };
}

function summary(): Block {
  return section(
    'chapter',
    [
      heading(1, 'summary', 'Īsumā'),
      paragraph(
        'lead',
        'Daugavpilī 2025. gadā nomira vairāk nekā divreiz tik daudz cilvēku, cik piedzima. Migrācijas saldo tajā pašā gadā bija pozitīvs.[1] Tāpēc ieteikumi vienlaikus palīdz tiem, kas atgriežas, un pielāgo pilsētu mazākam iedzīvotāju skaitam.',
      ),
      table(
        'measures',
        [7, 33, 21, 13, 14, 12],
        head('Nr.', 'Ieteikums', 'Atbildīgie', 'Termiņš', 'Izmaksas', 'Ticamība'),
        [
          group('A. Ģimenes un dzimstība', [
            row(
              [
                'A1',
                'Garantēta vieta bērnudārzā no gada vecuma',
                'Izglītības pārvalde',
                '2027–2029',
                'nav aplēsts',
                'vidēja',
              ],
              true,
            ),
          ]),
          group('C. Atgriešanās', [
            row([
              cell([body([link('c1', 'C1')])], { header: 'row' }),
              'Remigrācijas koordinators pašvaldībā',
              'Attīstības departaments',
              '2027–2029',
              '10\u00a0714 EUR',
              'zema',
            ]),
            row([
              cell([body([link('c2', 'C2')])], { header: 'row' }),
              'Neliels grants uzņēmuma sākšanai tiem, kas atgriežas',
              'Attīstības departaments',
              '2027–2028',
              'līdz 10\u00a0000 EUR uzņēmumam',
              'ļoti zema',
            ]),
          ]),
        ],
        { caption: caption('table', 1, '1. tabula', 'Ieteikumi pa rīcības jomām') },
      ),
      paragraph(
        'note',
        'Izmaksas ir tādas, kādas publicētas avotos. «Nav aplēsts» nozīmē, ka aplēse ir pirmais solis.',
      ),
    ],
    { id: 'chapter-summary', runningHead: 'Īsumā' },
  );
}

function profile(): Block {
  return section(
    'chapter',
    [
      heading(1, 'profile', 'Daugavpils profils'),
      paragraph(
        'lead',
        'Otrajā lielākajā Latvijas pilsētā iedzīvotāju skaits sarūk galvenokārt tāpēc, ka mirst vairāk cilvēku, nekā piedzimst.',
      ),
      list('figures', false, [
        numeral('77\u00a0486', 'iedzīvotāji 2026. gada 1. janvārī[1]'),
        numeral('−751', 'dabiskais pieaugums 2025. gadā: 456 dzimušie, 1\u00a0207 mirušie[1]'),
        numeral('+111', 'migrācijas saldo 2025. gadā[1]'),
        numeral('25\u00a0%', 'iedzīvotāju ir virs darbspējas vecuma, 2021[7]'),
      ]),
      {
        type: 'figure',
        id: 'figure-population',
        picture: {
          media: 'chart-population',
          alt: 'Līniju diagramma. Iedzīvotāju skaits Daugavpilī 1. janvārī: 2021 – 80\u00a0627, 2022 – 79\u00a0120, 2023 – 79\u00a0903, 2024 – 78\u00a0942, 2025 – 78\u00a0126, 2026 – 77\u00a0486.',
        },
        caption: caption(
          'figure',
          1,
          '1. attēls',
          'Piecos gados pilsēta kļuvusi par 3\u00a0141 cilvēku mazāka',
        ),
        notes: [
          paragraph(
            'note',
            'Iedzīvotāju skaits 1. janvārī, Daugavpils valstspilsēta. Ass nesākas no nulles.',
          ),
          paragraph('note', 'Avots: CSB, tabula IRS031.[1]'),
        ],
      },
      section('part', [
        heading(2, 'profile-situation', 'Situācija'),
        body(
          '2011. gada tautas skaitīšanā Daugavpilī saskaitīti 93\u00a0588 iedzīvotāji.[7] 2021.–2026. gadā skaits pieauga tikai vienā gadā.',
        ),
        body(
          'Iedzīvotāju reģistrs rāda lielākus skaitļus, jo uzskaita deklarēto dzīvesvietu. Abas rindas vienā diagrammā nejauc.',
        ),
        table('data', [40, -30, -30], head('Gads', 'Dzimušie', 'Mirušie'), [
          row(['2021', '593', '1\u00a0829'], true),
          row(['2023', '495', '1\u00a0326'], true),
          row(['2025', '456', '1\u00a0207'], true),
        ]),
        paragraph('note', 'Avots: CSB, tabulas IDS031 un IMV021.[1]'),
      ]),
      section('part', [
        heading(2, 'profile-challenges', 'Izaicinājumi'),
        list('plain', false, [
          item('Dabiskais pieaugums ir negatīvs, un migrācija to nekompensē.[1]'),
          item('Jaunieši pārceļas uz Rīgu, darbspējas vecuma iedzīvotāji – uz citām ES valstīm.[7]'),
        ]),
      ]),
    ],
    { id: 'chapter-profile', runningHead: 'Daugavpils profils' },
  );
}

function area(): Block {
  return section(
    'area',
    [
      paragraph('kicker', 'Rīcības joma C'),
      heading(1, 'area-c', 'Atgriešanās'),
      paragraph(
        'lead',
        'Kas reiz aizbraucis, pilsētu pazīst un runā tās valodās. Atgriezties ir grūti, jo darbs, mājoklis un skola jāatrod vienlaikus un no attāluma.',
      ),
      section('part', [
        heading(2, 'area-c-list', 'Ieteikumi šajā jomā'),
        list('index', false, [
          item([body([link('c1', '**C1**\u00a0 Remigrācijas koordinators pašvaldībā')])]),
          item([body([link('c2', '**C2**\u00a0 Neliels grants uzņēmuma sākšanai tiem, kas atgriežas')])]),
        ]),
      ]),
      section('part', [
        heading(2, 'area-c-limit', 'Ko šī joma nerisina'),
        body(
          'Atgriešanās neaizstāj dzimstību: 2025. gadā dabiskais pieaugums bija −751, migrācijas saldo +111.[1]',
        ),
      ]),
    ],
    { id: 'area-c-section' },
  );
}

function plan(): Block {
  const fill = () => cell('aizpilda pašvaldība', { blank: true });
  const measure = (
    code: string,
    title: string,
    lead: string,
    years: string,
    cost: string,
    indicator: string,
  ): TableRow => row([code, title, lead, years, cost, fill(), indicator, fill()], true);
  return section(
    'wide',
    [
      heading(1, 'plan', 'Rīcības plāns'),
      table(
        'plan',
        [5, 22, 14, 10, 14, 11, 14, -10],
        head(
          'Nr.',
          'Pasākums',
          'Atbildīgie',
          'Termiņš',
          'Izmaksas',
          'Finansējuma avots',
          'Rezultatīvais rādītājs',
          'Mērķa vērtība',
        ),
        [
          group('A. Ģimenes un dzimstība', [
            measure(
              'A1',
              'Garantēta vieta bērnudārzā no gada vecuma',
              'Izglītības pārvalde',
              '2027–2029',
              'nav aplēsts',
              'Vietu skaits bērnudārzos uz 100 bērniem 1–2 gadu vecumā',
            ),
          ]),
          group('C. Atgriešanās', [
            measure(
              'C1',
              'Remigrācijas koordinators pašvaldībā',
              'Attīstības departaments',
              '2027–2029',
              '10\u00a0714 EUR (2018)',
              'Ģimenes, kas atgriezušās ar palīdzību, gadā',
            ),
            measure(
              'C2',
              'Neliels grants uzņēmuma sākšanai tiem, kas atgriežas',
              'Attīstības departaments',
              '2027–2028',
              'līdz 10\u00a0000 EUR uzņēmumam (2019)',
              'Uzņēmumi, kas darbojas pēc 36 mēnešiem, %',
            ),
          ]),
        ],
        { caption: caption('table', 3, '3. tabula', 'Visi pasākumi: kas, kad un par cik') },
      ),
    ],
    { id: 'chapter-plan', runningHead: 'Rīcības plāns' },
  );
}

function practices(): Block {
  return section(
    'chapter',
    [
      heading(1, 'practices', 'Labā prakse'),
      paragraph('lead', 'Ko projekta partneri jau ir izmēģinājuši un kas vajadzīgs, lai to pārņemtu citur.'),
      section('practice', [
        heading(2, 'practice-bursaries', 'Stipendijas topošajiem ārstiem un medmāsām, Daugavpils'),
        paragraph('kicker', 'Daugavpils, Latvija · kopš 2015. gada'),
        paragraph('evidence', 'Ticamība: zema.', { level: 2 }),
        list('figures', false, [
          numeral('17', 'jauni stipendiāti 2020. gadā[8]'),
          numeral('300 EUR', 'mēnesī studentam 2020. gadā[8]'),
        ]),
        section('part', [
          heading(3, 'practice-bursaries-done', 'Kas izdarīts'),
          body(
            'Dome katru gadu apstiprina vajadzīgo specialitāšu sarakstu. Līgumā ar studentu vai rezidentu paredzēti vismaz pieci darba gadi.[8]',
          ),
        ]),
      ]),
    ],
    { id: 'chapter-practices', runningHead: 'Labā prakse' },
  );
}

function glossary(): Block {
  return section(
    'chapter',
    [
      heading(1, 'glossary', 'Termini'),
      table(
        'glossary',
        [28, 72],
        head('Termins', 'Skaidrojums šajā dokumentā'),
        [
          row(['dabiskais pieaugums', 'Dzimušo skaits mīnus mirušo skaits gadā.'], true),
          row(['depopulācija', 'Ilgstošs iedzīvotāju skaita samazinājums noteiktā teritorijā.'], true),
          row([
            cell('remigrācija', { header: 'row' }),
            cell('Return of people who emigrated, and of their families.', {
              lang: 'en',
              state: { kind: 'missing', label: 'vēl nav tulkots' },
            }),
          ]),
        ],
        { summary: 'Termini un to skaidrojumi' },
      ),
    ],
    { id: 'chapter-glossary', runningHead: 'Termini' },
  );
}

function sources(): Block {
  const entries: readonly (readonly [text: string, url: string, lang?: string])[] = [
    [
      'Centrālā statistikas pārvalde. Tabulas IRS031, IDS031, IMV021, teritorija LV0002000.',
      'https://data.stat.gov.lv/',
    ],
    [
      'Vides aizsardzības un reģionālās attīstības ministrija. Reģionālais remigrācijas atbalsts, 2021.',
      'https://www.varam.gov.lv/lv/regionalais-remigracijas-atbalsts',
    ],
    [
      'Daugavpils pilsētas dome. Konkurss “Remigrācijas sekmēšanas pakalpojumi pašvaldībās”, 2018.',
      'https://www.daugavpils.lv/pilseta/pilsetas-attistiba/projekti/realizacija-esosie-projekti/citi/konkurss-remigracijas-sekmesanas-pakalpojumi-pasvaldibas',
    ],
    [
      'LV portāls. Intervija par pētījumu “Atgriešanās Latvijā”, 2017.',
      'http://m.lvportals.lv/visi/viedokli?id=286676',
    ],
    [
      'aluksniesiem.lv. Vidzeme – vieta, kur atgriezties, 2026.',
      'https://aluksniesiem.lv/sabiedriba/vidzeme-vieta-kur-atgriezties/',
    ],
    [
      'Latgales plānošanas reģions. Remigrācijas koordinatores darbs 2019. gadā, 2020.',
      'https://lpr.gov.lv/lv/2020/remigracijas-koordinatore-astrida-lescinska-sanema-varam-atzinibas-rakstu/',
    ],
    ['_Daugavpils City Council. Society._{en}', 'https://www.daugavpils.lv/en/society'],
    [
      'Daugavpils valstspilsētas pašvaldība. Stipendijas topošajiem mediķiem, 2020.',
      'https://daugavpils.lv/',
    ],
  ];
  return section(
    'chapter',
    [
      heading(1, 'sources', 'Avoti'),
      list(
        'sources',
        true,
        entries.map(([text, url], i) =>
          item(
            [
              body([
                { type: 'link', url, children: inline(text) },
                { type: 'text', value: ` ${url.replace(/^https?:\/\//u, '')}, skatīts 20.11.2026.` },
              ]),
            ],
            {
              id: `source-${i + 1}`,
              value: i + 1,
            },
          ),
        ),
      ),
    ],
    { id: 'chapter-sources', runningHead: 'Avoti' },
  );
}

function numeral(value: string, label: string) {
  return item([paragraph('value', value), paragraph('detail', label)]);
}

function link(target: string, text: string) {
  return { type: 'reference', target, children: inline(text) } as const;
}
