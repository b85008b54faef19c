import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { setImmediate } from 'node:timers/promises';
import type { FontFace, Rasteriser } from '@decode/model';
import { MachineFailure } from './failure.ts';

/** Pixels of one picture: a page of A4 at 600 dots per inch is 35 million. */
const mostPixels = 50_000_000;

/** Pictures that are kept, since the languages of a place show the same cover one after the other. */
const mostKept = 4;

/** The library's WebAssembly can be started once in a process. */
let started: Promise<typeof import('@resvg/resvg-wasm')> | undefined;

/**
 * Draws SVG with the documents' own fonts by resvg (https://github.com/linebender/resvg): no fonts of the system, no
 * files, no network, the same pixels on every machine.
 */
export function createRasteriser(fonts: () => Promise<readonly FontFace[]>): Rasteriser {
  let faces: Promise<Uint8Array[]> | undefined;
  const kept = new Map<string, Promise<Uint8Array>>();
  let before: Promise<unknown> = Promise.resolve();
  /** One at a time, each in a turn of its own: a drawing holds the thread, and the workers wait for it with their answers. */
  const inTurn = (svg: Uint8Array, scale: number): Promise<Uint8Array> => {
    const drawn = before.then(() => setImmediate()).then(() => draw(svg, scale));
    before = drawn.catch(() => {});
    return drawn;
  };
  const draw = async (svg: Uint8Array, scale: number): Promise<Uint8Array> => {
    started ??= start();
    faces ??= fonts().then((all) => all.map(({ ttf }) => ttf));
    const [{ Resvg }, fontBuffers] = await Promise.all([started, faces]);
    const drawing = new Resvg(svg, {
      fitTo: { mode: 'zoom', value: scale },
      font: { fontBuffers, defaultFontFamily: 'Source Sans 3' },
    });
    try {
      const pixels = drawing.width * scale * drawing.height * scale;
      if (pixels > mostPixels) {
        throw new RangeError(`a picture of ${drawing.width} by ${drawing.height} is too large to draw`);
      }
      const image = drawing.render();
      const png = image.asPng();
      image.free();
      return png;
    } finally {
      drawing.free();
    }
  };
  return {
    rasterise(svg, scale) {
      const key = `${createHash('sha256').update(svg).digest('hex')} ${scale}`;
      const drawn = kept.get(key) ?? inTurn(svg, scale);
      kept.set(key, drawn);
      drawn.catch(() => kept.delete(key));
      const [oldest] = kept.keys();
      if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
      return drawn;
    },
  };
}

async function start(): Promise<typeof import('@resvg/resvg-wasm')> {
  try {
    const resvg = await import('@resvg/resvg-wasm');
    const require = createRequire(import.meta.url);
    await resvg.initWasm(await readFile(require.resolve('@resvg/resvg-wasm/index_bg.wasm')));
    return resvg;
  } catch (cause) {
    started = undefined;
    throw new MachineFailure(
      'The library that draws pictures cannot be loaded.',
      'Type "npm start" to install everything anew.',
      cause,
    );
  }
}
