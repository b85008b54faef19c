import type { Block, Citation, Inline, List, ListItem } from '@decode/model';
import type { Language } from '../language/index.ts';
import { plainWords } from './plain-words.ts';

/**
 * Puts the list of sources in the order of the document's language, by who wrote or published and by title, and gives
 * every citation the number that its source has there. Until then numbers are those of first mention.
 */
export function numberSources(blocks: readonly Block[], language: Pick<Language, 'sort'>): readonly Block[] {
  const entries = blocks.flatMap(listed);
  if (entries.length === 0) return blocks;
  const numbers = new Map(
    language.sort(entries, wordsOf).map(({ id = '' }, i): [string, number] => [id, i + 1]),
  );
  return renumbered(blocks, numbers) as readonly Block[];
}

/** The entries that citations lead to: those of the list at the end have ids, the short ones of a part have not. */
function listed(block: Block): readonly ListItem[] {
  if (block.type === 'section') return block.children.flatMap(listed);
  if (block.type !== 'list' || block.role !== 'sources') return [];
  return block.children.filter(({ id }) => id !== undefined);
}

function wordsOf({ children }: ListItem): string {
  const words = children.map((child) => (child.type === 'paragraph' ? plainWords(child.children) : ''));
  // Brackets and quotes around a title are no letters to look it up by.
  return words.join(' ').replace(/^[^\p{L}\p{N}]+/u, '');
}

function renumbered(value: unknown, numbers: ReadonlyMap<string, number>): unknown {
  if (Array.isArray(value)) return value.map((one) => renumbered(one, numbers));
  if (typeof value !== 'object' || value === null) return value;
  if (isCitation(value)) {
    const items = value.items.map((item) => ({ ...item, number: numbers.get(item.target) ?? item.number }));
    return { ...value, items: items.sort((a, b) => a.number - b.number) };
  }
  const whole = Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, key === 'origin' ? inner : renumbered(inner, numbers)]),
  );
  return isSources(value) ? inOrder(whole as unknown as List, numbers) : whole;
}

function isCitation(value: object): value is Citation {
  return 'type' in value && value.type === 'citation';
}
function isSources(value: object): value is List {
  return 'type' in value && value.type === 'list' && 'role' in value && value.role === 'sources';
}

function inOrder(list: List, numbers: ReadonlyMap<string, number>): List {
  const children = list.children.map((item) => {
    const number = numbers.get(item.id ?? leadsTo(item));
    return number === undefined ? item : { ...item, value: number };
  });
  return { ...list, children: children.sort((a, b) => (a.value ?? 0) - (b.value ?? 0)) };
}

/** What a short entry refers to. */
function leadsTo({ children }: ListItem): string {
  const inlines: readonly Inline[] = children.flatMap((child) =>
    child.type === 'paragraph' ? child.children : [],
  );
  return inlines.find((node) => node.type === 'reference')?.target ?? '';
}
