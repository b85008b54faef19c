import type { Block, Inline, List, Paragraph, Section, Table, TableCell } from '@decode/model';
import { type Assembly, type PlaceAssembly, sourceId } from './assembly.ts';
import { certaintyLine } from './certainty.ts';
import { costTable, firstCost } from './costs.ts';
import {
  areaTitle,
  fact,
  local,
  type Measure,
  phase,
  type Recommended,
  recommendationId,
  role,
  setup,
} from './measure.ts';
import { part, sectionProse } from './part.ts';
import { practiceBox } from './practice.ts';
import { type Decided, progress } from './progress.ts';
import { shortReference } from './sources.ts';
import { blank, cell, columns, headRow, row } from './table.ts';

/** What a document says of a recommendation beside what the recommendation says itself. Asked in the order of the text. */
export interface Setting {
  /** Who could lead; below it stands that this is a suggestion. */
  readonly responsible: () => Paragraph;
  /** The fourth of the key facts, after who, when and how much. */
  readonly fact: { readonly label: string; readonly cell: () => TableCell };
  /** Why or where it is recommended. */
  readonly here: () => Section;
  /** What was decided on indicators; absent where nobody decides on all places. */
  readonly decided?: Decided;
  /** Slugs of the practices that the document prints. */
  readonly practices: readonly string[];
}

/** Why here, and the planning document that it is meant for. */
export function placeSetting(assembly: PlaceAssembly, measure: Measure): Setting {
  const { template } = assembly.draft.template;
  const title = assembly.named(template.value.plan.title, template, ['plan', 'title']);
  const level = assembly.named(template.value.plan.level, template, ['plan', 'level']);
  return {
    responsible: () => assembly.paragraph(role(assembly, measure), 'value'),
    fact: {
      label: 'label.planningDocument',
      cell: () => cell(assembly, [assembly.words(title, 'value'), assembly.words(level, 'detail')]),
    },
    here: () => part(assembly, 'whyHere', [assembly.paragraph(local(assembly, measure, 'why'))]),
    decided: {
      target: (i) => measure.choice.targets.find(({ indicator }) => indicator === i + 1),
      origin: (target, ...path) =>
        template.origin([
          'recommendations',
          measure.index,
          'targets',
          measure.choice.targets.indexOf(target),
          ...path,
        ]),
      brand: assembly.draft.template.brand.value,
    },
    practices: template.value.practices,
  };
}

/** One recommendation. What decides comes first: what, who, when, how much, why, steps; then what proves it. */
export async function assembleRecommendation(
  assembly: Assembly,
  measure: Recommended,
  setting: Setting,
): Promise<Section> {
  const { code } = measure.proposal.value;
  const start = assembly.citations.length;
  const children: Block[] = [
    assembly.words(
      [
        { type: 'text', value: `${assembly.say('label.recommendation')} · ` },
        ...assembly.phrase(areaTitle(assembly, measure)),
      ],
      'kicker',
    ),
    assembly.heading(2, fact(assembly, measure, 'title'), { number: code }),
    assembly.paragraph(fact(assembly, measure, 'recommendation'), 'lead'),
    keyFacts(assembly, measure, setting),
    part(assembly, 'why', sectionProse(assembly, measure.proposal, 'why')),
    setting.here(),
    part(assembly, 'steps', [
      steps(assembly, measure),
      assembly.words(assembly.say('period.monthsNote'), 'note'),
    ]),
    ...(measure.proposal.value.costs.length > 1
      ? [part(assembly, 'cost', costTable(assembly, measure.proposal))]
      : []),
    part(assembly, 'indicators', [
      indicators(assembly, measure, setting),
      ...(setting.decided ? await progress(assembly, measure, setting.decided) : []),
      ...toDecide(assembly, measure, setting),
      assembly.paragraph(fact(assembly, measure, 'assessmentMethod'), 'note'),
    ]),
    part(assembly, 'evidence', [
      certaintyLine(assembly, measure.proposal.value.certainty.level, measure.proposal.value.strength),
      ...sectionProse(assembly, measure.proposal, 'evidence'),
      evidence(assembly, measure),
      assembly.paragraph(fact(assembly, measure, 'certainty', 'reason'), 'note'),
    ]),
    ...goodPractice(assembly, measure, setting),
    part(assembly, 'risks', [risks(assembly, measure)]),
    part(assembly, 'fairness', sectionProse(assembly, measure.proposal, 'fairness')),
    part(assembly, 'transfer', sectionProse(assembly, measure.proposal, 'transfer')),
  ];
  children.push(part(assembly, 'sources', [citedSources(assembly, start)]));
  return {
    type: 'section',
    role: 'recommendation',
    id: recommendationId(code),
    runningHead: assembly.say('ref.recommendation', { code }),
    children,
  };
}

/** The four facts that a council asks first. */
function keyFacts(assembly: Assembly, measure: Recommended, { responsible, fact: fourth }: Setting): Table {
  return {
    type: 'table',
    role: 'facts',
    summary: assembly.say('label.keyFacts'),
    columns: columns(25, 25, 25, 25),
    head: [headRow(assembly, ['label.responsible', 'label.term', 'label.cost', fourth.label])],
    groups: [
      {
        rows: [
          row(
            cell(assembly, [
              assembly.opening(responsible()),
              assembly.words(assembly.say('status.suggested'), 'detail'),
            ]),
            cell(assembly, [
              assembly.opening(assembly.words(phase(assembly, measure), 'value')),
              assembly.words(setup(assembly, measure), 'detail'),
            ]),
            cell(assembly, firstCost(assembly, measure.proposal)),
            fourth.cell(),
          ),
        ],
      },
    ],
  };
}

function steps(assembly: Assembly, measure: Recommended): Table {
  return {
    type: 'table',
    role: 'steps',
    summary: assembly.say('label.steps'),
    columns: columns(7, 51, 24, 18),
    head: [headRow(assembly, ['column.number', 'column.action', 'column.who', 'column.when'])],
    groups: [
      {
        rows: measure.proposal.value.activities.map((activity, i) =>
          row(
            cell(assembly, String(i + 1), { header: 'row' }),
            cell(assembly, [assembly.paragraph(fact(assembly, measure, 'activities', i, 'action'))]),
            cell(assembly, [assembly.paragraph(fact(assembly, measure, 'activities', i, 'role'))]),
            cell(assembly, monthsOf(assembly, activity.months)),
          ),
        ),
      },
    ],
  };
}

/** A period is read as one value, on one line. */
function monthsOf(assembly: Assembly, [from, to]: readonly [number, number]): string {
  return assembly.say('period.months', { from, to, count: to - from + 1 }).replaceAll(' ', '\u00a0');
}

/** Definition, direction and source of each indicator; with what was decided, from where to where and when it is read next. */
function indicators(assembly: Assembly, measure: Recommended, { decided: set }: Setting): Table {
  const { language } = assembly.draft;
  const all = measure.proposal.value.indicators;
  const target = set?.target;
  const decided = target !== undefined && all.some((_, i) => target(i));
  const at = (point: { readonly value: number; readonly year: number }, more: readonly Inline[] = []) =>
    cell(assembly, [
      assembly.words([{ type: 'text', value: language.number(point.value) }, ...more]),
      assembly.words(String(point.year), 'detail'),
    ]);
  const cells = (i: number): TableCell[] => {
    const own = target?.(i);
    if (!own) return [blank(assembly), blank(assembly)];
    const cited = assembly.cite([own.baseline.source], set?.origin(own, 'baseline', 'source'));
    return [at(own.baseline, [cited]), at(own.target)];
  };
  return {
    type: 'table',
    role: 'indicators',
    summary: assembly.say('label.indicators'),
    columns: decided ? columns(34, 15, 15, 12, 24) : columns(46, 16, 38),
    head: [
      headRow(assembly, [
        'column.indicator',
        ...(decided ? ['column.baseline', 'column.target'] : []),
        'column.direction',
        'column.dataSource',
      ]),
    ],
    groups: [
      {
        rows: all.map((indicator, i) => {
          const own = target?.(i);
          const next = own && (own.readings.at(-1) ?? own.baseline).year + yearsBetween[indicator.frequency];
          return row(
            cell(
              assembly,
              [
                assembly.paragraph(fact(assembly, measure, 'indicators', i, 'name')),
                assembly.paragraph(fact(assembly, measure, 'indicators', i, 'definition'), 'detail'),
              ],
              { header: 'row' },
            ),
            ...(decided ? cells(i) : []),
            cell(assembly, [
              assembly.opening(assembly.words(assembly.say(`direction.${indicator.direction}`))),
            ]),
            cell(assembly, [
              assembly.paragraph(fact(assembly, measure, 'indicators', i, 'dataSource')),
              assembly.opening(assembly.words(assembly.say(`frequency.${indicator.frequency}`), 'detail')),
              ...(next === undefined || indicator.frequency === 'once'
                ? []
                : [assembly.words(assembly.say('indicator.next', { year: String(next) }), 'detail')]),
            ]),
          );
        }),
      },
    ],
  };
}

/** Until the next reading. */
const yearsBetween = { quarterly: 1, yearly: 1, everyTwoYears: 2, everyThreeYears: 3, once: 0 } as const;

/** Said where nothing was decided: whoever takes the measure up has to. */
function toDecide(assembly: Assembly, measure: Recommended, { decided }: Setting): Block[] {
  if (!decided || measure.proposal.value.indicators.some((_, i) => decided.target(i))) return [];
  const blank = assembly.say('blank.fillIn');
  return [assembly.words(assembly.say('indicator.toDecide', { blank }), 'note')];
}

/** Each finding with where and when it was found, and how much it can show. */
function evidence(assembly: Assembly, measure: Recommended): Table {
  const { value, origin } = measure.proposal;
  return {
    type: 'table',
    role: 'evidence',
    summary: assembly.say('label.evidence'),
    columns: columns(54, 22, 24),
    head: [headRow(assembly, ['column.finding', 'column.foundWhere', 'column.shows'])],
    groups: [
      {
        rows: value.evidence.map((one, i) => {
          const finding = assembly.paragraph(fact(assembly, measure, 'evidence', i, 'finding'));
          const cited = assembly.cite([one.source], origin(['evidence', i, 'source']));
          return row(
            cell(
              assembly,
              [
                { ...finding, children: [...finding.children, cited] },
                assembly.paragraph(fact(assembly, measure, 'evidence', i, 'design'), 'detail'),
              ],
              { header: 'row' },
            ),
            cell(assembly, [
              assembly.paragraph(fact(assembly, measure, 'evidence', i, 'where')),
              assembly.words(String(one.year), 'detail'),
            ]),
            cell(assembly, [assembly.opening(assembly.words(assembly.say(`evidenceKind.${one.kind}`)))]),
          );
        }),
      },
    ],
  };
}

/** The first practice that the recommendation names and the document prints. */
function goodPractice(assembly: Assembly, { proposal }: Recommended, { practices }: Setting): Block[] {
  const slug = proposal.value.related.practices.find((name) => practices.includes(name));
  const practice = slug ? assembly.draft.project.practices.get(slug) : undefined;
  return practice ? [part(assembly, 'goodPractice', [practiceBox(assembly, practice)])] : [];
}

function risks(assembly: Assembly, measure: Recommended): Table {
  return {
    type: 'table',
    role: 'risks',
    summary: assembly.say('label.risks'),
    columns: columns(46, 54),
    head: [headRow(assembly, ['column.risk', 'column.response'])],
    groups: [
      {
        rows: measure.proposal.value.risks.map((_, i) =>
          row(
            cell(assembly, [assembly.paragraph(fact(assembly, measure, 'risks', i, 'risk'))], {
              header: 'row',
            }),
            cell(assembly, [assembly.paragraph(fact(assembly, measure, 'risks', i, 'response'))]),
          ),
        ),
      },
    ],
  };
}

/** What this recommendation cites, in short form, so that it can stand alone when copied. */
function citedSources(assembly: Assembly, start: number): List {
  const keys = new Set(assembly.citations.slice(start).flat());
  const numbered = [...keys].map((key) => ({ key, number: assembly.cited.indexOf(key) + 1 }));
  return {
    type: 'list',
    role: 'sources',
    ordered: true,
    children: numbered
      .sort((a, b) => a.number - b.number)
      .map(({ key, number }) => ({
        type: 'listItem',
        value: number,
        children: [
          assembly.words([
            { type: 'reference', target: sourceId(key), children: shortReference(assembly, key) },
          ]),
        ],
      })),
  };
}
