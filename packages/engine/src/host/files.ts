import { constants, type Dirent } from 'node:fs';
import { open, readdir, realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { compare, type Files } from '@decode/model';
import { placeOnDisk } from './project-path.ts';

/** Bytes of the largest file that content may have. */
export const fileLimit = 10 * 1024 * 1024;

/** Real files below a folder. A link may point anywhere inside it; one that leads out is refused. */
export function createFiles(root: string, limit = fileLimit): Files {
  let home: Promise<string> | undefined;

  /** Where the path really is, or undefined where there is nothing. */
  const locate = async (path: string): Promise<string | undefined> => {
    const place = placeOnDisk(root, path);
    home ??= realpath(root);
    try {
      const [inside, found] = await Promise.all([home, realpath(place)]);
      if (found === inside || found.startsWith(inside.endsWith(sep) ? inside : inside + sep)) return found;
    } catch (cause) {
      if (isMissing(cause)) return undefined;
      throw cause;
    }
    throw new Error(`"${path}" is a link that leads out of the project`);
  };

  return {
    async list(folder) {
      const place = await locate(folder);
      if (place === undefined) return [];
      let entries: Dirent[];
      try {
        entries = await readdir(place, { withFileTypes: true });
      } catch (cause) {
        if (isMissing(cause)) return [];
        throw cause;
      }
      const visible = entries.filter(({ name }) => !isHidden(name));
      const names = await Promise.all(
        visible.map(async (entry) => ((await isFolder(place, entry)) ? `${entry.name}/` : entry.name)),
      );
      return names.sort(compare);
    },

    async read(path) {
      const place = await locate(path);
      if (place === undefined) return undefined;
      // Without O_NONBLOCK, opening a named pipe would wait for a writer for ever.
      const file = await open(place, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
      try {
        const about = await file.stat();
        if (about.isDirectory()) return undefined;
        if (!about.isFile()) throw new Error(`"${path}" is not an ordinary file`);
        if (about.size > limit) {
          throw new Error(
            `"${path}" has ${megabytes(about.size)}; more than ${megabytes(limit)} is not read`,
          );
        }
        return new Uint8Array(await file.readFile());
      } finally {
        await file.close();
      }
    },
  };
}

/** What systems and tools leave in folders is not content: .DS_Store, .git, Word's lock files, installed packages. */
function isHidden(name: string): boolean {
  return (
    name.startsWith('.') ||
    name.startsWith('~$') ||
    name === 'node_modules' ||
    name === 'Thumbs.db' ||
    name === 'desktop.ini'
  );
}

async function isFolder(place: string, entry: Dirent): Promise<boolean> {
  if (!entry.isSymbolicLink()) return entry.isDirectory();
  try {
    return (await stat(join(place, entry.name))).isDirectory();
  } catch {
    // A link to nothing: listed as a file, so that reading it says so.
    return false;
  }
}

function isMissing(cause: unknown): boolean {
  const code = (cause as NodeJS.ErrnoException).code;
  return code === 'ENOENT' || code === 'ENOTDIR';
}

function megabytes(bytes: number): string {
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
