import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { MachineFailure } from '../failure.ts';
import { type WasmModule, webAssembly } from './web-assembly.ts';

/** The official pandoc of the npm package `pandoc-wasm`, compiled; 58 MB, so it is read when the first document needs it. */
export async function compilePandoc(): Promise<WasmModule> {
  try {
    const folder = dirname(createRequire(import.meta.url).resolve('pandoc-wasm'));
    return await webAssembly.compile(await readFile(join(folder, 'pandoc.wasm')));
  } catch (cause) {
    throw new MachineFailure(
      'Pandoc cannot be loaded.',
      'Type "npm start" to install everything anew.',
      cause,
    );
  }
}
