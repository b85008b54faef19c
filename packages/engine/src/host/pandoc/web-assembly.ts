/** The part of WebAssembly that is used here: the compiler's libraries declare it for browsers only. */
interface WebAssemblyApi {
  compile(bytes: Uint8Array): Promise<WasmModule>;
  instantiate(
    module: WasmModule,
    imports: Readonly<Record<string, object>>,
  ): Promise<{ readonly exports: object }>;
}

declare const compiled: unique symbol;
/** A compiled program: can be sent to other threads, which then need not compile it. */
export interface WasmModule {
  readonly [compiled]: true;
}
export interface WasmMemory {
  readonly buffer: ArrayBuffer;
}

export const webAssembly: WebAssemblyApi = Reflect.get(globalThis, 'WebAssembly');
