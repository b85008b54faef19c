import type { ProjectRule } from '../rule.ts';

export const lowFit: ProjectRule = {
  id: 'low-fit',
  severity: 'error',
  reason: 'A recommendation that does not suit the country would be worse than none.',
  *checkProject({ templates, proposals }) {
    for (const { slug, place, template } of templates.values()) {
      for (const [i, choice] of template.value.recommendations.entries()) {
        const fit = proposals.get(choice.proposal)?.value.fit[place.value.country];
        if (fit !== 'low') continue;
        yield {
          found: `«${choice.proposal}» fits poorly in "${place.value.country}", but is recommended to ${slug}.`,
          todo: 'Leave it out; where the area then is empty, say why under emptyAreas.',
          origin: template.origin(['recommendations', i, 'proposal']),
        };
      }
    }
  },
  examples: {
    bad: [[{ file: 'recommendations/proposals/first/proposal.yaml', replace: 'lv: high', with: 'lv: low' }]],
    good: [
      [
        {
          file: 'recommendations/proposals/first/proposal.yaml',
          replace: 'lv: high',
          with: 'lv: medium, lt: low',
        },
      ],
    ],
  },
};
