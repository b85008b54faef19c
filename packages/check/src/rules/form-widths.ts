import type { ProjectRule } from '../rule.ts';

export const formWidths: ProjectRule = {
  id: 'form-widths',
  severity: 'error',
  reason: 'The columns of a table of measures share the width of one page.',
  *checkProject({ forms }) {
    // Forms that all countries share stand under each of them.
    const written = new Set([...forms.values()].flatMap((country) => [...country.values()]));
    for (const { value, origin } of written) {
      const widths = value.columns.flatMap(({ width }) => width ?? []);
      // Sheets and prose have no columns on paper.
      if (widths.length === 0 && value.layout !== 'rows') continue;
      const sum = widths.reduce((total, width) => total + width, 0);
      if (widths.length === value.columns.length && Math.abs(sum - 100) < 0.01) continue;
      yield {
        found:
          widths.length < value.columns.length
            ? 'Some columns have no width.'
            : `The widths of the columns add up to ${sum}.`,
        todo: 'Make them add up to 100.',
        origin: origin(['columns']),
      };
    }
  },
  examples: {
    bad: [
      [{ file: 'templates/base/forms/lv/action.yaml', replace: 'width: 14', with: 'width: 15' }],
      [{ file: 'templates/base/forms/monitoring.yaml', replace: 'width: 12, ', with: '' }],
    ],
    good: [
      [
        { file: 'templates/base/forms/lv/action.yaml', replace: 'width: 14', with: 'width: 14.5' },
        { file: 'templates/base/forms/lv/action.yaml', replace: 'width: 16', with: 'width: 15.5' },
      ],
    ],
  },
};
