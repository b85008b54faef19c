import { Interrupted, MachineFailure } from './failure.ts';

/** Answers of statistical offices. No build asks it: only verbs whose words say that they load something. */
export interface Web {
  /** Of the machine's clock, YYYY-MM-DD: the day on which an answer was read. */
  today(): string;
  /**
   * The bytes of a JSON answer.
   *
   * @throws MachineFailure in words for a planner, once all attempts are spent
   */
  get(address: string): Promise<Uint8Array>;
  /** Whether something still stands at an address; nothing of it is read. */
  knock(address: string): Promise<Knocked>;
}

/** moved: it sends to another address. refused: it is there and lets no program in. silent: no answer. */
export interface Knocked {
  readonly state: 'there' | 'moved' | 'gone' | 'refused' | 'silent';
  /** What it answers: a number, or where it sends to. */
  readonly detail: string;
}

/** A name that the world knows: no number, and nothing inside this machine or its network. */
const isPublic = (host: string) =>
  /\.[a-z]{2,}$/i.test(host) && !/\.(?:local|internal|localhost)$/i.test(host);

export interface WebOptions {
  /** Hosts that may be knocked at. */
  readonly hosts?: (name: string) => boolean;
  readonly signal: AbortSignal;
  /** Beginnings of the addresses that may be asked; a redirection elsewhere is refused. */
  readonly allowed: readonly string[];
  /** Of an unpacked answer. */
  readonly bytes?: number;
  /** For one attempt, from the question to the last byte. */
  readonly milliseconds?: number;
  readonly attempts?: number;
  /** Before the second attempt; doubled before each further one. */
  readonly pause?: number;
}

/** https://ec.europa.eu/eurostat/web/user-guides/data-browser/api-data-access/api-detailed-guidelines/api-statistics */
export const eurostatAddress = 'https://ec.europa.eu/eurostat/api/dissemination/statistics/1.0/data/';

export function createWeb(options: WebOptions): Web {
  const {
    signal,
    allowed,
    bytes = 5_000_000,
    milliseconds = 30_000,
    attempts = 3,
    pause = 500,
    hosts = isPublic,
  } = options;
  return {
    today: () => new Date().toISOString().slice(0, 10),
    async knock(address) {
      if (!hosts(new URL(address).hostname)) return { state: 'refused', detail: 'not a public address' };
      const within = () => AbortSignal.any([signal, AbortSignal.timeout(milliseconds)]);
      try {
        const first = await touch(address, 'HEAD', within());
        // Some servers know no HEAD.
        const status = first.status >= 400 ? await touch(address, 'GET', within()) : first;
        return knocked(status);
      } catch (cause) {
        if (signal.aborted) throw new Interrupted();
        return { state: 'silent', detail: failure(address, cause, milliseconds).message };
      }
    },
    async get(address) {
      if (!allowed.some((start) => address.startsWith(start)))
        throw new MachineFailure(`${address} is not asked.`, `Only ${allowed.join(', ')} is.`);
      for (let attempt = 1; ; attempt++) {
        try {
          return await ask(address, bytes, AbortSignal.any([signal, AbortSignal.timeout(milliseconds)]));
        } catch (cause) {
          if (signal.aborted) throw new Interrupted();
          if (cause instanceof Refused || attempt >= attempts) throw failure(address, cause, milliseconds);
          await new Promise((resolve) => setTimeout(resolve, pause * 2 ** (attempt - 1)));
        }
      }
    },
  };
}

interface Touched {
  readonly status: number;
  readonly location: string;
}

async function touch(address: string, method: 'HEAD' | 'GET', signal: AbortSignal): Promise<Touched> {
  const answer = await fetch(address, { method, signal, redirect: 'manual' });
  await answer.body?.cancel();
  return { status: answer.status, location: answer.headers.get('location') ?? '' };
}

function knocked({ status, location }: Touched): Knocked {
  if (status >= 300 && status < 400) return { state: 'moved', detail: location };
  if (status < 300) return { state: 'there', detail: String(status) };
  return { state: status === 404 || status === 410 ? 'gone' : 'refused', detail: String(status) };
}

/** Asking again would give the same. */
class Refused extends Error {
  readonly todo: string;
  constructor(found: string, todo: string) {
    super(found);
    this.todo = todo;
  }
}

const later = 'Try again later; what the project has stays as it is.';
const wrongQuery = 'Compare the dataset and the filters of the descriptor with the data browser of Eurostat.';

async function ask(address: string, limit: number, signal: AbortSignal): Promise<Uint8Array> {
  const answer = await fetch(address, {
    signal,
    redirect: 'manual',
    headers: { accept: 'application/json' },
  });
  const { status } = answer;
  if (status >= 500 || status === 429) {
    await answer.body?.cancel();
    throw new Error(`the server answers with ${status}`);
  }
  const refuse = async (found: string, todo: string): Promise<never> => {
    await answer.body?.cancel();
    throw new Refused(found, todo);
  };
  if (status >= 300 && status < 400)
    return refuse(
      'the server sends us to another address',
      'Nothing is followed. Look at the address in a browser.',
    );
  if (status === 413) return refuse('the question asks for too much at once', wrongQuery);
  if (status !== 200) return refuse(`the server answers with ${status}`, wrongQuery);
  const type = answer.headers.get('content-type') ?? 'nothing';
  if (!/^application\/(?:[\w.+-]*\+)?json\b/i.test(type))
    return refuse(`the answer is ${type} and not JSON`, 'Look at the address in a browser.');
  const tooLarge = `the answer is larger than ${limit / 1e6} MB`;
  if (Number(answer.headers.get('content-length') ?? 0) > limit) return refuse(tooLarge, wrongQuery);
  const parts: Uint8Array[] = [];
  let length = 0;
  // What counts is what comes out of an unpacked answer: a small one may be packed from a huge one.
  for await (const part of answer.body ?? []) {
    length += part.length;
    // Leaving the loop ends the transfer.
    if (length > limit) throw new Refused(tooLarge, wrongQuery);
    parts.push(part);
  }
  return Buffer.concat(parts);
}

function failure(address: string, cause: unknown, milliseconds: number): MachineFailure {
  if (cause instanceof Refused) return new MachineFailure(`${address}: ${cause.message}.`, cause.todo, cause);
  if (cause instanceof Error && cause.name === 'TimeoutError')
    return new MachineFailure(`${address} did not answer within ${milliseconds / 1000} s.`, later, cause);
  const inner = cause instanceof Error && cause.cause instanceof Error ? cause.cause : cause;
  const words = inner instanceof Error ? inner.message : String(inner);
  return new MachineFailure(`${address} cannot be read: ${words}.`, later, cause);
}
