import type { Project, Written } from '@decode/model';
import type { ProjectRule } from '../rule.ts';

export const duplicateEntry: ProjectRule = {
  id: 'duplicate-entry',
  severity: 'error',
  reason: 'An area or a term would be printed twice, and a reference to it could mean either.',
  *checkProject({ areas, terms }: Project) {
    for (const list of [areas, terms]) yield* repeated(list);
  },
  examples: {
    bad: [
      [{ file: 'recommendations/areas.yaml', replace: '- id: adaptation', with: '- id: births' }],
      [
        {
          file: 'recommendations/glossary/terms.yaml',
          replace: '- id: measure',
          with: '- id: measure\n  definition: A thing.\n  labels: { en: { term: thing, status: agreed } }\n- id: measure',
        },
      ],
    ],
    good: [[]],
  },
};

function* repeated({ file, value, origin }: Written<readonly { readonly id: string }[]>) {
  for (const [index, { id }] of value.entries()) {
    const first = value.findIndex((other) => other.id === id);
    if (first === index) continue;
    yield {
      found: `The id "${id}" stands twice in ${file}.`,
      todo: 'Keep one of the two, or give the other an id of its own.',
      origin: origin([index, 'id']),
      related: [{ note: 'first used here', origin: origin([first, 'id']) }],
    };
  }
}
