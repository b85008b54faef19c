import type {
  Converter,
  Files,
  FileWriter,
  Finisher,
  FontFace,
  Office,
  Printer,
  Rasteriser,
} from '@decode/model';
import type { Web } from './web.ts';

/**
 * Everything a verb can reach beyond its input. A verb names the parts that it needs and is given no others; tests
 * give parts in memory.
 */
export interface Host {
  /** What documents are made from. */
  readonly project: Files;
  /** Changes content: new folders, catalogues. */
  readonly content: FileWriter;
  /** Files that the user names, wherever they are; paths are as typed. */
  readonly given: Given;
  /** The folder of finished documents. */
  readonly output: Store;
  /** Finished documents by the hash of everything they were made from. */
  readonly cache: Cache;
  readonly tools: Toolbox;
  /** The same tools, with the one browser that every release is made with. */
  readonly releaseTools: Toolbox;
  /** What a release is made from besides: our own files, and the licences of what is in the documents. */
  readonly sources: Sources;
  readonly machine: Machine;
  readonly web: Web;
  /** Calls back when a file below one of the project's folders changes, until the function that it gives is called. */
  readonly watch: (folders: readonly string[], changed: () => void) => () => void;
}

/** Part of a host that a verb can ask for. */
export type Effect = keyof Host;

/** What every verb is given besides: how much at once, and when to stop. */
export interface Limits {
  /** Pieces of work at once. */
  readonly jobs: number;
  readonly signal: AbortSignal;
}

/** The parts that a verb asked for. */
export type Granted<E extends Effect> = Pick<Host, E> & Limits;

export interface Given extends Pick<Files, 'read'> {
  /** Every file below a folder, hidden ones too, as paths inside it in code-point order; undefined where there is no such folder. */
  walk(folder: string): Promise<readonly string[] | undefined>;
}

export interface Sources {
  /** Files of the project and of this program that a clone of them holds, in code-point order. */
  list(): Promise<readonly string[]>;
  read(path: string): Promise<Uint8Array | undefined>;
  /** Of the fonts: name and version of the family's package, and the text. */
  fontLicences(): Promise<readonly FontLicence[]>;
}
export interface FontLicence {
  readonly name: string;
  readonly version: string;
  readonly text: Uint8Array;
}

export interface Store extends Files, FileWriter {
  /** Where it is, as a person would type it. */
  readonly name: string;
  /** Refuses at once where nothing could be written in the end. */
  prepare(): Promise<void>;
  /** Removes what runs that were killed left in a folder. */
  tidy(folder: string): Promise<void>;
  /**
   * Fills a folder that takes its name, and the place of an earlier one, only when it is complete.
   *
   * @param work says whether the folder is to be kept
   */
  fill(folder: string, work: (draft: Store) => Promise<boolean>): Promise<void>;
}

export interface CacheEntry {
  readonly sha256: string;
  readonly pages?: number;
}
export interface Cache {
  /** What is kept under a key, without its bytes. */
  find(key: string): Promise<CacheEntry | undefined>;
  /** Bytes that are still those that were put in; undefined where there are none, or damaged ones. */
  read(key: string): Promise<Uint8Array | undefined>;
  write(key: string, entry: CacheEntry, bytes: Uint8Array): Promise<void>;
  /** Forgets what was not used for longest until at most so many bytes are left. */
  prune(limit: number): Promise<void>;
  clear(): Promise<void>;
}

export interface Toolbox extends Printer, Converter, Office, Rasteriser, Partial<Finisher> {
  fonts(): Promise<readonly FontFace[]>;
  /** Version of something outside a Document that outputs depend on. */
  version(tool: VersionedTool): Promise<string>;
}

/**
 * composer: hash of the sources that make a Document, and of the lockfile that fixes their libraries.
 * code: the same of the sources that turn a Document into bytes.
 * node: it compresses and knows how languages write dates and numbers, so its version and those of the libraries that
 * it does this with are part of every document.
 * office: «none» where there is none, for the page numbers of Word documents come from it.
 */
export type VersionedTool = 'composer' | 'code' | 'node' | 'browser' | 'pandoc' | 'office';

/** One thing that `doctor` looks at. */
export interface Finding {
  readonly name: string;
  readonly state: 'there' | 'missing' | 'broken';
  /** Version and place, or what is wrong. */
  readonly detail: string;
  readonly neededFor: string;
  /** What does not work without it; absent where it is there. */
  readonly cost?: string;
  /** What to type. */
  readonly todo?: string;
  /** Whether documents can be made without it. */
  readonly required: boolean;
}
export interface Machine {
  examine(): Promise<readonly Finding[]>;
}
