import { compare, type Message } from '@decode/model';
import { sha256 } from '../host/disk-cache.ts';
import { UsageProblem } from '../host/failure.ts';
import type { Given } from '../host/host.ts';
import { isInnerPath } from '../host/project-path.ts';
import { checksumsPath, parseChecksums } from './checksums.ts';
import { type ReleaseManifest, readReleaseManifest, releaseManifestPath } from './release-manifest.ts';

export interface VerifiedRelease {
  /** Absent where it cannot be read. */
  readonly manifest?: ReleaseManifest;
  /** SHA-256 of the list of sums. */
  readonly fingerprint?: string;
  readonly files: number;
  /** One for each file that is not as it was packed. */
  readonly messages: readonly Message[];
}

/**
 * Compares each file of a release with the two lists that stand in it, which have to agree: who changes a file and its
 * line in one of them is found out by the other. Who changes both is found out by the fingerprint, or by building again.
 *
 * @throws UsageProblem where the folder is no release
 */
export async function verifyRelease(
  { walk, read }: Given,
  folder: string,
  fingerprint?: string,
): Promise<VerifiedRelease> {
  const paths = await walk(folder);
  if (!paths) throw new UsageProblem(`There is no folder ${folder}.`, 'Check the path of the release.');
  if (!paths.includes(checksumsPath) && !paths.includes(releaseManifestPath)) {
    throw new UsageProblem(
      `${folder} is no release: it has neither ${checksumsPath} nor ${releaseManifestPath}.`,
      'Name the folder that holds both; releases of this project lie in out/release.',
    );
  }
  const bytesOf = (path: string) => read(`${folder}/${path}`).catch(() => undefined);
  const messages: Message[] = [];
  const tell = (rule: string, found: string, todo: string) =>
    messages.push({ rule, severity: 'error', found, todo });

  const sumsBytes = await bytesOf(checksumsPath);
  const sums = sumsBytes && parseChecksums(new TextDecoder().decode(sumsBytes));
  const manifestBytes = await bytesOf(releaseManifestPath);
  const manifest = manifestBytes && readReleaseManifest(manifestBytes);
  for (const [path, list] of [
    [checksumsPath, sums],
    [releaseManifestPath, manifest],
  ] as const) {
    if (!paths.includes(path)) tell('release-missing', `${path} is missing.`, again);
    else if (!list)
      tell('release-changed', `${path} was changed: it is no longer a list that can be read.`, again);
  }
  const printed = sumsBytes && sha256(sumsBytes);
  if (fingerprint !== undefined && printed !== fingerprint) {
    tell(
      'release-fingerprint',
      `This is another release than the one with the fingerprint ${fingerprint}: its own is ${printed ?? 'missing'}.`,
      'Compare the fingerprint with the place where it was published, and take the release from there.',
    );
  }

  if (manifest && !Object.hasOwn(manifest.files, manifest.source)) {
    const found = `${releaseManifestPath} was changed: the source archive that it names is not among its files.`;
    tell('release-changed', found, again);
  }
  const inManifest = new Map(
    Object.entries(manifest?.files ?? {}).map(([path, file]) => [path, file.sha256]),
  );
  const expected = new Map([...inManifest, ...(sums ?? [])]);
  for (const [path, sum] of [...expected].sort(([a], [b]) => compare(a, b))) {
    if (!isInnerPath(path)) {
      tell('release-changed', `The lists name "${path}", which is no file of a release.`, again);
      continue;
    }
    if (sums && manifest && path !== releaseManifestPath && sums.get(path) !== inManifest.get(path)) {
      const found = `${checksumsPath} and ${releaseManifestPath} do not say the same of ${path}, so one of them was changed.`;
      tell('release-lists-differ', found, again);
    }
    if (!paths.includes(path)) {
      if (path !== releaseManifestPath) tell('release-missing', `${path} is missing.`, again);
      continue;
    }
    const bytes = await bytesOf(path);
    if (bytes && sha256(bytes) === sum) continue;
    if (path === releaseManifestPath && !manifest) continue;
    tell('release-changed', `${path} was changed: it is not the file that the release was made with.`, again);
  }
  for (const path of paths.filter((path) => path !== checksumsPath && !expected.has(path))) {
    if (path === releaseManifestPath) continue;
    tell(
      'release-added',
      `${path} does not belong to the release: somebody added it.`,
      'Move it away; nobody who made the release vouches for it.',
    );
  }
  return {
    ...(manifest && { manifest }),
    ...(printed !== undefined && { fingerprint: printed }),
    files: expected.size,
    messages,
  };
}

const again = 'Take the release anew from whoever published it, or find out who changed it and why.';
