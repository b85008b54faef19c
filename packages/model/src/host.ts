/**
 * Every effect the generator has, in one interface. Engine gives the real one; tests give one in memory; a preview
 * lays an overlay over the disk. Paths are relative to the project's root, with forward slashes, and cannot leave it.
 */
export interface Files {
  /** Names of a folder's entries in code-point order, folders with a trailing slash; empty where there is no such folder. */
  list(folder: string): Promise<readonly string[]>;
  /** Bytes of a file, or undefined where it is missing. Files above the limit (10 MB) and links out of the project are errors. */
  read(path: string): Promise<Uint8Array | undefined>;
}

export interface FileWriter {
  /** To a temporary name in the same folder, flushed, then renamed: old or new, never half. */
  write(path: string, bytes: Uint8Array): Promise<void>;
  remove(path: string): Promise<void>;
}

export interface PrintOptions {
  readonly lang: string;
  readonly title: string;
}
export interface Printer {
  /** A PDF of a self-contained HTML page, in Chromium without script, network or files. */
  print(html: string, options: PrintOptions): Promise<Uint8Array>;
}

export interface Finisher {
  /**
   * Makes what was printed a PDF for every reader and archive, beside everything else; takes the bytes over.
   *
   * @param plan what `render` knows of the page, as plain data
   * @returns where page numbers cannot be put in place, the page of each link's target instead of a file: the document
   *   must be printed again with them.
   */
  finish(printed: Uint8Array, plan: object): Promise<Uint8Array | PageNumbers>;
}

/** Pages, from 1, by the id of the block that begins there. */
export type PageNumbers = ReadonlyMap<string, number>;

export interface ConvertJob {
  /** Pandoc's JSON AST (pandoc-types 1.23). */
  readonly json: string;
  readonly reference: Uint8Array;
  /** Pictures by the path that the AST names. */
  readonly media: ReadonlyMap<string, Uint8Array>;
  /** Seconds since 1970, written into the package in place of the clock. */
  readonly epoch: number;
  readonly metadata: Readonly<Record<string, string>>;
}
export interface Converter {
  /** A DOCX by pandoc in a worker, with a deadline. */
  convert(job: ConvertJob): Promise<Uint8Array>;
}

/** A DOCX as PDF, with its bookmarks as named destinations. */
export type LayOut = (docx: Uint8Array) => Promise<Uint8Array>;
export interface Office {
  /** What lays DOCX files out in pages; undefined where no office program with the documents' fonts is installed. */
  office(): Promise<LayOut | undefined>;
}

export interface Rasteriser {
  /** A PNG of an SVG at `scale` pixels per CSS pixel, drawn with the documents' fonts. */
  rasterise(svg: Uint8Array, scale: number): Promise<Uint8Array>;
}

/** What the formats need besides the document: loaded once, content-addressed, the same for every target of a template. */
export interface Assets {
  /** Handlebars partials by name; a place's own replaces the base's. */
  readonly shells: ReadonlyMap<string, string>;
  readonly styles: string;
  /** Font files by face. */
  readonly fonts: readonly FontFace[];
}
export interface FontFace {
  readonly family: string;
  readonly weight: 400 | 600;
  readonly italic: boolean;
  readonly woff2: Uint8Array;
  /** For drawing pictures outside the browser. */
  readonly ttf: Uint8Array;
}
