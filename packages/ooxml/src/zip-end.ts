import { PackageError } from './package-error.ts';

/** Where the directory of an archive lies, and how many entries it lists. */
export interface ZipDirectory {
  readonly start: number;
  readonly end: number;
  readonly count: number;
}

const endSignature = 0x06054b50;
const zip64LocatorSignature = 0x07064b50;
const zip64LocatorLength = 20;
const endLength = 22;
const longestComment = 0xffff;

/**
 * Reads the end record (PKWARE APPNOTE 6.3.10, 4.3.16). The directory lies right before it, and it right before the end
 * of the file: whatever stood between or behind would be found by some readers only.
 * @throws PackageError
 */
export function readZipEnd(view: DataView): ZipDirectory {
  const end = findEnd(view);
  const disks = view.getUint16(end + 4, true) + view.getUint16(end + 6, true);
  const here = view.getUint16(end + 8, true);
  const count = view.getUint16(end + 10, true);
  const size = view.getUint32(end + 12, true);
  const start = view.getUint32(end + 16, true);
  const located =
    end >= zip64LocatorLength && view.getUint32(end - zip64LocatorLength, true) === zip64LocatorSignature;
  if (count === 0xffff || start === 0xffffffff || size === 0xffffffff || located) {
    throw new PackageError(
      'zip64',
      'The file uses the ZIP64 form, which office documents of this size do not need. Save it anew.',
    );
  }
  if (disks !== 0)
    throw new PackageError('several-disks', 'The file is one part of an archive in several parts.');
  if (here !== count || start + size !== end) {
    throw new PackageError(
      'damaged',
      'The file is damaged: its end tells another length of its directory than there is. Save it anew.',
    );
  }
  return { start, end, count };
}

function findEnd(view: DataView): number {
  const fits = (at: number) => at + endLength + view.getUint16(at + 20, true) === view.byteLength;
  const last = view.byteLength - endLength;
  let found: number | undefined;
  for (let at = last; at >= Math.max(0, last - longestComment); at--) {
    if (view.getUint32(at, true) !== endSignature) continue;
    if (found === undefined && !fits(at)) {
      throw new PackageError(
        'damaged',
        'The file is damaged: something stands behind its end, or it was cut. Save it anew.',
      );
    }
    // Some readers look for the end from behind, others for the first that fits.
    if (found !== undefined && fits(at))
      throw new PackageError('damaged', 'The file is damaged: it has two ends. Save it anew.');
    found ??= at;
  }
  if (found === undefined)
    throw new PackageError('not-zip', 'The file is not an Office document (.docx), or its end is missing.');
  return found;
}
