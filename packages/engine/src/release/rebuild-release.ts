import { compare, type Message } from '@decode/model';
import { PackageError } from '@decode/ooxml';
import { type Format, formatNames } from '@decode/render/formats';
import type { BuildWatcher } from '../build/build.ts';
import type { Failure } from '../build/failures.ts';
import { toolsOf } from '../build/key.ts';
import { manifestPath } from '../build/manifest.ts';
import type { Stages } from '../build/stages.ts';
import { sha256 } from '../host/disk-cache.ts';
import type { Cache, Sources, VersionedTool } from '../host/host.ts';
import { checksumsPath } from './checksums.ts';
import { createHashingStore } from './hashing-store.ts';
import { documentsFolder, makeRelease, type ReleaseHost } from './make-release.ts';
import { type ReleaseManifest, releaseManifestPath } from './release-manifest.ts';
import { type OpenedSources, openSources } from './source-archive.ts';

export interface Rebuilt {
  /** Files that came out byte for byte. */
  readonly same: number;
  /** Tools of which this machine has another version than the release was made with. */
  readonly otherTools: readonly { readonly tool: string; readonly then: string; readonly now: string }[];
  readonly messages: readonly Message[];
  readonly failures: readonly Failure[];
}

/**
 * Makes a release again, from the texts in its source archive and the program that runs now: what comes with a release
 * is read, and never run. Nothing that was kept from earlier builds is used, and nothing is written.
 *
 * @param archive bytes of its source archive
 * @param there SHA-256 of each of its files
 */
export async function rebuildRelease(
  stages: Stages,
  host: Omit<ReleaseHost, 'cache' | 'project'>,
  release: {
    readonly manifest: ReleaseManifest;
    readonly archive: Uint8Array;
    readonly there: ReadonlyMap<string, string>;
  },
  watcher: BuildWatcher,
): Promise<Rebuilt> {
  const { manifest, archive, there } = release;
  let opened: OpenedSources;
  try {
    opened = openSources(archive);
  } catch (cause) {
    if (!(cause instanceof PackageError)) throw cause;
    const message = error('release-changed', `${manifest.source} cannot be read: ${cause.message}`, lookAtIt);
    return { same: 0, otherTools: [], messages: [message], failures: [] };
  }
  const differing = await otherProgramFiles(opened, host.sources);
  const store = createHashingStore((path) => path === `${documentsFolder}/${manifestPath}`);
  const workshop = { ...host, project: opened, cache: noCache, sources: withTexts(host.sources, opened) };
  const made = await makeRelease(stages, workshop, store, watcher);
  if (!made.manifest) return { same: 0, otherTools: [], messages: made.messages, failures: made.failures };

  const now = made.manifest;
  const otherTools = Object.entries(manifest.tools).flatMap(([tool, then]) => {
    const version = now.tools[tool] ?? 'none';
    return then === version ? [] : [{ tool, then, now: version }];
  });
  const messages: Message[] = [];
  for (const [path, sum] of inOrder(manifest.inputs)) {
    if (now.inputs[path] === sum) continue;
    const found = `The source archive holds another ${path} than the one that the documents were made from.`;
    messages.push(error('release-source', found, lookAtIt));
  }
  let same = 0;
  const lists = [releaseManifestPath, checksumsPath];
  const paths = [...new Set([...there.keys(), ...store.sums.keys()])].sort(compare);
  for (const path of [...paths.filter((one) => !lists.includes(one)), ...lists]) {
    if (there.get(path) === store.sums.get(path)) {
      same++;
      continue;
    }
    // They name the sums of all the others and the versions of all tools, which are told one by one.
    if (lists.includes(path) && (messages.length > 0 || otherTools.length > 0 || differing.length > 0))
      continue;
    const tools = toolsBehind(path, manifest.source);
    const reasons = otherTools.filter(({ tool }) => tools.includes(tool as VersionedTool));
    if (path === manifest.source && differing.length > 0) {
      messages.push(otherProgram(path, differing));
    } else if (reasons.length > 0) {
      const versions = reasons.map(
        ({ tool, then, now: here }) => `${tool} ${short(then)}, here ${short(here)}`,
      );
      messages.push(
        error(
          'other-tool-version',
          `${path} comes out otherwise here, which proves nothing: it was made with another tool version (${versions.join('; ')}).`,
          'Unpack the source archive on a machine with the versions that manifest.json lists, and type the command there.',
        ),
      );
    } else {
      const found = store.sums.has(path)
        ? `${path} is not what its source gives with the same tools: the file or its source was changed.`
        : `${path} is not made from this source: somebody added it.`;
      messages.push(error('release-not-from-source', found, lookAtIt));
    }
  }
  return { same, otherTools, messages, failures: made.failures };
}

/** What a file of a release depends on besides its sources. */
function toolsBehind(path: string, source: string): readonly VersionedTool[] {
  if (path === source) return [];
  const format = formatNames.find(
    (name) => path.startsWith(`${documentsFolder}/`) && path.endsWith(`.${name}`),
  );
  return ['composer', ...(format ? toolsOf(format satisfies Format) : (['code', 'node'] as const))];
}

/** Files of the program that are others in the archive than here. */
async function otherProgramFiles(archive: OpenedSources, sources: Sources): Promise<string[]> {
  const own = (await sources.list()).filter(isProgram);
  const paths = [...new Set([...own, ...archive.paths.filter(isProgram)])].sort(compare);
  const others: string[] = [];
  for (const path of paths) {
    const [then, now] = await Promise.all([archive.read(path), sources.read(path)]);
    if (!then || !now || sha256(then) !== sha256(now)) others.push(path);
  }
  return others;
}

/** The program that runs now, and the texts of the archive. */
function withTexts(sources: Sources, archive: OpenedSources): Sources {
  return {
    list: async () =>
      [...(await sources.list()).filter(isProgram), ...archive.paths.filter((path) => !isProgram(path))].sort(
        compare,
      ),
    read: (path) => (isProgram(path) ? sources.read(path) : archive.read(path)),
    fontLicences: sources.fontLicences,
  };
}

function isProgram(path: string): boolean {
  return !/^(recommendations|templates)\//.test(path);
}

function otherProgram(path: string, differing: readonly string[]): Message {
  const [first = ''] = differing;
  const more = differing.length > 1 ? ` and ${differing.length - 1} more` : '';
  return error(
    'other-tool-version',
    `${path} holds another version of this program (${first}${more}), so this one proves nothing about it.`,
    'Unpack the source archive and type the command there.',
  );
}

function error(rule: string, found: string, todo: string): Message {
  return { rule, severity: 'error', found, todo };
}

/** Hashes of code are long, and nobody reads them. */
function short(version: string): string {
  return /^[0-9a-f]{64}$/.test(version) ? version.slice(0, 12) : version;
}

function inOrder<T>(record: Readonly<Record<string, T>>): [string, T][] {
  return Object.entries(record).sort(([a], [b]) => compare(a, b));
}

const lookAtIt = 'Do not publish it; compare it with the release that the project itself published.';
const noCache: Cache = {
  find: async () => undefined,
  read: async () => undefined,
  write: async () => {},
  prune: async () => {},
  clear: async () => {},
};
