import type { Refusal } from '@decode/model/refusal';
import { nearestNode, originOf, type PlanNode, refusalAt } from '../plan/plan.ts';
import { type Page, plainText, type Work } from './work.ts';

/** Fewer letters stand in any text. */
const telling = 6;

/**
 * What belongs to no block, told where a person can look: at the block that has its words, else at the first one of its
 * page, by name.
 *
 * @param words what was painted; '' where nothing was
 */
export function refusalBeside(
  work: Work,
  page: Page,
  { found, words = '', todo }: { readonly found: string; readonly words?: string; readonly todo?: string },
): Refusal {
  const { nodes } = work.plan;
  const own = blockWith(nodes, words);
  if (own !== undefined) return refusalAt(nodes, own, found, todo);
  const first = firstBlock(work, page);
  if (!first) return refusalAt(nodes, 0, found, todo);
  return refusalAt(nodes, first.node, `${found} The page begins with "${first.words}".`, todo);
}

/** Where a page is in the document, for a message: «page 3, which begins with "Words" (recommendations/a/en.md, line 7)». */
export function nameOfPage(work: Work, page: Page, index: number): string {
  const first = firstBlock(work, page);
  const name = `page ${index + 1}`;
  if (!first) return name;
  const origin = originOf(work.plan.nodes, first.node);
  const place = origin ? ` (${origin.file}, line ${origin.start.line})` : '';
  return `${name}, which begins with "${first.words}"${place}`;
}

/** The only block with these words, however they are spaced and broken. */
function blockWith(nodes: readonly PlanNode[], words: string): number | undefined {
  const letters = (text: string) => text.replace(/[\s\u00ad]/gu, '');
  const sought = letters(words);
  if (sought.length < telling) return undefined;
  const found = nodes.flatMap(({ text = '' }, i) => (letters(text).includes(sought) ? [i] : []));
  return found.length === 1 ? found[0] : undefined;
}

/** The first text of a page, in the order of the document, whose place is known, or at least its words. */
function firstBlock({ plan: { nodes } }: Work, { owned }: Page) {
  const blocks = owned.flatMap(({ node, what }) => {
    const block = 'mcid' in what ? nearestNode(nodes, node, ({ text }) => text !== undefined) : undefined;
    const words = block === undefined ? '' : plainText(nodes[block]?.text ?? '');
    return block === undefined || words === '' ? [] : [{ node: block, words: words.slice(0, 60).trim() }];
  });
  return blocks.find(({ node }) => originOf(nodes, node) !== undefined) ?? blocks[0];
}
