import { anchorsOf, type Block } from '@decode/model';
import type { DocumentRule } from '../rule.ts';

export const duplicateId: DocumentRule = {
  id: 'duplicate-id',
  severity: 'error',
  reason: 'A link, a bookmark or a later edit would reach the wrong block.',
  *checkDocument(document) {
    const seen = new Set<string>();
    for (const { id, origin } of anchorsOf(document)) {
      if (seen.has(id)) {
        yield {
          found: `The id "${id}" stands twice.`,
          todo: 'Run "npm run decode -- translate sync", which gives every block its own id.',
          ...(origin ? { origin } : {}),
        };
      }
      seen.add(id);
    }
  },
  examples: {
    bad: [
      [paragraph('one'), paragraph('one')],
      [paragraph('one'), { type: 'quote', children: [paragraph('one')] }],
      [tableWithIds('one', 'one')],
      [paragraph('one'), tableWithIds('two', 'one')],
      [paragraph('one'), tableWithIds('one', 'two')],
    ],
    good: [[paragraph('one'), paragraph('One'), tableWithIds('two', 'three')]],
  },
};

function paragraph(id: string): Block {
  return { type: 'paragraph', role: 'body', id, children: [] };
}

function tableWithIds(row: string, title: string): Block {
  return {
    type: 'table',
    role: 'data',
    columns: [{ align: 'left', width: 100 }],
    head: [{ cells: [{ type: 'tableCell', header: 'column', columns: 1, rows: 1, children: [] }] }],
    groups: [
      {
        title: { id: title, children: [] },
        rows: [{ id: row, cells: [{ type: 'tableCell', columns: 1, rows: 1, children: [] }] }],
      },
    ],
  };
}
