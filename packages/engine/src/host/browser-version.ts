import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { BrowserChoice, Environment } from './browser.ts';
import { MachineFailure } from './failure.ts';

/**
 * «Chromium 156.0.8078.79», asked of the program itself each time: an upgrade must never go unseen, and it takes less
 * than the launch of a page.
 */
export async function browserVersion(choice: BrowserChoice, env: Environment): Promise<string> {
  // There `--version` opens a window; only a launched browser tells.
  if (process.platform === 'win32') return versionByLaunch(choice, env);
  try {
    const { stdout } = await promisify(execFile)(choice.path, ['--version'], {
      env: { ...env, ...choice.env } as NodeJS.ProcessEnv,
      timeout: 20_000,
    });
    const version = stdout.trim();
    if (/\d+\.\d+/.test(version)) return version;
    throw new Error(`it answered "${version}"`);
  } catch (cause) {
    throw new MachineFailure(
      `The browser ${choice.path} (${choice.from}) does not start: ${(cause as Error).message}`,
      'Reinstall it, or set DECODE_CHROME to the path of another Chromium or Chrome.',
      cause,
    );
  }
}

async function versionByLaunch(choice: BrowserChoice, env: Environment): Promise<string> {
  const { launchBrowser } = await import('./launch-browser.ts');
  const browser = await launchBrowser(choice, env, () => {});
  try {
    return await browser.version();
  } finally {
    await browser.close();
  }
}
