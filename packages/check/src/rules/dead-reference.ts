import type { DocumentRule } from '../rule.ts';
import { blocksOf, inlinesOf } from './blocks-of.ts';

export const deadReference: DocumentRule = {
  id: 'dead-reference',
  severity: 'error',
  reason: 'A link that leads nowhere cannot be printed as a page number.',
  *checkDocument(document) {
    const ids = new Set<string>();
    for (const block of blocksOf(document)) if (block.id) ids.add(block.id);
    for (const block of blocksOf(document)) {
      for (const inline of inlinesOf(block)) {
        const targets =
          inline.type === 'reference'
            ? [inline.target]
            : inline.type === 'citation'
              ? inline.items.map((item) => item.target)
              : [];
        for (const target of targets) {
          if (ids.has(target)) continue;
          yield {
            found: `A link leads to "${target}", which is not in the document.`,
            todo: 'Print what it leads to, or take the link out.',
            ...(block.origin ? { origin: block.origin } : {}),
          };
        }
      }
    }
  },
  examples: {
    bad: [
      { type: 'paragraph', role: 'body', children: [{ type: 'reference', target: 'nowhere', children: [] }] },
    ],
    good: [
      { type: 'heading', depth: 1, id: 'here', children: [] },
      { type: 'paragraph', role: 'body', children: [{ type: 'reference', target: 'here', children: [] }] },
    ],
  },
};
