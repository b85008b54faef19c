import { execFile } from 'node:child_process';
import { rmSync } from 'node:fs';
import type { Browser } from 'puppeteer-core';
import type { BrowserChoice, Environment } from './browser.ts';
import { MachineFailure } from './failure.ts';
import { makeTemporaryFolder, withoutRoom } from './temporary-folder.ts';

/**
 * Starts a browser for printing. It hangs on a pipe, so it ends when we do, however we end; signals are ours to handle.
 * No name resolves: one of the walls around a page (the others stand in print-page.ts).
 *
 * @param note told when Chromium's own sandbox cannot be had
 */
export async function launchBrowser(
  choice: BrowserChoice,
  env: Environment,
  note: (text: string) => void,
): Promise<Browser> {
  // Chromium refuses a sandbox to root.
  const mayHaveSandbox = process.getuid?.() !== 0;
  try {
    return await start(choice, env, mayHaveSandbox);
  } catch (cause) {
    if (!mayHaveSandbox || process.platform !== 'linux' || (cause as Error).name === 'TimeoutError')
      throw await failure(choice, cause);
    // Over the pipe nothing comes of what it said: it is asked once more, for its words alone.
    if (!lacksSandbox(await lastWords(choice, env))) throw await failure(choice, cause);
    const browser = await start(choice, env, false).catch(async () => {
      throw await failure(choice, cause);
    });
    note(withoutSandbox);
    return browser;
  }
}

const withoutSandbox =
  "This user may not use Chromium's sandbox here, so it prints without. Pages still run no script and reach neither network nor files.";

/** Whether what Chromium said when it ended is that the system gives it no sandbox: no user namespaces, nor a helper. */
export function lacksSandbox(words: string): boolean {
  return /No usable sandbox|SUID sandbox helper binary was found, but|Failed to move to new namespace/.test(
    words,
  );
}

/** What a browser says on its error stream when it is started with a sandbox; it has ten seconds. */
async function lastWords(choice: BrowserChoice, env: Environment): Promise<string> {
  const profile = await makeTemporaryFolder('browser');
  const words = ['--headless', `--user-data-dir=${profile}`, '--dump-dom', 'about:blank'];
  try {
    return await new Promise((resolve) => {
      execFile(
        choice.path,
        words,
        { env: { ...env, ...choice.env }, timeout: 10_000, killSignal: 'SIGKILL' },
        (_, __, stderr) => resolve(stderr),
      );
    });
  } finally {
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function start(choice: BrowserChoice, env: Environment, sandbox: boolean): Promise<Browser> {
  const { launch } = await import('puppeteer-core');
  const profile = await makeTemporaryFolder('browser');
  const remove = () => rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  const browser = await launch({
    userDataDir: profile,
    executablePath: choice.path,
    headless: choice.shell ? 'shell' : true,
    pipe: true,
    args: [
      '--host-resolver-rules=MAP * ~NOTFOUND',
      '--font-render-hinting=none',
      ...(sandbox ? [] : ['--no-sandbox']),
    ],
    env: { ...env, ...choice.env },
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    timeout: 60_000,
    // Deadlines are the printer's.
    protocolTimeout: 0,
  }).catch((cause: unknown) => {
    remove();
    throw cause;
  });
  // However it ends: puppeteer leaves the folder of a browser that was killed.
  browser.process()?.once('exit', remove);
  // What is still on its way into the pipe of a browser that dies must not end us too.
  for (const stream of browser.process()?.stdio ?? []) stream?.on('error', () => {});
  return browser;
}

async function failure({ path, from }: BrowserChoice, cause: unknown): Promise<MachineFailure> {
  if (cause instanceof MachineFailure) return cause;
  const room = await withoutRoom(cause);
  if (room) return room;
  const [reason = ''] = (cause as Error).message.split('\n');
  return new MachineFailure(
    `The browser ${path} (${from}) does not start: ${/closed/i.test(reason) ? 'it ends at once.' : reason}`,
    `Start it by hand to see what it lacks, or set DECODE_CHROME to the path of another Chromium or Chrome.`,
    cause,
  );
}
