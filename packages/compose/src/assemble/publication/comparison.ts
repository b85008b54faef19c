import type { Block, Inline, Publication, Section, Series, Table, Written } from '@decode/model';
import { nearest } from '@decode/model';
import { seriesValue, totals } from '../../localise/resolve-field.ts';
import { chartFigure } from '../charts/chart-figure.ts';
import { sentence } from '../charts/series-words.ts';
import { sourceLine } from '../source-line.ts';
import { cell, columns, row } from '../table.ts';
import { type Chapter, type PublicationAssembly, placeLink } from './chapter.ts';
import { comparisonPlan } from './comparison-chart.ts';
import { slotProse } from './slot-prose.ts';

type Comparison = Publication['comparisons'][number];

export interface Compared {
  readonly chapter: Chapter;
  readonly written: Written<Series>;
}

/** The places side by side: one table for each figure, and in each table one definition. */
export async function assembleSituation(assembly: PublicationAssembly): Promise<Section> {
  const heading = assembly.say('part.situation');
  const { comparisons } = assembly.draft.publication.publication.value;
  const lead = slotProse(assembly, 'situation', { lead: true });
  const blocks: Block[] = [];
  for (const [index, comparison] of comparisons.entries())
    blocks.push(...(await comparisonBlocks(assembly, comparison, index)));
  return {
    type: 'section',
    role: 'chapter',
    id: 'situation',
    runningHead: heading,
    children: [assembly.heading(1, heading), ...lead, ...blocks],
  };
}

async function comparisonBlocks(
  assembly: PublicationAssembly,
  comparison: Comparison,
  index: number,
): Promise<Block[]> {
  const compared = comparedIn(assembly, comparison, index);
  const first = compared[0]?.written;
  if (!first) return [];
  const { publication, bundle } = assembly.draft.publication;
  const text = (...path: string[]) =>
    assembly.draft.text(publication, bundle, ['comparisons', index, ...path]);
  const source = () =>
    sourceLine(assembly, [{ source: first.value.source, origin: first.origin(['source']) }]);
  const about = () => assembly.phrase(text('about'));
  const plan = comparison.chart && comparisonPlan(assembly, comparison.chart, compared);
  const figure =
    plan &&
    chartFigure(assembly, {
      kind: 'multiples',
      label: text('chart', 'finding'),
      plan,
      drawing: await plan.draw(),
      note: () => [...sentence(about()), { type: 'text', value: plan.remarks.join(' ') }],
      source,
      about: () => [assembly.words(sentence(about()), 'note')],
    });
  return [
    ...(figure ? [figure] : []),
    {
      ...table(assembly, comparison, compared),
      caption: assembly.caption('table', assembly.phrase(text('title'))),
    },
    assembly.words([...sentence(about()), ...source()], 'note'),
  ];
}

/** The series of each place, refused where they do not measure the same. */
function comparedIn(assembly: PublicationAssembly, { series, about }: Comparison, index: number): Compared[] {
  const { publication } = assembly.draft.publication;
  const fail = (slug: string, rule: string, found: string, todo: string) =>
    assembly.fail({
      rule,
      severity: 'error',
      found,
      todo,
      origin: publication.origin(['comparisons', index, 'series', slug]),
    });
  for (const slug of Object.keys(series)) {
    if (assembly.chapters.some((chapter) => chapter.slug === slug)) continue;
    fail(slug, 'unknown-place', `"${slug}" has no chapter here.`, 'Name a place that stands under places.');
  }
  let first: Series | undefined;
  return assembly.chapters.flatMap((chapter): Compared[] => {
    const name = series[chapter.slug];
    if (name === undefined) return [];
    const known = chapter.draft.template.series;
    const written = known.get(name);
    if (!written) {
      const meant = nearest(name, known.keys());
      const todo = `Name a file of templates/${chapter.slug}/data${meant ? ` (did you mean "${meant}"?)` : ''}.`;
      fail(chapter.slug, 'unknown-series', `${chapter.slug} has no data series "${name}".`, todo);
      return [];
    }
    const { definition, unit, source } = written.value;
    first ??= written.value;
    const differs =
      definition !== about
        ? `is defined as «${definition}», not as «${about}»`
        : unit !== first.unit
          ? `counts ${unit}, others ${first.unit}`
          : source !== first.source
            ? `comes from another source (${source}) than others (${first.source})`
            : undefined;
    if (differs) {
      const todo =
        'Figures of different definitions are not set side by side: choose another series, or leave the place out.';
      fail(chapter.slug, 'mixed-definitions', `The series "${name}" of ${chapter.slug} ${differs}.`, todo);
      return [];
    }
    return [{ chapter, written }];
  });
}

function table(assembly: PublicationAssembly, { years }: Comparison, compared: readonly Compared[]): Table {
  const [from, to] = years;
  const heads = [
    assembly.say('column.place'),
    assembly.say('column.geography'),
    ...years.map(String),
    ...(to === undefined ? [] : [assembly.say('column.change')]),
  ];
  const widths = to === undefined ? [30, 50, 20] : [20, 32, 14, 14, 20];
  return {
    type: 'table',
    role: 'comparison',
    columns: columns(...widths.map((width, i) => (i < 2 ? width : ([width, 'right'] as const)))),
    head: [row(...heads.map((head) => cell(assembly, head, { header: 'column' })))],
    groups: [
      {
        rows: compared.map(({ chapter, written }) => {
          const { language } = assembly.draft;
          const value = (year: number) => totals(written.value).find((point) => point.year === year)?.value;
          const shown = (year: number) => {
            const found = value(year);
            return found === undefined ? '–' : seriesValue(found, written.value, language);
          };
          return row(
            cell(assembly, [placeLink(assembly, chapter)], { header: 'row' }),
            cell(assembly, areaOf(assembly, chapter, written)),
            ...years.map((year) => cell(assembly, shown(year))),
            ...(to === undefined ? [] : [cell(assembly, changeOf(assembly, written.value, from, to))]),
          );
        }),
      },
    ],
  };
}

/** Name and code of the area that the figures are about; a name that is not translated stays in the place's language. */
function areaOf(
  assembly: PublicationAssembly,
  { draft, assembly: own }: Chapter,
  written: Written<Series>,
): Inline[] {
  const settled = draft.text(written, draft.template.bundle, ['geography', 'name']);
  const name = own.phrase(settled);
  const inOwn: Inline[] =
    draft.tag === assembly.draft.tag ? name : [{ type: 'emphasis', lang: draft.tag, children: name }];
  return [...inOwn, { type: 'text', value: ` (${written.value.geography.code})` }];
}

/** The change in per cent, or why there is none: over a break it would be that of the counting. */
function changeOf(assembly: PublicationAssembly, series: Series, from: number, to: number): string {
  const { language } = assembly.draft;
  const breaks = series.breaks
    .filter(({ year }) => year > from && year <= to)
    .map(({ year }) => String(year));
  if (breaks.length > 0) return assembly.say('comparison.break', { years: language.list(breaks) });
  const at = (year: number) => totals(series).find((point) => point.year === year)?.value;
  const [first, last] = [at(from), at(to)];
  if (first === undefined || last === undefined || first <= 0) return '–';
  return language.percent((last - first) / first, { decimals: 1, sign: true });
}
