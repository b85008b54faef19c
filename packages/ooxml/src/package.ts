import { crc32 } from 'node:zlib';
import { refuseActiveContent } from './active-content.ts';
import { inflateEntry } from './inflate.ts';
import { defaultLimits, type Limits } from './limits.ts';
import { PackageError } from './package-error.ts';
import { readZipDirectory, type ZipEntry } from './zip-directory.ts';

/**
 * An Office package (ECMA-376 part 2): parts by name, without a leading slash. What is not changed keeps its compressed
 * bytes when saved. A part that was deleted or written over is unpacked no more.
 */
export interface Package {
  readonly limits: Limits;
  /** In the order of the file, new parts last in the order in which they came. */
  names(): readonly string[];
  has(name: string): boolean;
  /** @throws PackageError where the part is missing, damaged or larger than it says. */
  bytes(name: string): Uint8Array;
  /** The part as text, without a byte order mark. @throws PackageError where it is not UTF-8. */
  text(name: string): string;
  /** What the part was when it was read is no change, also after others. Pieces of a text are written one behind the other. */
  set(name: string, content: string | Uint8Array | readonly string[]): void;
  delete(name: string): void;
  /** The part as it lies in the file, while it has not been changed. */
  untouched(name: string): ZipEntry | undefined;
}

/**
 * Opens an Office package that comes from anywhere.
 * @throws PackageError for everything in the list of `PackageErrorCode`.
 */
export function openPackage(bytes: Uint8Array, limits: Limits = defaultLimits): Package {
  const pkg = openArchive(bytes, limits);
  if (!pkg.has('[Content_Types].xml') || !pkg.has('_rels/.rels')) {
    throw new PackageError('not-office', 'The file is a ZIP archive but not an Office document.');
  }
  refuseActiveContent(pkg);
  return pkg;
}

/**
 * Opens any ZIP archive that comes from anywhere, by the same rules; what the files in it are is not looked at.
 * @throws PackageError
 */
export function openArchive(bytes: Uint8Array, limits: Limits = defaultLimits): Package {
  const entries = readZipDirectory(bytes, limits);
  return packageOf(new Map(entries.map((entry) => [entry.name, entry])), limits);
}

/** A package to be filled from nothing. */
export function newPackage(): Package {
  return packageOf(new Map(), defaultLimits);
}

/** What a part was given: as text, it is encoded when its bytes are asked for. */
type Given = { bytes?: Uint8Array; pieces?: readonly string[] };

function packageOf(entries: ReadonlyMap<string, ZipEntry>, limits: Limits): Package {
  const contents = new Map<string, Given | undefined>([...entries.keys()].map((name) => [name, undefined]));
  // Told when a part is unpacked: who writes it anew has read it, and unpacking it for its first bytes is dear.
  const marks = new Map<ZipEntry, boolean>();
  const unpacked = (entry: ZipEntry): Uint8Array => {
    const bytes = inflateEntry(entry);
    marks.set(entry, beginsWithMark(bytes));
    return bytes;
  };
  const isMarked = (entry: ZipEntry): boolean => marks.get(entry) ?? beginsWithMark(unpacked(entry));
  const pkg: Package = {
    limits,
    names: () => [...contents.keys()],
    has: (name) => contents.has(name),
    bytes(name) {
      const given = contents.get(name);
      const entry = entries.get(name);
      if (given) {
        given.bytes ??= encoded(given.pieces ?? [], entry !== undefined && isMarked(entry));
        return given.bytes;
      }
      if (!entry || !contents.has(name))
        throw new PackageError('damaged', `The file has no part "${name}".`, name);
      // Not kept: who asks again is rare, and what lies unpacked is large.
      return unpacked(entry);
    },
    text(name) {
      const pieces = contents.get(name)?.pieces;
      if (pieces) return pieces.length === 1 ? (pieces[0] ?? '') : pieces.join('');
      const bytes = pkg.bytes(name);
      try {
        return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
      } catch {
        throw new PackageError('not-utf8', `The part "${name}" is not written in UTF-8.`, name);
      }
    },
    set(name, content) {
      if (content instanceof Uint8Array) contents.set(name, { bytes: content });
      else contents.set(name, { pieces: typeof content === 'string' ? [content] : content });
    },
    delete(name) {
      contents.delete(name);
    },
    untouched(name) {
      const entry = entries.get(name);
      if (!entry || !contents.has(name)) return undefined;
      if (contents.get(name) && isSame(entry, pkg.bytes(name))) contents.set(name, undefined);
      return contents.get(name) ? undefined : entry;
    },
  };
  return pkg;
}

const byteOrderMark = [0xef, 0xbb, 0xbf];

function beginsWithMark(bytes: Uint8Array): boolean {
  return byteOrderMark.every((byte, index) => bytes[index] === byte);
}

/** As UTF-8, with a byte order mark where the part had one. */
function encoded(pieces: readonly string[], marked: boolean): Uint8Array {
  const before = marked ? byteOrderMark : [];
  const length = pieces.reduce((sum, piece) => sum + Buffer.byteLength(piece), before.length);
  const bytes = new Uint8Array(length);
  bytes.set(before);
  let at = before.length;
  for (const piece of pieces) at += new TextEncoder().encodeInto(piece, bytes.subarray(at)).written;
  return bytes;
}

function isSame(entry: ZipEntry, bytes: Uint8Array): boolean {
  if (entry.size !== bytes.length || entry.crc !== crc32(bytes)) return false;
  return Buffer.compare(inflateEntry(entry), bytes) === 0;
}
