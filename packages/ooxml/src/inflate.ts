import { crc32 } from 'node:zlib';
import { Inflate } from 'fflate';
import { PackageError } from './package-error.ts';
import type { ZipEntry } from './zip-directory.ts';

/** Compressed bytes fed at a time: deflate expands at most 1032-fold, so a lie about the size costs 8 MB before it shows. */
const step = 8 * 1024;

/** The bytes of an entry, of exactly the size and checksum that the directory promises. */
export function inflateEntry(entry: ZipEntry): Uint8Array {
  const bytes = entry.method === 0 ? entry.packed : unpack(entry);
  if (crc32(bytes) !== entry.crc) {
    throw new PackageError(
      'damaged',
      `The part "${entry.name}" is damaged: its checksum is wrong.`,
      entry.name,
    );
  }
  return bytes;
}

function unpack(entry: ZipEntry): Uint8Array {
  const out = new Uint8Array(entry.size);
  let length = 0;
  const stream = new Inflate((chunk) => {
    if (length + chunk.length > out.length) {
      throw new PackageError(
        'expands-too-much',
        `The part "${entry.name}" is larger than the file says.`,
        entry.name,
      );
    }
    out.set(chunk, length);
    length += chunk.length;
  });
  try {
    for (let at = 0; at < entry.packed.length; at += step) {
      stream.push(entry.packed.subarray(at, at + step), at + step >= entry.packed.length);
    }
  } catch (error) {
    if (error instanceof PackageError) throw error;
    throw new PackageError('damaged', `The part "${entry.name}" cannot be unpacked.`, entry.name);
  }
  if (length !== entry.size)
    throw new PackageError('damaged', `The part "${entry.name}" is shorter than the file says.`, entry.name);
  return out;
}
