import type {
  Bundle,
  Catalogue,
  Figures,
  Files,
  Message,
  Origin,
  Unit,
  Written,
  WrittenProse,
} from '@decode/model';
import {
  align,
  type CutUnit,
  cutProse,
  decode,
  fileStart,
  readLock,
  readProse,
  readYaml,
} from '@decode/source';
import type { z } from 'zod';

export type ReadCatalogue = (
  file: string,
  bytes: Uint8Array,
  language: string,
) => { readonly catalogue?: Catalogue; readonly messages: readonly Message[] };

export interface LoadContext {
  readonly files: Files;
  readonly readCatalogue: ReadCatalogue;
  /** Collects what is wrong. */
  readonly messages: Message[];
  /** Collects the folders that cannot be built from. */
  readonly broken: Set<string>;
}

/**
 * Reads one folder whose texts are translated together. Texts are cut as they are read, in that order; `bundle` then
 * gives each its id from the folder's lock, which `Written.unit` answers from.
 */
export class FolderReader {
  readonly folder: string;
  readonly #context: LoadContext;
  readonly #cuts: CutUnit[] = [];
  readonly #units = new Map<CutUnit, Unit>();
  readonly #refused = new Set<string>();

  constructor(folder: string, context: LoadContext) {
    this.folder = folder;
    this.#context = context;
  }

  /** Whether a file is there but cannot be read, which has its message: nothing more is said of what it lacks. */
  isRefused(name: string): boolean {
    return this.#refused.has(this.path(name));
  }

  path(name: string): string {
    return `${this.folder}/${name}`;
  }

  /** A YAML file of the folder; `undefined`, with a message, where it is missing or not of its shape. */
  async yaml<T>(name: string, schema: z.ZodType<T>): Promise<Written<T> | undefined> {
    const file = this.path(name);
    const bytes = await this.#read(file);
    if (!bytes) {
      if (!this.isRefused(name)) this.reportMissing(name, 'Add it, or remove the folder that needs it.');
      return undefined;
    }
    const { document, messages } = readYaml(file, bytes, schema);
    this.#collect(messages);
    if (!document) return undefined;
    const cuts = new Map<string, CutUnit>();
    for (const string of document.strings()) {
      cuts.set(string.path.join('.'), string);
      this.#cuts.push(string);
    }
    return {
      file,
      value: document.value,
      origin: (path) => document.origin(path),
      unit: (path) => this.#unitOf(cuts.get(path.join('.'))),
    };
  }

  /** A Markdown file of the folder, or `undefined` where there is none that can be read. */
  async prose(name: string, language: string): Promise<WrittenProse | undefined> {
    const file = this.path(name);
    const bytes = await this.#read(file);
    if (!bytes) return undefined;
    const { blocks, messages } = readProse(file, bytes);
    this.#collect(messages);
    if (blocks.length === 0 && messages.length > 0) {
      this.#refused.add(file);
      return undefined;
    }
    const cuts = new Map<object, CutUnit>();
    for (const cut of cutProse(blocks, language)) {
      cuts.set(cut.node, cut);
      this.#cuts.push(cut);
    }
    return { file, language, blocks, unit: (block) => this.#unitOf(cuts.get(block)) };
  }

  /**
   * Everything read so far, with ids from units.lock.yaml, and the folder's catalogues.
   * @param figures that a text speaks of, as they are now
   */
  async bundle(figures: (cut: CutUnit) => Figures = () => ({})): Promise<Bundle> {
    const file = this.path('units.lock.yaml');
    const bytes = await this.#read(file);
    const lock = bytes ? readLock(file, bytes) : { units: [], messages: [] };
    this.#collect(lock.messages);
    const { units: aligned } = align(this.folder, lock.units, this.#cuts);
    const units = aligned.map((unit, i) => {
      const cut = this.#cuts[i];
      const now = cut ? figures(cut) : {};
      return Object.keys(now).length > 0 ? { ...unit, figures: { read: now, ...unit.figures, now } } : unit;
    });
    this.#cuts.forEach((cut, i) => {
      const unit = units[i];
      if (unit) this.#units.set(cut, unit);
    });
    return { folder: this.folder, units, catalogues: await this.catalogues() };
  }

  /** The folder's PO files by language. */
  async catalogues(below = 'i18n'): Promise<ReadonlyMap<string, Catalogue>> {
    const found = new Map<string, Catalogue>();
    for (const language of await this.names(below, '.po')) {
      const file = this.path(`${below}/${language}.po`);
      const bytes = await this.#read(file);
      if (!bytes) continue;
      const { catalogue, messages } = this.#context.readCatalogue(file, bytes, language);
      // A catalogue that cannot be read stops its own language, not the others.
      this.#context.messages.push(...messages);
      if (catalogue) found.set(language, catalogue);
    }
    return found;
  }

  /** Names without their ending of the files below a folder. */
  async names(below: string, ending: string): Promise<readonly string[]> {
    const entries = await this.#context.files.list(this.path(below));
    return entries.filter((name) => name.endsWith(ending)).map((name) => name.slice(0, -ending.length));
  }

  async folders(below: string): Promise<readonly string[]> {
    const entries = await this.#context.files.list(this.path(below));
    return entries.filter((name) => name.endsWith('/')).map((name) => name.slice(0, -1));
  }

  /** Texts of all files with an ending, by name without it. */
  async texts(below: string, ending: string): Promise<ReadonlyMap<string, string>> {
    const texts = new Map<string, string>();
    for (const name of await this.names(below, ending)) {
      const text = await this.text(`${below}/${name}${ending}`);
      if (text !== undefined) texts.set(name, text);
    }
    return texts;
  }

  async text(name: string): Promise<string | undefined> {
    const file = this.path(name);
    const bytes = await this.#read(file);
    if (!bytes) return undefined;
    const { text, messages } = decode(file, bytes);
    this.#collect(messages);
    if (text !== '' || messages.length === 0) return text;
    this.#refused.add(file);
    return undefined;
  }

  /** A file that another one names, at `origin`. */
  bytes(name: string, origin: Origin): Promise<Uint8Array | undefined> {
    return this.#read(this.path(name), origin);
  }

  reportMissing(name: string, todo: string): void {
    const file = this.path(name);
    const found = `The file ${file} is missing.`;
    this.report({ rule: 'missing-file', severity: 'error', found, todo, origin: fileStart(file) });
  }

  report(message: Message): void {
    this.#collect([message]);
  }

  async #read(file: string, origin: Origin = fileStart(file)): Promise<Uint8Array | undefined> {
    try {
      return await this.#context.files.read(file);
    } catch (cause) {
      this.#refused.add(file);
      this.report({
        rule: 'unreadable-file',
        severity: 'error',
        found: `The file ${file} cannot be read: ${(cause as Error).message}`,
        todo: 'Check that it is an ordinary file of the project, below 10 MB, that you may read.',
        origin,
      });
      return undefined;
    }
  }

  #unitOf(cut: CutUnit | undefined): Unit | undefined {
    return cut && this.#units.get(cut);
  }

  #collect(messages: readonly Message[]): void {
    this.#context.messages.push(...messages);
    if (messages.some((m) => m.severity === 'error')) this.#context.broken.add(this.folder);
  }
}
