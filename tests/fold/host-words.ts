export const hostLanguages = ['en', 'lv', 'lt', 'pl', 'de', 'da', 'it', 'ro', 'es'] as const;
export type HostLanguage = (typeof hostLanguages)[number];

/** What a planning document of a country is made of, in tests. */
interface Words {
  readonly tag: string;
  readonly headingId: string;
  readonly headingName: string;
  readonly figure: string;
  readonly table: string;
  /** Where the number stands in a caption. */
  readonly numberFirst: boolean;
  readonly chapters: readonly string[];
  readonly prose: string;
}

export const hostWords: Readonly<Record<HostLanguage, Words>> = {
  en: {
    tag: 'en-GB',
    headingId: 'Heading',
    headingName: 'Heading',
    figure: 'Figure',
    table: 'Table',
    numberFirst: false,
    chapters: ['Introduction', 'Population', 'Recommendations', 'Monitoring'],
    prose: 'The municipality describes its present situation and its aims for the coming planning period.',
  },
  lv: {
    tag: 'lv-LV',
    headingId: 'Virsraksts',
    headingName: 'Virsraksts',
    figure: 'attēls',
    table: 'tabula',
    numberFirst: true,
    chapters: ['Ievads', 'Iedzīvotāji', 'Ieteikumi', 'Uzraudzība'],
    prose: 'Pašvaldība apraksta pašreizējo situāciju un mērķus nākamajam plānošanas periodam.',
  },
  lt: {
    tag: 'lt-LT',
    headingId: 'Antrat',
    headingName: 'Antraštė',
    figure: 'pav',
    table: 'lentelė',
    numberFirst: true,
    chapters: ['Įvadas', 'Gyventojai', 'Rekomendacijos', 'Stebėsena'],
    prose: 'Savivaldybė aprašo dabartinę padėtį ir tikslus kitam planavimo laikotarpiui.',
  },
  pl: {
    tag: 'pl-PL',
    headingId: 'Nagwek',
    headingName: 'Nagłówek',
    figure: 'Rysunek',
    table: 'Tabela',
    numberFirst: false,
    chapters: ['Wstęp', 'Ludność', 'Rekomendacje', 'Monitorowanie'],
    prose: 'Gmina opisuje obecną sytuację i swoje cele na nadchodzący okres planowania.',
  },
  de: {
    tag: 'de-DE',
    headingId: 'berschrift',
    headingName: 'Überschrift',
    figure: 'Abbildung',
    table: 'Tabelle',
    numberFirst: false,
    chapters: ['Einleitung', 'Bevölkerung', 'Empfehlungen', 'Monitoring'],
    prose: 'Die Kommune beschreibt ihre gegenwärtige Lage und ihre Ziele für den kommenden Planungszeitraum.',
  },
  da: {
    tag: 'da-DK',
    headingId: 'Overskrift',
    headingName: 'Overskrift',
    figure: 'Figur',
    table: 'Tabel',
    numberFirst: false,
    chapters: ['Indledning', 'Befolkning', 'Anbefalinger', 'Opfølgning'],
    prose: 'Kommunen beskriver sin nuværende situation og sine mål for den kommende planperiode.',
  },
  it: {
    tag: 'it-IT',
    headingId: 'Titolo',
    headingName: 'Titolo',
    figure: 'Figura',
    table: 'Tabella',
    numberFirst: false,
    chapters: ['Introduzione', 'Popolazione', 'Raccomandazioni', 'Monitoraggio'],
    prose:
      'Il comune descrive la situazione attuale e gli obiettivi per il prossimo periodo di pianificazione.',
  },
  ro: {
    tag: 'ro-RO',
    headingId: 'Titlu',
    headingName: 'Titlu',
    figure: 'Figura',
    table: 'Tabelul',
    numberFirst: false,
    chapters: ['Introducere', 'Populația', 'Recomandări', 'Monitorizare'],
    prose:
      'Municipiul își descrie situația actuală și obiectivele pentru următoarea perioadă de planificare.',
  },
  es: {
    tag: 'es-ES',
    headingId: 'Ttulo',
    headingName: 'Título',
    figure: 'Ilustración',
    table: 'Tabla',
    numberFirst: false,
    chapters: ['Introducción', 'Población', 'Recomendaciones', 'Seguimiento'],
    prose:
      'El municipio describe su situación actual y sus objetivos para el próximo periodo de planificación.',
  },
};
