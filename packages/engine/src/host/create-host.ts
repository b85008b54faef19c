import { existsSync, watch as watchFolder } from 'node:fs';
import { availableParallelism } from 'node:os';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { browserVariables, type Environment } from './browser.ts';
import { createDiskCache } from './disk-cache.ts';
import { UsageProblem } from './failure.ts';
import { createFileWriter } from './file-writer.ts';
import { createFiles } from './files.ts';
import type { Host, Limits } from './host.ts';
import { createSources } from './source-files.ts';
import { createStore } from './store.ts';
import { createToolbox } from './toolbox.ts';
import { walkFolder } from './walk-folder.ts';
import { createWeb, eurostatAddress } from './web.ts';

export interface HostOptions {
  /** Folder that holds recommendations/ and templates/; the one we are in by default. */
  readonly project?: string;
  /** Folder of finished documents; `out` in the project by default. */
  readonly out?: string;
  /** Pieces of work at once; as many as there are cores by default. */
  readonly jobs?: number;
  readonly workingFolder: string;
  readonly env: Environment;
  readonly signal: AbortSignal;
  /** Told when something takes long or is not as it should be: a browser is fetched, a sandbox is missing. */
  readonly note: (text: string) => void;
}

export interface ClosingHost extends Host, Limits {
  /** Ends the browser and every worker. */
  close(): Promise<void>;
}

/** Bytes of the largest file that may be named: all texts of hundreds of proposals in one. */
const givenLimit = 100 * 1024 * 1024;

/** The real host: this machine, one project, one folder of outputs. Nothing starts before it is used. */
export function createHost(options: HostOptions): ClosingHost {
  const { workingFolder, env, signal, note } = options;
  const root = resolve(workingFolder, options.project ?? '.');
  if (!existsSync(join(root, 'recommendations')) && !existsSync(join(root, 'templates'))) {
    throw new UsageProblem(
      `There is no project in ${root}: it has neither recommendations/ nor templates/.`,
      'Go to the folder that holds both, or name it with --project.',
    );
  }
  const jobs = options.jobs ?? availableParallelism();
  const state = existsSync(join(root, 'node_modules'))
    ? join(root, 'node_modules', '.cache', 'decode')
    : join(root, '.decode', 'cache');
  const out = resolve(workingFolder, options.out ?? join(root, 'out'));
  const sources = ['recommendations', 'templates'].find((name) => isWithin(join(root, name), out));
  if (sources !== undefined) {
    throw new UsageProblem(
      `${out} is among the texts of the project, in ${sources}/.`,
      'Name another folder with --out: documents would be read as texts there.',
    );
  }
  const project = createFiles(root);
  const toolbox = createToolbox({ env, jobs, signal, note });
  const releaseTools = createToolbox({ env: releaseEnvironment(env), jobs, signal, note });

  return {
    jobs,
    signal,
    project,
    content: createFileWriter(root),
    given: {
      read: (path) => {
        const place = resolve(workingFolder, path);
        return createFiles(dirname(place), givenLimit).read(basename(place));
      },
      walk: (folder) => walkFolder(resolve(workingFolder, folder)),
    },
    output: createStore(out, workingFolder),
    cache: createDiskCache(join(state, 'outputs')),
    tools: toolbox,
    releaseTools,
    sources: createSources(root),
    web: createWeb({ signal, allowed: [eurostatAddress] }),
    machine: {
      examine: async () => {
        const { examineMachine } = await import('./examine-machine.ts');
        return examineMachine({ env, root, out, state });
      },
    },
    watch: (folders, changed) => {
      const watchers = folders.map((folder) => watchFolder(join(root, folder), { recursive: true }, changed));
      return () => {
        for (const watcher of watchers) watcher.close();
      };
    },
    close: async () => {
      await Promise.all([toolbox.close(), releaseTools.close()]);
    },
  };
}

/** Whatever browser the machine has, or its user asks for: a release is made with the one whose version and bytes are ours. */
function releaseEnvironment(env: Environment): Environment {
  const others = Object.entries(env).filter(([name]) => !browserVariables.includes(name));
  return { ...Object.fromEntries(others), DECODE_CHROME_FROM: 'npm' };
}

function isWithin(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && resolve(folder, way) === path);
}
