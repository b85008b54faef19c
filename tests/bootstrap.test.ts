import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import process from 'node:process';
import { describe, expect, test } from 'vitest';
import { requireTool } from './tools.ts';

const root = resolve(import.meta.dirname, '..');

// As a user's shell has it: nothing of the run that this test is part of.
const env = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !/^(npm_|VITEST|NODE_|DECODE_TEST|INIT_CWD)/.test(name)),
);

function bootstrap(words: readonly string[], { cwd = root, more = {} } = {}) {
  const script = join(cwd, 'scripts', 'bootstrap.mjs');
  return spawnSync(process.execPath, [script, ...words], { cwd, env: { ...env, ...more }, encoding: 'utf8' });
}

describe('wrong use is answered with what to type, and status 2', () => {
  test('an unknown task', () => {
    const { status, stderr } = bootstrap(['biuld']);
    expect(status).toBe(2);
    expect(stderr).toContain('decode: There is no task biuld.\n  to do: ');
    expect(stderr).toContain('start, test, check, decode, changes, bench, pnpm');
  });

  test('a word that is in no test file’s name', () => {
    const { status, stderr } = bootstrap(['test', 'no-such-word']);
    expect(status).toBe(2);
    expect(stderr).toContain('No test file has "no-such-word" in its name.');
    expect(stderr).toContain('tests/house.test.ts');
  });
});

test('a new clone sets itself up from what this user has fetched before, without network', (context) => {
  const git = requireTool(context, 'git');
  const clone = mkdtempSync(join(tmpdir(), 'decode clone '));
  try {
    copyClone(git, clone);
    const closed = 'http://127.0.0.1:9';
    const more = { HTTP_PROXY: closed, HTTPS_PROXY: closed, http_proxy: closed, https_proxy: closed };
    const first = bootstrap(['test', 'versions'], { cwd: clone, more });
    expect(first.stderr + first.stdout).toContain('versions.test.ts');
    expect(first.status).toBe(0);

    const again = bootstrap(['test', 'versions'], { cwd: clone, more });
    expect(again.stdout).not.toContain('Lockfile');
    expect(again.status).toBe(0);
  } finally {
    rmSync(clone, { recursive: true, force: true });
  }
});

/** What a clone of the present state would hold, edits that are not committed included. */
function copyClone(git: string, target: string): void {
  const args = ['ls-files', '--cached', '--others', '--exclude-standard', '-z'];
  const listed = spawnSync(git, args, { cwd: root, encoding: 'utf8', maxBuffer: 2 ** 26 });
  expect(listed.status).toBe(0);
  for (const file of listed.stdout.split('\0').filter((path) => path && existsSync(join(root, path)))) {
    mkdirSync(dirname(join(target, file)), { recursive: true });
    cpSync(join(root, file), join(target, file));
  }
}
