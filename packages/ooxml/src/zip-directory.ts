import type { Limits } from './limits.ts';
import { PackageError } from './package-error.ts';

/** One file of a ZIP archive, as its directory and its own header agree that it is. */
export interface ZipEntry {
  readonly name: string;
  /** 0 stored, 8 deflated. */
  readonly method: number;
  readonly crc: number;
  readonly size: number;
  /** The compressed bytes, a view into the archive. */
  readonly packed: Uint8Array;
}

const endSignature = 0x06054b50;
const centralSignature = 0x02014b50;
const localSignature = 0x04034b50;
const oleSignature = 0xd0cf11e0;
const endLength = 22;
const longestComment = 0xffff;
const honestBelow = 1024 * 1024;

/**
 * Entries of an archive in the order of its directory (PKWARE APPNOTE 6.3.10, without ZIP64).
 * @throws PackageError for anything that two readers could understand differently, or that is too much to unpack.
 */
export function readZipDirectory(bytes: Uint8Array, limits: Limits): ZipEntry[] {
  if (bytes.length > limits.file) {
    throw new PackageError(
      'too-big',
      `The file has ${megabytes(bytes.length)}; at most ${megabytes(limits.file)} are read.`,
    );
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length >= 4 && view.getUint32(0) === oleSignature) {
    throw new PackageError(
      'legacy-or-encrypted',
      'The file is protected with a password, or an old .doc file. Remove the password or save it as .docx, then try again.',
    );
  }
  const end = findEnd(view);
  const disks = view.getUint16(end + 4, true) + view.getUint16(end + 6, true);
  const count = view.getUint16(end + 10, true);
  const directorySize = view.getUint32(end + 12, true);
  const directory = view.getUint32(end + 16, true);
  if (count === 0xffff || directory === 0xffffffff || directorySize === 0xffffffff) {
    throw new PackageError(
      'zip64',
      'The file uses the ZIP64 form, which office documents of this size do not need. Save it anew.',
    );
  }
  if (disks !== 0)
    throw new PackageError('several-disks', 'The file is one part of an archive in several parts.');
  if (count > limits.entries) {
    throw new PackageError(
      'too-many-parts',
      `The file holds ${count} parts; at most ${limits.entries} are read.`,
    );
  }
  const entries = readEntries(bytes, view, { count, directory, limits });
  return entries;
}

function findEnd(view: DataView): number {
  const last = view.byteLength - endLength;
  for (let at = last; at >= Math.max(0, last - longestComment); at--) {
    if (view.getUint32(at, true) === endSignature) return at;
  }
  throw new PackageError('not-zip', 'The file is not an Office document (.docx), or its end is missing.');
}

interface Directory {
  readonly count: number;
  readonly directory: number;
  readonly limits: Limits;
}

function readEntries(bytes: Uint8Array, view: DataView, { count, directory, limits }: Directory): ZipEntry[] {
  const entries: ZipEntry[] = [];
  const spans: { readonly start: number; readonly end: number; readonly name: string }[] = [];
  const seen = new Set<string>();
  let total = 0;
  let at = directory;
  for (let index = 0; index < count; index++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== centralSignature) throw damaged();
    const flags = view.getUint16(at + 8, true);
    const method = view.getUint16(at + 10, true);
    const crc = view.getUint32(at + 16, true);
    const packedSize = view.getUint32(at + 20, true);
    const size = view.getUint32(at + 24, true);
    const nameLength = view.getUint16(at + 28, true);
    const rest = view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    const start = view.getUint32(at + 42, true);
    const nameBytes = bytes.subarray(at + 46, at + 46 + nameLength);
    at += 46 + nameLength + rest;
    const name = decodeName(nameBytes);
    if (name.endsWith('/') && size === 0) continue;
    refuseUnsafeName(name);
    if (seen.has(name.toLowerCase())) {
      throw new PackageError('duplicate-name', `The file holds two parts named "${name}".`, name);
    }
    seen.add(name.toLowerCase());
    if (flags & 1)
      throw new PackageError(
        'encrypted',
        `The part "${name}" is encrypted. Remove the password and try again.`,
        name,
      );
    if (method !== 0 && method !== 8) {
      throw new PackageError(
        'unknown-compression',
        `The part "${name}" is compressed in a way that Office does not use.`,
        name,
      );
    }
    if (packedSize === 0xffffffff || size === 0xffffffff || start === 0xffffffff) {
      throw new PackageError('zip64', `The part "${name}" uses the ZIP64 form. Save the file anew.`, name);
    }
    total += size;
    refuseBomb(name, { size, packedSize, total, limits });
    const dataStart = localData(bytes, view, { start, name, nameBytes, method });
    const dataEnd = dataStart + packedSize;
    if (dataEnd > bytes.length || (method === 0 && packedSize !== size)) throw damaged(name);
    spans.push({ start, end: dataEnd, name });
    entries.push({ name, method, crc, size, packed: bytes.subarray(dataStart, dataEnd) });
  }
  refuseOverlap(spans, directory);
  return entries;
}

/** Start of the compressed bytes; the local header must say the same as the directory. */
function localData(
  bytes: Uint8Array,
  view: DataView,
  entry: {
    readonly start: number;
    readonly name: string;
    readonly nameBytes: Uint8Array;
    readonly method: number;
  },
): number {
  const { start, name, nameBytes, method } = entry;
  if (start + 30 > bytes.length || view.getUint32(start, true) !== localSignature) throw damaged(name);
  const nameLength = view.getUint16(start + 26, true);
  const local = bytes.subarray(start + 30, start + 30 + nameLength);
  const same = local.length === nameBytes.length && local.every((byte, index) => byte === nameBytes[index]);
  if (!same || view.getUint16(start + 8, true) !== method) {
    throw new PackageError(
      'damaged',
      `The directory of the file and the part "${name}" contradict each other.`,
      name,
    );
  }
  return start + 30 + nameLength + view.getUint16(start + 28, true);
}

function refuseBomb(
  name: string,
  sizes: {
    readonly size: number;
    readonly packedSize: number;
    readonly total: number;
    readonly limits: Limits;
  },
): void {
  const { size, packedSize, total, limits } = sizes;
  if (size > limits.part) {
    throw new PackageError(
      'part-too-big',
      `The part "${name}" unpacks to ${megabytes(size)}; at most ${megabytes(limits.part)} are read.`,
      name,
    );
  }
  if (total > limits.total) {
    throw new PackageError('part-too-big', `The file unpacks to more than ${megabytes(limits.total)}.`, name);
  }
  if (size > honestBelow && size > packedSize * limits.ratio) {
    throw new PackageError(
      'expands-too-much',
      `The part "${name}" unpacks to ${Math.round(size / Math.max(1, packedSize))} times its size.`,
      name,
    );
  }
}

/** Spans of two entries, or of an entry and the directory, never share a byte in an honest file. */
function refuseOverlap(
  spans: { readonly start: number; readonly end: number; readonly name: string }[],
  directory: number,
): void {
  const sorted = spans.toSorted((a, b) => a.start - b.start);
  for (const [index, span] of sorted.entries()) {
    if (span.end > (sorted[index + 1]?.start ?? directory)) {
      throw new PackageError(
        'overlap',
        `The part "${span.name}" lies over another part of the file.`,
        span.name,
      );
    }
  }
}

function refuseUnsafeName(name: string): void {
  const segments = name.split('/');
  const climbs = segments.some((segment) => segment === '' || segment === '.' || segment === '..');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused here
  if (climbs || /[\\\u0000-\u001f\u007f]|^[A-Za-z]:/.test(name)) {
    throw new PackageError(
      'unsafe-name',
      `The file holds a part with the forbidden name ${JSON.stringify(name)}.`,
      name,
    );
  }
}

function decodeName(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new PackageError('unsafe-name', 'The file holds a part whose name is not written in UTF-8.');
  }
}

function damaged(part?: string): PackageError {
  return new PackageError(
    'damaged',
    'The file is damaged: its directory points to something else. Save it anew.',
    part,
  );
}

function megabytes(bytes: number): string {
  return `${Math.ceil(bytes / honestBelow)} MB`;
}
