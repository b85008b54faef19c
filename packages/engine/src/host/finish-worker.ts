import { parentPort } from 'node:worker_threads';
import { finishPdf } from '@decode/render/finish-pdf';

/** What a worker answers to one job; neither where the document must be printed again. */
export interface FinishAnswer {
  readonly bytes?: Uint8Array;
  /** Why the document cannot be made, for the person who wrote it. */
  readonly refusal?: string;
  /** A fault of the program, and where in it. */
  readonly fault?: { readonly message: string; readonly stack?: string | undefined };
}

type Job = { readonly printed: Uint8Array; readonly plan: Parameters<typeof finishPdf>[1] };

parentPort?.on('message', ({ printed, plan }: Job) => {
  let answer: FinishAnswer;
  try {
    const bytes = finishPdf(printed, plan);
    answer = bytes ? { bytes } : {};
  } catch (cause) {
    const { name, message, stack } = cause as Error;
    answer = name === 'Refusal' ? { refusal: message } : { fault: { message, stack } };
  }
  parentPort?.postMessage(answer, answer.bytes ? [answer.bytes.buffer as ArrayBuffer] : []);
});
