/** Finished files as other readers see them. */
export { type Pdf, pagesOf, readPdf } from './read/read-objects.ts';
export {
  type Dict,
  dict,
  isName,
  Name,
  name,
  Ref,
  Stream,
  Text,
  text,
  textOf,
  type Value,
} from './read/values.ts';
export type { Destination, LinkTarget, OutlineEntry } from './structure/read-navigation.ts';
export {
  type Painted,
  readTags,
  type Stray,
  type Tag,
  type Tags,
} from './structure/read-tags.ts';
