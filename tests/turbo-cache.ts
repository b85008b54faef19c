import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout } from 'node:timers/promises';
import { toolsFolder } from '@decode/engine/host';
import { missing, type Skippable } from './tools.ts';

const name = 'turborepo-remote-cache';
const version = '2.12.0';
const integrity =
  'sha512-X34C/eyL+cIDQRDBAln0zEa5QsqpCbbbxS7qtiIhgmNGKlQQPFPo6snbOyq7xhRfVKFeyVEIAypTrR7XDZV6pw==';

/**
 * The server that machines share turbo's cache through, fetched once from npm into the folder of tools: it is a service,
 * no part of this repository. The test is skipped where it cannot be had.
 *
 * @returns the script that starts it
 */
export function requireCacheServer(context: Skippable): string {
  const folder = join(toolsFolder(process.env), `${name}@${version}`);
  const script = join(folder, 'node_modules', name, 'dist/cli.js');
  if (existsSync(join(folder, 'complete'))) return script;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{"private":true}');
  const options = ['--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline', '--save-exact'];
  const words = ['install', ...options, '--prefix', folder, `${name}@${version}`];
  const { status, stderr } = spawnSync('npm', words, { cwd: folder, encoding: 'utf8' });
  if (status !== 0)
    missing(context, `${name} cannot be fetched from npm here: ${stderr.trim().split('\n').at(-1)}`);
  const lock = JSON.parse(readFileSync(join(folder, 'node_modules/.package-lock.json'), 'utf8')) as {
    packages: Record<string, { integrity?: string }>;
  };
  const actual = lock.packages[`node_modules/${name}`]?.integrity;
  if (actual !== integrity) throw new Error(`${name}@${version} has the sum ${actual}`);
  writeFileSync(join(folder, 'complete'), '');
  return script;
}

export interface CacheServer {
  /** What turbo needs to know to use it. */
  readonly env: Readonly<Record<string, string>>;
  /** Folder of the artefacts. */
  readonly storage: string;
  stop(): Promise<void>;
}

/** On the loopback address, with artefacts that are signed. */
export async function startCacheServer(script: string, storage: string): Promise<CacheServer> {
  const port = await freePort();
  const secrets = {
    TURBO_TOKEN: 'token-of-the-test',
    TURBO_REMOTE_CACHE_SIGNATURE_KEY: 'a key of thirty-two bytes or more, for the test',
  };
  mkdirSync(storage, { recursive: true });
  const server = spawn(process.execPath, [script], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env['PATH'],
      ...secrets,
      PORT: String(port),
      HOST: '127.0.0.1',
      NODE_ENV: 'production',
      STORAGE_PROVIDER: 'local',
      STORAGE_PATH: storage,
      STORAGE_PATH_USE_TMP_FOLDER: 'false',
    },
  });
  let said = '';
  for (const stream of [server.stdout, server.stderr]) stream?.on('data', (text) => (said += text));
  const address = `http://127.0.0.1:${port}`;
  await untilItAnswers(server, `${address}/v8/artifacts/status`, secrets.TURBO_TOKEN, () => said);
  return {
    env: { ...secrets, TURBO_API: address, TURBO_TEAM: 'team_decode' },
    storage,
    stop: () =>
      new Promise((resolve) => {
        if (server.exitCode !== null || server.signalCode !== null) return resolve();
        server.once('exit', () => resolve());
        server.kill('SIGKILL');
      }),
  };
}

async function untilItAnswers(
  server: ChildProcess,
  address: string,
  token: string,
  said: () => string,
): Promise<void> {
  for (let i = 0; i < 300 && server.exitCode === null; i++) {
    const answer = await fetch(address, { headers: { authorization: `Bearer ${token}` } }).catch(
      () => undefined,
    );
    if (answer?.ok) return;
    await setTimeout(100);
  }
  server.kill('SIGKILL');
  throw new Error(`The cache server does not answer: ${said()}`);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
