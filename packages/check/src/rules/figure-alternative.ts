import { blocksOf } from '@decode/model';
import type { DocumentRule } from '../rule.ts';

const caption = { type: 'caption', sequence: 'figure', number: 1, label: 'Figure 1', children: [] } as const;

export const figureAlternative: DocumentRule = {
  id: 'figure-alternative',
  severity: 'error',
  reason: 'A picture without words says nothing to who cannot see it (WCAG 2.2, 1.1.1).',
  *checkDocument(document) {
    for (const block of blocksOf(document)) {
      if (block.type !== 'figure') continue;
      const origin = block.origin ? { origin: block.origin } : {};
      if (block.picture.alt.trim() === '')
        yield { found: 'A figure has no text alternative.', todo: 'Say what it shows.', ...origin };
      if (!document.media.has(block.picture.media))
        yield { found: 'A figure has no picture.', todo: 'Draw it, or leave the figure out.', ...origin };
    }
  },
  examples: {
    bad: [
      [
        {
          type: 'figure',
          picture: { media: 'none', alt: 'A picture that is not there' },
          caption,
          notes: [],
        },
      ],
      [{ type: 'figure', picture: { media: 'none', alt: '  ' }, caption, notes: [] }],
    ],
    good: [[{ type: 'paragraph', role: 'body', children: [{ type: 'text', value: 'No figure.' }] }]],
  },
};
