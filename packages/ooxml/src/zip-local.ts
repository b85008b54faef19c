import { PackageError } from './package-error.ts';

/** What the directory says of an entry, to be held against what stands before its bytes. */
export interface ListedEntry {
  readonly name: string;
  readonly nameBytes: Uint8Array;
  readonly flags: number;
  readonly method: number;
  readonly crc: number;
  readonly packedSize: number;
  readonly size: number;
  /** Of the local header, in the file. */
  readonly start: number;
}

/** Where an entry's compressed bytes lie, and where all that belongs to it ends. */
export interface LocalEntry {
  readonly data: number;
  readonly dataEnd: number;
  /** Behind the data descriptor, where there is one. */
  readonly end: number;
}

const localSignature = 0x04034b50;
const descriptorSignature = 0x08074b50;
const localLength = 30;
const zip64Field = 0x0001;
const unicodePathField = 0x7075;
/** Encrypted, strongly encrypted, values masked (APPNOTE 4.4.4). */
const encryptedFlags = 0x2041;
const describedFlag = 0x0008;

/**
 * Reads the header that stands before an entry (PKWARE APPNOTE 6.3.10, 4.3.7). It must say the same as the directory,
 * since readers of streams know nothing else; values that a writer only knew afterwards are 0 there and follow the bytes.
 * @throws PackageError
 */
export function readLocalEntry(view: DataView, entry: ListedEntry): LocalEntry {
  const { start, name } = entry;
  if (start + localLength > view.byteLength || view.getUint32(start, true) !== localSignature)
    throw damaged(name);
  const flags = view.getUint16(start + 6, true);
  const nameLength = view.getUint16(start + 26, true);
  const extra = start + localLength + nameLength;
  const data = extra + view.getUint16(start + 28, true);
  const dataEnd = data + entry.packedSize;
  if (dataEnd > view.byteLength) throw damaged(name);
  const fields = extraFields(view, extra, data);
  const described = (flags & describedFlag) !== 0;
  const agrees = (found: number | undefined, listed: number) =>
    found === listed || (described && found === 0);
  const wide = fields.get(zip64Field);
  if (
    !sameBytes(bytesAt(view, start + localLength, nameLength), entry.nameBytes) ||
    (flags & encryptedFlags) !== (entry.flags & encryptedFlags) ||
    view.getUint16(start + 8, true) !== entry.method ||
    !agrees(view.getUint32(start + 14, true), entry.crc) ||
    !agrees(size(view.getUint32(start + 18, true), wide, 8), entry.packedSize) ||
    !agrees(size(view.getUint32(start + 22, true), wide, 0), entry.size)
  ) {
    throw contradicts(name);
  }
  refuseOtherName(fields, entry);
  return { data, dataEnd, end: dataEnd + (described ? descriptorLength(view, dataEnd, entry) : 0) };
}

/** Some readers take the name from an extra field (Info-ZIP's, APPNOTE 4.6.9) instead. @throws PackageError */
export function refuseOtherName(
  fields: ReadonlyMap<number, DataView>,
  entry: Pick<ListedEntry, 'name' | 'nameBytes'>,
): void {
  const field = fields.get(unicodePathField);
  if (field && !sameBytes(bytesAt(field, 5, field.byteLength - 5), entry.nameBytes))
    throw contradicts(entry.name);
}

/** Extra fields by their number, the first of each (APPNOTE 4.5.1). What does not fit is padding. */
export function extraFields(view: DataView, start: number, end: number): ReadonlyMap<number, DataView> {
  const fields = new Map<number, DataView>();
  for (let at = start; at + 4 <= end; ) {
    const id = view.getUint16(at, true);
    const next = at + 4 + view.getUint16(at + 2, true);
    if (next > end) break;
    if (!fields.has(id)) fields.set(id, new DataView(view.buffer, view.byteOffset + at + 4, next - at - 4));
    at = next;
  }
  return fields;
}

/** A size of 32 bits, or where that is full the one of 64 bits at `at` of the ZIP64 field. */
function size(narrow: number, wide: DataView | undefined, at: number): number | undefined {
  if (narrow !== 0xffffffff) return narrow;
  return wide && wide.byteLength >= at + 8 ? Number(wide.getBigUint64(at, true)) : undefined;
}

/** Length of the data descriptor, with or without its signature, in 32 or 64 bits (APPNOTE 4.3.9); 0 where there is none that is right. */
function descriptorLength(view: DataView, start: number, { crc, packedSize, size }: ListedEntry): number {
  for (const signed of [4, 0])
    for (const width of [4, 8]) {
      const at = start + signed;
      const length = signed + 4 + 2 * width;
      if (start + length > view.byteLength) continue;
      const value = (from: number) =>
        width === 4 ? view.getUint32(from, true) : Number(view.getBigUint64(from, true));
      if (signed !== 0 && view.getUint32(start, true) !== descriptorSignature) continue;
      if (view.getUint32(at, true) !== crc) continue;
      if (value(at + 4) === packedSize && value(at + 4 + width) === size) return length;
    }
  return 0;
}

function bytesAt(view: DataView, start: number, length: number): Uint8Array {
  const fitting = Math.max(0, Math.min(length, view.byteLength - start));
  return new Uint8Array(view.buffer, view.byteOffset + start, fitting);
}

function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  return Buffer.compare(one, other) === 0;
}

function contradicts(name: string): PackageError {
  return new PackageError(
    'damaged',
    `The directory of the file and the part "${name}" contradict each other. Save the file anew.`,
    name,
  );
}

export function damaged(part?: string): PackageError {
  return new PackageError(
    'damaged',
    'The file is damaged: its directory points to something else. Save it anew.',
    part,
  );
}
