import { attribute, descendants } from '@decode/ooxml';
import type { Host } from '../host/open-host.ts';
import { isRowMark, type OwnRow } from './rows-record.ts';

/**
 * Ids for our bookmarks that no other has: not the text without our rows, nor what people have put into them. Where the
 * difference is tracked, old rows stay beside new ones with all of theirs.
 */
export function markIds({ body }: Host, own: readonly OwnRow[], tracking: boolean): () => number {
  const idsIn = (text: string) => [...text.matchAll(/\sw:id="(\d{1,9})"/g)].map(([, id]) => Number(id));
  const rows = own.flatMap(({ element }) => idsIn(element.source.slice(element.start, element.end)));
  const foreign = own.flatMap(({ element }) =>
    [...descendants(element, 'w:bookmarkStart')]
      .filter((mark) => !isRowMark(attribute(mark, 'w:name') ?? ''))
      .map((mark) => Number(attribute(mark, 'w:id'))),
  );
  const taken = new Set(foreign);
  let last = 0;
  for (const id of [...idsIn(body.source), ...(tracking ? rows : [])]) last = Math.max(last, id);
  return () => {
    do last++;
    while (taken.has(last));
    return last;
  };
}
