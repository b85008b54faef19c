import { Worker } from 'node:worker_threads';
import { type Finisher, Refusal } from '@decode/model';
import { MachineFailure } from './failure.ts';
import type { FinishAnswer } from './finish-worker.ts';
import { createWorkerPool } from './worker-pool.ts';

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
 * Printed PDF files are finished in worker threads, while the browser prints the next document. A document that needs
 * more memory than it may have is told at once.
 */
export function createFinisher(options: FinisherOptions): ClosingFinisher {
  const { workers, deadlineMs = 300_000, memoryMb = 768, signal } = options;
  const program = options.program ?? new URL('./finish-worker.ts', import.meta.url);
  const pool = createWorkerPool<{ readonly printed: Uint8Array; readonly plan: object }, FinishAnswer>({
    workers,
    deadlineMs,
    signal,
    start: () =>
      new Worker(program, {
        name: 'pdf',
        resourceLimits: { maxOldGenerationSizeMb: memoryMb, maxYoungGenerationSizeMb: youngMb },
      }),
    failures: {
      stopped: 'Printing was stopped.',
      late: (seconds) =>
        new MachineFailure(`Making the PDF accessible took longer than ${seconds} seconds.`, tooLarge),
      full: (cause) =>
        new MachineFailure('Making the PDF accessible took more memory than it may.', tooLarge, cause),
      died: (cause) =>
        new MachineFailure(
          `The program that makes PDFs accessible died twice${cause ? `: ${cause.message}` : ''}.`,
          'Close other programs to free memory and run the command again with --jobs 1.',
          cause,
        ),
    },
  });

  return {
    // Why a worker does not start is told with the first document.
    warm: () => void pool.warm().catch(() => {}),
    finish: async (printed, plan) => {
      const { made, refusal, fault } = await pool.run({ printed, plan });
      if (refusal) throw new Refusal(refusal.message, refusal.todo, refusal.origin);
      if (fault) throw faultOf(fault);
      if (!made) throw faultOf({ message: 'nothing was made.' });
      return made;
    },
    close: pool.close,
  };
}

/** Megabytes of new objects: left to itself a worker keeps ten times as many that are dead, and is no faster. */
const youngMb = 16;

const tooLarge = 'Look for a very long table or a very large picture in the document.';

/** The stack is the worker's, for those who mend it. */
function faultOf({ message, stack }: NonNullable<FinishAnswer['fault']>): Error {
  const error = new Error(`The PDF could not be finished: ${message}`);
  if (stack !== undefined) error.stack = stack;
  return error;
}
