import type { Block, BlockOf, Document, Media, Section } from '@decode/model';

/** What of a place's document goes into a planning document: recommendations and the sources that they cite. */
export interface Chapter {
  /** BCP 47. */
  readonly lang: string;
  readonly blocks: readonly Block[];
  /** Depth of the highest heading. */
  readonly depth: number;
  readonly media: ReadonlyMap<string, Media>;
  /** What its links can lead to. */
  readonly targets: ReadonlySet<string>;
  /** Texts of the notes that it calls, by name. */
  readonly notes: ReadonlyMap<string, BlockOf<'note'>>;
}

/**
 * The chapter of a document: all recommendations with their areas, or those of some codes alone. Sources keep their order
 * and are numbered anew; what only serves a document of its own, such as openings and indexes, is left out.
 * @param codes such as A1; undefined means all
 */
export function excerpt(document: Document, codes?: ReadonlySet<string>): Chapter {
  const sections = document.body.filter((block): block is Section => block.type === 'section');
  const chosen = sections.flatMap((section) => {
    if (section.role === 'area') return codes ? [] : [areaOf(section)];
    if (section.role !== 'recommendation') return [];
    return !codes || codes.has(codeOf(section) ?? '') ? [recommendationOf(section)] : [];
  });
  const sources = sections.find(({ role, children }) => role === 'chapter' && children.some(isSourceList));
  const cited = citedIn(chosen);
  const bibliography = sources ? only(sources, cited) : undefined;
  const depth = codes ? 2 : 1;
  const blocks = [...chosen, ...(bibliography ? [atDepth(bibliography, depth)] : [])];
  const renumbered = renumber(blocks, cited);
  const notes = new Map<string, BlockOf<'note'>>();
  const targets = new Set<string>();
  for (const node of nodesIn(renumbered)) {
    if (node['type'] === 'note') notes.set(String(node['note']), node as unknown as BlockOf<'note'>);
    if (typeof node['id'] === 'string') targets.add(node['id']);
  }
  return { lang: document.meta.lang, blocks: renumbered, depth, media: document.media, targets, notes };
}

/** The code of a recommendation: A1. */
export function codeOf(section: Section): string | undefined {
  const heading = section.children.find((block) => block.type === 'heading');
  return heading?.number;
}

/** Heading and lead of a policy area, with what it does not solve; the recommendations follow by themselves. */
function areaOf(section: Section): Section {
  const holdsIndex = (block: Block) =>
    block.type === 'section' &&
    block.children.some((child) => child.type === 'list' && child.role === 'index');
  return { ...section, children: section.children.filter((block) => !isKicker(block) && !holdsIndex(block)) };
}

/** Without the line above its title, and without its short list of sources, which stand in full at the end. */
function recommendationOf(section: Section): Section {
  const isShortList = (block: Block) =>
    block.type === 'section' && block.role === 'part' && block.children.some(isSourceList);
  return {
    ...section,
    children: section.children.filter((block) => !isKicker(block) && !isShortList(block)),
  };
}

function isKicker(block: Block): boolean {
  return block.type === 'paragraph' && block.role === 'kicker';
}

function isSourceList(block: Block): boolean {
  return block.type === 'list' && block.role === 'sources';
}

function only(section: Section, cited: ReadonlyMap<string, number>): Section {
  return {
    ...section,
    children: section.children.map((block) =>
      block.type === 'list' && block.role === 'sources'
        ? { ...block, children: block.children.filter(({ id }) => id !== undefined && cited.has(id)) }
        : block,
    ),
  };
}

function atDepth(section: Section, depth: 1 | 2): Section {
  return {
    ...section,
    children: section.children.map((block) => (block.type === 'heading' ? { ...block, depth } : block)),
  };
}

/** New numbers of sources by their ids, in the order of the old ones, which is that of first mention. */
function citedIn(blocks: readonly Block[]): Map<string, number> {
  const found = new Map<string, number>();
  for (const node of nodesIn(blocks)) {
    if (node['type'] !== 'citation') continue;
    for (const { target, number } of node['items'] as { target: string; number: number }[])
      found.set(target, number);
  }
  const inOrder = [...found].sort(([, a], [, b]) => a - b);
  return new Map(inOrder.map(([target], index) => [target, index + 1]));
}

/** The same blocks with the new numbers of sources where they are cited and listed. */
function renumber(blocks: readonly Block[], numbers: ReadonlyMap<string, number>): Block[] {
  const visit = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(visit);
    if (typeof value !== 'object' || value === null) return value;
    const node = value as Node;
    if (node['type'] === 'citation') {
      const items = (node['items'] as { target: string; number: number }[]).map((item) => ({
        ...item,
        number: numbers.get(item.target) ?? item.number,
      }));
      return { ...node, items: items.sort((a, b) => a.number - b.number) };
    }
    const own = Object.fromEntries(Object.entries(node).map(([key, inner]) => [key, visit(inner)]));
    const number = numbers.get(String(node['id'] ?? ''));
    return node['type'] === 'listItem' && number !== undefined ? { ...own, value: number } : own;
  };
  return visit(blocks) as Block[];
}

type Node = Readonly<Record<string, unknown>>;

/** Every object of a tree, parents first: blocks, cells, rows, inlines. */
function* nodesIn(value: unknown): Iterable<Node> {
  if (Array.isArray(value)) {
    for (const inner of value) yield* nodesIn(inner);
  } else if (typeof value === 'object' && value !== null) {
    yield value as Node;
    for (const [key, inner] of Object.entries(value)) if (key !== 'origin') yield* nodesIn(inner);
  }
}
