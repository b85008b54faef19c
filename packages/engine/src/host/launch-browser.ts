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
    if (!mayHaveSandbox || process.platform !== 'linux') throw await failure(choice, cause);
    // Why it ended is nowhere said in a form that could be relied on; that it starts without tells.
    const browser = await start(choice, env, false).catch(async () => {
      throw await failure(choice, cause);
    });
    note(withoutSandbox);
    return browser;
  }
}

const withoutSandbox =
  "This user may not use Chromium's sandbox here, so it prints without. Pages still run no script and reach neither network nor files.";

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
