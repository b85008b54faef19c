import { type ChildProcess, spawn } from 'node:child_process';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { LayOut } from '@decode/model';
import type { Environment } from '../browser.ts';
import { Interrupted, MachineFailure } from '../failure.ts';
import { killGroup } from '../kill-group.ts';
import type { Slots } from '../slots.ts';
import { makeTemporaryFolder, temporaryFailure, withoutRoom } from '../temporary-folder.ts';
import { libreOfficeVariable } from './find-libreoffice.ts';
import { forgetKept, type KeptOpen, keepOpen } from './keep-open.ts';

export interface LayouterOptions {
  /** Path of soffice. */
  readonly program: string;
  readonly env: Environment;
  /** Milliseconds that a start may take, and again as much for each document. */
  readonly deadlineMs?: number;
  /** Whether its process stays between documents: faster by a start for each, and 200 MB that are never free. */
  readonly keepOpen?: boolean;
  /** Its turns among other programs; it works when it likes without. */
  readonly turns?: Slots;
  readonly signal?: AbortSignal;
}

export interface ClosingLayouter {
  readonly layOut: LayOut;
  close(): Promise<void>;
}

interface Job {
  readonly docx: Uint8Array;
  readonly resolve: (pdf: Uint8Array) => void;
  readonly reject: (cause: unknown) => void;
}

/** Destinations are all that is wanted of the PDF: no tags, no links, pictures as small as can be. */
const filter = `pdf:writer_pdf_Export:${JSON.stringify({
  ExportBookmarksToPDFDestination: { type: 'boolean', value: 'true' },
  UseTaggedPDF: { type: 'boolean', value: 'false' },
  ReduceImageResolution: { type: 'boolean', value: 'true' },
  MaxImageResolution: { type: 'long', value: '75' },
})}`;

/** Most documents that one start of the program takes: what is lost when it hangs. */
const most = 16;
/** Documents after which the process that is kept open is replaced: it never gives back all of its memory. */
const mostKept = 200;

/**
 * LibreOffice, one piece of work at a time on a profile of its own: what arrives while it works is laid out together by
 * the next start. A process that is kept open does the work of all starts. What is not finished is tried once more,
 * alone and by a start of its own; of a start that failed nothing is taken.
 */
export function createLayouter(options: LayouterOptions): ClosingLayouter {
  const { program, env, deadlineMs = 60_000, turns = (work) => work(), signal } = options;
  const waiting: Job[] = [];
  let folder: Promise<string> | undefined;
  let working: Promise<void> | undefined;
  let running: ChildProcess | undefined;
  let closed = false;
  let kept: KeptOpen | undefined;
  let laidOut = 0;
  // Windows has no shell to end it when we are killed.
  let keeping = (options.keepOpen ?? true) && process.platform !== 'win32';
  // The person's language must not reach the pages.
  const environment = {
    ...env,
    LANG: 'C.UTF-8',
    LC_ALL: 'C.UTF-8',
    LANGUAGE: '',
    SAL_USE_VCLPLUGIN: 'svp',
  };
  const profileOf = (at: string) => join(at, 'profile');
  const words = (at: string) => [
    `-env:UserInstallation=${pathToFileURL(profileOf(at)).href}`,
    '--headless',
    '--norestore',
  ];

  const prepare = async (at: string): Promise<void> => {
    if (!keeping || closed || signal?.aborted) return;
    if (laidOut >= mostKept) await letGo(at);
    if (kept?.isAlive()) return kept.ready;
    await forgetKept(profileOf(at));
    laidOut = 0;
    kept = keepOpen([program, ...words(at)], profileOf(at), { cwd: at, env: environment });
    await kept.ready;
  };

  const letGo = async (at: string): Promise<void> => {
    kept?.end();
    kept = undefined;
    await forgetKept(profileOf(at));
  };

  const start = async (at: string, jobs: readonly Job[]): Promise<(Uint8Array | undefined)[]> => {
    if (closed || signal?.aborted) throw new Interrupted('Laying out was stopped.');
    const files = jobs.map((_, index) => join(at, `${index}.docx`));
    await Promise.all(jobs.map(({ docx }, index) => writeFile(files[index] ?? '', docx))).catch(
      (cause: unknown) => {
        throw temporaryFailure(cause);
      },
    );
    const task = ['--nolockcheck', '--convert-to', filter, '--outdir', at, ...files];
    running = spawn(program, [...words(at), ...task], {
      cwd: at,
      env: environment,
      stdio: 'ignore',
      // soffice is a script that starts others: a group of its own lets all of them be ended at once.
      detached: process.platform !== 'win32',
    });
    const done = await ended(running, deadlineMs * (jobs.length + 1));
    running = undefined;
    return Promise.all(
      jobs.map(async (_, index) => {
        const pdf = join(at, `${index}.pdf`);
        // What a start that was ended or failed has written may be half a file.
        const bytes = done ? await readFile(pdf).catch(() => undefined) : undefined;
        await Promise.all([rm(pdf, { force: true }), rm(files[index] ?? '', { force: true })]);
        return bytes;
      }),
    );
  };

  const layOutAll = async (jobs: readonly Job[]): Promise<void> => {
    folder ??= makeTemporaryFolder('libreoffice');
    const at = await folder;
    await prepare(at);
    const first = await start(at, jobs);
    laidOut += jobs.length;
    if (kept && first.includes(undefined)) {
      // The fault may be the document's, or that of handing it over: from now on each start works for itself.
      keeping = false;
      await letGo(at);
    }
    for (const [index, job] of jobs.entries()) {
      const pdf = first[index] ?? (await start(at, [job]))[0];
      if (pdf) job.resolve(pdf);
      else job.reject((await withoutRoom()) ?? notLaidOut());
    }
  };

  const work = async (): Promise<void> => {
    // Documents that are finished in the same breath go together.
    await new Promise((resolve) => setImmediate(resolve));
    while (waiting.length > 0) {
      // Taken when its turn comes: until then more may arrive.
      await turns(async () => {
        const jobs = waiting.splice(0, most);
        await layOutAll(jobs).catch((cause) => {
          for (const { reject } of jobs) reject(cause);
        });
      });
    }
    working = undefined;
  };

  const close = async (): Promise<void> => {
    closed = true;
    stop();
    await working;
    const made = await folder;
    if (made !== undefined) await rm(made, { recursive: true, force: true, maxRetries: 3 });
  };
  const stop = (): void => {
    kept?.end();
    if (running) killGroup(running);
  };
  signal?.addEventListener('abort', stop, { once: true });

  return {
    layOut: (docx) =>
      new Promise((resolve, reject) => {
        waiting.push({ docx, resolve, reject });
        working ??= work();
      }),
    close,
  };
}

/** Whether it came to its end by itself and says that all went well. */
function ended(child: ChildProcess, deadlineMs: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(killGroup, deadlineMs, child);
    child.once('error', (cause) => {
      clearTimeout(timer);
      reject(notLaidOut(cause));
    });
    child.once('close', (status) => {
      clearTimeout(timer);
      resolve(status === 0);
    });
  });
}

function notLaidOut(cause?: unknown): MachineFailure {
  return new MachineFailure(
    'LibreOffice did not lay out a Word document, so the page numbers of its contents are not known.',
    `Run the command again; set ${libreOfficeVariable}=none to make Word documents without them.`,
    cause,
  );
}
