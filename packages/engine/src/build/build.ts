import { type Assets, type Message, type Project, Refusal, sortMessages } from '@decode/model';
import type { Format } from '@decode/render/formats';
import { Interrupted } from '../host/failure.ts';
import type { Granted, VersionedTool } from '../host/host.ts';
import { createSlots, type Slots } from '../host/slots.ts';
import { compositionOf } from './composition.ts';
import { concerning, furtherErrors, obstacles } from './concerns.ts';
import { editionName, isSameEdition } from './edition-name.ts';
import { asFailure, asMessage, type Failure } from './failures.ts';
import { indexPage, indexPath } from './index-page.ts';
import { toolsOf } from './key.ts';
import { makeOutput } from './make-output.ts';
import {
  type DocumentEntry,
  findDocument,
  type Manifest,
  manifestPath,
  type OutputEntry,
  printManifest,
  readManifest,
  summariseDoubts,
} from './manifest.ts';
import { mergeManifest } from './merge-manifest.ts';
import { pathOf } from './output-bytes.ts';
import { recordOf, recordPath } from './place-record.ts';
import { type Plan, planBuild, type Selection } from './plan.ts';
import { recordReads } from './recorded-files.ts';
import type { Edition, Stages } from './stages.ts';
import { removeStale } from './stale.ts';

export type BuildHost = Granted<'project' | 'output' | 'cache' | 'tools'>;

/** One document in the formats that were asked for, and what became of each. */
export interface BuiltDocument extends DocumentEntry {
  /** Paths that had to be rendered; the rest were at hand. */
  readonly rendered: readonly string[];
  /** Paths whose file is another one now. */
  readonly written: readonly string[];
}

export interface BuildResult {
  readonly documents: readonly BuiltDocument[];
  /** Places of which nothing is known, because their files cannot be read. */
  readonly unreadable: readonly string[];
  /** Outputs of documents that no longer exist. */
  readonly removed: readonly string[];
  readonly messages: readonly Message[];
  readonly failures: readonly Failure[];
  /** Page over all documents, relative to the folder of outputs. */
  readonly index: string;
}

export interface BuildWatcher {
  begin(documents: number): void;
  done(document: BuiltDocument): void;
}

/** Bytes that the cache may keep: some twenty full builds of ten places. */
const cacheLimit = 1024 * 1024 * 1024;

/**
 * Makes every document that was asked for. A document is composed once for all its formats, where one of them is not
 * at hand, and forgotten when they are written, so memory does not grow with their number. What stops one stops no
 * other.
 */
export async function build(
  stages: Stages,
  host: BuildHost,
  selection: Selection,
  watcher: BuildWatcher,
): Promise<BuildResult> {
  const recorded = recordReads(host.project);
  const project = await stages.loadProject(recorded.files);
  const known = [...project.messages, ...(await stages.checkProject(project))];
  const plan = planBuild(project, selection);
  stopIfAsked(host.signal);
  await host.output.prepare();
  const before = await readManifest(host.output);
  const { reads } = recorded;
  // Who asks for one piece of work at a time is short of memory: then the browser, pandoc and LibreOffice take turns.
  const formats: Slots = host.jobs === 1 ? createSlots(1) : (work) => work();
  const messages = [...known];
  const run: Run = { stages, host, project, reads, plan, before, known, formats, messages, failures: [] };

  watcher.begin(plan.chosen.length);
  const slots = createSlots(host.jobs);
  const documents = await allBeforeThrowing(
    plan.chosen.map((edition) =>
      slots(async () => {
        stopIfAsked(host.signal);
        const document = await buildDocument(run, edition);
        watcher.done(document);
        return document;
      }),
    ),
  );

  const exists = await whatExists(run);
  const removed = await removeStale(
    host.output,
    before,
    (edition, output) => exists(edition) && !(output && isElsewhere(documents, edition, output)),
  );
  const now = { inputs: recorded.inputs(), tools: await versionsUsed(run, documents) };
  const manifest = mergeManifest(before, documents.map(toEntry), exists, now);
  await writeIfChanged(host, manifestPath, printManifest(manifest));
  await writeIfChanged(host, indexPath, indexPage(manifest, project));
  for (const template of new Set(plan.chosen.map((edition) => edition.template))) {
    const record = recordOf(manifest, template, plan.all, project);
    await writeIfChanged(host, recordPath(template), printManifest(record));
  }
  const sizes = manifest.documents.flatMap((document) => document.outputs).map(({ bytes = 0 }) => bytes);
  // What was just made has to be there next time, however much it is.
  await host.cache.prune(Math.max(cacheLimit, 2 * sizes.reduce((total, bytes) => total + bytes, 0)));
  const shown =
    plan.unreadable.length > 0 ? run.messages : concerning(run.messages, plan.chosen, plan.all, project);
  return {
    documents,
    unreadable: plan.unreadable,
    removed: removed.paths,
    messages: sortMessages([...shown, ...removed.messages]),
    failures: run.failures,
    index: indexPath,
  };
}

interface Run {
  readonly stages: Stages;
  readonly host: BuildHost;
  readonly project: Project;
  readonly reads: ReadonlyMap<string, string>;
  readonly plan: Plan;
  readonly before: Manifest | undefined;
  /** How many formats of a document are made at once. */
  readonly formats: Slots;
  /** What was wrong before the first document. */
  readonly known: readonly Message[];
  /** Everything that is wrong. */
  readonly messages: Message[];
  readonly failures: Failure[];
}

async function buildDocument(run: Run, edition: Edition): Promise<BuiltDocument> {
  const { stages, host, project, reads, known, messages } = run;
  const stopping = obstacles(known, edition, project);
  if (stopping.length > 0) {
    messages.push(...(await furtherErrors(stages, stopping, edition, project)));
    return notMade(run, edition, 'stopped');
  }
  try {
    const { composition, document } = await compositionOf({ ...host, stages, project, reads }, edition);
    messages.push(...composition.messages);
    const { sound } = composition;
    if (!sound) return notMade(run, edition, 'stopped');
    const { hash, ...described } = sound;

    await host.output.tidy(`${edition.template}/${edition.language}`);
    const assets = await assetsOf(run, edition.template);
    const made = await allBeforeThrowing(
      run.plan.formats.map(async (format) => {
        try {
          const source = { edition, hash, document };
          const place = { format, path: pathOf(project, edition, format) };
          return await run.formats(() => makeOutput(host, stages, source, place, assets));
        } catch (cause) {
          const entry = earlier(run, edition, format, cause instanceof Refusal ? 'stopped' : 'failed');
          report(run, cause, entry.path);
          return { entry, rendered: false, written: false };
        }
      }),
    );
    return {
      ...edition,
      ...described,
      outputs: made.map(({ entry }) => entry),
      rendered: made.filter(({ rendered }) => rendered).map(({ entry }) => entry.path),
      written: made.filter(({ written }) => written).map(({ entry }) => entry.path),
    };
  } catch (cause) {
    report(run, cause, editionName(edition));
    return notMade(run, edition, cause instanceof Refusal ? 'stopped' : 'failed');
  }
}

async function assetsOf({ project, host }: Run, template: string): Promise<Assets> {
  const own = project.templates.get(template)?.shells;
  return {
    // The same map for all places without shells of their own: what is compiled from it is found again.
    shells: own && own.size > 0 ? new Map([...project.baseShells, ...own]) : project.baseShells,
    styles: project.styles,
    fonts: await host.tools.fonts(),
  };
}

function notMade(run: Run, edition: Edition, state: 'stopped' | 'failed'): BuiltDocument {
  const before = findDocument(run.before, edition);
  return {
    ...edition,
    ...(before?.title !== undefined && { title: before.title }),
    doubts: summariseDoubts([]),
    outputs: run.plan.formats.map((format) => earlier(run, edition, format, state)),
    rendered: [],
    written: [],
  };
}

/** The file of an earlier build stays, and is not passed off as current. */
function earlier(run: Run, edition: Edition, format: Format, state: 'stopped' | 'failed'): OutputEntry {
  const path = pathOf(run.project, edition, format);
  const before = findDocument(run.before, edition)?.outputs.find((output) => output.path === path);
  return { ...before, format, path, state };
}

/** What the content does not allow, or the machine did not get done, unless we were asked to stop. */
function report({ host, messages, failures }: Run, cause: unknown, what: string): void {
  stopIfAsked(host.signal);
  if (cause instanceof Interrupted) throw cause;
  if (cause instanceof Refusal) messages.push(asMessage(cause, what));
  else failures.push(asFailure(cause, what));
}

/**
 * Whether a document belongs to the project. A place whose files cannot be read does, in every language that it was
 * made in: a slip in its place.yaml must not remove its documents.
 */
async function whatExists({ host, plan, project }: Run): Promise<(edition: Edition) => boolean> {
  const folders = new Set(await host.project.list('templates'));
  return (document) =>
    project.templates.has(document.template) || project.publications.has(document.template)
      ? plan.all.some((edition) => isSameEdition(edition, document))
      : folders.has(`${document.template}/`);
}

/** Whether this build made the same output under another path. */
function isElsewhere(
  documents: readonly BuiltDocument[],
  edition: Edition,
  { format, path }: OutputEntry,
): boolean {
  return documents
    .filter((document) => isSameEdition(document, edition))
    .flatMap(({ outputs }) => outputs)
    .some((output) => output.format === format && output.state === 'made' && output.path !== path);
}

async function versionsUsed({ host }: Run, documents: readonly BuiltDocument[]): Promise<Manifest['tools']> {
  const outputs = documents.flatMap((document) => document.outputs).filter(({ state }) => state === 'made');
  const used = new Set<VersionedTool>(outputs.flatMap(({ format }) => toolsOf(format)));
  return Object.fromEntries(
    await Promise.all([...used].map(async (tool) => [tool, await host.tools.version(tool)] as const)),
  );
}

function toEntry({ rendered: _, written: __, ...entry }: BuiltDocument): DocumentEntry {
  return entry;
}

function stopIfAsked(signal: AbortSignal): void {
  if (signal.aborted) throw new Interrupted('The build was stopped.');
}

/** Waits for all before it throws, so that nothing writes on after the build has ended. */
async function allBeforeThrowing<T>(work: readonly Promise<T>[]): Promise<T[]> {
  const settled = await Promise.allSettled(work);
  return settled.map((result) => {
    if (result.status === 'rejected') throw result.reason;
    return result.value;
  });
}

async function writeIfChanged({ output }: BuildHost, path: string, bytes: Uint8Array): Promise<void> {
  const there = await output.read(path);
  if (!there || Buffer.compare(there, bytes) !== 0) await output.write(path, bytes);
}
