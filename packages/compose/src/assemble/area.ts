import type { Block, List, Section } from '@decode/model';
import type { Assembly } from './assembly.ts';
import { fact, type Measure, recommendationLink } from './measure.ts';
import { part } from './part.ts';
import { assembleRecommendation } from './recommendation.ts';

/** Every area in order: its opener, then its recommendations. An area left empty says why. */
export function assembleAreas(assembly: Assembly, measures: readonly Measure[]): Block[] {
  const { project } = assembly.draft;
  return project.areas.value.flatMap((area, index) => {
    const inArea = measures.filter(({ proposal }) => proposal.value.area === area.id);
    return [
      opener(assembly, index, inArea),
      ...inArea.map((measure) => assembleRecommendation(assembly, measure)),
    ];
  });
}

function opener(assembly: Assembly, index: number, measures: readonly Measure[]): Section {
  const { project, template } = assembly.draft;
  const area = project.areas.value[index];
  const text = (name: string) => assembly.draft.text(project.areas, project.bundle, [index, name]);
  const letter = area?.letter ?? '';
  const empty =
    area && measures.length === 0
      ? assembly.draft.text(template.template, template.bundle, ['emptyAreas', area.id])
      : undefined;
  return {
    type: 'section',
    role: 'area',
    id: `area-${area?.id ?? index}`,
    children: [
      assembly.words(assembly.say('label.area', { letter }), 'kicker'),
      assembly.heading(1, text('title'), { number: letter }),
      assembly.paragraph(text('lead'), 'lead'),
      ...(empty ? [part(assembly, 'noRecommendation', [assembly.paragraph(empty)], 2)] : []),
      ...(measures.length > 0 ? [part(assembly, 'recommendations', [linksTo(assembly, measures)], 2)] : []),
      part(assembly, 'areaLimit', [assembly.paragraph(text('limit'))], 2),
    ],
  };
}

function linksTo(assembly: Assembly, measures: readonly Measure[]): List {
  return {
    type: 'list',
    role: 'index',
    ordered: false,
    children: measures.map((measure) => ({
      type: 'listItem',
      children: [
        assembly.words([
          recommendationLink(measure, [
            { type: 'strong', children: [{ type: 'text', value: measure.proposal.value.code }] },
            { type: 'text', value: '\u00a0 ' },
            ...assembly.phrase(fact(assembly, measure, 'title')),
          ]),
        ]),
      ],
    })),
  };
}
