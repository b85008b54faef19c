/** What a package may cost to read. Sizes in bytes; a file beyond any of them is refused before it is unpacked. */
export interface Limits {
  readonly file: number;
  readonly entries: number;
  /** One part, unpacked. */
  readonly part: number;
  /** All parts together, unpacked. */
  readonly total: number;
  /** Unpacked over packed size, for parts above 1 MiB: deflate cannot honestly reach 200 on office text. */
  readonly ratio: number;
  /** Nesting of XML elements. */
  readonly depth: number;
  readonly elements: number;
  /** Those of a part that are kept in memory at once: its blocks, or what is inside one of them. */
  readonly held: number;
}

const mebibyte = 1024 * 1024;

/** Wide enough for a plan of 2 000 pages with pictures, narrow enough for a laptop. */
export const defaultLimits: Limits = {
  file: 64 * mebibyte,
  entries: 4096,
  part: 64 * mebibyte,
  total: 256 * mebibyte,
  ratio: 200,
  depth: 256,
  elements: 4_000_000,
  held: 500_000,
};
