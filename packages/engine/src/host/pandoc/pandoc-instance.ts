import {
  ConsoleStdout,
  Directory,
  File,
  type Inode,
  OpenFile,
  PreopenDirectory,
  WASI,
} from '@bjorn3/browser_wasi_shim';
import { type WasmMemory, type WasmModule, webAssembly } from './web-assembly.ts';

/** What the official pandoc.wasm offers (https://github.com/jgm/pandoc, wasm/); it reads and writes the files of its own little disk. */
interface PandocExports {
  readonly memory: WasmMemory;
  malloc(size: number): number;
  hs_init_with_rtsopts(argc: number, argv: number): void;
  convert(options: number, length: number): void;
  __wasm_call_ctors(): void;
}

export interface PandocResult {
  readonly output: Uint8Array;
  /** What pandoc complained about; the output is then empty or not to be trusted. */
  readonly errors: string;
  readonly warnings: readonly string[];
}

export interface PandocInstance {
  readonly epoch: number;
  /** Bytes of memory that pandoc holds: it only ever grows. */
  memory(): number;
  /**
   * One conversion, start to end, without a pause in which another could begin.
   * @throws OutOfMemory, or another Error where the runtime stopped; after either the instance is of no more use
   */
  convert(
    options: Readonly<Record<string, unknown>>,
    input: Uint8Array,
    files: ReadonlyMap<string, Uint8Array>,
  ): PandocResult;
}

/** The document is larger than the heap, which is no fault of the program. */
export class OutOfMemory extends Error {
  constructor(heap: number, options: ErrorOptions) {
    super(`It needs more than ${heap} MB of memory.`, options);
  }
}

/**
 * A small allocation area: 55 to 76 MB instead of 112 to 131, at the same speed. And a roof over the heap, so that a
 * document without measure is refused by name before it takes the machine's memory.
 */
const runtime = (heap: number) => ['pandoc.wasm', '+RTS', '-A8m', `-M${heap}m`, '-RTS'];
const outputName = 'output';

/**
 * One pandoc in this thread: no clock, no network, no disk but the files that each conversion is given.
 * @param heap mebibytes that it may hold
 * @param epoch seconds since 1970 that pandoc writes where it would write the time; it reads its environment once, so they last as long as the instance
 */
export async function createPandocInstance(
  module: WasmModule,
  epoch: number,
  heap = 768,
): Promise<PandocInstance> {
  const words = runtime(heap);
  const disk = new Map<string, Inode>();
  let noise = '';
  const listen = () => ConsoleStdout.lineBuffered((line) => (noise += `${line}\n`));
  const wasi = new WASI(
    words,
    [`SOURCE_DATE_EPOCH=${epoch}`],
    [new OpenFile(new File([])), listen(), listen(), new PreopenDirectory('/', disk)],
    { debug: false },
  );
  const instance = await webAssembly.instantiate(module, { wasi_snapshot_preview1: wasi.wasiImport });
  const pandoc = instance.exports as unknown as PandocExports;
  wasi.initialize({ exports: { memory: pandoc.memory } });
  pandoc.__wasm_call_ctors();
  startRuntime(pandoc, words);

  return {
    epoch,
    memory: () => pandoc.memory.buffer.byteLength,
    convert(options, input, files) {
      noise = '';
      disk.clear();
      const written = {
        stdin: new File(input, { readonly: true }),
        stdout: new File([]),
        stderr: new File([]),
        warnings: new File([]),
        [outputName]: new File([]),
      };
      for (const [name, file] of Object.entries(written)) disk.set(name, file);
      for (const [path, bytes] of files) place(disk, path, bytes);
      const request = new TextEncoder().encode(JSON.stringify({ ...options, 'output-file': outputName }));
      try {
        pandoc.convert(put(pandoc, request), request.length);
      } catch (cause) {
        // The words of its runtime.
        if (/out of memory|heap exhausted/i.test(noise)) throw new OutOfMemory(heap, { cause });
        throw new Error(`it stopped: ${noise.trim() || (cause as Error).message}`, { cause });
      }
      const errors = text(written.stderr) + noise;
      disk.clear();
      return {
        output: written[outputName].data,
        errors: errors.trim(),
        warnings: readWarnings(text(written.warnings)),
      };
    },
  };
}

/** Hands the arguments to the Haskell runtime as C would: an array of strings that ends in null. */
function startRuntime(pandoc: PandocExports, words: readonly string[]): void {
  const strings = words.map((argument) => put(pandoc, new TextEncoder().encode(`${argument}\0`)));
  const argv = pandoc.malloc(4 * (strings.length + 1));
  const pointers = pandoc.malloc(8);
  const view = new DataView(pandoc.memory.buffer);
  for (const [index, string] of [...strings, 0].entries()) view.setUint32(argv + 4 * index, string, true);
  view.setUint32(pointers, strings.length, true);
  view.setUint32(pointers + 4, argv, true);
  pandoc.hs_init_with_rtsopts(pointers, pointers + 4);
}

function put(pandoc: PandocExports, bytes: Uint8Array): number {
  const at = pandoc.malloc(bytes.length);
  new Uint8Array(pandoc.memory.buffer, at, bytes.length).set(bytes);
  return at;
}

function place(disk: Map<string, Inode>, path: string, bytes: Uint8Array): void {
  const folders = path.split('/');
  const name = folders.pop() ?? path;
  let folder = disk;
  for (const part of folders) {
    const known = folder.get(part);
    const directory = known instanceof Directory ? known : new Directory(new Map());
    folder.set(part, directory);
    folder = directory.contents;
  }
  folder.set(name, new File(bytes, { readonly: true }));
}

function text(file: File): string {
  return new TextDecoder().decode(file.data);
}

function readWarnings(json: string): string[] {
  const list: unknown = json === '' ? [] : JSON.parse(json);
  // Beside warnings it tells which files it opened.
  return (list as { readonly verbosity: string; readonly pretty: string }[])
    .filter(({ verbosity }) => verbosity !== 'INFO')
    .map(({ pretty }) => pretty);
}
