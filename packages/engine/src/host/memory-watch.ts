import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { Browser } from 'puppeteer-core';

/** Ends those processes of a browser that hold more than one may. */
export interface MemoryWatch {
  /** Processes that were ended until now. */
  readonly ended: number;
  /** Looks again and again until the function that it gives is called. */
  begin(): () => void;
}

/** Between two looks: a process that fills memory as fast as it can takes a few hundred megabytes in this time. */
const interval = 250;

/**
 * Each page is a process of its own, and a process that is ended takes no other page with it.
 *
 * @param limit bytes of one process
 */
export function watchMemory(browser: Browser, limit: number): MemoryWatch {
  const session = browser.target().createCDPSession();
  // Found where it is used: a browser may have ended at once.
  session.catch(() => {});
  let ended = 0;
  let watching = 0;
  let looking = false;

  /** The browser knows its processes on every system; how much they hold it does not tell. */
  const processes = async () => (await (await session).send('SystemInfo.getProcessInfo')).processInfo;

  const look = async (): Promise<void> => {
    // A browser that is just ending answers nothing.
    const there = await processes().catch(() => []);
    const sizes = await memoryOf(there.map(({ id }) => id));
    for (const [id, bytes] of sizes) if (bytes > limit && end(id)) ended++;
  };

  const lookOn = async (): Promise<void> => {
    if (looking) return;
    looking = true;
    while (watching > 0) {
      await setTimeout(interval, undefined, { ref: false });
      if (watching > 0) await look();
    }
    looking = false;
  };

  return {
    get ended() {
      return ended;
    },
    begin: () => {
      watching++;
      void lookOn();
      return () => {
        watching--;
      };
    },
  };
}

function end(id: number): boolean {
  try {
    return process.kill(id, 'SIGKILL');
  } catch {
    return false;
  }
}

/** Bytes that processes hold for themselves, by their ids; those that have ended are left out. Not known on Windows. */
export async function memoryOf(ids: readonly number[]): Promise<ReadonlyMap<number, number>> {
  if (process.platform === 'win32' || ids.length === 0) return new Map();
  return process.platform === 'linux' ? memoryByProc(ids) : memoryByPs(ids);
}

/** What is shared with other processes, such as the program itself, is left out (proc(5), status). */
async function memoryByProc(ids: readonly number[]): Promise<ReadonlyMap<number, number>> {
  const sizes = new Map<number, number>();
  for (const id of ids) {
    const status = await readFile(`/proc/${id}/status`, 'latin1').catch(() => '');
    const kilobytes = [...status.matchAll(/^Rss(?:Anon|Shmem):\s+(\d+) kB$/gmu)].map(([, size]) =>
      Number(size),
    );
    if (kilobytes.length > 0) sizes.set(id, kilobytes.reduce((sum, size) => sum + size, 0) * 1024);
  }
  return sizes;
}

/** Resident sizes (POSIX knows no better; ps of every Unix tells them in kilobytes). */
export async function memoryByPs(ids: readonly number[]): Promise<ReadonlyMap<number, number>> {
  const { stdout } = await promisify(execFile)('ps', ['-o', 'pid=,rss=', '-p', ids.join(',')]).catch(
    // It fails where none of them runs any more.
    () => ({ stdout: '' }),
  );
  return new Map(
    [...stdout.matchAll(/^\s*(\d+)\s+(\d+)\s*$/gmu)].map(([, id, size]) => [Number(id), Number(size) * 1024]),
  );
}
