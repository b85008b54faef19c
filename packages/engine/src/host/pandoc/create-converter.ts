import { Worker } from 'node:worker_threads';
import type { Converter, ConvertJob } from '@decode/model';
import { MachineFailure } from '../failure.ts';
import { createWorkerPool } from '../worker-pool.ts';
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

/** Pandoc in worker threads that share one compiled module. What pandoc refuses is told at once. */
export function createConverter(options: ConverterOptions): ClosingConverter {
  const {
    workers,
    deadlineMs = 300_000,
    recycleAfter = 500,
    recycleAbove = 300 * 1024 * 1024,
    signal,
  } = options;
  const program = options.program ?? new URL('./pandoc-worker.ts', import.meta.url);
  let module: Promise<WasmModule> | undefined;
  const pool = createWorkerPool<ConvertJob, PandocAnswer>({
    workers,
    deadlineMs,
    signal,
    start: async () => {
      module ??= compilePandoc();
      return new Worker(program, { workerData: { module: await module }, name: 'pandoc' });
    },
    isWorn: ({ memory }, jobs) => jobs >= recycleAfter || memory > recycleAbove,
    failures: {
      stopped: 'Converting was stopped.',
      late: (seconds) =>
        new MachineFailure(
          `Making the Word document took longer than ${seconds} seconds.`,
          'Look for a very long table or paragraph in it, or run the command again with --jobs 1.',
        ),
      died: (cause) =>
        new MachineFailure(
          'Pandoc died twice while it made a Word document.',
          'Close other programs to free memory and run the command again with --jobs 1.',
          cause,
        ),
    },
  });

  return {
    convert: async (job) => {
      const answer = await pool.run(job);
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
    },
    close: pool.close,
  };
}
