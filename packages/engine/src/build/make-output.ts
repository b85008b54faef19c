import type { Assets, Document } from '@decode/model';
import { type Format, formats } from '@decode/render/formats';
import { sha256 } from '../host/disk-cache.ts';
import type { Cache, CacheEntry, Store, Toolbox } from '../host/host.ts';
import { outputKey, toolsOf } from './key.ts';
import type { OutputEntry } from './manifest.ts';
import { isFolder, packFolder, readOutput, writeOutput } from './output-bytes.ts';
import type { Edition, Stages } from './stages.ts';

export interface Workshop {
  readonly output: Store;
  readonly cache: Cache;
  readonly tools: Toolbox;
}

export interface Source {
  readonly edition: Edition;
  /** Of the document that `document` gives. */
  readonly hash: string;
  /** Asked for only where it has to be rendered. */
  document(): Promise<Document>;
}

export interface Made {
  readonly entry: OutputEntry;
  /** Whether it had to be rendered; otherwise the cache had it. */
  readonly rendered: boolean;
  /** Whether the file in the folder of outputs is another one now. */
  readonly written: boolean;
}

/** One document in one format, rendered only when nothing that was made before is made from the same. */
export async function makeOutput(
  { output, cache, tools }: Workshop,
  stages: Pick<Stages, 'render' | 'renderFolder'>,
  { edition, hash, document }: Source,
  { format, path }: { readonly format: Format; readonly path: string },
  assets: Assets,
): Promise<Made> {
  const row = formats[format];
  const target = { ...edition, format };
  const visible = row.sees(assets);
  const versions = await Promise.all(
    toolsOf(format).map(async (tool) => [tool, await tools.version(tool)] as const),
  );
  const form = isFolder(path) ? `${format} folder` : format;
  const key = outputKey(hash, form, visible, Object.fromEntries(versions));
  const there = await readOutput(output, path);
  const thereHash = there && sha256(there);

  let kept: CacheEntry | undefined = await cache.find(key);
  let bytes = kept && thereHash === kept.sha256 ? there : kept && (await cache.read(key));
  const rendered = !bytes;
  if (!bytes || !kept) {
    const settled = { ...(await document()), target };
    bytes = isFolder(path)
      ? packFolder(await stages.renderFolder(format, settled, visible))
      : await stages.render(format, settled, visible, tools);
    const pages = await row.pages?.(bytes);
    kept = { sha256: sha256(bytes), ...(pages !== undefined && { pages }) };
    await cache.write(key, kept, bytes);
  }
  const written = kept.sha256 !== thereHash;
  if (written) await writeOutput(output, path, bytes);
  const entry: OutputEntry = { format, path, state: 'made', key, sha256: kept.sha256, bytes: bytes.length };
  return { entry: kept.pages === undefined ? entry : { ...entry, pages: kept.pages }, rendered, written };
}
