import { readTags, type Tags } from '@decode/render/pdf-reader';

const known = new WeakMap<Uint8Array, Tags>();

/** What a file's tags tell, read once while somebody holds its bytes: a file of a hundred pages takes a quarter of a second. */
export function tagsOf(bytes: Uint8Array): Tags {
  const tags = known.get(bytes) ?? readTags(bytes);
  known.set(bytes, tags);
  return tags;
}
