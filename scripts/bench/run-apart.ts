import { execFile } from 'node:child_process';
import { join } from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import { sparing } from '../bootstrap/tasks.mjs';

/**
 * Runs a program of apart/ in a process of its own: what the bench holds by then would count in its memory, and in the
 * time of its garbage collection. Node has the options that every command has.
 * @returns what it prints, as JSON
 */
export async function runApart(
  program: 'finish-memory' | 'fold-memory' | 'fold-ratio' | 'pandoc-growth',
  ...args: readonly string[]
): Promise<unknown> {
  const file = join(import.meta.dirname, 'apart', `${program}.ts`);
  const { stdout } = await promisify(execFile)(process.execPath, [file, ...args], {
    env: sparing(process.env),
  });
  return JSON.parse(stdout);
}
