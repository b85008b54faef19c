import { spawn } from 'node:child_process';
import { performance } from 'node:perf_hooks';
import process from 'node:process';
import { treeMemory } from './process-tree.ts';

export interface TimedRun {
  /** Wall clock. */
  readonly seconds: number;
  /** Bytes of the whole process tree, every quarter of a second. */
  readonly memory: readonly number[];
}

/** Runs a command to its end, quietly. @throws Error with its output when it fails */
export function timedRun(
  command: string,
  args: readonly string[],
  cwd: string,
  sample = false,
  environment: Readonly<Record<string, string>> = {},
): Promise<TimedRun> {
  return new Promise((resolve, reject) => {
    const memory: number[] = [];
    const begin = performance.now();
    const child = spawn(command, args, {
      cwd,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...environment },
    });
    let output = '';
    child.stdout.on('data', (bytes) => (output += bytes));
    child.stderr.on('data', (bytes) => (output += bytes));
    const timer = sample ? setInterval(() => memory.push(treeMemory(child.pid ?? 0)), 250) : undefined;
    child.on('error', reject);
    child.on('close', (code) => {
      clearInterval(timer);
      const seconds = (performance.now() - begin) / 1000;
      if (code === 0) resolve({ seconds, memory });
      else reject(new Error(`${command} ${args.join(' ')} ended with ${code}\n${output.slice(-4000)}`));
    });
  });
}

/** The middle of several runs. */
export async function median(times: number, run: () => Promise<TimedRun>): Promise<number> {
  const seconds: number[] = [];
  for (let i = 0; i < times; i++) seconds.push((await run()).seconds);
  return seconds.sort((a, b) => a - b)[Math.floor(times / 2)] ?? 0;
}
