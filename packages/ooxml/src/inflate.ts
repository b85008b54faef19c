import { crc32, inflateRawSync } from 'node:zlib';
import { PackageError } from './package-error.ts';
import type { ZipEntry } from './zip-directory.ts';

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

/** The directory's limits have been kept, so that as much as it promises may be asked for at once; more is never made. */
function unpack({ name, packed, size }: ZipEntry): Uint8Array {
  let bytes: Uint8Array;
  try {
    bytes = inflateRawSync(packed, { chunkSize: Math.max(64, size + 1), maxOutputLength: Math.max(1, size) });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE')
      throw new PackageError('expands-too-much', `The part "${name}" is larger than the file says.`, name);
    throw new PackageError('damaged', `The part "${name}" cannot be unpacked.`, name);
  }
  if (bytes.length < size)
    throw new PackageError('damaged', `The part "${name}" is shorter than the file says.`, name);
  if (bytes.length > size)
    throw new PackageError('expands-too-much', `The part "${name}" is larger than the file says.`, name);
  return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length);
}
