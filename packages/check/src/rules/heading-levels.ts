import { type Block, blocksOf } from '@decode/model';
import type { DocumentRule } from '../rule.ts';

export const headingLevels: DocumentRule = {
  id: 'heading-levels',
  severity: 'error',
  reason:
    'Readers who listen move from heading to heading; a skipped level loses them (WCAG 2.2, 1.3.1; PDF/UA-1, 7.4.2).',
  *checkDocument(document) {
    let level = 0;
    for (const block of blocksOf(document)) {
      if (block.type !== 'heading') continue;
      if (block.depth > level + 1) {
        yield {
          found: `A heading of level ${block.depth} follows one of level ${level}.`,
          todo: `Make it level ${level + 1}.`,
          ...(block.origin ? { origin: block.origin } : {}),
        };
      }
      level = block.depth;
    }
  },
  examples: {
    bad: [
      [heading(1), heading(3)],
      [heading(2)],
      [heading(1), { type: 'section', role: 'part', children: [heading(2), heading(4)] }],
    ],
    good: [[heading(1), heading(2), heading(3), heading(1), heading(2), heading(2)]],
  },
};

function heading(depth: 1 | 2 | 3 | 4): Block {
  return { type: 'heading', depth, children: [{ type: 'text', value: 'Heading' }] };
}
