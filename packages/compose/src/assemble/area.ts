import type { Area, Block, Section } from '@decode/model';
import type { Settled } from '../localise/settled.ts';
import type { Assembly, PlaceAssembly } from './assembly.ts';
import { fact, type Measure, type Recommended, recommendationLinks } from './measure.ts';
import { part } from './part.ts';
import { assembleRecommendation, placeSetting, type Setting } from './recommendation.ts';

/** The recommendations of a place, by area. */
export function assemblePlaceAreas(assembly: PlaceAssembly, measures: readonly Measure[]): Promise<Block[]> {
  const { draft } = assembly;
  return assembleAreas(assembly, measures, {
    setting: (measure) => placeSetting(assembly, measure),
    whyEmpty: (area) => draft.text(draft.template.template, draft.template.bundle, ['emptyAreas', area]),
  });
}

/** Every area in order: its opener, then its recommendations. An area left empty says why. */
export async function assembleAreas<M extends Recommended>(
  assembly: Assembly,
  measures: readonly M[],
  { setting, whyEmpty }: { setting: (measure: M) => Setting; whyEmpty?: (area: string) => Settled },
): Promise<Block[]> {
  const blocks: Block[] = [];
  for (const [index, area] of assembly.draft.project.areas.value.entries()) {
    const inArea = measures.filter(({ proposal }) => proposal.value.area === area.id);
    blocks.push(opener(assembly, index, inArea, whyEmpty));
    for (const measure of inArea)
      blocks.push(await assembleRecommendation(assembly, measure, setting(measure)));
  }
  return blocks;
}

function opener(
  assembly: Assembly,
  index: number,
  measures: readonly Recommended[],
  whyEmpty: ((area: string) => Settled) | undefined,
): Section {
  const { project } = assembly.draft;
  const area = project.areas.value[index];
  const text = (name: string) => assembly.draft.text(project.areas, project.bundle, [index, name]);
  const letter = area?.letter ?? '';
  const empty = area && measures.length === 0 ? whyEmpty?.(area.id) : undefined;
  return {
    type: 'section',
    role: 'area',
    id: `area-${area?.id ?? index}`,
    children: [
      assembly.words(assembly.say('label.area', { letter }), 'kicker'),
      assembly.heading(1, text('title'), { number: letter }),
      assembly.paragraph(text('lead'), 'lead'),
      ...openingFinding(assembly, area?.findings ?? [], measures),
      ...(empty ? [part(assembly, 'noRecommendation', [assembly.paragraph(empty)], 2)] : []),
      ...(measures.length > 0
        ? [part(assembly, 'recommendations', [recommendationLinks(assembly, measures)], 2)]
        : []),
      part(assembly, 'areaLimit', [assembly.paragraph(text('limit'))], 2),
    ],
  };
}

/** One finding with its figure, of a recommendation that follows; nothing where none of those is printed. */
function openingFinding(
  assembly: Assembly,
  findings: Area['findings'],
  measures: readonly Recommended[],
): Section[] {
  for (const { proposal, finding } of findings) {
    const measure = measures.find(({ proposal: { slug } }) => slug === proposal);
    const one = measure?.proposal.value.evidence[finding - 1];
    if (!measure || !one) continue;
    const path = ['evidence', finding - 1] as const;
    const said = assembly.paragraph(fact(assembly, measure, ...path, 'finding'));
    const cited = assembly.cite([one.source], measure.proposal.origin([...path, 'source']));
    const where = assembly.paragraph(fact(assembly, measure, ...path, 'where'), 'detail');
    const when = assembly.draft.language.years(one.year, one.year);
    const heading = assembly.heading(2, assembly.say('column.finding'));
    return [
      {
        type: 'section',
        role: 'part',
        children: [
          heading,
          { ...said, children: [...said.children, cited] },
          { ...where, children: [...where.children, { type: 'text', value: `, ${when}` }] },
          assembly.opening(assembly.words(assembly.say(`evidenceKind.${one.kind}`), 'detail')),
        ],
      },
    ];
  }
  return [];
}
