import type { ProjectRule } from '../rule.ts';

export const formWidths: ProjectRule = {
  id: 'form-widths',
  severity: 'error',
  reason: 'The columns of the action table share the width of one page.',
  *checkProject({ forms }) {
    for (const { value, origin } of forms.values()) {
      const sum = value.columns.reduce((total, { width }) => total + width, 0);
      if (Math.abs(sum - 100) < 0.01) continue;
      yield {
        found: `The widths of the columns add up to ${sum}.`,
        todo: 'Make them add up to 100.',
        origin: origin(['columns']),
      };
    }
  },
  examples: {
    bad: [[{ file: 'templates/base/forms/lv.yaml', replace: 'width: 14', with: 'width: 15' }]],
    good: [
      [
        { file: 'templates/base/forms/lv.yaml', replace: 'width: 14', with: 'width: 14.5' },
        { file: 'templates/base/forms/lv.yaml', replace: 'width: 16', with: 'width: 15.5' },
      ],
    ],
  },
};
