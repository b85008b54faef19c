import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import process from 'node:process';
import { sparing } from '../bootstrap/tasks.mjs';
import { treeMemoryByProgram } from './process-tree.ts';

export interface PlacesRun {
  readonly seconds: number;
  /** All that there are, those on changes among them. */
  readonly documents: number;
  /** Seconds since the start at which each document was done. */
  readonly done: readonly number[];
  /** Documents of which something had to be made, not found. */
  readonly made: number;
  /** Bytes of the whole process tree by program, every half second. */
  readonly memory: readonly ReadonlyMap<string, number>[];
}

/** A build of all places in PDF and Word, which is killed with all that it started after this part of the documents. */
export function buildPlaces(
  cli: string,
  folder: string,
  jobs?: number,
  killAfter = Infinity,
): Promise<PlacesRun> {
  const words = [cli, 'build', '--project', folder, '--format', 'pdf,docx', '--out', join(folder, 'out')];
  if (jobs !== undefined) words.push('--jobs', String(jobs));
  return new Promise((resolve, reject) => {
    const begin = performance.now();
    const now = () => (performance.now() - begin) / 1000;
    const child = spawn(process.execPath, words, {
      stdio: ['ignore', 'ignore', 'pipe'],
      env: sparing(process.env),
    });
    const done: number[] = [];
    const memory: ReadonlyMap<string, number>[] = [];
    let made = 0;
    let documents = 0;
    let said = '';
    let killed = false;
    const timer = setInterval(() => memory.push(treeMemoryByProgram(child.pid ?? 0)), 500);
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      const lines = said.split('\n');
      said = lines.pop() ?? '';
      for (const line of lines) {
        const [, total, state] = /^\d+\/(\d+) (\w+)/.exec(line) ?? [];
        if (state === undefined) continue;
        documents = Number(total);
        done.push(now());
        if (state === 'made') made++;
        if (done.length < killAfter * documents || killed) continue;
        killed = true;
        child.kill('SIGKILL');
      }
    });
    child.on('error', reject);
    child.on('close', (code) => {
      clearInterval(timer);
      if (code === 0 || killed) resolve({ seconds: now(), documents, done, made, memory });
      else reject(new Error(`The build ended with ${code}: ${said}`));
    });
  });
}

/** Seconds for one document in the last quarter of a run over those in the second: 1 where time is linear. */
export function linearity({ done }: PlacesRun): number {
  const quarter = Math.floor(done.length / 4);
  const between = (from: number, to: number) => (done[to] ?? 0) - (done[from] ?? 0);
  return between(3 * quarter, 4 * quarter - 1) / between(quarter, 2 * quarter - 1);
}

/** What a clone without a cache would begin with. */
export function forgetBuilds(folder: string): void {
  for (const name of ['out', '.decode']) rmSync(join(folder, name), { recursive: true, force: true });
}
