import {
  brand,
  type Files,
  type LoadedPublication,
  publication,
  sourceLanguage,
  type WrittenProse,
} from '@decode/model';
import type { FolderReader } from './folder-reader.ts';

const file = 'publication.yaml';

/** Whether a folder of templates/ is a document of several places. */
export async function isPublication(files: Files, folder: string): Promise<boolean> {
  return (await files.list(folder)).includes(file);
}

/** templates/<name>/ of a publication. `undefined`, with messages, where one of its files is not of its shape. */
export async function loadPublication(
  reader: FolderReader,
  slug: string,
): Promise<LoadedPublication | undefined> {
  const facts = await reader.yaml(file, publication);
  const look = await reader.yaml('brand.yaml', brand);
  const slots = new Map<string, WrittenProse>();
  for (const slot of await reader.folders('slots')) {
    const prose = await reader.prose(`slots/${slot}/${sourceLanguage}.md`, sourceLanguage);
    if (prose) slots.set(slot, prose);
  }
  const bundle = await reader.bundle();
  return facts && look ? { slug, publication: facts, brand: look, slots, bundle } : undefined;
}
