import type { Block, Inline, LanguageRules, TableCell } from '@decode/model';
import type { KnownLanguages } from './typeset.ts';

const softHyphen = '\u00ad';

/** One word with soft hyphens at the seams that its language's file gives; as it is where the file does not know it. */
export function seamWord(word: string, { seams }: Pick<LanguageRules, 'seams'>): string {
  const lower = word.toLowerCase();
  for (const seam of seams) {
    const parts = seam.split('|');
    if (!lower.startsWith(parts.join(''))) continue;
    const starts = parts.map((_, i) => parts.slice(0, i).join('').length);
    return starts.map((start, i) => word.slice(start, starts[i + 1])).join(softHyphen);
  }
  return word;
}

/**
 * Soft hyphens for long words where lines are short: in cells of tables, in figures with their labels, in captions of
 * pictures. Running text is ragged and hyphenates nothing.
 */
export function breakLongWords(
  blocks: readonly Block[],
  rules: LanguageRules,
  others: KnownLanguages,
  narrow = false,
): Block[] {
  return blocks.map((block) => breakBlock(block, rules, others, narrow));
}

function breakBlock<B extends Block>(
  block: B,
  around: LanguageRules,
  others: KnownLanguages,
  narrow: boolean,
): B;
function breakBlock(block: Block, around: LanguageRules, others: KnownLanguages, narrow: boolean): Block {
  const rules = block.lang === undefined || block.lang === around.tag ? around : others.get(block.lang);
  if (!rules) return block;
  const inside = <C extends Block>(children: readonly C[], short = narrow) =>
    children.map((child) => breakBlock(child, rules, others, short));
  switch (block.type) {
    case 'section':
    case 'listItem':
    case 'quote':
      return { ...block, children: inside(block.children) };
    case 'note':
      return { ...block, children: inside(block.children) };
    case 'list':
      return { ...block, children: inside(block.children, narrow || block.role === 'figures') };
    case 'paragraph':
      return narrow ? { ...block, children: breakInlines(block.children, rules, others) } : block;
    case 'figure': {
      const { caption } = block;
      return { ...block, caption: { ...caption, children: breakInlines(caption.children, rules, others) } };
    }
    case 'tableCell':
      return { ...block, children: inside(block.children, true) };
    case 'table': {
      const row = <R extends { readonly cells: readonly TableCell[] }>(given: R): R => ({
        ...given,
        cells: inside(given.cells),
      });
      return {
        ...block,
        head: block.head.map(row),
        groups: block.groups.map((group) => ({ ...group, rows: group.rows.map(row) })),
      };
    }
    case 'heading':
    case 'caption':
      return block;
  }
}

function breakInlines(inlines: readonly Inline[], rules: LanguageRules, others: KnownLanguages): Inline[] {
  return inlines.map((node): Inline => {
    if (node.type === 'text')
      return { ...node, value: node.value.replace(/\p{L}{10,}/gu, (word) => seamWord(word, rules)) };
    if (node.type === 'emphasis' && node.lang !== undefined && node.lang !== rules.tag) {
      const foreign = others.get(node.lang);
      return foreign ? { ...node, children: breakInlines(node.children, foreign, others) } : node;
    }
    if (node.type === 'strong' || node.type === 'emphasis' || node.type === 'reference')
      return { ...node, children: breakInlines(node.children, rules, others) };
    return node;
  });
}
