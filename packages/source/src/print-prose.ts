import type { ProseBlock, ProseInline } from '@decode/model';
import { printInline, printLabel } from './print-inline.ts';

/** Prose as canonical Markdown: one line per paragraph, an empty line between blocks. `readProse` gives it back. */
export function printProse(blocks: readonly ProseBlock[]): string {
  const text = printBlocks(blocks);
  return text === '' ? '' : `${text}\n`;
}

function printBlocks(blocks: readonly ProseBlock[]): string {
  /** Two lists in a row would be read as one: their marks alternate. */
  let alternate = false;
  const out = blocks.map((block, index) => {
    const previous = blocks[index - 1];
    alternate =
      !alternate && block.type === 'list' && previous?.type === 'list' && previous.ordered === block.ordered;
    return printBlock(block, alternate);
  });
  return out.join('\n\n');
}

function printBlock(block: ProseBlock, alternate: boolean): string {
  switch (block.type) {
    case 'paragraph':
      return paragraph(block.children);
    case 'heading':
      return `## ${oneLine(block.children).replace(/(#+)$/, '\\$1')}`;
    case 'quote':
      return prefixed(printBlocks(block.children), '> ', '> ', '>');
    case 'list': {
      const items = block.items.map((item, index) => {
        const mark = block.ordered
          ? `${block.start + index}${alternate ? ')' : '.'} `
          : alternate
            ? '* '
            : '- ';
        return prefixed(printBlocks(item.children), mark, ' '.repeat(mark.length), '');
      });
      const loose = block.items.some(
        (item) => item.children.length > 1 && item.children.some((child) => child.type === 'paragraph'),
      );
      return items.join(loose ? '\n\n' : '\n');
    }
    case 'table': {
      const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
      const [head, ...rows] = block.rows.map(({ cells }) =>
        row(cells.map(({ children }) => oneLine(children).replaceAll('|', '\\|'))),
      );
      const rule = row(
        block.align.map((align) => (align ? { left: ':--', right: '--:', center: ':-:' }[align] : '---')),
      );
      return [head, rule, ...rows].join('\n');
    }
    case 'note':
      return prefixed(printBlocks(block.children), `[^${block.note}]: `, '    ', '');
    case 'directive': {
      const attributes = Object.entries(block.attributes).map(
        ([key, value]) =>
          `${key}=${/^[A-Za-z0-9_.-]+$/.test(value) ? value : `"${value.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"`}`,
      );
      return `::${block.name}${printLabel(withoutBreaks(block.label.children))}${attributes.length > 0 ? `{${attributes.join(' ')}}` : ''}`;
    }
  }
}

/** Where a line break cannot stand, a blank stands. */
function oneLine(children: readonly ProseInline[]): string {
  return printInline(withoutBreaks(children));
}

function withoutBreaks(children: readonly ProseInline[]): ProseInline[] {
  return children.map((child) => {
    if (child.type === 'break') return { type: 'text', value: ' ' };
    return 'children' in child ? { ...child, children: withoutBreaks(child.children) } : child;
  });
}

function paragraph(children: readonly ProseInline[]): string {
  return printInline(children).split('\n').map(escapeStart).join('\n');
}

/** A line whose beginning would start a block, or end a table's head, gets a backslash that keeps it a text. */
function escapeStart(line: string): string {
  return line
    .replace(/^([-+*_#>|=~:])(?=\1*(\s|$))/, '\\$1')
    .replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2')
    .replace(/^(>|::|~~~|\||[-:](?=[-:| ]+$))/, '\\$1')
    .replace(/^(\[[\^@][^\]]+\]):/, '$1\\:');
}

function prefixed(text: string, first: string, rest: string, empty: string): string {
  return text
    .split('\n')
    .map((line, index) => (index === 0 ? first + line : line === '' ? empty : rest + line))
    .join('\n');
}
