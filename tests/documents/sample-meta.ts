import type { Meta } from '@decode/model';
import { body } from './build.ts';

/** What the sample says about itself: cover, imprint, contents, colours, words. */
export function sampleMeta(): Meta {
  return {
    lang: 'lv',
    title: 'Ieteikumi depopulācijas mazināšanai',
    subtitle: 'Divi ieteikumi Daugavpils attīstības programmai un nākamajam plānošanas periodam',
    owner: ['Daugavpils valstspilsētas', 'pašvaldība'],
    place: 'Daugavpils',
    edition: '1. izdevums · 2026. gada novembris',
    state: 'Projekts',
    epoch: 1_793_491_200,
    subject: 'Ieteikumi pašvaldībai: ģimenes, darbspējas vecuma iedzīvotāji, remigrācija un pielāgošanās',
    keywords: ['depopulācija', 'remigrācija', 'Daugavpils'],
    cover: {
      ground: 'tint',
      picture: {
        media: 'cover-field',
        alt: 'Punktu lauks: katrs punkts ir 100 iedzīvotāju. 775 pilni punkti rāda 2026. gada 1. janvāri, 31 tukšs aplis – par cik mazāk nekā 2021. gadā.',
      },
      legend:
        'Katrs punkts ir 100 iedzīvotāju. 775 pilni punkti: 77\u00a0486 cilvēki 2026. gada 1. janvārī. 31 tukšs aplis: par tik mazāk nekā 2021. gada 1. janvārī. Avots: CSB.',
      logo: { media: 'logo', alt: '' },
    },
    notice: 'Priekšlikums no publiskiem avotiem. Daugavpils valstspilsētas dome to nav apstiprinājusi.',
    imprint: { title: 'Par šo dokumentu', rows: imprintRows() },
    contents: {
      entries: [
        { target: 'summary', level: 1, text: 'Īsumā' },
        { target: 'profile', level: 1, text: 'Daugavpils profils' },
        { target: 'area-c', level: 1, number: 'C', text: 'Atgriešanās' },
        { target: 'c1', level: 2, number: 'C1', text: 'Remigrācijas koordinators pašvaldībā' },
        {
          target: 'c2',
          level: 2,
          number: 'C2',
          text: 'Neliels grants uzņēmuma sākšanai tiem, kas atgriežas',
        },
        { target: 'plan', level: 1, text: 'Rīcības plāns' },
        { target: 'practices', level: 1, text: 'Labā prakse' },
        { target: 'glossary', level: 1, text: 'Termini' },
        { target: 'sources', level: 1, text: 'Avoti' },
      ],
    },
    theme: {
      paper: '#ffffff',
      tint: '#f0f5fb',
      tint2: '#dbe8f6',
      ink: '#191d23',
      ink2: '#545a61',
      brand: '#0a5aa6',
      mark: '#0a5aa6',
      accent: '#bd3528',
      rule: '#c7cbd0',
      rule2: '#83868b',
      solid: '#0a5aa6',
      onSolid: '#ffffff',
    },
    words: {
      contents: 'Saturs',
      lists: 'Tabulas un attēli',
      page: 'lpp.',
      notes: 'Piezīmes',
      backToText: 'Atpakaļ uz tekstu',
      skipToText: 'Pāriet uz tekstu',
      opensTable: 'Tabula',
      previousChapter: 'Iepriekšējā nodaļa',
      nextChapter: 'Nākamā nodaļa',
      otherChapters: 'Citas nodaļas',
    },
  };
}

function imprintRows(): Meta['imprint']['rows'] {
  return [
    {
      label: 'Dokuments',
      blocks: [
        body(
          'Ieteikumi depopulācijas mazināšanai, Daugavpils. 1. izdevums, 2026. gada novembris. Latviešu valodā; ir arī angļu valodā.',
        ),
      ],
    },
    {
      label: 'Statuss',
      blocks: [
        body('Priekšlikums no publiskiem avotiem. Daugavpils valstspilsētas dome to nav apstiprinājusi.'),
      ],
    },
    {
      label: 'Izcelsme',
      blocks: [
        body(
          'Ieteikumi turpina projektu “Depopulācija – reģionālo centru izaicinājums” (DeCoDe, 2018–2020), ko atbalstīja programma “Eiropa pilsoņiem”.',
        ),
        body('Izdevums sagatavots pēc projekta beigām un neatspoguļo Eiropas Komisijas viedokli.'),
      ],
    },
    { label: 'Burti', blocks: [body('Source Serif 4 un Source Sans 3, SIL Open Font License 1.1.')] },
  ];
}
