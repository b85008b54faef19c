import { accessSync, constants, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, STATE } from './environment.mjs';
import { Failure } from './failure.mjs';
import { run } from './run.mjs';

// Written by the engine: how to start the browser that it found or fetched, and its version.
const CHOICE = join(STATE, 'browser.json');
const PREPARE = join(ROOT, 'packages', 'engine', 'src', 'host', 'prepare-browser.ts');

/**
 * Makes sure of a browser before the task runner starts, because that one hides from its tasks the
 * variables (certificates, proxies) that a download needs. Gives its version.
 *
 * @param {string} node @param {import('./environment.mjs').Environment} env
 */
export async function prepareBrowser(node, env) {
  if (!isCurrent(env)) {
    const code = await run(node, [PREPARE], { env });
    if (code !== 0) {
      throw new Failure('There is no browser to print with.', {
        tried: [`node ${PREPARE} (exit status ${code}, its message is above)`],
        todo: 'install Chromium (Debian: apt-get install chromium-headless-shell) and run the command again',
        code: code > 128 ? code : 3,
      });
    }
  }
  return String(JSON.parse(readFileSync(CHOICE, 'utf8')).version);
}

/**
 * Whether the remembered choice still holds: the program is there, was not replaced since, and
 * nobody asks for another one.
 *
 * @param {import('./environment.mjs').Environment} env
 */
function isCurrent(env) {
  try {
    // Where it should come from is for the engine to judge; the variable is one for trials.
    if (env['DECODE_CHROME_FROM']) return false;
    const { path } = JSON.parse(readFileSync(CHOICE, 'utf8'));
    const asked = env['DECODE_CHROME'] ?? env['PUPPETEER_EXECUTABLE_PATH'] ?? env['CHROME_PATH'];
    if (asked && asked !== path) return false;
    accessSync(path, constants.X_OK);
    // An upgrade keeps the time of the build as modification time; the change time is its own.
    return statSync(path).ctimeMs <= statSync(CHOICE).mtimeMs;
  } catch {
    return false;
  }
}
