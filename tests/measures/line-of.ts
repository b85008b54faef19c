import type { Inline, MeasureCell } from '@decode/model';

/** A cell in one line, `…` for a blank. */
export function lineOf({ content }: MeasureCell): string {
  const inline = (nodes: readonly Inline[]): string =>
    nodes
      .map((node) => ('value' in node ? node.value : 'children' in node ? inline(node.children) : ''))
      .join('');
  const lines = content.flatMap((block) =>
    block.type === 'paragraph'
      ? [inline(block.children)]
      : block.children.flatMap((item) =>
          item.children.flatMap((child) => (child.type === 'paragraph' ? [inline(child.children)] : [])),
        ),
  );
  return lines.join(' / ').replaceAll('\u00a0', '~') || '…';
}
