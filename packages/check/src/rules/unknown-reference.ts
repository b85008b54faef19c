import { nearest, type Origin, type Project } from '@decode/model';
import type { Finding, ProjectRule } from '../rule.ts';

/** Every name of a proposal, practice or place that a file gives, with the folder where it must exist. */
function* references(
  project: Project,
): Iterable<{ folder: string; name: string; known: Iterable<string>; origin: Origin }> {
  const proposals = { folder: 'recommendations/proposals', known: [...project.proposals.keys()] };
  const practices = { folder: 'recommendations/practices', known: [...project.practices.keys()] };
  const places = { folder: 'templates', known: [...project.templates.keys()] };
  for (const { template } of project.templates.values()) {
    for (const [i, { proposal }] of template.value.recommendations.entries()) {
      yield { ...proposals, name: proposal, origin: template.origin(['recommendations', i, 'proposal']) };
    }
    for (const [i, name] of template.value.practices.entries()) {
      yield { ...practices, name, origin: template.origin(['practices', i]) };
    }
  }
  for (const [i, { findings }] of project.areas.value.entries()) {
    for (const [j, { proposal }] of findings.entries())
      yield { ...proposals, name: proposal, origin: project.areas.origin([i, 'findings', j, 'proposal']) };
  }
  for (const { value, origin } of project.proposals.values()) {
    for (const [i, name] of value.related.proposals.entries()) {
      yield { ...proposals, name, origin: origin(['related', 'proposals', i]) };
    }
    for (const [i, name] of value.related.practices.entries()) {
      yield { ...practices, name, origin: origin(['related', 'practices', i]) };
    }
  }
  for (const { value, origin } of project.practices.values()) {
    yield { ...places, name: value.place, origin: origin(['place']) };
    for (const [i, name] of value.proposals.entries())
      yield { ...proposals, name, origin: origin(['proposals', i]) };
  }
}

export const unknownReference: ProjectRule = {
  id: 'unknown-reference',
  severity: 'error',
  reason: 'What is named here would be missing from the document.',
  *checkProject(project) {
    for (const { folder, name, known, origin } of references(project)) {
      const names = [...known];
      // A folder that could not be read has its own messages.
      if (names.includes(name) || project.broken.has(`${folder}/${name}`)) continue;
      const meant = nearest(name, names);
      const finding: Finding = {
        found: `There is no folder ${folder}/${name}.`,
        todo: meant ? `Did you mean "${meant}"?` : 'Correct the name, or add the folder.',
        origin,
      };
      yield finding;
    }
  },
  examples: {
    bad: [
      [{ file: 'templates/somewhere/template.yaml', replace: 'proposal: first', with: 'proposal: frist' }],
      [
        {
          file: 'templates/somewhere/template.yaml',
          replace: 'practices: [one]',
          with: 'practices: [one, two]',
        },
      ],
      [
        {
          file: 'recommendations/proposals/first/proposal.yaml',
          replace: 'proposals: [], practices: [one]',
          with: 'proposals: [frist], practices: [one]',
        },
      ],
      [
        {
          file: 'recommendations/proposals/first/proposal.yaml',
          replace: 'practices: [one]',
          with: 'practices: [one-more]',
        },
      ],
      [
        {
          file: 'recommendations/areas.yaml',
          replace: '  letter: A',
          with: '  letter: A\n  findings: [{ proposal: frist, finding: 1 }]',
        },
      ],
      [
        {
          file: 'recommendations/practices/one/practice.yaml',
          replace: 'place: somewhere',
          with: 'place: nowhere',
        },
      ],
      [
        {
          file: 'recommendations/practices/one/practice.yaml',
          replace: 'proposals: [first]',
          with: 'proposals: [last]',
        },
      ],
    ],
    good: [
      // It is there, and its own faults are told at its own lines.
      [{ file: 'recommendations/proposals/first/proposal.yaml', replace: 'code: A1', with: 'code: 1' }],
      [
        {
          file: 'recommendations/proposals/first/proposal.yaml',
          replace: 'proposals: [], practices: [one]',
          with: 'proposals: [first], practices: []',
        },
      ],
    ],
  },
};
