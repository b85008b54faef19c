import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { ROOT, STATE } from './environment.mjs';
import { Failure } from './failure.mjs';
import { withLock } from './lock.mjs';
import { run, wasInterrupted } from './run.mjs';

const STAMP = join(STATE, 'installed');
const LOCK = join(ROOT, '.tools', 'install.lock');

/**
 * Installs the dependencies unless what is installed was made from the same lockfile. The lockfile
 * was verified against the registry before it was let in (see .ci/run), so it is trusted here.
 *
 * @param {string} pnpm @param {import('./environment.mjs').Environment} env
 */
export async function install(pnpm, env) {
  if (isInstalled()) return;
  await withLock(
    LOCK,
    async () => {
      // Another run may have installed while this one waited.
      if (isInstalled()) return;
      // A person's new folder (a place, say) is let into the lockfile; in CI it has to be there.
      const frozen = env['CI'] ? '--frozen-lockfile' : '--no-frozen-lockfile';
      const args = ['install', frozen, '--trust-lockfile', '--prefer-offline'];
      // CI also keeps pnpm from asking questions, which a first `npm start` could not answer.
      const code = await run(pnpm, [...args, '--reporter=append-only'], { env: { CI: '1', ...env } });
      if (wasInterrupted(code)) throw new Failure('Interrupted.', { todo: 'run the command again', code });
      if (code !== 0) {
        throw new Failure('The dependencies could not be installed.', {
          tried: [`pnpm ${args.join(' ')} (exit status ${code}, its message is above)`],
          todo: 'check the network; if a package.json was changed, type: npm run pnpm -- install',
        });
      }
      mkdirSync(STATE, { recursive: true });
      writeFileSync(`${STAMP}.${process.pid}`, wanted());
      renameSync(`${STAMP}.${process.pid}`, STAMP);
    },
    (holder) => process.stderr.write(`decode: waiting for another run (process ${holder}) to install\n`),
  );
}

function isInstalled() {
  return existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted();
}

function wanted() {
  const hash = createHash('sha256').update(`${process.platform} ${process.arch}\n`);
  for (const file of ['pnpm-lock.yaml', 'pnpm-workspace.yaml']) hash.update(readFileSync(join(ROOT, file)));
  return hash.digest('hex');
}
