import type { RecommendedMeasure, RecommendedMeasures } from '@decode/model';
import { writeTable } from './write-table.ts';

/** One row for each measure, place and language; a column for each name of the schema. Numbers as in the JSON. */
export function recommendedCsv({ rows }: RecommendedMeasures): Uint8Array {
  return writeTable([
    columns.map(([name]) => name),
    ...rows.map((row) => columns.map(([, cell]) => cell(row))),
  ]);
}

const columns: readonly (readonly [
  keyof RecommendedMeasure,
  (row: RecommendedMeasure) => string | number,
])[] = [
  ['language', ({ language }) => language],
  ['place', ({ place }) => place],
  ['country', ({ country }) => country],
  ['code', ({ code }) => code],
  ['proposal', ({ proposal }) => proposal],
  ['title', ({ title }) => title],
  ['priority', ({ priority }) => priority],
  ['lead', ({ lead }) => lead],
  ['leadLanguage', ({ leadLanguage }) => leadLanguage],
  ['phase', ({ phase }) => phase],
  ['setupMonthsFrom', ({ setupMonthsFrom }) => setupMonthsFrom],
  ['setupMonthsTo', ({ setupMonthsTo }) => setupMonthsTo],
  ['effectYearsFrom', ({ effectYearsFrom }) => effectYearsFrom],
  ['effectYearsTo', ({ effectYearsTo }) => effectYearsTo],
  ['certainty', ({ certainty }) => certainty],
  ['strength', ({ strength }) => strength],
  ['costs', ({ costs }) => costs.map(costCell).join(' | ')],
  [
    'indicators',
    ({ indicators }) => indicators.map(({ name, direction }) => `${name} (${direction})`).join(' | '),
  ],
];

function costCell({ what, min, max, currency, priceYear, per }: RecommendedMeasure['costs'][number]): string {
  return [
    what,
    `${min}..${max} ${currency}`,
    `prices of ${priceYear}`,
    ...(per === undefined ? [] : [per]),
  ].join(', ');
}
