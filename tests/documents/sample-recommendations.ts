import type { Section } from '@decode/model';
import { body, caption, cell, head, heading, item, list, paragraph, row, section, table } from './build.ts';

/** A recommendation with everything that one can have: facts, steps, indicators, evidence, practice, risks, a note. */
export function coordinator(): Section {
  return section(
    'recommendation',
    [
      paragraph('kicker', 'Ieteikums · Atgriešanās'),
      heading(2, 'c1', 'Remigrācijas koordinators pašvaldībā', 'C1'),
      paragraph(
        'lead',
        'Iecelt remigrācijas koordinatoru, kas katrai ieinteresētai ģimenei sagatavo vienu rakstisku piedāvājumu par darbu, mājokli, skolu un dokumentiem.',
        { id: 'c1-recommendation' },
      ),
      table(
        'facts',
        [28, 24, 24, 24],
        head('Atbildīgie', 'Īstenošanas termiņš', 'Izmaksas', 'Plānošanas dokuments'),
        [
          row([
            fact('Attīstības departaments', 'priekšlikums, jāapstiprina'),
            fact('2027–2029', 'sagatavošana 3–6 mēneši'),
            fact('10\u00a0714 EUR', '2018. gada izmēģinājums[3]'),
            fact('Attīstības programma 2022.–2027.', 'rīcības plāns'),
          ]),
        ],
        { summary: 'Īsumā: atbildīgie, termiņš, izmaksas un plānošanas dokuments.' },
      ),
      section('part', [
        heading(3, 'c1-why', 'Kāpēc'),
        body(
          '2025. gadā Daugavpilī piedzima 456 bērni un nomira 1\u00a0207 cilvēki, bet migrācijas saldo bija +111.[1] Par šo ieguvumu pašvaldība zina maz: nav uzskaites, cik no tiem ir atgriezušies un kāpēc.',
        ),
        body([
          {
            type: 'text',
            value:
              'Aptaujā, kurā piedalījās 3\u00a0088 atgriezušies cilvēki, kā biežākais šķērslis nosaukts informācijas trūkums.',
          },
          { type: 'noteReference', note: 'survey' },
          { type: 'text', value: ' Sk. arī ' },
          { type: 'reference', target: 'c2', children: [{ type: 'text', value: 'Ieteikums C2' }] },
          {
            type: 'reference',
            target: 'c2',
            page: true,
            children: [{ type: 'text', value: ' (000.\u00a0lpp.)' }],
          },
          { type: 'text', value: '.' },
        ]),
        {
          type: 'note',
          id: 'note-survey',
          note: 'survey',
          number: 1,
          children: [body('Galvenie atgriešanās iemesli tajā pašā pētījumā nav ekonomiski.[4]')],
        },
        list('plain', false, [
          item('Ģimene pati meklē darba devēju, mājokli, vietu skolā un sociālo dienestu.'),
          item([
            body('Atbildes sniedz dažādas iestādes:'),
            list('plain', true, [
              item('pašvaldības administrācija,'),
              item('Nodarbinātības valsts aģentūra.'),
            ]),
          ]),
        ]),
      ]),
      section('part', [
        heading(3, 'c1-steps', 'Kā rīkoties'),
        table('steps', [6, 50, 24, 20], head('Nr.', 'Darbība', 'Kas dara', 'Kad'), [
          row(['1', 'Ar domes lēmumu izveidot amatu un nozaru darba grupu', 'Dome', '1.–3. mēnesis'], true),
          row(
            [
              '2',
              'Apkopot brīvās darbvietas, pašvaldības dzīvokļus un vietas bērnudārzos',
              'Koordinators',
              '3.–6. mēnesis',
            ],
            true,
          ),
          row(['3', 'Uz katru jautājumu atbildēt trīs darba dienās', 'Koordinators', 'no 4. mēneša'], true),
          row(['4', 'Sazināties ar ģimeni 24 mēnešus pēc atgriešanās', 'Koordinators', 'no 6. mēneša'], true),
        ]),
      ]),
      section('part', [
        heading(3, 'c1-indicators', 'Rādītāji'),
        table('indicators', [52, -26, -22], head('Rādītājs', 'Bāzes vērtība', 'Mērķa vērtība'), [
          row(
            [
              'Ģimenes, kas atgriezušās ar koordinatora palīdzību, gadā',
              'datu nav',
              cell('aizpilda pašvaldība', { blank: true }),
            ],
            true,
          ),
          row(
            [
              'Ģimenes, kas pēc 24 mēnešiem joprojām dzīvo pilsētā, %',
              'datu nav',
              cell('aizpilda pašvaldība', { blank: true }),
            ],
            true,
          ),
          row(
            ['Migrācijas saldo, cilvēki gadā', '+111 (2025)', cell('aizpilda pašvaldība', { blank: true })],
            true,
          ),
        ]),
        paragraph('note', 'Pirmajā gadā nosaka bāzes vērtību; mērķa vērtību apstiprina dome.'),
      ]),
      section('part', [
        heading(3, 'c1-evidence', 'Pierādījumi'),
        paragraph('evidence', 'Ticamība: zema. Ieteikums: nosacīts.', { level: 2 }),
        body(
          'Pieci reģionu koordinatori no 2018. gada marta līdz 2021. gada jūnijam sagatavoja 8\u00a0279 piedāvājumus; sazinājās 4\u00a0991 ģimene un atgriezās 914.[2] Salīdzinājuma grupas nav, tāpēc nav zināms, cik ģimeņu būtu atgriezušās arī bez palīdzības.',
        ),
        table(
          'evidence',
          [40, 20, -20, 20],
          head('Kur un kad', 'Kas skaitīts', 'Skaits', 'Kā iegūts'),
          [
            row([
              cell('Vidzeme, 2025[5]', { header: 'row', rows: 2 }),
              'ar palīdzību',
              '78',
              cell('uzskaite', { rows: 2 }),
            ]),
            row(['pašas', '70']),
          ],
          { caption: caption('table', 2, '2. tabula', 'Ģimenes, kas atgriezās') },
        ),
      ]),
      section('part', [
        heading(3, 'c1-practice', 'Labā prakse'),
        section('box', [
          heading(4, 'practice-latgale', 'Latgales plānošanas reģiona koordinators, 2019'),
          list('figures', false, [
            figure('1\u00a0849', 'uzrunātas ģimenes'),
            figure('889', 'piedāvājumi'),
            figure('64', 'atgriezušās ģimenes'),
            figure('183', 'atgriezušies cilvēki'),
          ]),
          body('Viens cilvēks reģionā sazinājās ar ģimenēm; darbā iesaistījās 21 pašvaldība.[6]'),
          body(
            '**Kas jāievēro, pārnesot.** Vajadzīgas brīvas darbvietas, īres mājokļi un skolas, kas gatavas uzņemt bērnus.',
          ),
        ]),
      ]),
      section('part', [
        heading(3, 'c1-risks', 'Riski'),
        table('risks', [50, 50], head('Risks', 'Kā to mazināt'), [
          row([
            'Palicējiem šķiet, ka atbalstu saņem tikai aizbraukušie',
            'Padomu dot ikvienam, kas pārceļas',
          ]),
          row(['Personas dati glabājas ilgāk, nekā vajag', 'Rakstiska piekrišana; dzēst pēc 36 mēnešiem']),
        ]),
      ]),
    ],
    { id: 'c1-section', runningHead: 'Ieteikums C1' },
  );
}

/** A short recommendation with untranslated and doubtful blocks in each state. */
export function grant(): Section {
  return section(
    'recommendation',
    [
      paragraph('kicker', 'Ieteikums · Atgriešanās'),
      heading(2, 'c2', 'Neliels grants uzņēmuma sākšanai tiem, kas atgriežas', 'C2'),
      paragraph(
        'lead',
        'Piešķirt nelielus grantus uzņēmuma sākšanai kopā ar padomu un pēc trim gadiem novērtēt, cik uzņēmumu darbojas.',
        {
          state: { kind: 'needs-review', label: 'tulkojums nav pārbaudīts' },
        },
      ),
      section('part', [
        heading(3, 'c2-why', 'Kāpēc'),
        body('Returnees bring savings and ideas but lack local credit and networks.', {
          lang: 'en',
          state: { kind: 'missing', label: 'vēl nav tulkots' },
        }),
        body('Pirmajā konkursā 2018. gadā bija 17 pieteikumi, atbalstīti deviņi.[2]', {
          state: { kind: 'stale', label: 'tulkojums novecojis' },
        }),
        body(
          'Atbalsts jāsaskaņo ar _de minimis_{la} noteikumiem; tā saukto _Existenzgründung_{de} Vācijā atbalsta citādi.',
          {
            state: { kind: 'broken', label: 'tulkojums bojāts, sk. avotu' },
          },
        ),
      ]),
      section('part', [
        heading(3, 'c2-evidence', 'Pierādījumi'),
        paragraph('evidence', 'Ticamība: ļoti zema. Ieteikums: nosacīts.', { level: 1 }),
        {
          type: 'quote',
          lang: 'en',
          children: [
            body('Few takers in Latvia, more in Romania with four times the sum; no survival figures.', {
              id: 'c2.evidence.0',
            }),
          ],
        },
        table('prose', [50, -50], head('Gads', 'Pieteikumi'), [row(['2018', '17']), row(['2019', '2'])]),
        body([
          { type: 'text', value: 'Tabulas kods datubāzē ir ' },
          { type: 'code', value: 'IRS031' },
          { type: 'text', value: '; datus skata ' },
          {
            type: 'link',
            url: 'https://data.stat.gov.lv/',
            children: [{ type: 'text', value: 'statistikas portālā' }],
          },
          { type: 'text', value: '.' },
          { type: 'break' },
          { type: 'text', value: 'Atjaunošanas biežums: ' },
          { type: 'emphasis', children: [{ type: 'text', value: 'reizi gadā' }] },
          { type: 'text', value: '.' },
          { type: 'noteReference', note: 'survey' },
        ]),
      ]),
    ],
    { id: 'c2-section', runningHead: 'Ieteikums C2' },
  );
}

function fact(value: string, detail: string) {
  return cell([paragraph('value', value), paragraph('detail', detail)]);
}

function figure(value: string, label: string) {
  return item([paragraph('value', value), paragraph('detail', label)]);
}
