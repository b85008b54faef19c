import type { Limits } from './limits.ts';
import { PackageError } from './package-error.ts';
import { readZipEnd, type ZipDirectory } from './zip-end.ts';
import { damaged, extraFields, readLocalEntry, refuseOtherName } from './zip-local.ts';

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

const centralSignature = 0x02014b50;
const oleSignature = 0xd0cf11e0;
const centralLength = 46;
/** Bytes of nothing, deflated: what some writers give a folder. */
const emptyDeflated = 2;
const honestBelow = 1024 * 1024;

interface Span {
  readonly start: number;
  readonly end: number;
  readonly name: string;
}

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
  const directory = readZipEnd(view);
  const { count } = directory;
  if (count > limits.entries) {
    throw new PackageError(
      'too-many-parts',
      `The file holds ${count} parts; at most ${limits.entries} are read.`,
    );
  }
  return readEntries(bytes, view, directory, limits);
}

function readEntries(bytes: Uint8Array, view: DataView, directory: ZipDirectory, limits: Limits): ZipEntry[] {
  const entries: ZipEntry[] = [];
  const spans: Span[] = [];
  const seen = new Set<string>();
  let total = 0;
  let at = directory.start;
  for (let index = 0; index < directory.count; index++) {
    if (at + centralLength > directory.end || view.getUint32(at, true) !== centralSignature) throw damaged();
    const flags = view.getUint16(at + 8, true);
    const method = view.getUint16(at + 10, true);
    const crc = view.getUint32(at + 16, true);
    const packedSize = view.getUint32(at + 20, true);
    const size = view.getUint32(at + 24, true);
    const nameLength = view.getUint16(at + 28, true);
    const extra = at + centralLength + nameLength;
    const comment = extra + view.getUint16(at + 30, true);
    const start = view.getUint32(at + 42, true);
    const nameBytes = bytes.subarray(at + centralLength, extra);
    at = comment + view.getUint16(at + 32, true);
    if (at > directory.end) throw damaged();
    const name = decodeName(nameBytes);
    const folder = name.endsWith('/');
    refuseUnsafeName(folder ? name.slice(0, -1) : name);
    if (!folder && seen.has(name.toLowerCase())) {
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
    const listed = { name, nameBytes, flags, method, crc, packedSize, size, start };
    refuseOtherName(extraFields(view, extra, comment), listed);
    const { data, dataEnd, end } = readLocalEntry(view, listed);
    if (method === 0 && packedSize !== size) throw damaged(name);
    spans.push({ start, end, name });
    if (!folder) entries.push({ name, method, crc, size, packed: bytes.subarray(data, dataEnd) });
    else if (size !== 0 || packedSize > emptyDeflated) throw damaged(name);
  }
  // What the directory does not list, readers of its entries would not see, and those that count by its size would.
  if (at !== directory.end) throw damaged();
  refuseOverlapAndGaps(spans, directory.start);
  return entries;
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

/**
 * In an honest file the entries lie end to end, from its first byte to the directory: what two of them shared would be
 * read twice, and what none of them held would be read by some programs only.
 */
function refuseOverlapAndGaps(spans: readonly Span[], directory: number): void {
  const sorted = spans.toSorted((a, b) => a.start - b.start);
  let before: Span | undefined;
  for (const span of [...sorted, { start: directory, end: directory, name: '' }]) {
    const free = span.start - (before?.end ?? 0);
    if (free < 0) {
      throw new PackageError(
        'overlap',
        `The part "${before?.name}" lies over another part of the file.`,
        before?.name,
      );
    }
    if (free > 0) {
      throw new PackageError(
        'damaged',
        `The file is damaged: ${free} of its bytes belong to none of its parts. Save it anew.`,
      );
    }
    before = span;
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

function megabytes(bytes: number): string {
  return `${Math.ceil(bytes / honestBelow)} MB`;
}
