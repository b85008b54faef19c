import type { Publication } from '@decode/model';
import { drawSmallMultiples } from '../../draw/small-multiples.ts';
import { seriesValue, totals } from '../../localise/resolve-field.ts';
import { changePanel } from '../charts/change-panel.ts';
import type { ChartPlan } from '../charts/chart-plan.ts';
import { areaName } from '../charts/series-words.ts';
import { plainWords } from '../plain-words.ts';
import { createTheme } from '../theme.ts';
import { type PublicationAssembly, placeName } from './chapter.ts';
import type { Compared } from './comparison.ts';

type Chart = NonNullable<Publication['comparisons'][number]['chart']>;

/** Places side by side: the change since one year, in per cent, of figures that are known to have one definition. */
export function comparisonPlan(
  assembly: PublicationAssembly,
  { from }: Chart,
  compared: readonly Compared[],
): ChartPlan & { readonly remarks: readonly string[] } {
  const { language, tag } = assembly.draft;
  const all = compared.map(({ chapter, written }) => {
    const name = plainWords(placeName(assembly, chapter).inlines);
    // Names of areas are translated into the place's own language alone.
    const area =
      chapter.draft.tag === tag ? areaName(chapter.assembly, written) : written.value.geography.code;
    const rows = totals(written.value).filter(({ year, value }) => year >= from && value > 0);
    const panel = changePanel(
      rows,
      written.value.breaks.map(({ year }) => year),
      language,
    );
    return { name, area, written, rows, panel };
  });
  const years = [...new Set(all.flatMap(({ rows }) => rows.map(({ year }) => year)))].sort((a, b) => a - b);
  const whole = language.years(years[0] ?? from, years.at(-1) ?? from);
  const compareds = all.map(({ panel: { change } }) => language.years(change.from, change.to));
  const broken = all.flatMap(({ name, panel }) =>
    panel.breaks.length > 0 ? [`${name} (${language.list(panel.breaks.map(String))})`] : [],
  );
  return {
    count: years.length,
    draw: () =>
      drawSmallMultiples(
        {
          base: 0,
          panels: all.map(({ name, area, panel: { points, breaks, change } }, i) => ({
            name,
            ...(area === name ? {} : { detail: area }),
            points,
            breaks,
            label: change.label,
            ...(compareds[i] === whole ? {} : { years: compareds[i] ?? '' }),
          })),
        },
        createTheme(assembly.draft.publication.brand.value),
      ),
    values: all
      .map(({ name, panel: { change } }, i) => `${name} (${compareds[i]}): ${change.label}`)
      .join('; '),
    remarks: [
      assembly.say('chart.changeNote', { years: whole }),
      assembly.say('comparison.areas'),
      ...(broken.length > 0
        ? [
            assembly.say('comparison.broken', { places: language.list(broken) }),
            assembly.say('chart.multiplesBreak'),
          ]
        : []),
    ],
    table: {
      head: [assembly.say('column.year'), ...all.map(({ name }) => name)],
      rows: years.map((year) => [
        String(year),
        ...all.map(({ rows, written }) => {
          const found = rows.find((row) => row.year === year);
          return found ? seriesValue(found.value, written.value, language) : '–';
        }),
      ]),
    },
  };
}
