import type { ProjectRule } from '../rule.ts';

export const duplicateCode: ProjectRule = {
  id: 'duplicate-code',
  severity: 'error',
  reason: 'A code such as A1 names one recommendation in every place, language and edition.',
  *checkProject({ proposals }) {
    const first = new Map<string, string>();
    for (const { slug, value, origin } of proposals.values()) {
      const other = proposals.get(first.get(value.code) ?? '');
      if (!other) {
        first.set(value.code, slug);
        continue;
      }
      yield {
        found: `The code ${value.code} is used by «${other.slug}» and by «${slug}».`,
        todo: 'Give one of them the next free number of its area.',
        origin: origin(['code']),
        related: [{ note: 'first used here', origin: other.origin(['code']) }],
      };
    }
  },
  examples: {
    bad: [
      [
        {
          file: 'recommendations/proposals/second/proposal.yaml',
          like: 'recommendations/proposals/first/proposal.yaml',
        },
        { file: 'recommendations/proposals/second/en.md', like: 'recommendations/proposals/first/en.md' },
      ],
    ],
    good: [
      [
        {
          file: 'recommendations/proposals/second/proposal.yaml',
          like: 'recommendations/proposals/first/proposal.yaml',
        },
        { file: 'recommendations/proposals/second/en.md', like: 'recommendations/proposals/first/en.md' },
        { file: 'recommendations/proposals/second/proposal.yaml', replace: 'code: A1', with: 'code: A11' },
      ],
    ],
  },
};
