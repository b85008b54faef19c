import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { Interrupted, MachineFailure } from '../failure.ts';
import { type ClosingLayouter, createLayouter, type LayouterOptions } from './create-layouter.ts';

const home = mkdtempSync(join(tmpdir(), 'decode-layouter-'));
afterAll(() => rmSync(home, { recursive: true }));

const open: ClosingLayouter[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((made) => made.close()));
});

/**
 * A program that is called as LibreOffice is: it notes each start, and does this with each `$file`. One that is to stay
 * open notes that, listens and waits.
 */
function layouter(each: string, options: Partial<LayouterOptions> = {}, stays = 'exec sleep 60') {
  const name = join(home, `soffice-${open.length}-${Math.random().toString(36).slice(2)}`);
  writeFileSync(
    name,
    `#!/bin/sh
case "$*" in *private:factory/swriter)
  echo "$$" >> "${name}.kept"; mkdir -p profile; touch profile/.lock; ${stays} ;;
esac
echo "$# $PWD" >> "${name}.starts"\nfor file; do case "$file" in *.docx) ${each} ;; esac; done\n`,
  );
  chmodSync(name, 0o755);
  const made = createLayouter({ program: name, env: process.env, ...options });
  open.push(made);
  const lines = (file: string) =>
    existsSync(file) ? readFileSync(file, 'utf8').split('\n').slice(0, -1) : [];
  return { ...made, starts: () => lines(`${name}.starts`), kept: () => lines(`${name}.kept`), name };
}
/** Whether a process does anything; on Linux, one that was ended may wait for its parent to take note. */
const runs = (pid: number) => {
  try {
    process.kill(pid, 0);
    return !existsSync('/proc/self/stat') || !/\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
};
const copy = 'cp "$file" "$(dirname "$file")/$(basename "$file" .docx).pdf"';
const bytes = (text: string) => new TextEncoder().encode(text);
const textOf = (given: Uint8Array) => new TextDecoder().decode(given);

describe.skipIf(process.platform === 'win32')('laying out', () => {
  test('takes together what comes together, in one start, and keeps apart what it gives', async () => {
    const { layOut, starts } = layouter(copy);
    const made = await Promise.all(['a', 'b', 'c'].map((text) => layOut(bytes(text))));
    expect(made.map(textOf)).toEqual(['a', 'b', 'c']);
    expect(starts()).toHaveLength(1);
  });

  test('never starts twice at once', async () => {
    const { layOut, starts, name } = layouter(
      `mkdir "$0.lock" || exit 1; sleep 0.3; rmdir "$0.lock"; ${copy}`,
    );
    const first = layOut(bytes('a'));
    await wait(100);
    await Promise.all([first, layOut(bytes('b')), layOut(bytes('c'))]);
    expect(starts()).toHaveLength(2);
    expect(existsSync(`${name}.lock`)).toBe(false);
  });

  test('tries alone what was left out, and then gives up with what to do', async () => {
    const { layOut, starts } = layouter(`grep -q bad "$file" || ${copy}`);
    const [good, bad] = await Promise.allSettled([layOut(bytes('good')), layOut(bytes('bad'))]);
    expect(good.status).toBe('fulfilled');
    expect(bad).toMatchObject({ reason: expect.any(MachineFailure) });
    expect(starts()).toHaveLength(2);
  });

  test('ends what does not end, with all that it started', async () => {
    const { layOut, name } = layouter('(sleep 2; touch "$0.alive") & wait', { deadlineMs: 150 });
    await expect(layOut(bytes('a'))).rejects.toThrow(MachineFailure);
    await wait(2000);
    expect(existsSync(`${name}.alive`)).toBe(false);
  });

  test('takes nothing of a start that was ended or failed, and tries each document alone', async () => {
    const half = 'echo half > "$(dirname "$file")/$(basename "$file" .docx).pdf"';
    for (const fault of ['exit 81', 'sleep 60']) {
      const { layOut, starts } = layouter(`case $# in 9) ${copy};; *) ${half}; ${fault};; esac`, {
        deadlineMs: 1000,
      });
      const made = await Promise.all(['a', 'b'].map((text) => layOut(bytes(text))));
      expect(made.map(textOf)).toEqual(['a', 'b']);
      expect(starts()).toHaveLength(3);
    }
  });

  test('stops when it is asked to, and leaves no folder behind', async () => {
    const stop = new AbortController();
    const { layOut, close, starts } = layouter('sleep 60', { signal: stop.signal });
    const made = layOut(bytes('a'));
    made.catch(() => {});
    await expect.poll(starts).toHaveLength(1);
    stop.abort();
    await expect(made).rejects.toThrow(Interrupted);
    await close();
    expect(existsSync(starts()[0]?.split(' ')[1] ?? '')).toBe(false);
    await expect(layOut(bytes('b'))).rejects.toThrow(Interrupted);
  });

  test('keeps one process open for all documents, and ends it', async () => {
    const { layOut, close, kept } = layouter(copy);
    for (const text of ['a', 'b', 'c']) await layOut(bytes(text));
    expect(kept()).toHaveLength(1);
    const pid = Number(kept()[0]);
    expect(runs(pid)).toBe(true);
    await close();
    await expect.poll(() => runs(pid)).toBe(false);
  });

  test('keeps none open where memory is short', async () => {
    const { layOut, starts, kept } = layouter(copy, { keepOpen: false });
    for (const text of ['a', 'b']) expect(textOf(await layOut(bytes(text)))).toBe(text);
    expect([starts().length, kept().length]).toEqual([2, 0]);
  });

  test('works as well where none stays open, or none listens', async () => {
    for (const stays of ['exit 0', 'exit 1']) {
      const { layOut } = layouter(copy, {}, stays);
      expect(textOf(await layOut(bytes('a')))).toBe('a');
    }
  });

  test('hands nothing more to it once something was not finished', async () => {
    const { layOut, starts, kept } = layouter(`if [ -e profile/.lock ]; then exit 0; fi; ${copy}`);
    for (const text of ['a', 'b']) expect(textOf(await layOut(bytes(text)))).toBe(text);
    expect(starts()).toHaveLength(3);
    expect(kept()).toHaveLength(1);
    await expect.poll(() => runs(Number(kept()[0]))).toBe(false);
  });

  test('what is kept open ends with the process that asked for it, however that ends', async () => {
    const { name, kept } = layouter(copy);
    const module = new URL('./keep-open.ts', import.meta.url).href;
    const script = `const { keepOpen } = await import(${JSON.stringify(module)});
      await keepOpen(['${name}'], '${join(home, 'profile')}', { cwd: '${home}', env: process.env }).ready;
      process.kill(process.pid, 'SIGKILL');`;
    spawnSync(process.execPath, ['--input-type=module', '--eval', script]);
    expect(kept()).toHaveLength(1);
    await expect.poll(() => runs(Number(kept()[0]))).toBe(false);
  });

  test('a program that is not there is told', async () => {
    const made = createLayouter({ program: join(home, 'missing'), env: process.env });
    open.push(made);
    await expect(made.layOut(bytes('a'))).rejects.toThrow(MachineFailure);
  });
});
