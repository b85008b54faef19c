import { isPrinted } from '@decode/model';
import type { ProjectRule } from '../rule.ts';

export const emptyArea: ProjectRule = {
  id: 'empty-area',
  severity: 'error',
  reason: 'A reader who finds an area empty must learn why.',
  *checkProject({ templates, proposals, areas, edition }) {
    for (const { template } of templates.values()) {
      // Of what area a recommendation is that cannot be read, nobody knows.
      if (template.value.recommendations.some(({ proposal }) => !proposals.has(proposal))) continue;
      const printed = template.value.recommendations.flatMap(
        ({ proposal }) => proposals.get(proposal)?.value ?? [],
      );
      const used = new Set(
        printed.filter((value) => isPrinted(value, edition.value)).map(({ area }) => area),
      );
      for (const { id } of areas.value) {
        const said = template.value.emptyAreas[id] !== undefined;
        if (used.has(id) !== said) continue;
        yield said
          ? {
              found: `The area "${id}" has recommendations, but emptyAreas says why it has none.`,
              todo: 'Remove one of the two.',
              origin: template.origin(['emptyAreas', id]),
            }
          : {
              found: `The area "${id}" has no recommendation here.`,
              todo: `Say why under emptyAreas.${id}.`,
              origin: template.origin(['recommendations']),
            };
      }
    }
  },
  examples: {
    bad: [
      [
        {
          file: 'templates/somewhere/template.yaml',
          replace: 'emptyAreas:\n  adaptation: Nothing fits here.\n',
          with: '',
        },
      ],
      [
        {
          file: 'templates/somewhere/template.yaml',
          replace: 'adaptation: Nothing fits here.',
          with: 'adaptation: Nothing fits here.\n  births: Nothing either.',
        },
      ],
      // A recommendation that is withdrawn fills no area.
      [
        {
          file: 'recommendations/proposals/first/proposal.yaml',
          replace: 'status: published',
          with: 'status: withdrawn',
        },
      ],
    ],
    good: [
      [
        {
          file: 'recommendations/proposals/first/proposal.yaml',
          replace: 'status: published',
          with: 'status: withdrawn',
        },
        {
          file: 'templates/somewhere/template.yaml',
          replace: 'adaptation: Nothing fits here.',
          with: 'adaptation: Nothing fits here.\n  births: It was withdrawn.',
        },
      ],
    ],
  },
};
