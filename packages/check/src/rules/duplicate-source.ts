import type { ProjectRule } from '../rule.ts';

export const duplicateSource: ProjectRule = {
  id: 'duplicate-source',
  severity: 'error',
  reason: 'One page on the web with two keys stands twice in the list of sources, under two numbers.',
  *checkProject({ sources }) {
    const first = new Map<string, string>();
    for (const [key, { URL: address, title }] of Object.entries(sources.value)) {
      // Chapters of one book, and datasets behind one address, differ in their titles.
      const same = `${address} ${title}`;
      const other = first.get(same);
      if (address === undefined || other === undefined) {
        first.set(same, key);
        continue;
      }
      yield {
        found: `The sources "${other}" and "${key}" are one: their title and address are the same.`,
        todo: `Cite "${other}" where "${key}" is cited, and delete "${key}".`,
        origin: sources.origin([key]),
        related: [{ note: 'first listed here', origin: sources.origin([other]) }],
      };
    }
  },
  examples: {
    bad: [
      [
        {
          file: 'recommendations/sources.yaml',
          replace: 'first-source:',
          with: 'one-source:\n  type: report\n  title: Spare\n  language: en\n  publisher: Office\n  URL: https://example.org/spare\n  accessed: 2026-01-10\nother-source:\n  type: report\n  title: Spare\n  language: en\n  publisher: Office\n  URL: https://example.org/spare\n  accessed: 2026-01-11\nfirst-source:',
        },
      ],
    ],
    good: [[]],
  },
};
