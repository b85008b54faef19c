import { spawn } from 'node:child_process';
import { access, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { killGroup } from '../kill-group.ts';

export interface KeptOpen {
  /** When it listens, or has had time enough to. */
  readonly ready: Promise<void>;
  readonly isAlive: () => boolean;
  end(): void;
}

/** Milliseconds between two looks, and how long a first start may take on a slow machine. */
const pause = 100;
const patience = 20_000;
/** A new profile makes the program start twice: it listens when it still does so a moment later. */
const steady = 4;

/**
 * LibreOffice with an empty document open, which no command closes: a later start on the same profile hands it what it
 * is to do, and costs no start of its own. Where it does not come up, later starts do all by themselves, as ever.
 *
 * A shell stands between: when this process is killed, its end of the shell's input closes, and the whole group goes.
 */
export function keepOpen(
  command: readonly string[],
  profile: string,
  options: { readonly cwd: string; readonly env: NodeJS.ProcessEnv },
): KeptOpen {
  const script = '{ "$@"; kill -KILL 0; } & cat; kill -KILL 0';
  const shell = spawn('sh', ['-c', script, 'sh', ...command, 'private:factory/swriter'], {
    ...options,
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  let alive = true;
  for (const event of ['error', 'exit'])
    shell.once(event, () => {
      alive = false;
    });
  // Once it listens, neither keeps our process from ending.
  shell.unref();
  shell.stdin.on('error', () => {});
  (shell.stdin as unknown as { unref?: () => void }).unref?.();
  const isAlive = () => alive;
  return {
    ready: listening(join(profile, '.lock'), isAlive),
    isAlive,
    end: () => {
      alive = false;
      killGroup(shell);
    },
  };
}

/** The file says that a process owns the profile, and listens. */
async function listening(lock: string, isAlive: () => boolean): Promise<void> {
  let seen = 0;
  for (let waited = 0; waited < patience && seen < steady && isAlive(); waited += pause) {
    await wait(pause);
    seen = await access(lock).then(
      () => seen + 1,
      () => 0,
    );
  }
}

/** What a process that was ended left of itself: it listens no more. */
export async function forgetKept(profile: string): Promise<void> {
  await rm(join(profile, '.lock'), { force: true });
}
