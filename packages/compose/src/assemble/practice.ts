import type { Inline, List, LoadedPractice, Section } from '@decode/model';
import type { Assembly } from './assembly.ts';
import { certaintyLine } from './certainty.ts';
import { costTable } from './costs.ts';
import { type Recommended, recommendationLinks } from './measure.ts';
import { onPage } from './on-page.ts';
import { part, sectionProse } from './part.ts';

/** The practice in a box of a recommendation: figures, what was done, and always what it takes elsewhere. */
export function practiceBox(assembly: Assembly, practice: LoadedPractice): Section {
  const when = periodOf(assembly, practice);
  return {
    type: 'section',
    role: 'box',
    children: [
      assembly.heading(4, assembly.text(practice, 'title')),
      assembly.words(
        [...assembly.phrase(assembly.text(practice, 'location')), { type: 'text', value: `, ${when}` }],
        'detail',
      ),
      ...figures(assembly, practice),
      assembly.paragraph(assembly.text(practice, 'results', 0)),
      assembly.words([
        { type: 'strong', children: [{ type: 'text', value: assembly.say('label.transferRunIn') }] },
        { type: 'text', value: ' ' },
        ...practice.value.transfer.flatMap((_, i): Inline[] => [
          ...(i > 0 ? [{ type: 'text' as const, value: ' ' }] : []),
          ...assembly.phrase(assembly.text(practice, 'transfer', i)),
        ]),
      ]),
      assembly.words(
        [
          {
            type: 'reference',
            target: practiceId(practice),
            children: [{ type: 'text', value: assembly.say('label.moreOnPractice') }],
          },
          onPage(assembly, practiceId(practice)),
        ],
        'detail',
      ),
    ],
  };
}

/** Up to four numerals, each with its label, year and source. */
function figures(assembly: Assembly, practice: LoadedPractice): List[] {
  const { language } = assembly.draft;
  if (practice.value.figures.length === 0) return [];
  return [
    {
      type: 'list',
      role: 'figures',
      ordered: false,
      children: practice.value.figures.map((figure, i) => ({
        type: 'listItem',
        children: [
          assembly.words(
            figure.unit === 'eur'
              ? language.money(figure.value, 'EUR')
              : figure.unit === 'percent'
                ? language.percent(figure.value / 100)
                : language.number(figure.value),
            'value',
          ),
          assembly.words(
            [
              ...assembly.phrase(assembly.text(practice, 'figures', i, 'label')),
              { type: 'text', value: `, ${language.years(figure.year, figure.year)}` },
              assembly.cite([figure.source], practice.origin(['figures', i, 'source'])),
            ],
            'detail',
          ),
        ],
      })),
    },
  ];
}

export function practiceId(practice: Pick<LoadedPractice, 'slug'>): string {
  return `practice-${practice.slug}`;
}

/** The chapter of good practices: those that the document has chosen, in its order. */
export function assemblePractices(
  assembly: Assembly,
  chosen: readonly string[],
  measures: readonly Recommended[],
): Section {
  const { project } = assembly.draft;
  const heading = assembly.say('part.practices');
  const practices = chosen.flatMap((slug) => project.practices.get(slug) ?? []);
  return {
    type: 'section',
    role: 'chapter',
    id: 'practices',
    runningHead: heading,
    children: [
      assembly.heading(1, heading),
      assembly.words(assembly.say('practices.lead'), 'lead'),
      ...practices.map((practice) => full(assembly, practice, measures)),
    ],
  };
}

function full(assembly: Assembly, practice: LoadedPractice, measures: readonly Recommended[]): Section {
  const { value } = practice;
  const when = periodOf(assembly, practice);
  const texts = (name: 'done' | 'results' | 'lessons' | 'transfer'): List => ({
    type: 'list',
    role: 'plain',
    ordered: false,
    children: value[name].map((_, i) => ({
      type: 'listItem',
      children: [assembly.paragraph(assembly.text(practice, name, i))],
    })),
  });
  const linked = measures.filter(({ proposal }) => value.proposals.includes(proposal.slug));
  return {
    type: 'section',
    role: 'practice',
    id: practiceId(practice),
    children: [
      assembly.words(
        [
          ...assembly.phrase(assembly.text(practice, 'location')),
          { type: 'text', value: ` · ${when} · ` },
          ...assembly.phrase(assembly.text(practice, 'owner')),
        ],
        'kicker',
      ),
      assembly.heading(2, assembly.text(practice, 'title')),
      assembly.paragraph(assembly.text(practice, 'problem'), 'lead'),
      ...figures(assembly, practice),
      part(assembly, 'whatWasDone', [...sectionProse(assembly, practice, 'story'), texts('done')]),
      part(assembly, 'results', [certaintyLine(assembly, value.certainty), texts('results')]),
      ...(value.costs.length > 0 ? [part(assembly, 'cost', costTable(assembly, practice))] : []),
      part(assembly, 'worth', sectionProse(assembly, practice, 'worth')),
      part(assembly, 'lessons', [texts('lessons')]),
      part(assembly, 'transfer', [texts('transfer')]),
      ...(linked.length > 0 ? [part(assembly, 'usedBy', [recommendationLinks(assembly, linked)])] : []),
    ],
  };
}

/** «2002–2017», «since 2002» while it lasts. */
function periodOf(assembly: Assembly, { value }: LoadedPractice): string {
  const { start, end } = value.period;
  return end === undefined
    ? assembly.say('period.since', { year: String(start) })
    : assembly.draft.language.years(start, end);
}
