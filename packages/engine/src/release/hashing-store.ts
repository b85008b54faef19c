import { sha256 } from '../host/disk-cache.ts';
import type { Store } from '../host/host.ts';
import { storeBelow } from '../host/store-below.ts';

export interface HashingStore extends Store {
  /** SHA-256 of what was written and is still there, by path. */
  readonly sums: ReadonlyMap<string, string>;
}

/** Takes files and keeps nothing but their hashes, and the bytes of those few that are read back. */
export function createHashingStore(isReadBack: (path: string) => boolean): HashingStore {
  const sums = new Map<string, string>();
  const kept = new Map<string, Uint8Array>();
  const store: HashingStore = {
    name: 'memory',
    sums,
    list: async () => [],
    read: async (path) => kept.get(path),
    write: async (path, bytes) => {
      sums.set(path, sha256(bytes));
      if (isReadBack(path)) kept.set(path, bytes);
    },
    remove: async (path) => {
      sums.delete(path);
      kept.delete(path);
    },
    prepare: async () => {},
    tidy: async () => {},
    fill: async (folder, work) => {
      await work(storeBelow(store, folder));
    },
  };
  return store;
}
