import { nearest } from '@decode/model';
import type { ProjectRule } from '../rule.ts';

export const areaOfProposal: ProjectRule = {
  id: 'area-of-proposal',
  severity: 'error',
  reason: 'Recommendations are printed by policy area, and their codes begin with its letter.',
  *checkProject({ proposals, areas }) {
    // Areas that cannot be read have their own messages.
    if (areas.value.length === 0) return;
    for (const { value, origin } of proposals.values()) {
      const area = areas.value.find(({ id }) => id === value.area);
      if (!area) {
        const meant = nearest(
          value.area,
          areas.value.map(({ id }) => id),
        );
        yield {
          found: `There is no policy area "${value.area}".`,
          todo: `${meant ? `Did you mean "${meant}"? ` : ''}The areas stand in ${areas.file}.`,
          origin: origin(['area']),
        };
      } else if (!value.code.startsWith(area.letter)) {
        yield {
          found: `The code ${value.code} does not begin with ${area.letter}, the letter of the area "${area.id}".`,
          todo: 'Change the code or the area.',
          origin: origin(['code']),
        };
      }
    }
  },
  examples: {
    bad: [
      [
        {
          file: 'recommendations/proposals/first/proposal.yaml',
          replace: 'area: births',
          with: 'area: birth',
        },
      ],
      [{ file: 'recommendations/proposals/first/proposal.yaml', replace: 'code: A1', with: 'code: B1' }],
    ],
    good: [
      [
        {
          file: 'recommendations/proposals/first/proposal.yaml',
          replace: 'area: births',
          with: 'area: adaptation',
        },
        { file: 'recommendations/proposals/first/proposal.yaml', replace: 'code: A1', with: 'code: D1' },
      ],
      [{ file: 'recommendations/proposals/first/proposal.yaml', replace: 'code: A1', with: 'code: A10' }],
    ],
  },
};
