import { loadProject, matchColumns } from '@decode/compose';
import { formsOf } from '@decode/model';
import { readCatalogue } from '@decode/translate';
import { describe, expect, test } from 'vitest';
import { edited, memoryFiles, type ProjectFiles, smallestProject, wholeProject } from './project-files.ts';

/** What the columns of municipalities' own tables ask for, by the words in their heads. */

const load = (files: ProjectFiles) => loadProject(memoryFiles(files), readCatalogue);
const whole = await load(wholeProject());

const fieldsOf = (
  template: string,
  headings: readonly string[],
  form: 'action' | 'investment' = 'action',
) => {
  const language = whole.templates.get(template)?.place.value.language ?? '';
  return matchColumns(whole, { template, language, form }, headings).map(
    ({ heading, fields }) => `${heading}: ${fields.join(' + ') || '–'}`,
  );
};

/** Heads as such tables have them: the country's own words, and others. */
const heads: readonly (readonly [string, readonly string[]])[] = [
  [
    'daugavpils',
    [
      'Nr. p. k.: planCode',
      'Rīcības virziens, uzdevums: planLevel',
      'Pasākums / projekts: title',
      'Atbildīgais izpildītājs un sadarbības partneri: lead + partners',
      'Izpildes termiņš: period',
      'Indikatīvās izmaksas (EUR): cost',
      'Finansējuma avoti (pašvaldības budžets / ES fondi / citi): funding',
      'Sasniedzamie rezultāti: expectedResults',
      'Rezultatīvie rādītāji: indicators',
      'Izpildes statuss: status',
      'Piezīmes: –',
    ],
  ],
  [
    'kaunas',
    [
      'Eil. Nr.: planCode',
      'Uždavinys: planLevel',
      'Priemonės pavadinimas: title',
      'Atsakingi vykdytojai ir partneriai: lead + partners',
      'Įgyvendinimo laikotarpis: period',
      'Lėšų poreikis, tūkst. Eur: cost',
      'Finansavimo šaltiniai: funding',
      'Rodikliai: indicators',
      'Įgyvendinimo eiga: status',
      'Pastabos: –',
    ],
  ],
  [
    'lodzkie',
    [
      'L.p.: planCode',
      'Cel operacyjny: planLevel',
      'Nazwa zadania: title',
      'Podmiot odpowiedzialny: lead',
      'Partnerzy: partners',
      'Termin realizacji: period',
      'Szacunkowy koszt: cost',
      'Źródła finansowania: funding',
      'Wskaźniki: indicators',
      'Rezultaty: expectedResults',
      'Stan realizacji: status',
      'Uwagi: –',
    ],
  ],
  [
    'magdeburg',
    [
      'Lfd. Nr.: planCode',
      'Handlungsfeld: planLevel',
      'Einzelmaßnahme: title',
      'Kurzbeschreibung: summary',
      'Verantwortlichkeit: lead',
      'Kooperationspartner: partners',
      'Umsetzungszeitraum: period',
      'Gesamtkosten in €: cost',
      'Fördermittel: funding',
      'Priorität: priority',
      'Indikatoren: indicators',
      'Umsetzungsstand: status',
      'Bemerkungen: –',
    ],
  ],
  [
    'palermo',
    [
      'N.: planCode',
      'Obiettivo strategico: planLevel',
      'Azione: title',
      'Descrizione: summary',
      'Soggetto attuatore: lead',
      'Partner: partners',
      'Tempi di realizzazione: period',
      'Costo stimato: cost',
      'Fonti di finanziamento: funding',
      'Indicatori: indicators',
      'Stato di attuazione: status',
      'Note: –',
    ],
  ],
  [
    'vejle',
    [
      'Nr.: planCode',
      'Tema: planLevel',
      'Handling: title',
      'Mål: goal',
      'Ansvarlig: lead',
      'Samarbejdspartnere: partners',
      'Tidsplan: period',
      'Budget: cost',
      'Finansiering: funding',
      'Succeskriterier: indicators',
      'Status: status',
      'Bemærkninger: –',
    ],
  ],
  [
    'oradea',
    [
      'Nr. crt.: planCode',
      'Direcția de acțiune: planLevel',
      'Denumirea proiectului: title',
      'Responsabil: lead',
      'Parteneri: partners',
      'Perioada: period',
      'Valoare estimată (lei): cost',
      'Sursa de finanțare: funding',
      'Indicatori de rezultat: indicators',
      'Prioritate: priority',
      'Stadiu: status',
      'Observații: –',
    ],
  ],
  [
    'manchuela',
    [
      'Nº: planCode',
      'Eje estratégico: planLevel',
      'Medida: title',
      'Descripción: summary',
      'Responsable: lead',
      'Entidades colaboradoras: partners',
      'Calendario: period',
      'Presupuesto: cost',
      'Fuentes de financiación: funding',
      'Indicadores: indicators',
      'Estado: status',
      'Observaciones: –',
    ],
  ],
];

test.each(heads)('%s', (place, head) => {
  expect(
    fieldsOf(
      place,
      head.map((line) => line.slice(0, line.lastIndexOf(':'))),
    ),
  ).toEqual(head);
});

test('English', () => {
  const lines = [
    'No.: planCode',
    'Task: planLevel',
    'Measure: title',
    'Responsible body: lead',
    'Deadline: period',
    'Estimated cost: cost',
    'Sources of funding: funding',
    'Expected results: expectedResults',
    'Status: status',
    'Remarks: –',
  ];
  const headings = lines.map((line) => line.slice(0, line.lastIndexOf(':')));
  const found = matchColumns(whole, { template: 'daugavpils', language: 'en', form: 'action' }, headings);
  expect(found.map(({ heading, fields }) => `${heading}: ${fields.join(' + ') || '–'}`)).toEqual(lines);
});

test('the country’s own form is known by every one of its headings', () => {
  for (const [place, { place: about }] of whole.templates) {
    const { language } = about.value;
    const form = formsOf(whole, about.value).get('action')?.value;
    const columns = form?.columns ?? [];
    const headings = columns.map(({ heading }) => heading?.[language as 'lv'] ?? '');
    const found = matchColumns(whole, { template: place, language, form: 'action' }, headings);
    expect(
      found.map(({ fields }) => fields),
      place,
    ).toEqual(columns.map(({ field, also }) => [field, ...also]));
    expect(new Set(found.map(({ how }) => how)), place).toEqual(new Set(['form']));
  }
});

describe('where words do not tell', () => {
  const columns = (headings: readonly string[], given?: Parameters<typeof matchColumns>[3]) =>
    matchColumns(whole, { template: 'magdeburg', language: 'de', form: 'action' }, headings, given);

  test('none of two columns that ask for the same is filled, and each names the other', () => {
    const [one, two] = columns(['Maßnahme', 'Kosten', 'Budget']).slice(1);
    expect([one?.fields, two?.fields]).toEqual([[], []]);
    expect([one?.like, two?.like]).toEqual([['Budget'], ['Kosten']]);
  });

  test('the surer one is filled: the form’s own words before others, what the officer says before all', () => {
    expect(columns(['Träger / Akteure', 'Zuständigkeit']).map(({ fields }) => fields)).toEqual([
      ['lead', 'partners'],
      [],
    ]);
    const given = new Map([['Zuständigkeit', ['lead' as const]]]);
    expect(columns(['Träger / Akteure', 'Zuständigkeit'], given).map(({ fields }) => fields)).toEqual([
      ['partners'],
      ['lead'],
    ]);
  });

  test('the officer names columns by their heading or number, several things for one, or none', () => {
    const given = new Map([
      ['Was', ['title' as const, 'summary' as const]],
      ['2', ['empty' as const]],
    ]);
    const [what, second] = columns(['Was', '', 'Wer'], given);
    expect(what?.fields).toEqual(['title', 'summary']);
    expect([second?.fields, second?.silent]).toEqual([[], true]);
  });
});

test('a column for a level of the place’s own plan takes the entries of that level', async () => {
  const file = 'templates/somewhere/template.yaml';
  const project = await load(
    edited(smallestProject(), [
      {
        file,
        replace: '  level: {',
        with: [
          '  entries:',
          '    - { code: VTP1, level: { lv: prioritāte, en: priority }, title: { lv: Ģimenes, en: Families } }',
          '    - { code: RV1.2, level: { lv: rīcības virziens, en: direction of action }, title: { lv: Bērnudārzi, en: Childcare } }',
          '  level: {',
        ].join('\n'),
      },
      { file, replace: '    priority: high', with: '    priority: high\n    planEntries: [VTP1, RV1.2]' },
    ]),
  );
  const { composeMeasures } = await import('@decode/compose');
  const target = { template: 'somewhere', language: 'lv', form: 'action' } as const;
  const columns = matchColumns(project, target, ['Prioritāte', 'Rīcības virziens', 'Pasākums']);
  expect(columns.map(({ level }) => level)).toEqual(['prioritāte', 'rīcības virziens', undefined]);
  const { measures } = await composeMeasures(project, { ...target, columns });
  const cells = measures?.table.groups[0]?.rows[0]?.cells.slice(0, 2);
  expect(JSON.stringify(cells)).toContain('VTP1\u00a0Ģimenes');
  expect(cells?.map(({ content }) => content.length)).toEqual([1, 1]);
});
