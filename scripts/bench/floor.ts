import { performance } from 'node:perf_hooks';
import { loadProject } from '../../packages/compose/src/index.ts';
import { createConverter } from '../../packages/engine/src/host/index.ts';
import { createHost } from '../../packages/engine/src/index.ts';
import type { Assets, ConvertJob, Document } from '../../packages/model/src/index.ts';
import { formats } from '../../packages/render/src/index.ts';
import { readCatalogue } from '../../packages/translate/src/index.ts';
import { treeProcessor } from './process-tree.ts';
import { usualDocuments } from './usual-documents.ts';

/** What the browser, pandoc and, where it is there, LibreOffice are given for every document of a project. */
export interface Work {
  readonly documents: readonly { readonly document: Document; readonly assets: Assets }[];
  /** The page of the last print of each document. */
  readonly pages: readonly { readonly html: string; readonly title: string; readonly lang: string }[];
  readonly jobs: readonly ConvertJob[];
  readonly layouts: readonly Uint8Array[];
}

function host(project: string, jobs: number) {
  return createHost({
    project,
    out: `${project}/out-floor`,
    jobs,
    workingFolder: project,
    env: process.env,
    signal: new AbortController().signal,
    note: () => {},
  });
}

/** Makes every document once and keeps what went to the browser and to pandoc. */
export async function recordWork(folder: string): Promise<Work> {
  const { project: files, tools, close } = host(folder, 2);
  const project = await loadProject(files, readCatalogue);
  const documents: Work['documents'][number][] = [];
  const pages: Work['pages'][number][] = [];
  const jobs: ConvertJob[] = [];
  const layouts: Uint8Array[] = [];
  const layOut = await tools.office();
  const fonts = await tools.fonts();
  for await (const { template, document } of usualDocuments(project, 'pdf')) {
    const shells = project.templates.get(template)?.shells ?? [];
    const assets = { shells: new Map([...project.baseShells, ...shells]), styles: project.styles, fonts };
    documents.push({ document, assets });
    let page: Work['pages'][number] | undefined;
    await formats.pdf.render(document, assets, {
      ...tools,
      print: (html, options) => {
        page = { html, ...options };
        return tools.print(html, options);
      },
    });
    if (page) pages.push(page);
    await formats.docx.render(document, assets, {
      ...tools,
      convert: (job) => {
        jobs.push(job);
        return tools.convert(job);
      },
      office: async () =>
        layOut &&
        ((docx) => {
          layouts.push(docx);
          return layOut(docx);
        }),
    });
  }
  await close();
  return { documents, pages, jobs, layouts };
}

/** Seconds in which one warm browser loads and prints all pages, with the number of pages at once (1 or 2) that is faster. */
export async function printFloor(
  folder: string,
  { pages }: Work,
): Promise<{ seconds: number; atOnce: number }> {
  const results: { seconds: number; atOnce: number }[] = [];
  for (const atOnce of [1, 2]) {
    const { tools, close } = host(folder, atOnce);
    const [first] = pages;
    if (first) await tools.print(first.html, first);
    results.push({
      atOnce,
      seconds: await inParallel(pages, atOnce, (page) => tools.print(page.html, page)),
    });
    await close();
  }
  return results.sort((a, b) => a.seconds - b.seconds)[0] ?? { seconds: 0, atOnce: 1 };
}

/**
 * All documents as PDF over the same browser loading and printing their pages, both warm and with as many at once, in
 * turns: the middle of three ratios.
 */
export async function pdfBatch(
  folder: string,
  { documents, pages }: Work,
  atOnce: number,
): Promise<{ wall: number; processor: number }> {
  const { tools, close } = host(folder, atOnce);
  const measured = async (work: () => Promise<number>) => {
    const before = treeProcessor(process.pid);
    const wall = await work();
    return { wall, processor: treeProcessor(process.pid) - before };
  };
  const print = () => inParallel(pages, atOnce, (page) => tools.print(page.html, page));
  const make = () =>
    inParallel(documents, atOnce, ({ document, assets }) => formats.pdf.render(document, assets, tools));
  // Code and workers are warm after a few.
  await inParallel(documents.slice(0, 4), atOnce, ({ document, assets }) =>
    formats.pdf.render(document, assets, tools),
  );
  const ratios: { wall: number; processor: number }[] = [];
  for (let turn = 0; turn < 3; turn++) {
    const floor = await measured(print);
    const ours = await measured(make);
    ratios.push({ wall: ours.wall / floor.wall, processor: ours.processor / floor.processor });
  }
  await close();
  const middle = (key: 'wall' | 'processor') => ratios.map((one) => one[key]).sort((a, b) => a - b)[1] ?? 0;
  return { wall: middle('wall'), processor: middle('processor') };
}

/** Seconds in which warm pandoc converts everything, with as many workers. */
export async function convertFloor({ jobs }: Work, workers: number): Promise<number> {
  const { convert, close } = createConverter({ workers });
  await Promise.all(jobs.slice(0, workers).map(convert));
  const seconds = await inParallel(jobs, workers, convert);
  await close();
  return seconds;
}

/** Seconds in which LibreOffice lays out everything that was given to it, started once. */
export async function layoutFloor(folder: string, { layouts }: Work): Promise<number> {
  const { tools, close } = host(folder, 1);
  const layOut = await tools.office();
  const seconds = layOut ? await inParallel(layouts, Math.max(1, layouts.length), layOut) : 0;
  await close();
  return seconds;
}

/** Seconds of the first print, conversion and layout of a process that has done none, the starts included. */
export async function coldOnce(
  folder: string,
  { pages, jobs, layouts }: Work,
): Promise<{ print: number; convert: number; layout: number }> {
  const { tools, close } = host(folder, 1);
  const [page, job] = [pages[0], jobs[0]];
  const print = page ? await inParallel([page], 1, (p) => tools.print(p.html, p)) : 0;
  const convert = job ? await inParallel([job], 1, (j) => tools.convert(j)) : 0;
  const [docx] = layouts;
  const layOut = docx && (await tools.office());
  const layout = layOut ? await inParallel([docx], 1, layOut) : 0;
  await close();
  return { print, convert, layout };
}

async function inParallel<T>(
  items: readonly T[],
  atOnce: number,
  work: (item: T) => Promise<unknown>,
): Promise<number> {
  const begin = performance.now();
  const waiting = [...items];
  const next = async (): Promise<void> => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: atOnce }, next));
  return (performance.now() - begin) / 1000;
}
