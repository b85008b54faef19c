import { crc32 } from 'node:zlib';
import { deflateSync } from 'fflate';
import type { Package } from './package.ts';

/** 1980-01-01, the first day that ZIP knows: the clock never reaches the file. */
const date = 0x0021;
const utf8Names = 0x0800;
const packedAlready = /\.(png|jpe?g|gif)$/i;

interface Piece {
  readonly name: Uint8Array;
  readonly method: number;
  readonly crc: number;
  readonly size: number;
  readonly packed: Uint8Array;
}

/**
 * The package as a file: the same parts give the same bytes, whatever the machine; parts that were not changed keep their
 * compressed bytes.
 * @param brief for a file that is read once and thrown away: what was changed is stored as it is, since packing it is dear
 */
export function savePackage(pkg: Package, brief = false): Uint8Array {
  const pieces = pkg.names().map((name) => piece(pkg, name, brief));
  const length = pieces.reduce(
    (sum, { name, packed }) => sum + 30 + 46 + 2 * name.length + packed.length,
    22,
  );
  const out = new Uint8Array(length);
  const view = new DataView(out.buffer);
  const offsets: number[] = [];
  let at = 0;
  for (const { name, packed, ...rest } of pieces) {
    offsets.push(at);
    view.setUint32(at, 0x04034b50, true);
    writeCommon(view, at + 4, { name, packed, ...rest });
    out.set(name, at + 30);
    out.set(packed, at + 30 + name.length);
    at += 30 + name.length + packed.length;
  }
  const directory = at;
  for (const [index, entry] of pieces.entries()) {
    view.setUint32(at, 0x02014b50, true);
    view.setUint16(at + 4, 20, true);
    writeCommon(view, at + 6, entry);
    view.setUint32(at + 42, offsets[index] ?? 0, true);
    out.set(entry.name, at + 46);
    at += 46 + entry.name.length;
  }
  view.setUint32(at, 0x06054b50, true);
  view.setUint16(at + 8, pieces.length, true);
  view.setUint16(at + 10, pieces.length, true);
  view.setUint32(at + 12, at - directory, true);
  view.setUint32(at + 16, directory, true);
  return out;
}

function piece(pkg: Package, name: string, brief: boolean): Piece {
  const nameBytes = new TextEncoder().encode(name);
  const entry = pkg.untouched(name);
  if (entry)
    return { name: nameBytes, method: entry.method, crc: entry.crc, size: entry.size, packed: entry.packed };
  const bytes = pkg.bytes(name);
  const method = brief || packedAlready.test(name) ? 0 : 8;
  // The library's own deflate, in JavaScript: zlib's output differs between processors and versions.
  const packed = method === 0 ? bytes : deflateSync(bytes, { level: 6 });
  return { name: nameBytes, method, crc: crc32(bytes), size: bytes.length, packed };
}

/** The 26 bytes that local header and directory share, from «version needed» to the length of the extra field (APPNOTE 4.3.7, 4.3.12). */
function writeCommon(view: DataView, at: number, { name, method, crc, size, packed }: Piece): void {
  view.setUint16(at, 20, true);
  view.setUint16(at + 2, utf8Names, true);
  view.setUint16(at + 4, method, true);
  view.setUint16(at + 8, date, true);
  view.setUint32(at + 10, crc, true);
  view.setUint32(at + 14, packed.length, true);
  view.setUint32(at + 18, size, true);
  view.setUint16(at + 22, name.length, true);
}
