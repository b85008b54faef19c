import type { DocumentRule } from '../rule.ts';
import { blocksOf } from './blocks-of.ts';

export const duplicateId: DocumentRule = {
  id: 'duplicate-id',
  severity: 'error',
  reason: 'A link, a bookmark or a later edit would reach the wrong block.',
  *checkDocument(document) {
    const seen = new Set<string>();
    for (const block of blocksOf(document)) {
      if (!block.id) continue;
      if (seen.has(block.id)) {
        yield {
          found: `The id "${block.id}" stands twice.`,
          todo: 'Run "translate sync", which gives every block its own id.',
          ...(block.origin ? { origin: block.origin } : {}),
        };
      }
      seen.add(block.id);
    }
  },
  examples: {
    bad: [
      { type: 'paragraph', role: 'body', id: 'one', children: [] },
      { type: 'paragraph', role: 'body', id: 'one', children: [] },
    ],
    good: [
      { type: 'paragraph', role: 'body', id: 'one', children: [] },
      { type: 'paragraph', role: 'body', id: 'two', children: [] },
    ],
  },
};
