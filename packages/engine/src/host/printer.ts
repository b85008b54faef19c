import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { Printer } from '@decode/model';
import type { Browser, Page } from 'puppeteer-core';
import { Interrupted, MachineFailure } from './failure.ts';
import { killGroup } from './kill-group.ts';
import { type MemoryWatch, watchMemory } from './memory-watch.ts';
import { openPage, type PrintPage } from './print-page.ts';
import { createSlots } from './slots.ts';
import { withoutRoom } from './temporary-folder.ts';

const megabyte = 1024 * 1024;

export interface PrinterOptions {
  /** Documents printed at once. */
  readonly pages: number;
  readonly launch: () => Promise<Browser>;
  /** Milliseconds that one document may take. */
  readonly deadline?: number;
  /** Documents after which the browser is replaced. */
  readonly recycleAfter?: number;
  /** Bytes that the process of one page may hold: it is ended, and its document given up. */
  readonly memory?: number;
  readonly signal?: AbortSignal;
}

export interface ClosingPrinter extends Printer {
  close(): Promise<void>;
}

/** One run of the browser. */
interface Session {
  readonly browser: Browser;
  /** The page that it begins with, until there is another: it never shows a document, and holds memory as all do. */
  blank: Page | undefined;
  readonly memory: MemoryWatch;
  begun: number;
  active: number;
}

/**
 * One warm browser that starts with the first document. Each document has a page of its own: a page keeps most of what it
 * held for a document, and searches it with each later one; a new one costs some 60 ms and less processor time. When it
 * dies, or a page does, the document is printed once more in a new one; a second death is told.
 */
export function createPrinter(options: PrinterOptions): ClosingPrinter {
  const { pages, launch, deadline = 300_000, recycleAfter = 500, signal } = options;
  const { memory = 1536 * megabyte } = options;
  const slots = createSlots(pages);
  const open = new Set<Session>();
  let current: Promise<Session> | undefined;
  let closed = false;

  const start = async (): Promise<Session> => {
    const browser = await launch();
    const [blank] = await browser.pages();
    const session: Session = { browser, blank, memory: watchMemory(browser, memory), begun: 0, active: 0 };
    if (closed) await end(session);
    stopIfAsked(closed, signal);
    open.add(session);
    session.browser.once('disconnected', () => open.delete(session));
    return session;
  };

  /** The session for the next document; a dead or worn one is replaced. */
  const take = async (): Promise<Session> => {
    for (;;) {
      stopIfAsked(closed, signal);
      current ??= start();
      const starting = current;
      const session = await starting.catch((cause: unknown) => {
        if (current === starting) current = undefined;
        throw cause;
      });
      if (session.browser.connected && session.begun < recycleAfter) {
        session.begun++;
        session.active++;
        return session;
      }
      if (current === starting) current = undefined;
      if (session.active === 0) await end(session);
    }
  };

  const give = async (session: Session): Promise<void> => {
    session.active--;
    if (session.active === 0 && session.begun >= recycleAfter) await end(session);
  };

  const attempt = async (html: string, title: string): Promise<Uint8Array | 'died'> => {
    const session = await take();
    const endedBefore = session.memory.ended;
    const stopWatching = session.memory.begin();
    let page: PrintPage | undefined;
    try {
      const work = async () => {
        page = await openPage(session.browser);
        const { blank } = session;
        session.blank = undefined;
        await blank?.close();
        return guarded(page, html);
      };
      const bytes = await inTime(session.browser, work(), title, deadline);
      // Waited for: the next document's page beside it would be twice the memory.
      await closePage(page);
      return bytes;
    } catch (cause) {
      stopIfAsked(closed, signal);
      if (!isDeath(cause) && session.browser.connected) {
        // The page may be in any state; the next document gets a new one.
        await closePage(page);
        throw cause;
      }
      // A page that crashed often takes the next one with it: begin afresh.
      session.begun = recycleAfter;
      if (session.memory.ended > endedBefore) throw tooLarge(title, memory);
      return 'died';
    } finally {
      stopWatching();
      await give(session);
    }
  };

  // Whoever asks again waits as well: a browser that has let go of its pages may still be ending.
  let closing: Promise<void> | undefined;
  const close = (): Promise<void> => {
    closed = true;
    closing ??= (async () => {
      // One that is being started ends itself as soon as it is there.
      if (current) await within(3000, current);
      await Promise.all([...open].map(end));
    })();
    return closing;
  };
  signal?.addEventListener('abort', () => void close(), { once: true });

  return {
    print: (html, { title }) =>
      slots(async () => {
        for (let attempts = 0; attempts < 2; attempts++) {
          const bytes = await attempt(html, title);
          if (bytes !== 'died') return bytes;
        }
        const room = await withoutRoom();
        if (room) throw room;
        throw new MachineFailure(
          `The browser died twice while it printed "${title}".`,
          'Close other programs to free memory and run the command again with --jobs 1; if it dies again, update the browser or set DECODE_CHROME to another.',
        );
      }),
    close,
  };
}

function tooLarge(title: string, limit: number): MachineFailure {
  return new MachineFailure(
    `Printing "${title}" took more than the ${Math.round(limit / megabyte)} MB of memory that one document may take.`,
    'Look for a very large picture or a very long table in it.',
  );
}

function stopIfAsked(closed: boolean, signal: AbortSignal | undefined): void {
  if (closed || signal?.aborted) throw new Interrupted('Printing was stopped.');
}

/** The result, unless the page crashes first: then none would ever come. */
async function guarded({ page, load, print }: PrintPage, html: string): Promise<Uint8Array> {
  let crashed = (_: Error): void => {};
  const crash = new Promise<never>((_, reject) => {
    crashed = (cause) => reject(new PageCrash(cause.message));
    page.once('error', crashed);
  });
  try {
    return await firstOf(load(html).then(print), crash);
  } finally {
    page.off('error', crashed);
  }
}

/** The result, unless the browser goes, or the deadline comes first: waiting on would be for nothing, or for too long. */
async function inTime(
  browser: Browser,
  work: Promise<Uint8Array>,
  title: string,
  deadline: number,
): Promise<Uint8Array> {
  let timer: NodeJS.Timeout | undefined;
  let gone = (): void => {};
  const end = new Promise<never>((_, reject) => {
    gone = () => reject(new PageCrash('the browser is gone'));
    browser.once('disconnected', gone);
    timer = setTimeout(() => {
      const found = `Printing "${title}" took longer than ${Math.round(deadline / 1000)} seconds.`;
      reject(
        new MachineFailure(
          found,
          'Look for a very long table or a very large picture in it, or run the command again with --jobs 1.',
        ),
      );
    }, deadline);
  });
  try {
    return await firstOf(work, end);
  } finally {
    clearTimeout(timer);
    browser.off('disconnected', gone);
  }
}

/** Whichever loses is nobody's concern any more, and may fail unheard. */
function firstOf<T>(...work: readonly Promise<T>[]): Promise<T> {
  for (const one of work) one.catch(() => {});
  return Promise.race(work);
}

class PageCrash extends Error {}

function isDeath(cause: unknown): boolean {
  return (
    cause instanceof PageCrash ||
    (cause instanceof Error &&
      /^(TargetClose|ConnectionClosed|Protocol)Error$/.test(cause.name) &&
      /clos|crash|detach/i.test(cause.message))
  );
}

async function closePage(opened: PrintPage | undefined): Promise<void> {
  if (opened) await within(2000, opened.page.close());
}

/** Ends a browser in peace, or by force when it does not listen; waits until it is gone. */
async function end({ browser }: Session): Promise<void> {
  const program = browser.process();
  const gone = program && !hasEnded(program) ? once(program, 'exit') : Promise.resolve();
  await within(3000, Promise.all([browser.close(), gone]));
  if (!program || hasEnded(program)) return;
  killGroup(program);
  await within(2000, gone);
}

function hasEnded({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null;
}

async function within(milliseconds: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, milliseconds);
  });
  await Promise.race([work.catch(() => {}), late]);
  clearTimeout(timer);
}
