import type { Store } from './host.ts';

/** A folder of a store as a store of its own. */
export function storeBelow(store: Store, folder: string): Store {
  const inside = (path: string) => (path === '' ? folder : `${folder}/${path}`);
  return {
    name: `${store.name}/${folder}`,
    list: (path) => store.list(inside(path)),
    read: (path) => store.read(inside(path)),
    write: (path, bytes) => store.write(inside(path), bytes),
    remove: (path) => store.remove(inside(path)),
    prepare: store.prepare,
    tidy: (path) => store.tidy(inside(path)),
    fill: (path, work) => store.fill(inside(path), work),
  };
}
