import { isPrinted } from '@decode/model';
import type { ProjectRule } from '../rule.ts';

export const notPrinted: ProjectRule = {
  id: 'not-printed',
  severity: 'warning',
  reason: 'The place counts on a recommendation that its readers will not find.',
  *checkProject({ templates, proposals, edition }) {
    for (const { template } of templates.values()) {
      for (const [i, choice] of template.value.recommendations.entries()) {
        const status = proposals.get(choice.proposal)?.value.status;
        if (status === undefined || isPrinted({ status }, edition.value)) continue;
        const withdrawn = status === 'withdrawn';
        yield {
          found: withdrawn
            ? `«${choice.proposal}» is withdrawn, so it is not printed.`
            : `«${choice.proposal}» is a draft, and this edition (${edition.value.state}) prints none.`,
          todo: withdrawn
            ? 'Leave it out; where the area then is empty, say why under emptyAreas.'
            : 'Leave it out of this edition, or write "status: published" in its proposal.yaml once it is agreed.',
          origin: template.origin(['recommendations', i, 'proposal']),
        };
      }
    }
  },
  examples: {
    bad: [
      [status('withdrawn')],
      [status('draft'), state('release')],
      [status('draft'), state('consultation')],
    ],
    good: [[status('draft')], [state('release')], [status('withdrawn'), notRecommended()]],
  },
};

function status(value: string) {
  return {
    file: 'recommendations/proposals/first/proposal.yaml',
    replace: 'status: published',
    with: `status: ${value}`,
  };
}

function state(value: string) {
  return { file: 'recommendations/edition.yaml', replace: 'state: draft', with: `state: ${value}` };
}

function notRecommended() {
  return {
    file: 'templates/somewhere/template.yaml',
    replace: `recommendations:
  - proposal: first
    priority: high
    why: The town had {{ data.population.last }} residents in {{ data.population.last.year }} [@statistics].
    role: Education department of the town
`,
    with: 'recommendations: []\n',
  };
}
