import { Worker } from 'node:worker_threads';
import { type Finisher, Refusal } from '@decode/model';
import { Interrupted, MachineFailure } from './failure.ts';
import type { FinishAnswer } from './finish-worker.ts';
import { createSlots } from './slots.ts';

export interface FinisherOptions {
  /** Documents finished at once. */
  readonly workers: number;
  /** Milliseconds that one document may take. */
  readonly deadlineMs?: number;
  /** Megabytes of objects that a worker may hold: a document that needs more is damaged, or not one. */
  readonly memoryMb?: number;
  /** The program of a worker; tests give one that fails. */
  readonly program?: URL;
  readonly signal?: AbortSignal;
}

export interface ClosingFinisher extends Finisher {
  /** Starts a worker while the first document is still being printed. */
  warm(): void;
  close(): Promise<void>;
}

/**
 * Printed PDF files are finished in worker threads, while the browser prints the next document. A worker that
 * dies is replaced and the document finished once more; a second death is told, and at once one that is late or needs
 * more memory than it may have.
 */
export function createFinisher(options: FinisherOptions): ClosingFinisher {
  const { workers, deadlineMs = 120_000, memoryMb = 768, signal } = options;
  const program = options.program ?? new URL('./finish-worker.ts', import.meta.url);
  const slots = createSlots(workers);
  const idle: Worker[] = [];
  const alive = new Set<Worker>();
  let closed = false;

  const start = (): Worker => {
    const worker = new Worker(program, { name: 'pdf', resourceLimits: { maxOldGenerationSizeMb: memoryMb } });
    alive.add(worker);
    worker.once('exit', () => alive.delete(worker));
    worker.unref();
    // Its death is found with the job.
    worker.on('error', () => {});
    return worker;
  };

  const attempt = async (job: Job): Promise<FinishAnswer | Death> => {
    stopIfAsked(closed, signal);
    const rested = idle.pop();
    const worker = rested && alive.has(rested) ? rested : start();
    const answer = await ask(worker, job, deadlineMs);
    if (answer === 'late' || 'died' in answer) await worker.terminate();
    else idle.push(worker);
    stopIfAsked(closed, signal);
    if (answer === 'late')
      throw new MachineFailure(
        `Making the PDF accessible took longer than ${Math.round(deadlineMs / 1000)} seconds.`,
        tooLarge,
      );
    if ('died' in answer && answer.died?.code === 'ERR_WORKER_OUT_OF_MEMORY')
      throw new MachineFailure(
        'Making the PDF accessible took more memory than it may.',
        tooLarge,
        answer.died,
      );
    return answer;
  };

  const close = async (): Promise<void> => {
    closed = true;
    await Promise.all([...alive].map((worker) => worker.terminate()));
  };
  signal?.addEventListener('abort', () => void close(), { once: true });

  return {
    warm: () => {
      if (!closed && alive.size === 0) idle.push(start());
    },
    finish: (printed, plan) =>
      slots(async () => {
        let last: Error | undefined;
        for (let attempts = 0; attempts < 2; attempts++) {
          const answer = await attempt({ printed, plan });
          if ('died' in answer) {
            last = answer.died;
            continue;
          }
          if (answer.refusal !== undefined) throw new Refusal(answer.refusal);
          if (answer.fault) throw faultOf(answer.fault);
          if (!answer.made) throw faultOf({ message: 'nothing was made.' });
          return answer.made;
        }
        throw new MachineFailure(
          `The program that makes PDFs accessible died twice${last ? `: ${last.message}` : ''}.`,
          'Close other programs to free memory and run the command again with --jobs 1.',
          last,
        );
      }),
    close,
  };
}

type Job = { readonly printed: Uint8Array; readonly plan: object };
/** With the error that ended the worker, where it told one. */
type Death = { readonly died: NodeJS.ErrnoException | undefined };

const tooLarge = 'Look for a very long table or a very large picture in the document.';

function ask(worker: Worker, job: Job, deadlineMs: number): Promise<FinishAnswer | Death | 'late'> {
  return new Promise((resolve) => {
    let cause: NodeJS.ErrnoException | undefined;
    const end = (answer: FinishAnswer | Death | 'late') => {
      clearTimeout(timer);
      worker.off('message', end);
      worker.off('error', failed);
      worker.off('exit', died);
      worker.unref();
      resolve(answer);
    };
    const failed = (error: NodeJS.ErrnoException) => {
      cause = error;
    };
    const died = () => end({ died: cause });
    const timer = setTimeout(end, deadlineMs, 'late');
    worker.ref();
    worker.once('message', end);
    worker.once('error', failed);
    worker.once('exit', died);
    worker.postMessage(job);
  });
}

/** The stack is the worker's, for those who mend it. */
function faultOf({ message, stack }: NonNullable<FinishAnswer['fault']>): Error {
  const error = new Error(`The PDF could not be finished: ${message}`);
  if (stack !== undefined) error.stack = stack;
  return error;
}

function stopIfAsked(closed: boolean, signal: AbortSignal | undefined): void {
  if (closed || signal?.aborted) throw new Interrupted('Printing was stopped.');
}
