import { parentPort } from 'node:worker_threads';
import type { PageNumbers } from '@decode/model';
import { Refusal } from '@decode/model/refusal';
import { finishPdf } from '@decode/render/finish-pdf';

/** What a worker answers to one job: one of these. */
export interface FinishAnswer {
  /** The file, or where each target stands if the document must be printed again. */
  readonly made?: Uint8Array | PageNumbers;
  /** Why the document cannot be made, for the person who wrote it. */
  readonly refusal?: Pick<Refusal, 'message' | 'todo' | 'origin'>;
  /** A fault of the program, and where in it. */
  readonly fault?: { readonly message: string; readonly stack?: string | undefined };
}

type Job = { readonly printed: Uint8Array; readonly plan: Parameters<typeof finishPdf>[1] };

parentPort?.on('message', ({ printed, plan }: Job) => {
  let answer: FinishAnswer;
  try {
    answer = { made: finishPdf(printed, plan) };
  } catch (cause) {
    const { message, stack } = cause as Error;
    if (cause instanceof Refusal) {
      const { todo, origin } = cause;
      answer = { refusal: { message, todo, origin } };
    } else answer = { fault: { message, stack } };
  }
  parentPort?.postMessage(
    answer,
    answer.made instanceof Uint8Array ? [answer.made.buffer as ArrayBuffer] : [],
  );
});
