import { compare, type Files } from '@decode/model';
import { sha256 } from '../host/disk-cache.ts';

/**
 * Files that remember what was read from them. `reads` has every path that was asked for, with the SHA-256 of its
 * bytes or what stood in their place; `inputs` those that there were, in code-point order.
 */
export function recordReads(files: Files): {
  readonly files: Files;
  readonly reads: ReadonlyMap<string, string>;
  readonly inputs: () => Readonly<Record<string, string>>;
} {
  const reads = new Map<string, string>();
  const found = new Map<string, string>();
  return {
    files: {
      list: (folder) => files.list(folder),
      read: async (path) => {
        try {
          const bytes = await files.read(path);
          const hash = bytes && sha256(bytes);
          if (hash) found.set(path, hash);
          reads.set(path, hash ?? 'missing');
          return bytes;
        } catch (cause) {
          reads.set(path, `unreadable: ${(cause as Error).message}`);
          throw cause;
        }
      },
    },
    reads,
    inputs: () => Object.fromEntries([...found].sort(([a], [b]) => compare(a, b))),
  };
}
