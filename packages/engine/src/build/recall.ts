import { sha256 } from '../host/disk-cache.ts';
import type { Cache, Toolbox } from '../host/host.ts';

/** Something that was worked out, and whether it is the same next time. */
export interface Finding<T> {
  readonly value: T;
  readonly keep: boolean;
}

/**
 * What was found under this key before, else what `work` finds now.
 *
 * @param key all that the value depends on besides our code and Node; undefined where that cannot be told
 */
export async function recall<T>(
  { cache, tools }: { readonly cache: Cache; readonly tools: Pick<Toolbox, 'version'> },
  key: readonly unknown[] | undefined,
  work: () => Promise<Finding<T>>,
): Promise<T> {
  if (!key) return (await work()).value;
  const versions = await Promise.all([tools.version('composer'), tools.version('node')]);
  const name = sha256(JSON.stringify([...key, versions]));
  const kept = (await cache.find(name)) && (await cache.read(name));
  if (kept) return JSON.parse(new TextDecoder().decode(kept));
  const { value, keep } = await work();
  if (keep) {
    const bytes = new TextEncoder().encode(JSON.stringify(value));
    await cache.write(name, { sha256: sha256(bytes) }, bytes);
  }
  return value;
}
