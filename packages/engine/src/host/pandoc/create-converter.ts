import { Worker } from 'node:worker_threads';
import type { Converter, ConvertJob } from '@decode/model';
import { Interrupted, MachineFailure } from '../failure.ts';
import { createSlots } from '../slots.ts';
import { compilePandoc } from './pandoc-module.ts';
import type { PandocAnswer } from './pandoc-worker.ts';
import type { WasmModule } from './web-assembly.ts';

export interface ConverterOptions {
  /** Documents converted at once. */
  readonly workers: number;
  /** Milliseconds that one document may take. */
  readonly deadlineMs?: number;
  /** Documents after which a worker is replaced. */
  readonly recycleAfter?: number;
  /** Bytes of pandoc's memory after which a worker is replaced: it never gives any back. */
  readonly recycleAbove?: number;
  /** The program of a worker; tests give one that fails. */
  readonly program?: URL;
  readonly signal?: AbortSignal;
}

export interface ClosingConverter extends Converter {
  close(): Promise<void>;
}

/** A worker at rest, and what it has behind it. */
interface Rested {
  readonly worker: Worker;
  jobs: number;
}

/**
 * Pandoc in worker threads that start with the first document and share one compiled module. A worker that dies is
 * replaced and the document converted once more; a second death is told. What pandoc refuses is told at once.
 */
export function createConverter(options: ConverterOptions): ClosingConverter {
  const {
    workers,
    deadlineMs = 120_000,
    recycleAfter = 500,
    recycleAbove = 300 * 1024 * 1024,
    signal,
  } = options;
  const program = options.program ?? new URL('./pandoc-worker.ts', import.meta.url);
  const slots = createSlots(workers);
  const idle: Rested[] = [];
  const alive = new Set<Worker>();
  let module: Promise<WasmModule> | undefined;
  let closed = false;

  const start = async (): Promise<Rested> => {
    module ??= compilePandoc();
    const worker = new Worker(program, { workerData: { module: await module }, name: 'pandoc' });
    alive.add(worker);
    worker.once('exit', () => alive.delete(worker));
    // A resting worker keeps no process alive; nor does its death while resting, which is found with the next job.
    worker.unref();
    worker.on('error', () => {});
    return { worker, jobs: 0 };
  };

  const attempt = async (job: ConvertJob): Promise<PandocAnswer | 'died'> => {
    stopIfAsked(closed, signal);
    const rested = idle.find(({ worker }) => alive.has(worker)) ?? (await start());
    idle.splice(0, idle.length, ...idle.filter((other) => other !== rested && alive.has(other.worker)));
    // Between the start and here somebody may have closed everything.
    stopIfAsked(closed, signal);
    const answer = await ask(rested.worker, job, deadlineMs);
    rested.jobs++;
    const worn =
      answer === 'died' || answer === 'late' || rested.jobs >= recycleAfter || answer.memory > recycleAbove;
    if (worn) await rested.worker.terminate();
    else idle.push(rested);
    stopIfAsked(closed, signal);
    if (answer !== 'late') return answer;
    throw new MachineFailure(
      `Making the Word document took longer than ${Math.round(deadlineMs / 1000)} seconds.`,
      'Look for a very long table or paragraph in it, or run the command again with --jobs 1.',
    );
  };

  const close = async (): Promise<void> => {
    closed = true;
    await Promise.all([...alive].map((worker) => worker.terminate()));
  };
  signal?.addEventListener('abort', () => void close(), { once: true });

  return {
    convert: (job) =>
      slots(async () => {
        for (let attempts = 0; attempts < 2; attempts++) {
          const answer = await attempt(job);
          if (answer === 'died') continue;
          if ('bytes' in answer) return answer.bytes;
          if (answer.tooLarge)
            throw new MachineFailure(
              `The document is too large to be made for Word. ${answer.refusal}`,
              'Make its longest table or list shorter, or share the document out in two.',
            );
          throw new MachineFailure(
            `Pandoc could not make the Word document: ${answer.refusal}`,
            'This is a fault of the program, not of your text: please report it with the whole message.',
          );
        }
        throw new MachineFailure(
          'Pandoc died twice while it made a Word document.',
          'Close other programs to free memory and run the command again with --jobs 1.',
        );
      }),
    close,
  };
}

function ask(worker: Worker, job: ConvertJob, deadlineMs: number): Promise<PandocAnswer | 'died' | 'late'> {
  return new Promise((resolve) => {
    const end = (answer: PandocAnswer | 'died' | 'late') => {
      clearTimeout(timer);
      worker.off('message', end);
      worker.off('exit', died);
      worker.unref();
      resolve(answer);
    };
    const died = () => end('died');
    const timer = setTimeout(end, deadlineMs, 'late');
    worker.ref();
    worker.once('message', end);
    worker.once('exit', died);
    worker.postMessage(job);
  });
}

function stopIfAsked(closed: boolean, signal: AbortSignal | undefined): void {
  if (closed || signal?.aborted) throw new Interrupted('Converting was stopped.');
}
