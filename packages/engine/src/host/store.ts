import { join, relative } from 'node:path';
import type { FileWriter } from '@decode/model';
import { createFileWriter, prepareFolder, removeDrafts, type WriteNew } from './file-writer.ts';
import { createFiles } from './files.ts';
import { fillFolder } from './fill-folder.ts';
import type { Store } from './host.ts';
import { placeOnDisk } from './project-path.ts';

/** A folder that we fill ourselves, so nothing in it is too large to be read back. */
export function createStore(root: string, workingFolder: string, writeNew?: WriteNew): Store {
  const files = createFiles(root, Number.POSITIVE_INFINITY);
  const writer: FileWriter = createFileWriter(root, writeNew);
  return {
    name: nameFrom(workingFolder, root),
    list: files.list,
    read: files.read,
    write: writer.write,
    remove: writer.remove,
    prepare: () => prepareFolder(root),
    tidy: (folder) => removeDrafts(join(root, folder)),
    fill: (folder, work) =>
      fillFolder(placeOnDisk(root, folder), (draft) => work(createStore(draft, workingFolder, writeNew))),
  };
}

/** Short where the folder lies below the one we are in. */
function nameFrom(workingFolder: string, root: string): string {
  const path = relative(workingFolder, root);
  return path === '' || path.startsWith('..') ? root : path;
}
