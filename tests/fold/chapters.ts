import { type Anchor, type Chapter, excerpt, type Order, parseAnchor } from '@decode/fold';
import type { Block, Document } from '@decode/model';
import { sampleDocument } from '../documents/sample.ts';
import { anchorOf, type HostKind } from './word-host.ts';

/** The sample with the figure of its profile in a recommendation, so that a chapter of it has all kinds of blocks. */
export function firstEdition(): Document {
  const document = sampleDocument();
  const figure = findFigure(document.body);
  const body = document.body.map((block) =>
    block.type === 'section' && block.role === 'recommendation' && block.id === 'c1-section'
      ? { ...block, children: [...block.children, figure] }
      : block,
  );
  return { ...document, body };
}

/** The next one: a sentence is another, a part is gone, a paragraph is new. */
export function secondEdition(): Document {
  const document = firstEdition();
  const body = document.body.map((block) => {
    if (block.type !== 'section' || block.role !== 'recommendation') return block;
    const children = block.children
      .filter((child, index) => child.type !== 'section' || index % 3 !== 0)
      .map((child): Block => (child.type === 'paragraph' && child.role === 'lead' ? reworded(child) : child));
    const added: Block = {
      type: 'paragraph',
      role: 'body',
      id: `new-${block.id}`,
      children: [{ type: 'text', value: 'Jauna rindkopa.' }],
    };
    return { ...block, children: [...children, added] };
  });
  return { ...document, body, meta: { ...document.meta, edition: '2. izdevums · 2027. gada novembris' } };
}

const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

export function orderOf(document: Document, at: Anchor, more: Partial<Order> = {}): Order {
  const chapter: Chapter = excerpt(document);
  return {
    chapter,
    place: 'daugavpils',
    language: 'lv',
    name: 'chapter',
    proposals: [],
    edition: document.meta.edition,
    at,
    images: new Map([...chapter.media.keys()].map((id) => [id, pixel])),
    overwrite: false,
    ...more,
  };
}

export function endOfChapter(kind: Pick<HostKind, 'language'>): Anchor {
  return parseAnchor(`heading:${anchorOf(kind)}`, 'end');
}

function reworded(block: Extract<Block, { type: 'paragraph' }>): Block {
  return { ...block, children: [...block.children, { type: 'text', value: ' Un vēl viens teikums.' }] };
}

function findFigure(blocks: readonly Block[]): Block {
  for (const block of blocks) {
    if (block.type === 'figure') return block;
    if (block.type === 'section') {
      const found = block.children.find((child) => child.type === 'figure');
      if (found) return found;
    }
  }
  throw new Error('the sample has no figure');
}
