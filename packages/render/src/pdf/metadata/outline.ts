import { dict, name, type Ref, text, type Value } from '../read/values.ts';
import type { Draft } from '../write/write-pdf.ts';

export interface Bookmark {
  readonly level: number;
  readonly title: string;
  readonly page: Ref;
  /** Where the heading's top is, in points. */
  readonly top: number;
  readonly element: Ref;
}

interface Branch {
  readonly ref: Ref;
  readonly bookmark?: Bookmark;
  readonly level: number;
  readonly kids: Branch[];
}

/** Bookmarks (ISO 32000-1, 12.3.3; ISO 14289-1, 7.17) of all headings, tied to their elements; only the first level is unfolded. */
export function buildOutline(draft: Draft, bookmarks: readonly Bookmark[]): Ref | undefined {
  if (bookmarks.length === 0) return undefined;
  const root: Branch = { ref: draft.reserve(), level: 0, kids: [] };
  const open = [root];
  for (const bookmark of bookmarks) {
    while ((open.at(-1)?.level ?? 0) >= bookmark.level) open.pop();
    const branch: Branch = { ref: draft.reserve(), bookmark, level: bookmark.level, kids: [] };
    (open.at(-1) ?? root).kids.push(branch);
    open.push(branch);
  }
  const write = ({ ref, bookmark, kids }: Branch, around: Record<string, Value | undefined>): void => {
    draft.set(
      ref,
      dict({
        ...(bookmark
          ? {
              Title: text(bookmark.title),
              Dest: [bookmark.page, name('XYZ'), null, Math.round(bookmark.top * 100) / 100, null],
              SE: bookmark.element,
            }
          : { Type: name('Outlines') }),
        ...around,
        First: kids[0]?.ref,
        Last: kids.at(-1)?.ref,
        Count: kids.length === 0 ? undefined : bookmark ? -kids.length : kids.length,
      }),
    );
    for (const [i, kid] of kids.entries())
      write(kid, { Parent: ref, Prev: kids[i - 1]?.ref, Next: kids[i + 1]?.ref });
  };
  write(root, {});
  return root.ref;
}
