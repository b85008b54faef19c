import { type Message, type Project, printCsl } from '@decode/model';
import { type BuildHost, type BuildWatcher, build } from '../build/build.ts';
import type { Failure } from '../build/failures.ts';
import { manifestPath, readManifest } from '../build/manifest.ts';
import { recordPath } from '../build/place-record.ts';
import { planBuild } from '../build/plan.ts';
import type { Stages } from '../build/stages.ts';
import { sha256 } from '../host/disk-cache.ts';
import type { Sources, Store, VersionedTool } from '../host/host.ts';
import { storeBelow } from '../host/store-below.ts';
import { checksumsPath, printChecksums } from './checksums.ts';
import { licenceFiles } from './licence-files.ts';
import { type ReleaseManifest, releaseManifestPath } from './release-manifest.ts';
import { releasePage } from './release-page.ts';
import { packSources } from './source-archive.ts';
import { dataFolder, writeMeasures } from './write-measures.ts';

/** Where documents stand in a release. */
export const documentsFolder = 'documents';
const allTools: readonly VersionedTool[] = ['code', 'composer', 'node', 'browser', 'pandoc', 'office'];

/** In `dataFolder`. */
const cslFile = 'sources.csl.json';

/** Schemas of the data in a release, by their names in `model`, and how they are called beside what they describe. */
const schemas = [
  ['measures', 'measures'],
  ['edition-data', 'edition'],
  ['recommended-measures', 'recommended-measures'],
] as const;

export interface ReleaseHost extends Omit<BuildHost, 'output'> {
  readonly sources: Sources;
}

export interface MadeRelease {
  /** Absent where something is wrong: a release is whole, or it is none. */
  readonly manifest?: ReleaseManifest;
  /** SHA-256 of the list of sums, which stands for every byte of the release. */
  readonly fingerprint?: string;
  readonly messages: readonly Message[];
  readonly failures: readonly Failure[];
}

/** `decode-edition-1`, or `decode-edition-1-draft` until it is released. */
export function releaseName({ edition }: Project): string {
  const { number, state } = edition.value;
  return `decode-edition-${number}${state === 'release' ? '' : `-${state}`}`;
}

/** Fills a folder with everything that belongs to a release. The same sources and tools give the same bytes. */
export async function makeRelease(
  stages: Stages,
  host: ReleaseHost,
  output: Store,
  watcher: BuildWatcher,
): Promise<MadeRelease> {
  const files: Record<string, { sha256: string; bytes: number }> = {};
  const store = recordWrites(output, files);
  const project = await stages.loadProject(host.project);
  const { all } = planBuild(project, { places: [], languages: [], formats: [] });
  // Also in the languages that an ordinary build makes only where they are asked for.
  const languages = [...new Set(all.map(({ language }) => language))];
  const everything = { places: [], languages, formats: [] };
  const documents = storeBelow(store, documentsFolder);
  const built = await build(stages, { ...host, output: documents }, everything, watcher);
  const whole = built.documents.every(({ outputs }) => outputs.every(({ state }) => state === 'made'));
  if (!whole || built.unreadable.length > 0 || built.failures.length > 0) return built;
  const record = await readManifest(documents);
  if (!record) throw new Error('the build left no manifest');
  // What they say goes into the manifest of the release, and does not stand there twice.
  for (const path of [manifestPath, ...new Set(record.documents.map(({ template }) => recordPath(template)))])
    await documents.remove(path);

  const known = [...project.messages, ...(await stages.checkProject(project))];
  const { editionData, printEditionData, recommendedMeasures } = await import('@decode/compose');
  const data = editionData(project);
  await store.write(`${dataFolder}/edition.json`, encode(printEditionData(data)));
  const recommended = recommendedMeasures(data);
  const { recommendedCsv } = await import('@decode/render/recommended-csv');
  await store.write(`${dataFolder}/recommended-measures.csv`, recommendedCsv(recommended));
  await store.write(
    `${dataFolder}/recommended-measures.json`,
    encode(`${JSON.stringify(recommended, null, 1)}\n`),
  );
  const told = await writeMeasures(stages, project, known, all, host.tools, store.write);
  const messages = [...built.messages, ...told];
  if (told.some(({ severity }) => severity === 'error')) return { messages, failures: [] };
  for (const [schema, name] of schemas) {
    const bytes = await host.sources.read(`packages/model/schemas/${schema}.json`);
    if (bytes) await store.write(`${dataFolder}/${name}.schema.json`, bytes);
  }
  await store.write(`${dataFolder}/${cslFile}`, encode(printCsl(project.sources.value)));
  for (const [name, text] of await licenceFiles(host.sources, project))
    await store.write(`licences/${name}`, text);
  const name = releaseName(project);
  const source = `source/${name}-source.zip`;
  await store.write(source, await packSources(host.sources, `${name}-source`));

  const { number, date, state } = project.edition.value;
  const parts = {
    release: 1 as const,
    edition: { number, date, state },
    tools: Object.fromEntries(
      await Promise.all(allTools.map(async (tool) => [tool, await host.tools.version(tool)] as const)),
    ),
    fonts: (await host.tools.fonts()).map(({ family, weight, italic, woff2 }) => ({
      family,
      weight,
      italic,
      sha256: sha256(woff2),
    })),
    documents: record.documents,
    inputs: record.inputs,
    source,
  };
  await store.write('index.html', releasePage(parts, name));
  const manifest: ReleaseManifest = { ...parts, files: inOrder(files) };
  await store.write(releaseManifestPath, encode(`${JSON.stringify(manifest, null, 1)}\n`));
  const sums = encode(
    printChecksums(new Map(Object.entries(files).map(([path, { sha256: sum }]) => [path, sum]))),
  );
  await output.write(checksumsPath, sums);
  return { manifest, fingerprint: sha256(sums), messages, failures: [] };
}

/** A store that remembers what was written to it and is still there; a folder that is filled was not there before. */
function recordWrites(
  store: Store,
  files: Record<string, { sha256: string; bytes: number }>,
  folder = '',
): Store {
  return {
    ...store,
    write: async (path, bytes) => {
      await store.write(path, bytes);
      files[`${folder}${path}`] = { sha256: sha256(bytes), bytes: bytes.length };
    },
    remove: async (path) => {
      await store.remove(path);
      delete files[`${folder}${path}`];
    },
    fill: (path, work) => store.fill(path, (draft) => work(recordWrites(draft, files, `${folder}${path}/`))),
  };
}

function inOrder<T>(record: Readonly<Record<string, T>>): Record<string, T> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
