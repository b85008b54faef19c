import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { serialize } from 'node:v8';
import { loadProject } from '../../packages/compose/src/index.ts';
import { createConverter, createRasteriser, loadFonts } from '../../packages/engine/src/host/index.ts';
import { createHost } from '../../packages/engine/src/index.ts';
import type { ConvertJob, Document } from '../../packages/model/src/index.ts';
import { formats } from '../../packages/render/src/index.ts';
import { readCatalogue } from '../../packages/translate/src/index.ts';
import { runApart } from './run-apart.ts';
import { usualDocuments } from './usual-documents.ts';

export interface WordFigures {
  readonly documents: number;
  /** Time of all documents as DOCX over that of pandoc's conversions alone, with as many workers; without layout. */
  readonly batch: number;
  /** Processor time of all that is ours (reference document, AST, pass over the package) over pandoc's. */
  readonly own: number;
  /** Bytes by which the process grew between the first and the last of so many conversions in one worker. */
  readonly growth: number;
  /** Of it in the second half of them: nothing, where it is flat. */
  readonly growthLate: number;
  readonly conversions: number;
}

/** Conversions by one worker. */
const conversions = 200;
const assets = { shells: new Map(), styles: '', fonts: [] };

/** Every document of a project as DOCX, beside what pandoc alone takes for the same. */
export async function benchWord(folder: string, workers: number): Promise<WordFigures> {
  const documents = await composeAll(folder);
  const rasteriser = createRasteriser(loadFonts);
  const converter = createConverter({ workers });
  const jobs: ConvertJob[] = [];
  const converted: Uint8Array[] = [];
  const make = (document: Document, convert = converter.convert, rasterise = rasteriser.rasterise) =>
    formats.docx.render(document, assets, {
      rasterise,
      convert,
      print: () => Promise.reject(new Error('no browser')),
      office: async () => undefined,
    });
  for (const document of documents) {
    await make(document, async (job) => {
      const bytes = await converter.convert(job);
      jobs.push(job);
      converted.push(bytes);
      return bytes;
    });
  }

  const batches: number[] = [];
  for (let i = 0; i < 3; i++) {
    const floor = await timed(() => Promise.all(jobs.map((job) => converter.convert(job))));
    const whole = await timed(() => Promise.all(documents.map((document) => make(document))));
    batches.push(whole.seconds / floor.seconds);
  }
  const pandoc = await timed(async () => {
    for (const job of jobs) await converter.convert(job);
  });
  // What is left when pandoc has answered before it was asked, and nothing is drawn.
  const own = await timed(async () => {
    for (const [index, document] of documents.entries())
      await make(
        document,
        async () => converted[index] ?? new Uint8Array(),
        async (svg) => svg,
      );
  });
  await converter.close();
  return {
    documents: documents.length,
    batch: batches.sort((a, b) => a - b)[Math.floor(batches.length / 2)] ?? 0,
    own: own.processor / pandoc.processor,
    ...(await growthOf(jobs)),
  };
}

/** The worker is a thread: its process must hold nothing else that may be given back in the meantime. */
async function growthOf(
  jobs: readonly ConvertJob[],
): Promise<Pick<WordFigures, 'growth' | 'growthLate' | 'conversions'>> {
  const folder = mkdtempSync(join(tmpdir(), 'decode-bench-'));
  try {
    const file = join(folder, 'jobs');
    writeFileSync(file, serialize(jobs));
    const told = await runApart('pandoc-growth', file, String(conversions));
    const [growth = 0, growthLate = 0] = told as readonly number[];
    return { growth, growthLate, conversions };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function composeAll(folder: string): Promise<Document[]> {
  const { project: files, close } = createHost({
    project: folder,
    workingFolder: folder,
    env: process.env,
    signal: new AbortController().signal,
    note: () => {},
  });
  const project = await loadProject(files, readCatalogue);
  const documents: Document[] = [];
  for await (const { document } of usualDocuments(project, 'docx')) documents.push(document);
  await close();
  return documents;
}

async function timed(work: () => Promise<unknown>): Promise<{ seconds: number; processor: number }> {
  const begin = performance.now();
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return { seconds: (performance.now() - begin) / 1000, processor: (user + system) / 1e6 };
}
