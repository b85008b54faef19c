import { join } from 'node:path';

/**
 * The place on disk of a path inside a folder. Paths are relative, with forward slashes, and cannot climb out: what a
 * file of the project says is never followed to another part of the machine.
 */
export function placeOnDisk(root: string, path: string): string {
  if (!isInnerPath(path)) throw new Error(`"${path}" does not name a file inside the project`);
  return join(root, ...path.split('/'));
}

/** Relative, no empty, `.` or `..` part, nothing that Windows would read as a drive, a stream or a separator. */
export function isInnerPath(path: string): boolean {
  return (
    path.length > 0 &&
    path.split('/').every((part) => part !== '' && part !== '.' && part !== '..' && !/[\\:\0]/.test(part))
  );
}
