import { compare, type Files, type FileWriter } from '@decode/model';
import { sha256 } from './disk-cache.ts';
import { MachineFailure } from './failure.ts';
import type { Cache, CacheEntry, Finding, Host, Limits, Store, Toolbox, VersionedTool } from './host.ts';

export interface MemoryHost extends Host, Limits {
  readonly projectFiles: Map<string, Uint8Array>;
  /** What the user can name. */
  readonly givenFiles: Map<string, Uint8Array>;
  readonly outputFiles: Map<string, Uint8Array>;
  readonly cached: Map<string, { readonly entry: CacheEntry; readonly bytes: Uint8Array }>;
  readonly versions: Record<VersionedTool, string>;
  /** Paths in the order in which they were written to the folder of outputs. */
  readonly writes: string[];
  /** Answers by address. */
  readonly answers: Map<string, string>;
  /** Addresses in the order in which they were asked. */
  readonly asked: string[];
}

/** A host without a machine: files in maps, tools that answer with what they were given. For tests. */
export function createMemoryHost(
  project: Readonly<Record<string, string>> = {},
  more: Partial<Pick<MemoryHost, 'jobs' | 'signal' | 'machine' | 'watch'>> = {},
): MemoryHost {
  const projectFiles = new Map(Object.entries(project).map(([path, text]) => [path, encode(text)]));
  const givenFiles = new Map<string, Uint8Array>();
  const outputFiles = new Map<string, Uint8Array>();
  const cached: MemoryHost['cached'] = new Map();
  const writes: string[] = [];
  const answers = new Map<string, string>();
  const asked: string[] = [];
  const versions = {
    composer: 'composer 1',
    code: 'code 1',
    node: 'node 1',
    browser: 'browser 1',
    pandoc: 'pandoc 1',
    office: 'none',
  };
  const none: readonly Finding[] = [];
  const tools: Toolbox = {
    fonts: async () => [],
    version: async (tool) => versions[tool],
    print: async (html) => encode(`PDF of ${html}`),
    convert: async ({ json }) => encode(`DOCX of ${json}`),
    office: async () => undefined,
    rasterise: async (svg) => svg,
  };
  return {
    jobs: more.jobs ?? 2,
    signal: more.signal ?? new AbortController().signal,
    machine: more.machine ?? { examine: async () => none },
    watch: more.watch ?? (() => () => {}),
    web: {
      today: () => '2026-11-23',
      knock: async (address) =>
        answers.has(address) ? { state: 'there', detail: '200' } : { state: 'gone', detail: '404' },
      async get(address) {
        asked.push(address);
        const answer = answers.get(address);
        if (answer === undefined) throw new MachineFailure(`${address} cannot be read`, 'Try again later.');
        return encode(answer);
      },
    },
    project: filesOf(projectFiles),
    content: writerOf(projectFiles, []),
    given: {
      read: filesOf(givenFiles).read,
      walk: async (folder) => {
        const below = [...givenFiles.keys()].filter((path) => path.startsWith(`${folder}/`));
        return below.length === 0
          ? undefined
          : below.map((path) => path.slice(folder.length + 1)).sort(compare);
      },
    },
    output: storeOf(outputFiles, writes),
    cache: cacheOf(cached),
    tools,
    releaseTools: tools,
    sources: {
      list: async () => [...projectFiles.keys()].sort(compare),
      read: async (path) => projectFiles.get(path),
      fontLicences: async () => [],
    },
    projectFiles,
    givenFiles,
    outputFiles,
    cached,
    versions,
    writes,
    answers,
    asked,
  };
}

function filesOf(files: ReadonlyMap<string, Uint8Array>): Files {
  return {
    async list(folder) {
      const names = [...files.keys()]
        .filter((path) => path.startsWith(`${folder}/`))
        .map((path) => path.slice(folder.length + 1))
        .map((rest) => (rest.includes('/') ? rest.slice(0, rest.indexOf('/') + 1) : rest));
      return [...new Set(names)].sort(compare);
    },
    read: async (path) => files.get(path),
  };
}

function writerOf(files: Map<string, Uint8Array>, writes: string[]): FileWriter {
  return {
    async write(path, bytes) {
      writes.push(path);
      files.set(path, bytes);
    },
    async remove(path) {
      files.delete(path);
    },
  };
}

function storeOf(files: Map<string, Uint8Array>, writes: string[]): Store {
  return {
    name: 'out',
    ...filesOf(files),
    ...writerOf(files, writes),
    prepare: async () => {},
    tidy: async () => {},
    fill: async (folder, work) => {
      const draft = new Map<string, Uint8Array>();
      if (!(await work(storeOf(draft, [])))) return;
      for (const path of files.keys()) if (path.startsWith(`${folder}/`)) files.delete(path);
      for (const [path, bytes] of draft) files.set(`${folder}/${path}`, bytes);
    },
  };
}

function cacheOf(cached: MemoryHost['cached']): Cache {
  return {
    find: async (key) => cached.get(key)?.entry,
    read: async (key) => {
      const found = cached.get(key);
      return found && sha256(found.bytes) === found.entry.sha256 ? found.bytes : undefined;
    },
    write: async (key, entry, bytes) => {
      cached.set(key, { entry, bytes });
    },
    prune: async () => {},
    clear: async () => cached.clear(),
  };
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
