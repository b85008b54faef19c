import { accessSync, constants, existsSync, mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, dirname, isAbsolute, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

export const WINDOWS = process.platform === 'win32';
export const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
/** What the bootstrap and the engine remember about this clone. */
export const STATE = join(ROOT, 'node_modules', '.cache', 'decode');

/** @typedef {Record<string, string | undefined>} Environment */

/**
 * Where tools are kept: outside the clone, so that the next clone finds them; inside it where the
 * user's own folders cannot be written.
 */
export function toolsFolder() {
  for (const folder of [join(cacheFolder(process.env), 'decode', 'tools'), join(ROOT, '.tools')]) {
    try {
      mkdirSync(folder, { recursive: true });
      accessSync(folder, constants.W_OK);
      return folder;
    } catch {
      // Not writable: the next one.
    }
  }
  return undefined;
}

/** @param {Environment} env */
export function cacheFolder(env, platform = process.platform, home = homedir()) {
  // The XDG rules say that a relative path is to be ignored.
  const xdg = env['XDG_CACHE_HOME'];
  if (xdg && isAbsolute(xdg)) return xdg;
  if (platform === 'win32') return env['LOCALAPPDATA'] ?? join(home, 'AppData', 'Local');
  return platform === 'darwin' ? join(home, 'Library', 'Caches') : join(home, '.cache');
}

/**
 * The npm that runs us, as a command and its first arguments; without one, the npm beside this Node.
 * It has to run on the Node it belongs to: its global settings (a proxy, a certificate) lie there.
 *
 * @returns {[string, ...string[]]}
 */
export function npmCommand(env = process.env) {
  const beside = dirname(process.execPath);
  const found = [
    env['npm_execpath'],
    join(beside, '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    join(beside, 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    join(beside, '..', 'share', 'nodejs', 'npm', 'bin', 'npm-cli.js'),
  ].find((file) => file?.endsWith('npm-cli.js') && existsSync(file));
  return found ? [process.execPath, found] : [WINDOWS ? 'npm.cmd' : 'npm'];
}

// How to reach the registry; pnpm reads npm's files for that, but not npm's variables.
const NETWORK = ['registry', 'proxy', 'https_proxy', 'cafile'];

/**
 * The environment of everything below: the right Node and pnpm first on PATH, and none of the
 * variables that npm sets for its own scripts.
 *
 * @param {string} node @param {string} pnpm
 * @returns {Environment}
 */
export function environment(node, pnpm) {
  const entries = Object.entries(process.env);
  const path = entries.find(([key]) => key.toUpperCase() === 'PATH')?.[1] ?? '';
  const kept = entries.filter(([key]) => !/^(path|npm_.*|node|init_cwd)$/i.test(key));
  const network = NETWORK.flatMap((name) => {
    const value = process.env[`npm_config_${name}`];
    return value ? [[`pnpm_config_${name}`, value]] : [];
  });
  const [npm, script] = npmCommand();
  return {
    NODE_COMPILE_CACHE: join(STATE, 'compiled'),
    TURBO_TELEMETRY_DISABLED: '1',
    ...Object.fromEntries(network),
    ...Object.fromEntries(kept),
    PATH: [dirname(node), join(ROOT, 'node_modules', '.bin'), dirname(pnpm), path].join(delimiter),
    DECODE_TOOLS: toolsFolder(),
    ...(script && { DECODE_NPM_NODE: npm, DECODE_NPM_CLI: script }),
  };
}
