import type { Origin, ProseBlock, ProseCell, ProseHeading, ProseInline, ProseParagraph } from '@decode/model';
import { fileStart } from './positions.ts';
import { printInline } from './print-inline.ts';

/** A text to be translated before it has its id: what `align` takes, from prose and from YAML alike. */
export interface CutUnit {
  /** As in `Unit`. */
  readonly kind: string;
  readonly section: string;
  /** As in `Unit`. */
  readonly language: string;
  /** Canonical. */
  readonly text: string;
  readonly origin: Origin;
}
export type ProseKind = 'paragraph' | 'heading' | 'item' | 'cell' | 'label' | 'note';
export interface CutProse extends CutUnit {
  /** The leaf block itself: find its unit again by identity. */
  readonly node: ProseParagraph | ProseHeading | ProseCell;
  readonly kind: ProseKind;
}

/** The leaf blocks of a prose in reading order. `section` is the text of the heading they stand under. */
export function cutProse(blocks: readonly ProseBlock[], language: string): CutProse[] {
  const out: CutProse[] = [];
  let section = '';
  const leaf = (node: CutProse['node'], kind: ProseKind, origin: Origin | undefined) => {
    const text = printInline(node.children);
    if (text === '') return;
    out.push({
      node,
      kind,
      section,
      language,
      text,
      origin: node.origin ?? origin ?? fileStart(''),
    });
  };
  const walk = (children: readonly ProseBlock[], kind: 'paragraph' | 'item' | 'note'): void => {
    for (const block of children) {
      switch (block.type) {
        case 'paragraph':
          leaf(block, kind, undefined);
          break;
        case 'heading': {
          section = '';
          leaf(block, 'heading', undefined);
          section = plainText(block.children);
          break;
        }
        case 'list':
          for (const item of block.items) walk(item.children, kind === 'note' ? 'note' : 'item');
          break;
        case 'quote':
          walk(block.children, kind);
          break;
        case 'table':
          for (const row of block.rows) for (const cell of row.cells) leaf(cell, 'cell', block.origin);
          break;
        case 'note':
          walk(block.children, 'note');
          break;
        case 'directive':
          leaf(block.label, 'label', block.origin);
          break;
      }
    }
  };
  walk(blocks, 'paragraph');
  return out;
}

/** The words of an inline text, without marks, fields, citations and notes. */
export function plainText(children: readonly ProseInline[]): string {
  const words = children.map((node) => {
    switch (node.type) {
      case 'text':
      case 'code':
        return node.value;
      case 'break':
        return ' ';
      case 'strong':
      case 'emphasis':
      case 'link':
        return plainText(node.children);
      default:
        return '';
    }
  });
  return words.join('');
}
