import { bundlesOf } from '@decode/model';
import { parseInline, plainText } from '@decode/source';
import type { ProjectRule } from '../rule.ts';
import { wordingOf } from '../translations/wording-of.ts';
import { wordsToAvoid } from '../translations/words-to-avoid.ts';

export const plainWord: ProjectRule = {
  id: 'plain-word',
  severity: 'warning',
  reason: 'A text is translated eight times: what is unclear in it becomes wrong in some of them.',
  *checkProject(project) {
    for (const bundle of bundlesOf(project)) {
      for (const { kind, text, language, origin } of bundle.units) {
        const wording = wordingOf(project.wording, language);
        if (!wording) continue;
        const words = kind === 'message' ? text : plainText(parseInline(text).children);
        for (const finding of wordsToAvoid(words, wording)) yield { ...finding, origin };
      }
    }
  },
  examples: {
    bad: [
      [
        {
          file: 'recommendations/proposals/first/en.md',
          replace: 'Parents wait',
          with: 'Stakeholders wait',
        },
      ],
    ],
    good: [
      [
        {
          file: 'recommendations/proposals/first/en.md',
          replace: 'Parents wait',
          with: 'Residents and offices wait',
        },
      ],
    ],
  },
};
