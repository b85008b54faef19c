// Run by the bootstrap before the task runner: makes sure of a browser while the network can still be reached with the
// user's own settings, and leaves behind what was chosen.
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ensureBrowser } from './browser.ts';
import { browserVersion } from './browser-version.ts';
import { codeRoot } from './code-root.ts';
import { MachineFailure } from './failure.ts';

const file = join(codeRoot, 'node_modules', '.cache', 'decode', 'browser.json');

try {
  const choice = await ensureBrowser(process.env, (text) => process.stderr.write(`decode: ${text}\n`));
  const version = await browserVersion(choice, process.env);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(
    `${file}.${process.pid}`,
    `${JSON.stringify({ path: choice.path, env: choice.env, version }, null, 1)}\n`,
  );
  renameSync(`${file}.${process.pid}`, file);
} catch (cause) {
  if (!(cause instanceof MachineFailure)) throw cause;
  process.stderr.write(`decode: ${cause.message}\n  to do: ${cause.todo}\n`);
  process.exitCode = 3;
}
