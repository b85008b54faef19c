import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { expect, test } from 'vitest';
import { ensureBrowser } from './browser.ts';
import { lacksSandbox } from './launch-browser.ts';

/** «nobody» on every Linux. */
const nobody = 65534;

/**
 * Prints a page as a user who is not root and tells what came of it. All modules are loaded before, for that user may not
 * be allowed to read them.
 */
const probe = `
const [choice, home, user] = JSON.parse(process.argv[1]);
const { readFileSync } = await import('node:fs');
await import(import.meta.resolve('puppeteer-core'));
const { launchBrowser } = await import(${JSON.stringify(new URL('launch-browser.ts', import.meta.url).href)});
if (process.getuid() === 0) {
  process.setgroups([]);
  process.setgid(user);
  process.setuid(user);
}
const notes = [];
const env = { ...process.env, HOME: home, XDG_CONFIG_HOME: home, XDG_CACHE_HOME: home };
const browser = await launchBrowser(choice, env, (note) => notes.push(note));
const page = await browser.newPage();
await page.setContent('<p>text');
const pdf = await page.pdf();
const session = await browser.target().createCDPSession();
const { processInfo } = await session.send('SystemInfo.getProcessInfo');
const renderers = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => {
  const status = readFileSync('/proc/' + id + '/status', 'utf8');
  return {
    filtered: /^Seccomp:\\s+2$/m.test(status),
    apart: /^NSpid:\\s+\\d+\\s+\\d/m.test(status),
  };
});
await browser.close();
console.log(JSON.stringify({ user: process.getuid(), printed: pdf.length > 1000, notes, renderers }));
`;

test.runIf(process.platform === 'linux')(
  'whoever is not root prints inside of the sandbox',
  async (context) => {
    const choice = await ensureBrowser(process.env, () => {});
    const home = mkdtempSync(join(tmpdir(), 'decode-sandbox-'));
    chmodSync(home, 0o777);
    const isRoot = process.getuid?.() === 0;
    const as = isRoot ? { uid: nobody, gid: nobody } : {};
    try {
      if (
        spawnSync(choice.path, ['--version'], { ...as, env: { ...process.env, ...choice.env } }).status !== 0
      )
        return context.skip('another user may not start this browser');
      if (spawnSync('unshare', ['--user', 'true'], as).status !== 0)
        return context.skip('this system gives no user namespaces, which the sandbox needs');
      const { stdout, stderr } = spawnSync(
        process.execPath,
        ['--input-type=module', '--eval', probe, JSON.stringify([choice, home, nobody])],
        { cwd: import.meta.dirname, encoding: 'utf8', env: { ...process.env, TMPDIR: home } },
      );
      const told = JSON.parse(stdout || JSON.stringify(stderr));
      expect(told).toMatchObject({ user: isRoot ? nobody : process.getuid?.(), printed: true, notes: [] });
      expect(told.renderers.length).toBeGreaterThan(0);
      // System calls are filtered, and other processes cannot be seen.
      for (const renderer of told.renderers) expect(renderer).toEqual({ filtered: true, apart: true });
    } finally {
      rmSync(home, { recursive: true, force: true });
    }
    return undefined;
  },
  60_000,
);

// Recorded from Chromium 156, as another user than root; the first where user.max_user_namespaces is 0.
test.each([
  [
    true,
    '[1123/221332.052821:ERROR:content/browser/zygote_host/zygote_host_impl_linux.cc:130] No usable sandbox! If this is a Debian system, please install the chromium-sandbox package to solve this problem.',
  ],
  [
    false,
    '[1123/221422.666613:ERROR:headless/lib/browser/command_line_handler.cc:159] Could not create directory /root/x: Permission denied (13)\n[0100/000000.774488:ERROR:content/zygote/zygote_linux.cc:662] write: Broken pipe (32)',
  ],
  [
    false,
    '[1123/221423.219950:ERROR:dbus/bus.cc:405] Failed to connect to the bus: Failed to connect to socket /run/dbus/system_bus_socket: No such file or directory',
  ],
  [false, 'Trace/breakpoint trap'],
  [false, ''],
])('it prints without the sandbox only where the system gives none: %s', (lacks, words) => {
  expect(lacksSandbox(words)).toBe(lacks);
});
