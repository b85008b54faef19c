import { rmSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'puppeteer-core';
import type { BrowserChoice, Environment } from './browser.ts';
import { MachineFailure } from './failure.ts';
import { isAlive } from './file-writer.ts';

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
    if (!mayHaveSandbox || process.platform !== 'linux') throw failure(choice, cause);
    // Why it ended is nowhere said in a form that could be relied on; that it starts without tells.
    const browser = await start(choice, env, false).catch(() => {
      throw failure(choice, cause);
    });
    note(withoutSandbox);
    return browser;
  }
}

const withoutSandbox =
  "This user may not use Chromium's sandbox here, so it prints without. Pages still run no script and reach neither network nor files.";

async function start(choice: BrowserChoice, env: Environment, sandbox: boolean): Promise<Browser> {
  const { launch } = await import('puppeteer-core');
  const profile = await makeProfile();
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

const profilePrefix = 'decode-browser-';

/** A folder of its own for one run of the browser; those that runs of ours left when they were killed go. */
async function makeProfile(): Promise<string> {
  for (const name of await readdir(tmpdir()).catch(() => [])) {
    const pid = new RegExp(`^${profilePrefix}(\\d+)-`).exec(name)?.[1];
    if (pid && !isAlive(Number(pid))) await rm(join(tmpdir(), name), { recursive: true }).catch(() => {});
  }
  return mkdtemp(join(tmpdir(), `${profilePrefix}${process.pid}-`));
}

function failure({ path, from }: BrowserChoice, cause: unknown): MachineFailure {
  const [reason = ''] = (cause as Error).message.split('\n');
  return new MachineFailure(
    `The browser ${path} (${from}) does not start: ${/closed/i.test(reason) ? 'it ends at once.' : reason}`,
    `Start it by hand to see what it lacks, or set DECODE_CHROME to the path of another Chromium or Chrome.`,
    cause,
  );
}
