// The way in: `npm start`, `npm test` and the other scripts of package.json begin here. It needs
// nothing but Node >= 18 and the standard library; the rest it finds, or fetches once.
import process from 'node:process';
import { prepareBrowser } from './bootstrap/browser.mjs';
import { environment } from './bootstrap/environment.mjs';
import { Failure } from './bootstrap/failure.mjs';
import { install } from './bootstrap/install.mjs';
import { describeOffice } from './bootstrap/office.mjs';
import { runTask, TASKS } from './bootstrap/tasks.mjs';
import { findNode, findPnpm, versionOf } from './bootstrap/tools.mjs';

/** @param {string | undefined} task @param {string[]} words */
async function main(task, words) {
  if (!task || !Object.hasOwn(TASKS, task)) {
    throw new Failure(`There is no task ${task ?? '(none given)'}.`, {
      todo: `node scripts/bootstrap.mjs <task>, where <task> is one of ${Object.keys(TASKS).join(', ')}`,
      code: 2,
    });
  }
  const tools = /** @type {const} */ ([findNode(), findPnpm()]);
  // Both come to their end first, so that the message about a failure is the last one.
  await Promise.allSettled(tools);
  const [node, pnpm] = await Promise.all(tools);
  const env = environment(node, pnpm);
  // pnpm is what mends a lockfile that no longer fits, so it alone runs before an install, unless it is to start a tool.
  if (task !== 'pnpm' || words[0] === 'exec') await install(pnpm, env);
  if (task === 'start') {
    const browser = await prepareBrowser(node, env);
    // Documents depend on all three: line breaks on the browser, sorting and number formats on Node, the page numbers
    // of Word documents on LibreOffice.
    env['DECODE_TOOLCHAIN'] = `node ${versionOf(node)}, browser ${browser}, office ${describeOffice(env)}`;
  }
  return runTask(task, words, { node, pnpm, env });
}

try {
  const [task, ...words] = process.argv.slice(2);
  process.exitCode = await main(task, words);
} catch (error) {
  if (!(error instanceof Failure)) throw error;
  process.stderr.write(`${error.text()}\n`);
  process.exitCode = error.code;
}
