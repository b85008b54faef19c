import { createHash } from 'node:crypto';
import { open, readdir, readFile, rm, stat, unlink, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { createFileWriter } from './file-writer.ts';
import type { Cache, CacheEntry } from './host.ts';

/**
 * A folder with one file per key: a line of JSON that says what is inside, then the bytes. Every read is checked
 * against the hash in that line, so a damaged file is no file.
 */
export function createDiskCache(folder: string): Cache {
  const writer = createFileWriter(folder);
  const path = (key: string) => `${key.slice(0, 2)}/${key}`;

  const load = async (key: string): Promise<{ entry: CacheEntry; bytes: Uint8Array } | undefined> => {
    const file = await readFile(join(folder, path(key))).catch(() => undefined);
    const end = file?.indexOf(newline) ?? -1;
    if (!file || end < 0) return undefined;
    const entry = parseEntry(file.subarray(0, end).toString('utf8'));
    const bytes = new Uint8Array(file.subarray(end + 1));
    return entry && sha256(bytes) === entry.sha256 ? { entry, bytes } : undefined;
  };

  return {
    async find(key) {
      const entry = await readEntry(join(folder, path(key)));
      if (!entry) return undefined;
      // The time of the last use decides what is forgotten first; nothing else reads it.
      const now = new Date();
      await utimes(join(folder, path(key)), now, now).catch(() => {});
      return entry;
    },
    async read(key) {
      return (await load(key))?.bytes;
    },
    async write(key, entry, bytes) {
      const head = Buffer.from(
        `${JSON.stringify({ sha256: entry.sha256, ...(entry.pages && { pages: entry.pages }) })}\n`,
      );
      await writer.write(path(key), Buffer.concat([head, bytes]));
    },
    async prune(limit) {
      const files = await list(folder);
      let total = files.reduce((sum, { size }) => sum + size, 0);
      for (const { place, size } of files.sort((a, b) => a.used - b.used)) {
        if (total <= limit) return;
        await unlink(place).catch(() => {});
        total -= size;
      }
    },
    async clear() {
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export function sha256(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}

const newline = 0x0a;
const headLimit = 256;

async function readEntry(place: string): Promise<CacheEntry | undefined> {
  const file = await open(place).catch(() => undefined);
  if (!file) return undefined;
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(headLimit), 0, headLimit, 0);
    const end = buffer.subarray(0, bytesRead).indexOf(newline);
    return end < 0 ? undefined : parseEntry(buffer.subarray(0, end).toString('utf8'));
  } finally {
    await file.close();
  }
}

function parseEntry(line: string): CacheEntry | undefined {
  try {
    const { sha256: hash, pages } = JSON.parse(line) as Partial<CacheEntry>;
    if (typeof hash !== 'string') return undefined;
    return { sha256: hash, ...(typeof pages === 'number' && { pages }) };
  } catch {
    return undefined;
  }
}

async function list(folder: string): Promise<{ place: string; size: number; used: number }[]> {
  const names = await readdir(folder, { recursive: true }).catch(() => []);
  const found = await Promise.all(
    names.map(async (name) => {
      const place = join(folder, name);
      const about = await stat(place).catch(() => undefined);
      return about?.isFile() ? [{ place, size: about.size, used: about.mtimeMs }] : [];
    }),
  );
  return found.flat();
}
