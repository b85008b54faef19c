import { accessSync, constants, mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import type { Environment } from './browser.ts';
import { codeRoot } from './code-root.ts';

/** Where fetched tools are kept, for all clones of this user: the bootstrap's choice where it ran, else the same rule. */
export function toolsFolder(env: Environment): string {
  const given = env['DECODE_TOOLS'];
  if (given && isAbsolute(given)) return given;
  const own = join(userCache(env), 'decode', 'tools');
  try {
    mkdirSync(own, { recursive: true });
    accessSync(own, constants.W_OK);
    return own;
  } catch {
    return join(codeRoot, '.tools');
  }
}

function userCache(env: Environment): string {
  // The XDG rules say that a relative path is to be ignored.
  const xdg = env['XDG_CACHE_HOME'];
  if (xdg && isAbsolute(xdg)) return xdg;
  if (process.platform === 'win32') return env['LOCALAPPDATA'] ?? join(homedir(), 'AppData', 'Local');
  return process.platform === 'darwin' ? join(homedir(), 'Library', 'Caches') : join(homedir(), '.cache');
}
