import type { Worker } from 'node:worker_threads';
import { Interrupted, type MachineFailure } from './failure.ts';
import { createSlots } from './slots.ts';

export interface WorkerPoolOptions<Answer> {
  /** Jobs done at once. */
  readonly workers: number;
  /** Milliseconds that one job may take. */
  readonly deadlineMs: number;
  /** A worker that answers each message with one. */
  readonly start: () => Worker | Promise<Worker>;
  /** Whether a worker is to be replaced after the last of so many answers. */
  readonly isWorn?: (answer: Answer, jobs: number) => boolean;
  readonly failures: {
    /** What was stopped, as a sentence. */
    readonly stopped: string;
    readonly late: (seconds: number) => MachineFailure;
    /** It needs more memory than it may have: another try would be for nothing. */
    readonly full?: (cause: Error) => MachineFailure;
    readonly died: (cause: Error | undefined) => MachineFailure;
  };
  readonly signal?: AbortSignal | undefined;
}

export interface WorkerPool<Job, Answer> {
  run(job: Job): Promise<Answer>;
  /** Starts a worker before there is a job for it. */
  warm(): Promise<void>;
  close(): Promise<void>;
}

/** A worker, and what it has behind it. */
interface Member {
  readonly worker: Worker;
  jobs: number;
}

/** With the error that ended the worker, where it told one. */
class Death {
  readonly cause: NodeJS.ErrnoException | undefined;
  constructor(cause: NodeJS.ErrnoException | undefined) {
    this.cause = cause;
  }
}

/**
 * Worker threads that start with the first jobs. One that dies is replaced and its job done once more; a second death is
 * told. One that is late is ended, and told at once.
 */
export function createWorkerPool<Job, Answer>(options: WorkerPoolOptions<Answer>): WorkerPool<Job, Answer> {
  const { deadlineMs, isWorn = () => false, failures, signal } = options;
  const slots = createSlots(options.workers);
  const idle: Member[] = [];
  const alive = new Set<Worker>();
  let closed = false;

  const stopIfAsked = (): void => {
    if (closed || signal?.aborted) throw new Interrupted(failures.stopped);
  };

  const start = async (): Promise<Member> => {
    const worker = await options.start();
    alive.add(worker);
    worker.once('exit', () => alive.delete(worker));
    // A resting worker keeps no process alive; nor does its death while resting, which is found with the next job.
    worker.unref();
    worker.on('error', () => {});
    return { worker, jobs: 0 };
  };

  const rested = (): Member | undefined => {
    for (let member = idle.pop(); member; member = idle.pop()) if (alive.has(member.worker)) return member;
    return undefined;
  };

  const attempt = async (job: Job): Promise<Answer | Death> => {
    stopIfAsked();
    const member = rested() ?? (await start());
    // Between the start and here somebody may have closed everything.
    if (closed) await member.worker.terminate();
    stopIfAsked();
    const answer = await ask<Job, Answer>(member.worker, job, deadlineMs);
    member.jobs++;
    if (answer === 'late' || answer instanceof Death || isWorn(answer, member.jobs))
      await member.worker.terminate();
    else idle.push(member);
    stopIfAsked();
    if (answer === 'late') throw failures.late(Math.round(deadlineMs / 1000));
    if (failures.full && answer instanceof Death && answer.cause?.code === 'ERR_WORKER_OUT_OF_MEMORY')
      throw failures.full(answer.cause);
    return answer;
  };

  const close = async (): Promise<void> => {
    closed = true;
    await Promise.all([...alive].map((worker) => worker.terminate()));
  };
  signal?.addEventListener('abort', () => void close(), { once: true });

  return {
    run: (job) =>
      slots(async () => {
        const first = await attempt(job);
        const answer = first instanceof Death ? await attempt(job) : first;
        if (answer instanceof Death) throw failures.died(answer.cause);
        return answer;
      }),
    warm: async () => {
      if (!closed && alive.size === 0) idle.push(await start());
    },
    close,
  };
}

function ask<Job, Answer>(worker: Worker, job: Job, deadlineMs: number): Promise<Answer | Death | 'late'> {
  return new Promise((resolve) => {
    let cause: NodeJS.ErrnoException | undefined;
    const end = (answer: Answer | Death | 'late') => {
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
    const died = () => end(new Death(cause));
    const timer = setTimeout(end, deadlineMs, 'late');
    worker.ref();
    worker.once('message', end);
    worker.once('error', failed);
    worker.once('exit', died);
    worker.postMessage(job);
  });
}
