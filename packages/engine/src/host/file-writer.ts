import { mkdir, open, readdir, realpath, rename, rm, rmdir, stat, unlink, writeFile } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { FileWriter } from '@decode/model';
import { fileFailure, MachineFailure } from './failure.ts';
import { placeOnDisk } from './project-path.ts';

/** Bytes to a file that is new or open for writing. What may go wrong on a disk goes wrong here; tests put their own. */
export type WriteNew = (place: string, bytes: Uint8Array) => Promise<void>;

/**
 * Writes below a folder, which is made when the first file is. A reader, and a run that is killed at any moment, finds
 * the old bytes or the new ones. Nothing is ever written through a link that leads out of the folder.
 */
export function createFileWriter(root: string, writeNew: WriteNew = writeFlushed): FileWriter {
  const ready = new Map<string, Promise<void>>();
  let count = 0;

  const prepare = (folder: string): Promise<void> => {
    const known = ready.get(folder);
    if (known) return known;
    const made = makeFolder(root, folder);
    ready.set(folder, made);
    made.catch(() => ready.delete(folder));
    return made;
  };

  return {
    async write(path, bytes) {
      const place = placeOnDisk(root, path);
      const folder = dirname(place);
      const draft = join(folder, `${draftPrefix}${process.pid}-${count++}`);
      try {
        await prepare(folder);
        await writeNew(draft, bytes).catch((cause: NodeJS.ErrnoException) => {
          if (cause.code !== 'ENOENT') throw cause;
          // Somebody removed the folder since it was made.
          ready.clear();
          return prepare(folder).then(() => writeNew(draft, bytes));
        });
        await replace(draft, place);
      } catch (cause) {
        await unlink(draft).catch(() => {});
        throw fileFailure(cause, `writing ${place}`);
      }
    },

    async remove(path) {
      const place = placeOnDisk(root, path);
      try {
        await unlink(place);
      } catch (cause) {
        if ((cause as NodeJS.ErrnoException).code !== 'ENOENT') throw fileFailure(cause, `removing ${place}`);
      }
      await removeEmptyFolders(root, dirname(place));
      ready.clear();
    },
  };
}

export const draftPrefix = '.decode-draft-';

/** Makes a folder that is going to be written to, or says why that cannot be. */
export async function prepareFolder(root: string): Promise<void> {
  const probe = join(root, `${draftPrefix}${process.pid}-0`);
  try {
    await makeFolder(root, root);
    await writeFile(probe, '');
    await unlink(probe);
  } catch (cause) {
    throw fileFailure(cause, `writing to ${root}`);
  }
}

async function makeFolder(root: string, folder: string): Promise<void> {
  await makeFolders(folder);
  const [inside, found] = await Promise.all([realpath(root), realpath(folder)]);
  if (found !== inside && !found.startsWith(inside + sep)) {
    throw new MachineFailure(
      `${folder} is a link that leads out of ${root}.`,
      'Replace the link by a folder.',
    );
  }
  await removeDrafts(folder);
}

/** Step by step: with `recursive`, Node tries for ever where the system lets nobody make a folder, as in /proc. */
async function makeFolders(folder: string): Promise<void> {
  const made = await makeOne(folder);
  const above = dirname(folder);
  if (made || above === folder) return;
  await makeFolders(above);
  if (await makeOne(folder)) return;
  throw new MachineFailure(
    `The system lets nobody make the folder ${folder}.`,
    'Name another one with --out.',
  );
}

/** False where the folder above is missing. */
async function makeOne(folder: string): Promise<boolean> {
  try {
    await mkdir(folder);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return false;
    if (!(await stat(folder).catch(() => undefined))?.isDirectory()) throw cause;
  }
  return true;
}

/** Drafts of runs that were killed. Those of a run that still lives are its own business. */
export async function removeDrafts(folder: string): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    const pid = new RegExp(`^\\${draftPrefix}(\\d+)-\\d+$`).exec(name)?.[1];
    if (pid && !isAlive(Number(pid))) await rm(join(folder, name), { recursive: true }).catch(() => {});
  }
}

/** Whether a process of that number runs now. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (cause) {
    // EPERM: it lives, but belongs to somebody else.
    return (cause as NodeJS.ErrnoException).code === 'EPERM';
  }
}

async function writeFlushed(place: string, bytes: Uint8Array): Promise<void> {
  const file = await open(place, 'wx');
  try {
    await file.writeFile(bytes);
    // Without it a power cut can leave the new name with no bytes behind it.
    await file.sync();
  } finally {
    await file.close();
  }
}

/** On Windows a file that another program reads cannot be replaced; virus scanners and indexers let go soon. */
async function replace(draft: string, place: string): Promise<void> {
  for (let pause = 20; ; pause *= 2) {
    try {
      return await rename(draft, place);
    } catch (cause) {
      const code = (cause as NodeJS.ErrnoException).code ?? '';
      if (process.platform !== 'win32' || !['EPERM', 'EBUSY', 'EACCES'].includes(code) || pause > 1000)
        throw cause;
      await setTimeout(pause);
    }
  }
}

/** Folders that hold nothing any more, up to the root and never the root itself. */
async function removeEmptyFolders(root: string, folder: string): Promise<void> {
  for (let at = folder; at.startsWith(root + sep); at = dirname(at)) {
    try {
      await rmdir(at);
    } catch {
      return;
    }
  }
}
