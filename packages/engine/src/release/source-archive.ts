import { compare, type Files } from '@decode/model';
import { newPackage, openArchive, type Package, savePackage } from '@decode/ooxml';
import type { Sources } from '../host/host.ts';

const mebibyte = 1024 * 1024;
/** As many files as a ZIP archive without extensions can hold, and more bytes than a thousand places have. */
const limits = {
  file: 1024 * mebibyte,
  entries: 0xfffe,
  part: 64 * mebibyte,
  total: 2048 * mebibyte,
  ratio: 1000,
  depth: 1,
  elements: 1,
  held: 1,
};

/**
 * Everything that the documents are made from, as one ZIP archive that opens on every system: names in code-point order,
 * no times, no rights, compressed by JavaScript, so that the same files give the same bytes on every machine.
 */
export async function packSources(sources: Sources, folder: string): Promise<Uint8Array> {
  const archive = newPackage();
  for (const path of await sources.list()) {
    const bytes = await sources.read(path);
    if (bytes) archive.set(`${folder}/${path}`, bytes);
  }
  return savePackage(archive);
}

export interface OpenedSources extends Files {
  /** All paths, without the archive's own folder. */
  readonly paths: readonly string[];
}

/**
 * The files of a source archive, without the folder that all of them lie in.
 *
 * @throws PackageError where the archive is damaged or dangerous
 */
export function openSources(bytes: Uint8Array): OpenedSources {
  const archive: Package = openArchive(bytes, limits);
  const inside = new Map(archive.names().map((name) => [name.slice(name.indexOf('/') + 1), name]));
  const paths = [...inside.keys()].sort(compare);
  return {
    paths,
    async list(folder) {
      const below = paths.filter((path) => path.startsWith(`${folder}/`));
      const names = below.map((path) => path.slice(folder.length + 1).replace(/\/.*$/, '/'));
      return [...new Set(names)].filter((name) => !name.startsWith('.')).sort(compare);
    },
    async read(path) {
      const name = inside.get(path);
      return name === undefined ? undefined : archive.bytes(name);
    },
  };
}
