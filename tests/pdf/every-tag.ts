import type { Painted, Tag } from '@decode/render/pdf-reader';
import type { Place } from './told.ts';

export function* everyTag(tags: readonly Tag[]): Iterable<Tag> {
  for (const tag of tags) {
    yield tag;
    yield* everyTag(tag.children);
  }
}

/** What an element and those below it paint, in the order of the tree. */
export function everyPainted(tag: Tag): Painted[] {
  return [...everyTag([tag])].flatMap(({ painted }) => painted);
}

/** Where the uppermost words of an element are on its first page; of a picture, its upper edge. */
export function placeOf(tag: Tag): Place | undefined {
  const all = everyPainted(tag);
  const page = Math.min(...all.map((one) => one.page));
  const on = all.filter((one) => one.page === page);
  const [first] = on
    .flatMap(({ texts }) => texts.filter(({ text }) => text.trim() !== ''))
    .sort((a, b) => b.baseline - a.baseline);
  if (first && tag.role !== 'Figure') return { page, baseline: first.baseline, size: first.size };
  const [highest] = on.map(({ box }) => box[3] ?? 0).sort((a, b) => b - a);
  return highest === undefined ? undefined : { page, baseline: highest, size: 0 };
}
