import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import process from 'node:process';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '..');
const home = mkdtempSync(join(tmpdir(), 'decode-interrupted-'));
let project = '';

beforeEach(() => {
  project = mkdtempSync(join(home, 'project-'));
  cpSync(join(root, 'tests/projects/smallest'), project, { recursive: true });
  cpSync(join(root, 'templates/base'), join(project, 'templates/base'), { recursive: true });
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

const words = (...more: string[]) => [
  join(root, 'packages/cli/src/bin.ts'),
  'build',
  '--project',
  project,
  ...more,
];

/** Files below a folder with their bytes, drafts included. */
function filesIn(folder: string): Map<string, Buffer> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const places = entries.map(({ parentPath, name }) => join(parentPath, name)).sort();
  return new Map(places.map((place) => [place.slice(folder.length + 1), readFileSync(place)]));
}

describe('kill -9', () => {
  const edition = () => join(project, 'recommendations/edition.yaml');
  const build = () => {
    const { status, stderr } = spawnSync(process.execPath, words(), { encoding: 'utf8' });
    expect(status, stderr).toBe(0);
  };
  /** Forgets what would make a second build too fast to be interrupted. */
  const forget = () => rmSync(join(project, '.decode'), { recursive: true, force: true });

  test('at any moment leaves old files or new ones, and the next build mends the rest', async () => {
    const out = join(project, 'out');
    build();
    const old = filesIn(out);
    writeFileSync(edition(), readFileSync(edition(), 'utf8').replace('number: 1', 'number: 2'));
    forget();
    const begin = Date.now();
    build();
    const duration = Date.now() - begin;
    const fresh = filesIn(out);
    expect([...fresh.keys()]).toEqual([...old.keys()]);
    expect(fresh.get('somewhere/lv/decode-somewhere-lv.html')).not.toEqual(
      old.get('somewhere/lv/decode-somewhere-lv.html'),
    );

    let renewed = 0;
    for (const part of [0.3, 0.5, 0.65, 0.8, 0.95]) {
      rmSync(out, { recursive: true });
      for (const [path, bytes] of old) {
        mkdirSync(dirname(join(out, path)), { recursive: true });
        writeFileSync(join(out, path), bytes);
      }
      forget();
      const child = spawn(process.execPath, words(), { stdio: 'ignore' });
      const ended = once(child, 'exit');
      await Promise.race([ended, setTimeout(part * duration)]);
      child.kill('SIGKILL');
      await ended;
      for (const [path, bytes] of filesIn(out)) {
        if (path.includes('.decode-draft-')) continue;
        expect(isWhole(path, bytes, old, fresh), `${path} after ${part} of its time`).toBe(true);
        if (old.get(path)?.equals(bytes) === false) renewed++;
      }
    }
    // Some moment lay between the first new file and the last.
    expect(renewed).toBeGreaterThan(0);

    build();
    const mended = filesIn(out);
    expect([...mended.keys()]).toEqual([...fresh.keys()]);
    for (const [path, bytes] of mended) {
      if (path.endsWith('.html') && path !== 'index.html')
        expect(bytes.equals(fresh.get(path)!), path).toBe(true);
    }
  }, 300_000);

  function isWhole(
    path: string,
    bytes: Buffer,
    old: Map<string, Buffer>,
    fresh: Map<string, Buffer>,
  ): boolean {
    // Two prints of one document differ in their dates, and what records their hashes with them.
    if (path.endsWith('.pdf'))
      return (
        bytes.subarray(0, 5).equals(Buffer.from('%PDF-')) &&
        /%%EOF\s*$/.test(bytes.subarray(-10).toString('latin1'))
      );
    if (path.endsWith('manifest.json')) return JSON.parse(bytes.toString('utf8')).manifest === 1;
    if (path === 'index.html') return bytes.toString('utf8').endsWith('</html>\n');
    return bytes.equals(old.get(path)!) || bytes.equals(fresh.get(path)!);
  }
});

describe.skipIf(process.platform === 'win32')('a signal', () => {
  test.each([
    ['SIGINT', 130],
    ['SIGTERM', 130],
    ['SIGKILL', null],
  ] as const)('%s leaves no browser behind', async (signal, status) => {
    const child = spawn(process.execPath, words('--format', 'pdf'), { stdio: 'ignore' });
    const ended = once(child, 'exit');
    const browsers = await untilThere(() => browsersBelow(child));
    const asked = Date.now();
    child.kill(signal);
    expect((await ended)[0]).toBe(status);
    expect(Date.now() - asked).toBeLessThan(10_000);
    expect(await untilGone(browsers)).toEqual([]);
    const left = readdirSync(project, { recursive: true }).map(String);
    expect(left.filter((path) => path.includes('.decode-draft-'))).toEqual([]);
  });
});

// Only Linux says how much a process of Chromium has worked.
describe.runIf(existsSync('/proc/self/stat'))('a browser that is killed while it prints', () => {
  test.each([
    [1, 0],
    [2, 3],
  ])('%i times: exit status %i', { timeout: 120_000 }, async (times, status) => {
    // A whole document, so that printing takes long enough to be seen.
    for (const folder of ['recommendations', 'templates'])
      cpSync(join(root, folder), join(project, folder), {
        recursive: true,
        filter: (path) => !path.includes('node_modules'),
      });
    const child = spawn(process.execPath, words('daugavpils', '--language', 'lv', '--format', 'pdf'), {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let told = '';
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      told += text;
    });
    const ended = once(child, 'close');
    for (let killed = 0; killed < times; killed++) process.kill(-(await printingBrowser(child)), 'SIGKILL');
    expect((await ended)[0], told).toBe(status);
    const made = existsSync(join(project, 'out/daugavpils/lv/decode-daugavpils-lv.pdf'));
    expect(made).toBe(status === 0);
    if (status === 0) return;
    expect(told).toMatch(
      /The browser died twice while it printed "[^"]+"\.\n {2}To do: Close other programs/,
    );
    expect(told).not.toMatch(/The program made a mistake/);
  });

  const slain = new Set<number>();
  /** The group of the browser below a build, at a moment when it has done more than show an empty page. */
  async function printingBrowser(build: ChildProcess): Promise<number> {
    for (const begin = Date.now(); Date.now() - begin < 60_000 && build.exitCode === null; ) {
      const all = processes();
      // Other builds may run on this machine.
      const busy = all.filter(
        ({ command, pid }) => command.includes('--type=renderer') && worked(pid) > 0.15,
      );
      for (const one of busy)
        for (let at: Process | undefined = one; at; at = all.find(({ pid }) => pid === at?.parent)) {
          if (at.parent !== build.pid || slain.has(at.pid)) continue;
          slain.add(at.pid);
          return at.pid;
        }
      await setTimeout(1);
    }
    throw new Error('nothing was printed');
  }
});

/** Seconds of a core, from /proc/<pid>/stat (proc(5): utime and stime, in hundredths); 0 for one that has ended. */
function worked(pid: number): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[11]) + Number(fields[12])) / 100;
  } catch {
    return 0;
  }
}

interface Process {
  readonly pid: number;
  readonly parent: number;
  readonly command: string;
}

/** Bare machines have no ps, others no /proc. */
function processes(): Process[] {
  if (!existsSync('/proc/self/stat')) {
    const text = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' });
    return text.split('\n').flatMap((line) => {
      const [, pid, parent, command = ''] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
      return pid ? [{ pid: Number(pid), parent: Number(parent), command }] : [];
    });
  }
  return readdirSync('/proc').flatMap((name) => {
    if (!/^\d+$/.test(name)) return [];
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
      const [, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      return [
        { pid: Number(name), parent: Number(parent), command: readFileSync(`/proc/${name}/cmdline`, 'utf8') },
      ];
    } catch {
      // It ended while we looked.
      return [];
    }
  });
}

function browsersBelow({ pid }: ChildProcess): number[] {
  const all = processes();
  const below = (parent: number): Process[] =>
    all.filter((one) => one.parent === parent).flatMap((one) => [one, ...below(one.pid)]);
  return below(pid ?? -1)
    .filter(({ command }) => /chrom/i.test(command))
    .map((one) => one.pid);
}

async function untilThere(look: () => number[]): Promise<number[]> {
  for (let i = 0; i < 300; i++) {
    const found = look();
    if (found.length > 0) return found;
    await setTimeout(100);
  }
  throw new Error('no browser was started');
}

/** Those that still run after some seconds; one that nobody has waited for yet runs no more. */
async function untilGone(pids: readonly number[]): Promise<number[]> {
  const running = () => {
    const alive = new Set(
      processes()
        .filter(({ command }) => !command.includes('<defunct>'))
        .map(({ pid }) => pid),
    );
    return pids.filter((pid) => alive.has(pid));
  };
  for (let i = 0; i < 50 && running().length > 0; i++) await setTimeout(100);
  return running();
}
