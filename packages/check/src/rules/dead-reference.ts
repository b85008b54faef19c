import { anchorsOf, type Block, sendingsOf } from '@decode/model';
import type { DocumentRule } from '../rule.ts';

export const deadReference: DocumentRule = {
  id: 'dead-reference',
  severity: 'error',
  reason: 'A link that leads nowhere cannot be printed as a page number.',
  *checkDocument(document) {
    const ids = new Set([...anchorsOf(document)].map(({ id }) => id));
    for (const { target, from, origin } of sendingsOf(document)) {
      if (ids.has(target)) continue;
      yield {
        found: `${from === 'contents' ? 'The list of contents' : 'A link'} leads to "${target}", which is not in the document.`,
        todo: 'Print what it leads to, or take the link out.',
        ...(origin ? { origin } : {}),
      };
    }
  },
  examples: {
    bad: [
      [link('nowhere')],
      [{ type: 'paragraph', role: 'body', children: [citation('nowhere')] }],
      [{ type: 'quote', children: [link('nowhere')] }],
      [rows({ title: { children: [citation('nowhere')] } })],
    ],
    good: [
      [{ type: 'heading', depth: 1, id: 'here', children: [] }, link('here')],
      [rows({ row: 'here' }), link('here')],
      [rows({ title: { id: 'here', children: [] } }), link('here')],
    ],
  },
};

function link(target: string): Block {
  return { type: 'paragraph', role: 'body', children: [{ type: 'reference', target, children: [] }] };
}

function citation(target: string) {
  return { type: 'citation', items: [{ number: 1, target, title: 'Source' }] } as const;
}

/** A table of one row and one column. */
function rows({
  row,
  title,
}: {
  row?: string;
  title?: { id?: string; children: [] | [ReturnType<typeof citation>] };
}): Block {
  return {
    type: 'table',
    role: 'data',
    columns: [{ align: 'left', width: 100 }],
    head: [{ cells: [{ type: 'tableCell', header: 'column', columns: 1, rows: 1, children: [] }] }],
    groups: [
      {
        ...(title ? { title } : {}),
        rows: [
          {
            ...(row === undefined ? {} : { id: row }),
            cells: [{ type: 'tableCell', columns: 1, rows: 1, children: [] }],
          },
        ],
      },
    ],
  };
}
