import { type Block, blocksOf, type Document, type Inline } from '@decode/model';
import type { DocumentRule } from '../rule.ts';

const names: Partial<Record<Block['type'], string>> = {
  section: 'section',
  heading: 'heading',
  paragraph: 'paragraph',
  list: 'list',
  listItem: 'list item',
  quote: 'quote',
  note: 'note',
};

export const emptyBlock: DocumentRule = {
  id: 'empty-block',
  severity: 'error',
  reason:
    'Who listens to a document hears «heading» or «list» and then nothing, and cannot tell whether something is missing (WCAG 2.2, 1.3.1 and 2.4.6).',
  *checkDocument(document) {
    // A cell without words is an answer, too.
    const inCells = new Set<Block>();
    for (const block of blocksOf(document)) {
      if (block.type === 'tableCell') for (const child of block.children) inCells.add(child);
      const name = names[block.type];
      if (name === undefined || inCells.has(block) || hasContent(block)) continue;
      yield {
        found: `A ${name}${titleOf(block)} has no content.`,
        todo: 'Write what belongs here, or remove it.',
        ...(block.origin ? { origin: block.origin } : {}),
      };
    }
  },
  examples: {
    bad: [[section([{ type: 'heading', depth: 1, children: [{ type: 'text', value: 'Nothing follows' }] }])]],
    good: [
      [
        section([
          { type: 'heading', depth: 1, children: [{ type: 'text', value: 'Something follows' }] },
          { type: 'paragraph', role: 'body', children: [{ type: 'text', value: 'This.' }] },
        ]),
      ],
    ],
  },
};

function section(children: readonly Block[]): Block {
  return { type: 'section', role: 'chapter', children };
}

function hasContent(block: Block): boolean {
  if (block.type === 'heading' || block.type === 'paragraph') return block.children.some(isShown);
  if (block.type === 'section') return block.children.some(({ type }) => type !== 'heading');
  return !('children' in block) || block.children.length > 0;
}

function isShown(node: Inline): boolean {
  if ('value' in node) return node.value.trim() !== '';
  if (node.type === 'reference' && node.page) return true;
  return 'children' in node ? node.children.some(isShown) : node.type !== 'break';
}

function titleOf(block: Block): string {
  if (block.type !== 'section') return '';
  const heading = block.children.find(({ type }) => type === 'heading');
  const text = heading && 'children' in heading ? heading.children.map(wordsOf).join('') : '';
  return text === '' ? '' : ` “${text}”`;
}

function wordsOf(node: Document['body'][number] | Inline): string {
  if ('value' in node && typeof node.value === 'string') return node.value;
  return 'children' in node ? node.children.map(wordsOf).join('') : '';
}
