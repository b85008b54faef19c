import type { Inline } from '@decode/model';
import type { SettledInline } from '../localise/settled.ts';

/** Inline text without its marks: for alternatives, labels in pictures and bookmarks. Citations say nothing. */
export function plainWords(inlines: readonly (Inline | SettledInline)[]): string {
  return inlines
    .map((node) => {
      if ('value' in node) return node.value;
      return 'children' in node ? plainWords(node.children as readonly Inline[]) : '';
    })
    .join('');
}
