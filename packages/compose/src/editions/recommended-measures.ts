import {
  compare,
  type EditionData,
  type RecommendedMeasure,
  type RecommendedMeasures,
  sourceLanguage,
  type Wordings,
} from '@decode/model';

/** All measures of all places in all languages that recommendations are translated into. */
export function recommendedMeasures(data: EditionData): RecommendedMeasures {
  const languages = [...new Set(Object.values(data.proposals).flatMap(({ title }) => Object.keys(title)))];
  return {
    format: 'decode-recommended-measures',
    version: 1,
    edition: data.edition,
    rows: languages.sort(compare).flatMap((language) => rowsIn(data, language)),
  };
}

function rowsIn({ places, proposals }: EditionData, language: string): RecommendedMeasure[] {
  return Object.entries(places).flatMap(([place, { country, measures }]) =>
    measures.flatMap(({ proposal, priority, lead }): RecommendedMeasure[] => {
      const facts = proposals[proposal];
      if (!facts) return [];
      const { code, title, period, certainty, strength, costs, indicators } = facts;
      const role = wordsIn(lead, language);
      return [
        {
          language,
          place,
          country,
          code,
          proposal,
          title: wordsIn(title, language).text,
          priority,
          lead: role.text,
          leadLanguage: role.language,
          phase: period.phase,
          setupMonthsFrom: period.setupMonths[0],
          setupMonthsTo: period.setupMonths[1],
          effectYearsFrom: period.effectYears[0],
          effectYearsTo: period.effectYears[1],
          certainty,
          strength,
          costs: costs.map(({ what, min, max, currency, priceYear, per }) => ({
            what: wordsIn(what, language).text,
            min,
            max,
            currency,
            priceYear,
            ...(per && { per: wordsIn(per, language).text }),
          })),
          indicators: indicators.map(({ name, direction }) => ({
            name: wordsIn(name, language).text,
            direction,
          })),
        },
      ];
    }),
  );
}

/** In the language, in English, or in the one that it was written in. */
function wordsIn(words: Wordings, language: string): { readonly text: string; readonly language: string } {
  const tag =
    [language, sourceLanguage, ...Object.keys(words)].find((one) => words[one] !== undefined) ?? language;
  return { text: words[tag] ?? '', language: tag };
}
