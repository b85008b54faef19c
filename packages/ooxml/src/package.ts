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
  /** What the part was when it was read is no change, also after others. */
  set(name: string, content: string | Uint8Array): void;
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

function packageOf(entries: ReadonlyMap<string, ZipEntry>, limits: Limits): Package {
  const contents = new Map<string, Uint8Array | undefined>(
    [...entries.keys()].map((name) => [name, undefined]),
  );
  const unpacked = new Map<string, Uint8Array>();
  const pkg: Package = {
    limits,
    names: () => [...contents.keys()],
    has: (name) => contents.has(name),
    bytes(name) {
      const changed = contents.get(name);
      if (changed) return changed;
      const entry = contents.has(name) ? entries.get(name) : undefined;
      if (!entry) throw new PackageError('damaged', `The file has no part "${name}".`, name);
      const bytes = unpacked.get(name) ?? inflateEntry(entry);
      unpacked.set(name, bytes);
      return bytes;
    },
    text(name) {
      const bytes = pkg.bytes(name);
      try {
        return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
      } catch {
        throw new PackageError('not-utf8', `The part "${name}" is not written in UTF-8.`, name);
      }
    },
    set(name, content) {
      const original = unpacked.get(name);
      const bytes = typeof content === 'string' ? encoded(content, original) : content;
      contents.set(name, original && isSame(original, bytes) ? undefined : bytes);
    },
    delete(name) {
      contents.delete(name);
    },
    untouched: (name) => (contents.has(name) && !contents.get(name) ? entries.get(name) : undefined),
  };
  return pkg;
}

const byteOrderMark = [0xef, 0xbb, 0xbf];

/** As UTF-8, with a byte order mark where the part had one. */
function encoded(text: string, original: Uint8Array | undefined): Uint8Array {
  const bytes = new TextEncoder().encode(text);
  if (!original || !byteOrderMark.every((byte, index) => original[index] === byte)) return bytes;
  const marked = new Uint8Array(bytes.length + byteOrderMark.length);
  marked.set(byteOrderMark);
  marked.set(bytes, byteOrderMark.length);
  return marked;
}

function isSame(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  for (let index = 0; index < a.length; index++) if (a[index] !== b[index]) return false;
  return true;
}
