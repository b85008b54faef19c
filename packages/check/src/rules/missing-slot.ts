import { nearest } from '@decode/model';
import type { ProjectRule } from '../rule.ts';

export const missingSlot: ProjectRule = {
  id: 'missing-slot',
  severity: 'error',
  reason: 'Local prose stands only at the named places of the outline.',
  *checkProject({ templates, outline, broken }) {
    // An outline that cannot be read has its own messages.
    if (outline.length === 0) return;
    const slots = outline.flatMap((part) => part.slots);
    const names = slots.map(({ name }) => name);
    for (const { slug, slots: written, template } of templates.values()) {
      if (broken.has(`templates/${slug}`)) continue;
      for (const { name, required } of slots) {
        if (!required || written.has(name)) continue;
        yield {
          found: `${slug} has no text for "${name}".`,
          todo: `Write templates/${slug}/slots/${name}/en.md.`,
          origin: template.origin([]),
        };
      }
      for (const [name, { file }] of written) {
        if (names.includes(name)) continue;
        const meant = nearest(name, names);
        const start = { line: 1, column: 1 };
        yield {
          found: `The outline has no slot "${name}", so this text would be printed nowhere.`,
          todo: `${meant ? `Did you mean "${meant}"? ` : ''}The slots are ${names.join(', ')}.`,
          origin: { file, start, end: start },
        };
      }
    }
  },
  examples: {
    bad: [
      [
        {
          file: 'templates/somewhere/slots/introducton/en.md',
          like: 'templates/somewhere/slots/introduction/en.md',
        },
      ],
      [
        {
          file: 'templates/base/outline.yaml',
          replace: 'name: introduction',
          with: 'name: foreword',
        },
      ],
    ],
    good: [
      // In the place's own language.
      [
        {
          file: 'templates/somewhere/slots/introduction/lv.md',
          like: 'templates/somewhere/slots/introduction/en.md',
        },
      ],
    ],
  },
};
