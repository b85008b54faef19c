import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import process from 'node:process';
import { ensureBrowser, launchBrowser, openPage } from '../../packages/engine/src/host/index.ts';
import type { Document } from '../../packages/model/src/index.ts';
import { formats, type Tools } from '../../packages/render/src/index.ts';
import { finishPdf } from '../../packages/render/src/pdf/finish-pdf.ts';
import type { PrintPlan } from '../../packages/render/src/pdf/plan/plan.ts';
import { pagesOf, readPdf } from '../../packages/render/src/pdf/reader.ts';
import { sampleDocument } from '../../tests/documents/sample.ts';
import { sampleAssets } from '../../tests/documents/sample-assets.ts';
import { longDocument } from '../../tests/torture/cases/hundred-fifty-pages.ts';
import { runApart } from './run-apart.ts';

export interface FinishRatio {
  readonly pages: number;
  /** Finishing to the browser's printing alone, without loading, both warm: medians of runs that take turns. */
  readonly time: number;
  readonly size: number;
  /** Bytes by which a process grows that reads one printed file with its plan and finishes it. */
  readonly memory: number;
}

const turns = 7;

/** What finishing costs beside printing, for a short document and a long one. */
export async function finishRatios(): Promise<FinishRatio[]> {
  const documents = [
    [12, withoutChapter(sampleDocument(), 'glossary')],
    [120, endingWithTable(longDocument(33))],
  ] as const;
  const made: FinishRatio[] = [];
  for (const [pages, document] of documents) {
    const ratio = await finishRatio(document);
    if (Math.abs(ratio.pages - pages) > 1)
      throw new Error(`${ratio.pages} pages were printed, not ${pages}.`);
    made.push(ratio);
  }
  return made;
}

/** Without the prose behind the last table: a page or two. */
function endingWithTable({ body, ...rest }: Document): Document {
  const last = body.at(-1);
  if (last?.type !== 'section') throw new Error('The document ends without a chapter.');
  const end = last.children.findLastIndex(({ type }) => type === 'table');
  return { ...rest, body: body.with(-1, { ...last, children: last.children.slice(0, end + 1) }) };
}

function withoutChapter({ meta, body, ...rest }: Document, title: string): Document {
  const { entries, ...contents } = meta.contents;
  return {
    ...rest,
    meta: { ...meta, contents: { ...contents, entries: entries.filter(({ target }) => target !== title) } },
    body: body.filter(({ id }) => id !== `chapter-${title}`),
  };
}

async function finishRatio(document: Document): Promise<FinishRatio> {
  const choice = await ensureBrowser(process.env, () => {});
  const browser = await launchBrowser(choice, process.env, () => {});
  const page = await openPage(browser);
  let html = '';
  let plan: PrintPlan | undefined;
  let printed = new Uint8Array();
  const tools: Pick<Tools, 'print' | 'finish'> = {
    print: async (given) => {
      html = given;
      await page.load(given);
      return page.print();
    },
    finish: async (bytes, given) => {
      printed = new Uint8Array(bytes);
      plan = given as PrintPlan;
      return bytes;
    },
  };
  await formats.pdf.render(document, await sampleAssets(), tools as Tools);
  if (!plan) throw new Error('Nothing was printed.');
  let finished = new Uint8Array();
  const printing: number[] = [];
  const finishing: number[] = [];
  for (let turn = 0; turn < turns; turn++) {
    await page.load(html);
    const begin = performance.now();
    await page.print();
    const middle = performance.now();
    const made = finishPdf(printed, plan);
    if (!(made instanceof Uint8Array)) throw new Error('The page numbers were not put in place.');
    finished = new Uint8Array(made);
    finishing.push(performance.now() - middle);
    printing.push(middle - begin);
  }
  await browser.close();
  return {
    pages: pagesOf(readPdf(finished)).length,
    time: median(finishing) / median(printing),
    size: finished.length / printed.length,
    memory: await memoryOfFinishing(printed, plan),
  };
}

async function memoryOfFinishing(printed: Uint8Array, plan: PrintPlan): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'decode-bench-'));
  try {
    const files = [join(folder, 'printed.pdf'), join(folder, 'plan.json')] as const;
    writeFileSync(files[0], printed);
    writeFileSync(files[1], JSON.stringify(plan));
    return Number(await runApart('finish-memory', ...files));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function median(list: readonly number[]): number {
  return [...list].sort((a, b) => a - b)[list.length >> 1] ?? 0;
}
