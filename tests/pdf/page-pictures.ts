import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** A page in steps of grey from 0, black, to 255; row by row from above. */
export interface Picture {
  readonly columns: number;
  readonly rows: number;
  readonly pixels: Uint8Array;
}

/** Pages of a file as poppler paints them, one after the other. */
export async function* picturesOfPages(
  pdftoppm: string,
  pdf: string,
  dotsPerInch: number,
): AsyncIterable<Picture> {
  const folder = await mkdtemp(join(tmpdir(), 'decode-pages-'));
  try {
    await promisify(execFile)(pdftoppm, ['-r', String(dotsPerInch), '-gray', pdf, join(folder, 'page')]);
    for (const name of (await readdir(folder)).sort()) yield readPicture(await readFile(join(folder, name)));
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** In the PGM format: «P5 width height 255» and one byte for each pixel. */
function readPicture(bytes: Buffer): Picture {
  const [head = '', width = '', height = ''] =
    /^P5\s+(\d+)\s+(\d+)\s+255\s/u.exec(bytes.toString('latin1', 0, 40)) ?? [];
  return { columns: Number(width), rows: Number(height), pixels: bytes.subarray(head.length) };
}
