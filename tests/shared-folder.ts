import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import process from 'node:process';
import type { Skippable } from './tools.ts';

/**
 * The folder with the project's design and domain material, which lies beside the clone and is not
 * part of it; DECODE_SHARED names another place. A test that reads it adds to what the repository's
 * own cases prove and is skipped where the folder is missing, in CI too.
 */
export function sharedFolder(env: NodeJS.ProcessEnv = process.env): string | undefined {
  const folder = resolve(env['DECODE_SHARED'] ?? join(import.meta.dirname, '..', '..', 'shared'));
  return existsSync(folder) ? folder : undefined;
}

/** The path of one file of that folder, for a test that cannot do without it. */
export function requireShared(
  context: Skippable,
  file: string,
  env: NodeJS.ProcessEnv = process.env,
): string {
  const folder = sharedFolder(env);
  const path = join(folder ?? 'shared', file);
  if (!folder || !existsSync(path)) {
    context.skip(`${path} is not beside this clone. Set DECODE_SHARED to the folder that holds it`);
  }
  return path;
}
