import {
  type ChosenColumn,
  type Form,
  type Inline,
  isPrinted,
  type knownFields,
  type List,
  type LoadedProposal,
  type MeasureField,
  nearest,
  type Paragraph,
  type Template,
} from '@decode/model';
import type { PlaceDraft } from '../localise/draft.ts';
import type { Settled } from '../localise/settled.ts';
import type { Assembly, PlaceAssembly } from './assembly.ts';
import { onPage } from './on-page.ts';

/** A recommendation, wherever it is made. */
export interface Recommended {
  readonly proposal: LoadedProposal;
}

/** A recommendation of a place, with everything that a column, a strip or a list asks of it. */
export interface Measure extends Recommended {
  readonly choice: Template['recommendations'][number];
  /** Index in template.yaml. */
  readonly index: number;
  /** Index of the indicator that a row is about, in forms with a row for each. */
  readonly indicator?: number;
  /** Level of the plan's hierarchy that a column is for. */
  readonly level?: string;
}

/** The place's recommendations that may be printed in this edition, by area and then as the place orders them. */
export function chosenMeasures({ project, template }: Pick<PlaceDraft, 'project' | 'template'>): Measure[] {
  const order = project.areas.value.map((area) => area.id);
  return template.template.value.recommendations
    .flatMap((choice, index): Measure[] => {
      const proposal = project.proposals.get(choice.proposal);
      if (!proposal || !isPrinted(proposal.value, project.edition.value)) return [];
      return [{ proposal, choice, index }];
    })
    .sort(
      (a, b) =>
        order.indexOf(a.proposal.value.area) - order.indexOf(b.proposal.value.area) || a.index - b.index,
    );
}

export type CellContent = readonly (Paragraph | List)[];

/** The content of one column for one measure; empty is a blank that only those who decide can fill. */
export function measureCell(
  assembly: PlaceAssembly,
  measure: Measure,
  column: Pick<ChosenColumn, 'field' | 'also' | 'fill' | 'level'>,
  form: Form,
): CellContent {
  // The plan's own number is the body's to give; until then the row is found by the code of this document.
  if (column.fill === 'municipality' && column.field !== 'planCode') return [];
  const about = column.level === undefined ? measure : { ...measure, level: column.level };
  return [column.field, ...column.also].flatMap((field) => fields[field]?.(assembly, about, form) ?? []);
}

type KnownField = (typeof knownFields)[number];
type FieldWriter = (assembly: PlaceAssembly, measure: Measure, form: Form) => CellContent | undefined;

/** One writer for each field that is known or suggested; a new one does not compile until it is here. */
const fields: { readonly [field in KnownField]: FieldWriter } & {
  readonly [field in MeasureField]?: FieldWriter;
} = {
  code: (a, m) => [a.words([recommendationLink(m)])],
  directionLabel: (a, m) => [a.paragraph(fact(a, m, 'directionLabel'))],
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
  planEntries: (a, m) => planEntries(a, m),
  planDocument: (a) => {
    const { template } = a.draft.template;
    return [a.words(a.named(template.value.plan.title, template, ['plan', 'title']))];
  },
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
  indicator: (a, m) =>
    m.indicator === undefined ? undefined : [a.paragraph(fact(a, m, 'indicators', m.indicator, 'name'))],
  relatedMeasures: (a, m) => relatedMeasures(a, m),
  functionCode: (a, m, form) => functionCodes(a, m, form),
  sdg: (a, m) => (m.proposal.value.sdg.length > 0 ? [a.words(m.proposal.value.sdg.join(', '))] : undefined),
};

/** A text of the proposal. */
export function fact(assembly: Assembly, { proposal }: Recommended, ...path: (string | number)[]): Settled {
  return assembly.text(proposal, ...path);
}

/** Why here, or the suggested role: a text of the place about this measure. */
export function local(assembly: PlaceAssembly, { index }: Measure, name: 'why' | 'role'): Settled {
  const { template } = assembly.draft;
  return assembly.draft.text(template.template, template.bundle, ['recommendations', index, name]);
}

/** Who could lead, as the place suggests it. */
export function role(assembly: PlaceAssembly, measure: Measure): Settled {
  return local(assembly, measure, 'role');
}

export function areaTitle(assembly: Assembly, { proposal }: Recommended): Settled {
  const { areas, bundle } = assembly.draft.project;
  const index = areas.value.findIndex((area) => area.id === proposal.value.area);
  return assembly.draft.text(areas, bundle, [index, 'title']);
}

/** Id of the recommendation's section. */
export function recommendationId(code: string): string {
  return `recommendation-${code}`;
}

export function recommendationLink({ proposal }: Recommended, words?: readonly Inline[]): Inline {
  return codeLink(proposal.value.code, words);
}

export function codeLink(code: string, words?: readonly Inline[]): Inline {
  return {
    type: 'reference',
    target: recommendationId(code),
    children: words ?? [{ type: 'text', value: code }],
  };
}

/** Code, title and page of each, one below the other. */
export function recommendationLinks(assembly: Assembly, recommended: readonly Recommended[]): List {
  return {
    type: 'list',
    role: 'index',
    ordered: false,
    children: recommended.map((measure) => ({
      type: 'listItem',
      children: [
        assembly.words([
          recommendationLink(measure, [
            { type: 'strong', children: [{ type: 'text', value: measure.proposal.value.code }] },
            { type: 'text', value: '\u00a0 ' },
            ...assembly.phrase(fact(assembly, measure, 'title')),
          ]),
          onPage(assembly, recommendationId(measure.proposal.value.code)),
        ]),
      ],
    })),
  };
}

/** «Medium term». */
export function phase(assembly: Assembly, { proposal }: Recommended): string {
  return assembly.say(`phase.${proposal.value.period.phase}`);
}

/** «12 to 36 months to set up; effect after 2 to 6 years». */
export function setup(assembly: Assembly, { proposal }: Recommended): string {
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

function fundingLines(assembly: PlaceAssembly, measure: Measure): CellContent {
  const lines = measure.proposal.value.funding.map((source, i): Inline[] => [
    ...(source.programme
      ? assembly.phrase(fact(assembly, measure, 'funding', i, 'programme'))
      : [{ type: 'text' as const, value: assembly.say(`funding.${source.type}`) }]),
    { type: 'text', value: ` (${assembly.say(`fundingCertainty.${source.certainty}`)})` },
  ]);
  return lines.map((line) => assembly.opening(assembly.words(line)));
}

/** Codes are looked up by a program, not given by an office: they say so. */
function functionCodes(assembly: PlaceAssembly, { proposal }: Measure, form: Form): CellContent | undefined {
  const { functionCodes: codesOf } = proposal.value;
  const classification = form.functionCodes;
  const own = classification === 'cofog' ? undefined : codesOf[classification];
  const codes = own && own.length > 0 ? own : codesOf.cofog?.map((code) => `COFOG ${code}`);
  if (!codes || codes.length === 0) return undefined;
  return [
    ...codes.map((code) => assembly.words(code)),
    assembly.words(assembly.say('status.suggested'), 'detail'),
  ];
}

/** Those of the same document: a municipality does not look for a measure that it was not offered. */
function relatedMeasures(assembly: PlaceAssembly, { proposal }: Measure): CellContent {
  const related = new Set(proposal.value.related.proposals);
  return chosenMeasures(assembly.draft)
    .filter((other) => related.has(other.proposal.slug))
    .map((other) => {
      const title = assembly.phrase(fact(assembly, other, 'title'));
      return assembly.words([recommendationLink(other), { type: 'text', value: '\u00a0' }, ...title]);
    });
}

/** Where the body has said what the measure stands under, that; else the level of its plan, and a direction to look for. */
function planLevel(assembly: PlaceAssembly, measure: Measure): CellContent {
  if (measure.choice.planEntries.length > 0 || measure.level !== undefined)
    return planEntries(assembly, measure);
  const { template } = assembly.draft.template;
  const named = assembly.named(template.value.plan.level, template, ['plan', 'level']);
  const direction = assembly.paragraph(fact(assembly, measure, 'directionLabel'));
  return named ? [assembly.words(named, 'detail'), direction] : [direction];
}

/** Priorities, directions, tasks of the body's own plan that the measure stands under; of one level, where that is asked for. */
function planEntries(assembly: PlaceAssembly, measure: Measure): CellContent {
  const { template } = assembly.draft.template;
  const { entries } = template.value.plan;
  return measure.choice.planEntries.flatMap((code, i) => {
    const at = entries.findIndex((entry) => entry.code === code);
    const entry = entries[at];
    if (!entry) {
      const names = entries.map((known) => known.code);
      const meant = nearest(code, names);
      assembly.fail({
        rule: 'unknown-plan-entry',
        severity: 'error',
        found: `The plan has no entry "${code}".`,
        todo: meant ? `Did you mean "${meant}"?` : 'Add it under plan.entries, with its title.',
        origin: template.origin(['recommendations', measure.index, 'planEntries', i]),
      });
      return [];
    }
    const of = entry.level && assembly.named(entry.level, template, ['plan', 'entries', at, 'level']);
    if (measure.level !== undefined && of !== measure.level) return [];
    const title = assembly.named(entry.title, template, ['plan', 'entries', at, 'title']);
    const kind = of && measure.level === undefined ? [assembly.words(of, 'detail')] : [];
    return [...kind, assembly.words(`${code}\u00a0${title}`)];
  });
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
