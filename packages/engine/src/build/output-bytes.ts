import { compare, outputFolder, outputPath, type Project } from '@decode/model';
import { type Format, formats } from '@decode/render/formats';
import type { Store } from '../host/host.ts';
import type { Edition } from './stages.ts';

/** Where an output stands, or is opened: a publication is a folder in the formats that can be one; its changes are one page. */
export function pathOf({ publications }: Project, edition: Edition, format: Format): string {
  const folder =
    formats[format].renderFolder !== undefined &&
    publications.has(edition.template) &&
    edition.kind === undefined;
  return (folder ? outputFolder : outputPath)({ ...edition, format });
}

export function isFolder(path: string): boolean {
  return folderOf(path) !== undefined;
}

/**
 * The bytes of an output, by its path: of the file, or of a whole folder, where the output is one and its path is that
 * of the page it is opened at. Undefined where there is nothing.
 */
export async function readOutput(store: Store, path: string): Promise<Uint8Array | undefined> {
  const folder = folderOf(path);
  if (folder === undefined) return store.read(path);
  const files = new Map<string, Uint8Array>();
  for (const name of await store.list(folder)) {
    const bytes = name.endsWith('/') ? undefined : await store.read(`${folder}/${name}`);
    if (bytes) files.set(name, bytes);
  }
  return files.size === 0 ? undefined : packFolder(files);
}

/** A folder takes the place of the one before as a whole. */
export async function writeOutput(store: Store, path: string, bytes: Uint8Array): Promise<void> {
  const folder = folderOf(path);
  if (folder === undefined) return store.write(path, bytes);
  await store.fill(folder, async (draft) => {
    for (const [name, file] of unpackFolder(bytes)) await draft.write(name, file);
    return true;
  });
}

export async function removeOutput(store: Store, path: string): Promise<void> {
  const folder = folderOf(path);
  const names = folder === undefined ? [] : await store.list(folder);
  for (const name of names) if (!name.endsWith('/')) await store.remove(`${folder}/${name}`);
  if (folder === undefined) await store.remove(path);
}

/** Only folders have a page that is opened first; a file is named for its document. */
function folderOf(path: string): string | undefined {
  return /^(.+)\/index\.[a-z]+$/.exec(path)?.[1];
}

/**
 * The files of a folder as one: a line of JSON that lists names and lengths, then their bytes. So a folder has one hash,
 * and one place in the cache.
 */
export function packFolder(files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const inOrder = [...files].sort(([a], [b]) => compare(a, b));
  const head = JSON.stringify(inOrder.map(([name, bytes]) => [name, bytes.length]));
  return Buffer.concat([Buffer.from(`${head}\n`), ...inOrder.map(([, bytes]) => bytes)]);
}

function unpackFolder(packed: Uint8Array): Map<string, Uint8Array> {
  const end = packed.indexOf(0x0a);
  const head: [string, number][] = JSON.parse(new TextDecoder().decode(packed.subarray(0, end)));
  const files = new Map<string, Uint8Array>();
  let at = end + 1;
  for (const [name, length] of head) {
    files.set(name, packed.subarray(at, at + length));
    at += length;
  }
  return files;
}
