import { compare, type Files } from '@decode/model';
import { sha256 } from '../host/disk-cache.ts';

/** Folders inside folders; deeper lies no text, but a link may lead in a circle. */
const mostLevels = 8;

/**
 * What the files of a folder hold at this moment, each read once, so that a hash and what is made under it are of the
 * same bytes. A path outside of the folder is read from the project.
 *
 * @param isOther whether a folder below belongs to something else
 */
export async function takeSnapshot(
  files: Files,
  folder: string,
  isOther: (path: string) => boolean,
): Promise<{
  readonly files: Files;
  /** Of all names and bytes; undefined where something cannot be read. */
  readonly hash: string | undefined;
}> {
  const found = new Map<string, Uint8Array>();
  const lists = new Map<string, readonly string[]>();
  let whole = true;
  const walk = async (path: string, level: number): Promise<void> => {
    if (level > mostLevels) {
      whole = false;
      return;
    }
    const names = await files.list(path);
    lists.set(path, names);
    await Promise.all(
      names.map(async (name) => {
        const below = `${path}/${name.endsWith('/') ? name.slice(0, -1) : name}`;
        if (!name.endsWith('/')) {
          const bytes = await files.read(below).catch(() => undefined);
          if (bytes) found.set(below, bytes);
          else whole = false;
        } else if (!isOther(below)) await walk(below, level + 1);
      }),
    );
  };
  await walk(folder, 0);
  const hashes = [...found].sort(([a], [b]) => compare(a, b)).map(([path, bytes]) => [path, sha256(bytes)]);
  return {
    files: {
      list: async (path) => lists.get(path) ?? files.list(path),
      read: async (path) => found.get(path) ?? files.read(path),
    },
    hash: whole ? sha256(JSON.stringify(hashes)) : undefined,
  };
}
