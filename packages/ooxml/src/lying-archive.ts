import { crc32 } from 'node:zlib';
import { deflateSync } from 'fflate';
import { defaultLimits, type Limits } from './limits.ts';
import { openPackage } from './package.ts';
import { PackageError } from './package-error.ts';

/** A file in an archive, with whatever lies its headers are to tell. */
export interface Lie {
  readonly name: string;
  readonly text?: string;
  readonly localName?: string;
  readonly flags?: number;
  readonly method?: number;
  readonly size?: number;
  readonly packed?: Uint8Array;
  readonly crc?: number;
  /** Where the directory says that the file starts; where it does, by default. */
  readonly start?: number;
  /** What the local header says, where it is to say something else. */
  readonly local?: {
    readonly flags?: number;
    readonly crc?: number;
    readonly packedSize?: number;
    readonly size?: number;
  };
  /** Of the local header. */
  readonly extra?: Uint8Array;
  /** Of the directory. */
  readonly centralExtra?: Uint8Array;
  /** What lies between the file and the next one. */
  readonly behind?: Uint8Array;
}

interface End {
  /** Files in the directory; `here` those on this disk. */
  readonly count?: number;
  readonly here?: number;
  readonly disk?: number;
  /** Of the directory, in bytes more than it has. */
  readonly longer?: number;
  readonly comment?: Uint8Array;
  /** What lies before the first file, between the directory and the end record, and behind all. */
  readonly before?: Uint8Array;
  readonly between?: Uint8Array;
  readonly behind?: Uint8Array;
}

/** An archive that says exactly what it is told to say. */
export function archive(files: readonly Lie[], end: End = {}): Uint8Array {
  const encode = (text: string) => new TextEncoder().encode(text);
  const chunks: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  const push = (list: Uint8Array[], bytes: Uint8Array = new Uint8Array()) => list.push(bytes) && bytes.length;
  let at = push(chunks, end.before);
  for (const file of files) {
    const bytes = encode(file.text ?? '');
    const packed = file.packed ?? deflateSync(bytes);
    const common = new Uint8Array(26);
    const view = new DataView(common.buffer);
    view.setUint16(2, file.flags ?? 0, true);
    view.setUint16(4, file.method ?? 8, true);
    view.setUint32(10, file.crc ?? crc32(bytes), true);
    view.setUint32(14, packed.length, true);
    view.setUint32(18, file.size ?? bytes.length, true);
    const localName = encode(file.localName ?? file.name);
    const local = new Uint8Array(30);
    new DataView(local.buffer).setUint32(0, 0x04034b50, true);
    local.set(common, 4);
    const localView = new DataView(local.buffer);
    const own = file.local ?? {};
    localView.setUint16(6, own.flags ?? file.flags ?? 0, true);
    localView.setUint32(14, own.crc ?? view.getUint32(10, true), true);
    localView.setUint32(18, own.packedSize ?? packed.length, true);
    localView.setUint32(22, own.size ?? view.getUint32(18, true), true);
    localView.setUint16(26, localName.length, true);
    localView.setUint16(28, file.extra?.length ?? 0, true);
    const name = encode(file.name);
    const central = new Uint8Array(46);
    const centralView = new DataView(central.buffer);
    centralView.setUint32(0, 0x02014b50, true);
    central.set(common, 6);
    centralView.setUint16(28, name.length, true);
    centralView.setUint16(30, file.centralExtra?.length ?? 0, true);
    centralView.setUint32(42, file.start ?? at, true);
    push(directory, central);
    push(directory, name);
    push(directory, file.centralExtra);
    for (const piece of [local, localName, file.extra, packed, file.behind]) at += push(chunks, piece);
  }
  const last = new Uint8Array(22);
  const view = new DataView(last.buffer);
  view.setUint32(0, 0x06054b50, true);
  view.setUint16(4, end.disk ?? 0, true);
  view.setUint16(8, end.here ?? end.count ?? files.length, true);
  view.setUint16(10, end.count ?? files.length, true);
  const listed = directory.reduce((sum, { length }) => sum + length, 0);
  view.setUint32(12, listed + (end.longer ?? 0), true);
  view.setUint32(16, at, true);
  view.setUint16(20, end.comment?.length ?? 0, true);
  const ending = [end.between, last, end.comment, end.behind].map((bytes) => bytes ?? new Uint8Array());
  return Uint8Array.from([...chunks, ...directory, ...ending].flatMap((chunk) => [...chunk]));
}

export const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
export const types = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>';

export const relationships = (...inner: string[]) =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inner.join('')}</Relationships>`;
const main = `<Relationship Id="a" Type="${office}/officeDocument" Target="word/document.xml"/>`;
export const sound: readonly Lie[] = [
  { name: '[Content_Types].xml', text: types },
  { name: '_rels/.rels', text: relationships(main) },
  { name: 'word/document.xml', text: '<d/>' },
];

export function refusal(run: () => unknown): PackageError {
  try {
    run();
  } catch (error) {
    if (error instanceof PackageError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

/** Opens the file and unpacks all of it. */
export function readAll(bytes: Uint8Array, limits: Limits = defaultLimits): void {
  const pkg = openPackage(bytes, limits);
  for (const name of pkg.names()) pkg.bytes(name);
}
