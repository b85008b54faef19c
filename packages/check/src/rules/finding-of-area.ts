import type { ProjectRule } from '../rule.ts';

export const findingOfArea: ProjectRule = {
  id: 'finding-of-area',
  severity: 'error',
  reason: 'The page that opens an area shows one finding with its figure, of a recommendation of that area.',
  *checkProject({ areas, proposals }) {
    for (const [i, { id, findings }] of areas.value.entries()) {
      for (const [j, { proposal, finding }] of findings.entries()) {
        const owner = proposals.get(proposal)?.value;
        // What is not there, or cannot be read, has its own message.
        if (!owner) continue;
        const at = (name: string) => areas.origin([i, 'findings', j, name]);
        const one = owner.evidence[finding - 1];
        if (owner.area !== id)
          yield {
            found: `The recommendation "${proposal}" belongs to the area "${owner.area}".`,
            todo: 'Name one of this area.',
            origin: at('proposal'),
          };
        else if (!one)
          yield {
            found: `"${proposal}" has no finding ${finding}.`,
            todo: `Its evidence has ${owner.evidence.length}; count from 1.`,
            origin: at('finding'),
          };
        else if (!/\d/.test(one.finding))
          yield {
            found: `Finding ${finding} of "${proposal}" has no figure.`,
            todo: 'Choose one that has, or leave this line out.',
            origin: at('finding'),
          };
      }
    }
  },
  examples: {
    bad: [
      [
        {
          file: 'recommendations/areas.yaml',
          replace: '  letter: D',
          with: '  letter: D\n  findings: [{ proposal: first, finding: 1 }]',
        },
      ],
      [
        {
          file: 'recommendations/areas.yaml',
          replace: '  letter: A',
          with: '  letter: A\n  findings: [{ proposal: first, finding: 9 }]',
        },
      ],
      [
        {
          file: 'recommendations/areas.yaml',
          replace: '  letter: A',
          with: '  letter: A\n  findings: [{ proposal: first, finding: 1 }]',
        },
      ],
    ],
    good: [
      [
        {
          file: 'recommendations/areas.yaml',
          replace: '  letter: A',
          with: '  letter: A\n  findings: [{ proposal: first, finding: 1 }]',
        },
        {
          file: 'recommendations/proposals/first/proposal.yaml',
          replace: 'finding: More places were used.',
          with: 'finding: 12 more places were used.',
        },
      ],
    ],
  },
};
