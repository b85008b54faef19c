import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import process from 'node:process';
import { ROOT, WINDOWS } from './environment.mjs';
import { Failure } from './failure.mjs';

/**
 * Runs a program to its end with our own input and output, and gives its exit status (128 + n when
 * signal n ended it). Ctrl-C and a request to stop reach the program, which may tidy up; we stay
 * until it is gone, so that nothing of it outlives us.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ env?: import('./environment.mjs').Environment, cwd?: string, stdio?: import('node:child_process').StdioOptions }} [options]
 * @returns {Promise<number>}
 */
export function run(command, args, { env = process.env, cwd = ROOT, stdio = 'inherit' } = {}) {
  return new Promise((resolve, reject) => {
    // Only .cmd files need a shell, and only they cannot take a path with spaces unquoted.
    const shell = WINDOWS && command.endsWith('.cmd');
    const quote = (/** @type {string} */ word) => (shell ? `"${word}"` : word);
    const child = spawn(quote(command), args.map(quote), { cwd, env, stdio, shell });
    /** @type {NodeJS.Signals | undefined} */
    let received;
    const pass = (/** @type {NodeJS.Signals} */ signal) => {
      received = signal;
      // A terminal sends Ctrl-C to the whole group, and a second one would make programs skip their
      // tidying. Without a terminal it comes to us alone, and turbo heeds a request to end only.
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill('SIGTERM');
    };
    const signals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);
    for (const signal of signals) process.on(signal, pass);
    const watch = watchParent(() => pass('SIGTERM'));
    const end = () => {
      clearInterval(watch);
      for (const signal of signals) process.off(signal, pass);
    };
    child.on('error', (error) => {
      end();
      reject(
        new Failure(`${command} could not be started.`, {
          tried: [`${command} ${args.join(' ')}: ${error.message}`],
          todo: 'make sure that the program exists and may be executed, then run the command again',
        }),
      );
    });
    child.on('close', (code, signal) => {
      end();
      const ended = signal ?? received;
      resolve(ended ? 128 + constants.signals[ended] : (code ?? 1));
    });
  });
}

/**
 * npm that is asked to end does so without telling its scripts; a build would go on unseen.
 *
 * @param {() => void} onGone
 */
function watchParent(onGone) {
  const parent = process.ppid;
  if (process.env['npm_lifecycle_event'] === undefined) return undefined;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    onGone();
  }, 1000);
  return watch;
}

/** @param {number} code as given by run */
export function wasInterrupted(code) {
  return [constants.signals.SIGINT, constants.signals.SIGTERM, constants.signals.SIGHUP].includes(
    /** @type {any} */ (code - 128),
  );
}
