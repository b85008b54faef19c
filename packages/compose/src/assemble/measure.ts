import type { Form, Inline, List, LoadedProposal, MeasureField, Paragraph, Template } from '@decode/model';
import type { Settled } from '../localise/settled.ts';
import type { Assembly } from './assembly.ts';

/** A recommendation of a place, with everything that a column, a strip or a list asks of it. */
export interface Measure {
  readonly proposal: LoadedProposal;
  readonly choice: Template['recommendations'][number];
  /** Index in template.yaml. */
  readonly index: number;
}

export type CellContent = readonly (Paragraph | List)[];

/** The content of one column for one measure; `undefined` is a blank that only the municipality can fill. */
export function measureCell(
  assembly: Assembly,
  measure: Measure,
  column: Pick<Form['columns'][number], 'field' | 'also' | 'fill'>,
): CellContent | undefined {
  // The plan's own number is the body's to give; until then the row is found by the code of this document.
  if (column.fill === 'municipality' && column.field !== 'planCode') return undefined;
  const content = [column.field, ...(column.also ? [column.also] : [])].flatMap(
    (field) => fields[field](assembly, measure) ?? [],
  );
  return content.length > 0 ? content : undefined;
}

type FieldWriter = (assembly: Assembly, measure: Measure) => CellContent | undefined;

/** One writer for each field that a national form can have; a new field does not compile until it is here. */
const fields: { readonly [field in MeasureField]: FieldWriter } = {
  blank: () => undefined,
  status: () => undefined,
  code: (a, m) => [a.words([recommendationLink(m)])],
  title: (a, m) => [a.paragraph(fact(a, m, 'title'))],
  recommendation: (a, m) => [a.paragraph(fact(a, m, 'recommendation'))],
  summary: (a, m) => [a.paragraph(fact(a, m, 'summary'))],
  problem: (a, m) => [a.paragraph(fact(a, m, 'problem'))],
  goal: (a, m) => [a.paragraph(fact(a, m, 'goal'))],
  expectedResults: (a, m) => [a.paragraph(fact(a, m, 'expectedResults'))],
  assessmentMethod: (a, m) => [a.paragraph(fact(a, m, 'assessmentMethod'))],
  priority: (a, m) => [a.opening(a.words(a.say(`priority.${m.choice.priority}`)))],
  area: (a, m) => [a.paragraph(areaTitle(a, m))],
  kind: (a, m) => [
    a.opening(a.words(a.draft.language.list(m.proposal.value.kind.map((kind) => a.say(`kind.${kind}`))))),
  ],
  planLevel: (a, m) => planLevel(a, m),
  planCode: (a, m) => [a.words(m.choice.planCode ?? [recommendationLink(m)])],
  lead: (a, m) => [a.opening(a.paragraph(role(a, m)))],
  partners: (a, m) =>
    joined(
      a,
      m.proposal.value.partners.map((_, i) => fact(a, m, 'partners', i, 'role')),
    ),
  affectedGroups: (a, m) =>
    joined(
      a,
      m.proposal.value.affectedGroups.map((_, i) => fact(a, m, 'affectedGroups', i)),
    ),
  activities: (a, m) =>
    listed(
      a,
      m.proposal.value.activities.map((_, i) => fact(a, m, 'activities', i, 'action')),
    ),
  period: (a, m) => [a.opening(a.words(phase(a, m))), a.words(setup(a, m), 'detail')],
  // Amounts seen elsewhere are no estimate for this place: they stand in the recommendation, with year and source.
  cost: () => undefined,
  funding: (a, m) => fundingLines(a, m),
  indicators: (a, m) =>
    listed(
      a,
      m.proposal.value.indicators.map((_, i) => fact(a, m, 'indicators', i, 'name')),
    ),
  functionCode: (a, m) => functionCodes(a, m),
  sdg: (a, m) => (m.proposal.value.sdg.length > 0 ? [a.words(m.proposal.value.sdg.join(', '))] : undefined),
};

/** A text of the proposal. */
export function fact(assembly: Assembly, { proposal }: Measure, ...path: (string | number)[]): Settled {
  return assembly.text(proposal, ...path);
}

/** Why here, or the suggested role: a text of the place about this measure. */
export function local(assembly: Assembly, { index }: Measure, name: 'why' | 'role'): Settled {
  const { template } = assembly.draft;
  return assembly.draft.text(template.template, template.bundle, ['recommendations', index, name]);
}

/** Who could lead, as the place suggests it. */
export function role(assembly: Assembly, measure: Measure): Settled {
  return local(assembly, measure, 'role');
}

export function areaTitle(assembly: Assembly, { proposal }: Measure): Settled {
  const { areas, bundle } = assembly.draft.project;
  const index = areas.value.findIndex((area) => area.id === proposal.value.area);
  return assembly.draft.text(areas, bundle, [index, 'title']);
}

/** Id of the recommendation's section. */
export function recommendationId(code: string): string {
  return `recommendation-${code}`;
}

export function recommendationLink({ proposal }: Measure, words?: readonly Inline[]): Inline {
  const { code } = proposal.value;
  return {
    type: 'reference',
    target: recommendationId(code),
    children: words ?? [{ type: 'text', value: code }],
  };
}

/** «Medium term». */
export function phase(assembly: Assembly, { proposal }: Measure): string {
  return assembly.say(`phase.${proposal.value.period.phase}`);
}

/** «12 to 36 months to set up; effect after 2 to 6 years». */
export function setup(assembly: Assembly, { proposal }: Measure): string {
  const { setupMonths, effectYears } = proposal.value.period;
  const { language } = assembly.draft;
  return assembly.say('period.line', {
    months: span(language.range, setupMonths),
    monthsCount: setupMonths[1],
    years: span(language.range, effectYears),
    yearsCount: effectYears[1],
  });
}

function span(range: (from: number, to: number) => string, [from, to]: readonly [number, number]): string {
  return range(from, to);
}

function fundingLines(assembly: Assembly, measure: Measure): CellContent {
  const lines = measure.proposal.value.funding.map((source, i): Inline[] => [
    ...(source.programme
      ? assembly.phrase(fact(assembly, measure, 'funding', i, 'programme'))
      : [{ type: 'text' as const, value: assembly.say(`funding.${source.type}`) }]),
    { type: 'text', value: ` (${assembly.say(`fundingCertainty.${source.certainty}`)})` },
  ]);
  return lines.map((line) => assembly.opening(assembly.words(line)));
}

function functionCodes(assembly: Assembly, { proposal }: Measure): CellContent | undefined {
  const { functionCodes: codesOf } = proposal.value;
  const { project, template } = assembly.draft;
  const classification = project.forms.get(template.place.value.country)?.value.functionCodes ?? 'cofog';
  const own = classification === 'cofog' ? undefined : codesOf[classification];
  const codes = own && own.length > 0 ? own : codesOf.cofog?.map((code) => `COFOG ${code}`);
  return codes && codes.length > 0 ? codes.map((code) => assembly.words(code)) : undefined;
}

function planLevel(assembly: Assembly, measure: Measure): CellContent {
  const { template } = assembly.draft.template;
  const level = assembly.named(template.value.plan.level, template, ['plan', 'level']);
  const direction = assembly.paragraph(fact(assembly, measure, 'directionLabel'));
  return level ? [assembly.words(level, 'detail'), direction] : [direction];
}

function joined(assembly: Assembly, texts: readonly Settled[]): CellContent {
  return texts.map((text) => assembly.paragraph(text));
}

function listed(assembly: Assembly, texts: readonly Settled[]): CellContent {
  return [
    {
      type: 'list',
      role: 'plain',
      ordered: false,
      children: texts.map((text) => ({ type: 'listItem', children: [assembly.paragraph(text)] })),
    },
  ];
}
