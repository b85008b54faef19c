import type { SeriesRow } from '@decode/model';
import { drawAgePyramid } from '../../draw/age-pyramid.ts';
import { roundTicks } from '../../draw/line-chart.ts';
import { lowestAge } from '../../localise/derived-series.ts';
import { createTheme } from '../theme.ts';
import type { ChartKind } from './chart-plan.ts';
import { printerOf, seriesOf, unitNote, wrong } from './series-words.ts';

/** From here on people are old, to the statistical offices. */
const old65 = 65;

/** Age groups by sex in the first and the last year of a series. */
export const pyramid: ChartKind = {
  attributes: ['series'],
  plan(assembly, block) {
    const written = seriesOf(assembly, block);
    if (!written) return undefined;
    const series = written.value;
    const rows = series.rows.filter(({ sex, age, geo }) => age && !geo && (sex === 'M' || sex === 'F'));
    const years = [...new Set(rows.map(({ year }) => year))];
    const [before, now] = [years[0], years.at(-1)];
    const at = (year: number | undefined, sex: SeriesRow['sex']) =>
      rows
        .filter((row) => row.year === year && row.sex === sex)
        .toSorted((a, b) => lowestAge(a.age) - lowestAge(b.age));
    const parts = [at(before, 'M'), at(now, 'M'), at(before, 'F'), at(now, 'F')];
    const ages = (part: readonly SeriesRow[] | undefined) => (part ?? []).map(({ age }) => age).join();
    if (before === undefined || before === now || parts.some((part) => ages(part) !== ages(parts[0]))) {
      return wrong(
        assembly,
        block,
        'chart-data',
        `The series "${series.name}" makes no age pyramid: that takes two years with the same age groups for men and women.`,
        'Give it rows with sex (M, F) and age for two years, or choose another kind of chart.',
      );
    }
    const [menBefore = [], men = [], womenBefore = [], women = []] = parts;
    const print = printerOf(assembly, series);
    const most = Math.max(...parts.flat().map(({ value }) => value));
    const ticks = fewTicks(most);
    const names = { men: assembly.say('chart.men'), women: assembly.say('chart.women') };
    const sum = (part: readonly SeriesRow[]) => part.reduce((all, { value }) => all + value, 0);
    const said = (year: number | undefined, of: readonly [readonly SeriesRow[], readonly SeriesRow[]]) => {
      const old = of.flat().filter(({ age }) => lowestAge(age) >= old65);
      const hasAge = of[0].some(({ age }) => lowestAge(age) === old65);
      return [
        `${year}: ${names.men} ${print(sum(of[0]))}`,
        `${names.women} ${print(sum(of[1]))}`,
        // Its shape is what it shows, and that is mostly how many are old.
        ...(hasAge
          ? [`${old65}+ ${assembly.draft.language.percent(sum(old) / sum(of.flat()), { decimals: 1 })}`]
          : []),
      ].join(', ');
    };
    return {
      series: [written],
      count: men.length,
      draw: () =>
        drawAgePyramid(
          {
            groups: men.map((row, i) => ({
              label: ageLabel(row.age ?? ''),
              men: row.value,
              women: women[i]?.value ?? 0,
              menBefore: menBefore[i]?.value ?? 0,
              womenBefore: womenBefore[i]?.value ?? 0,
            })),
            ticks: ticks.map((value) => ({ value, label: print(value) })),
            names,
            years: { bars: String(now), line: String(before) },
          },
          createTheme(assembly.draft.template.brand.value),
        ),
      values: [said(before, [menBefore, womenBefore]), said(now, [men, women])].join('; '),
      remarks: [
        unitNote(assembly, series.unit),
        assembly.say('chart.pyramidNote', { bars: String(now), line: String(before) }),
        assembly.say('data.axisZero'),
      ],
      table: {
        head: [
          assembly.say('column.age'),
          `${names.men}, ${before}`,
          `${names.men}, ${now}`,
          `${names.women}, ${before}`,
          `${names.women}, ${now}`,
        ],
        rows: men.map((row, i) => [
          ageLabel(row.age ?? ''),
          ...[menBefore, men, womenBefore, women].map((part) => print(part[i]?.value ?? 0)),
        ]),
      },
    };
  },
};

/** With the dash of ranges, which all languages here share. */
function ageLabel(age: string): string {
  return age.replace('-', '–');
}

/** Zero, a half and a round value that no bar is longer than: both sides need room for their digits. */
function fewTicks(most: number): readonly number[] {
  const [, step = most] = roundTicks(0, most / 2);
  const half = Math.ceil(most / 2 / step) * step;
  return [0, half, half * 2];
}
