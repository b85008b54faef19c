import { bundlesOf } from '@decode/model';
import type { ProjectRule } from '../rule.ts';

export const unusedSource: ProjectRule = {
  id: 'unused-source',
  severity: 'warning',
  reason: 'What nothing cites is in no list of sources, and nobody notices when it is no longer right.',
  *checkProject({ sources, templates, proposals, practices, ...project }) {
    // What could not be read may cite them.
    if (project.messages.some(({ severity }) => severity === 'error')) return;
    const used = new Set<string>();
    for (const { units } of bundlesOf({ ...project, sources, templates, proposals, practices }))
      for (const { text } of units)
        for (const [, list = ''] of text.matchAll(/\[@([^\]]*)\]/g))
          for (const key of list.split(';')) used.add(key.trim().replace(/^@/, ''));
    // Findings, costs, results and series have a field for their source.
    const fields = [proposals, practices, templates].flatMap((group) => [...group.values()]);
    for (const owner of fields) {
      const values =
        'series' in owner
          ? [owner.template.value, ...[...owner.series.values()].map(({ value }) => value)]
          : [owner.value];
      for (const value of values) collect(value, used);
    }
    for (const key of Object.keys(sources.value))
      if (!used.has(key))
        yield {
          found: `Nothing cites the source "${key}".`,
          todo: 'Cite it where it is needed, or delete it.',
          origin: sources.origin([key]),
        };
  },
  examples: {
    bad: [
      [
        {
          file: 'recommendations/sources.yaml',
          replace: 'first-source:',
          with: 'spare-source:\n  type: report\n  title: Spare\n  language: en\n  publisher: Office\n  URL: https://example.org/spare\n  accessed: 2026-01-10\nfirst-source:',
        },
      ],
    ],
    // Its sources stand in texts, in a series and in fields of a proposal.
    good: [[]],
  },
};

function collect(value: unknown, used: Set<string>): void {
  if (Array.isArray(value)) for (const one of value) collect(one, used);
  else if (typeof value === 'object' && value !== null)
    for (const [name, inner] of Object.entries(value))
      if (name === 'source' && typeof inner === 'string') used.add(inner);
      else collect(inner, used);
}
