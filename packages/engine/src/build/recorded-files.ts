import { compare, type Files } from '@decode/model';
import { sha256 } from '../host/disk-cache.ts';

/** Files that remember what was read from them: path and SHA-256, in code-point order. */
export function recordReads(files: Files): {
  readonly files: Files;
  readonly inputs: () => Readonly<Record<string, string>>;
} {
  const read = new Map<string, string>();
  return {
    files: {
      list: (folder) => files.list(folder),
      read: async (path) => {
        const bytes = await files.read(path);
        if (bytes) read.set(path, sha256(bytes));
        return bytes;
      },
    },
    inputs: () => Object.fromEntries([...read].sort(([a], [b]) => compare(a, b))),
  };
}
