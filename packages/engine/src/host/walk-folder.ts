import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { compare } from '@decode/model';

/** Every file below a folder, hidden ones and links too, as paths inside it; undefined where there is no such folder. */
export async function walkFolder(root: string): Promise<readonly string[] | undefined> {
  const walk = async (folder: string): Promise<string[]> => {
    const entries = await readdir(join(root, folder), { withFileTypes: true });
    const found = entries.map(async (entry) => {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      return entry.isDirectory() ? walk(path) : [path];
    });
    return (await Promise.all(found)).flat();
  };
  try {
    return (await walk('')).sort(compare);
  } catch (cause) {
    if (['ENOENT', 'ENOTDIR'].includes((cause as NodeJS.ErrnoException).code ?? '')) return undefined;
    throw cause;
  }
}
