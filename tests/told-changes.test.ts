import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { smallClone } from './clone.ts';
import { requireTool } from './tools.ts';

/** What CI asks of a branch, in a small clone with a history of its own. */
const root = resolve(import.meta.dirname, '..');
const home = mkdtempSync(join(tmpdir(), 'decode-told-'));
const clone = join(home, 'clone');
afterAll(() => rmSync(home, { recursive: true, force: true }));

const git = (...words: string[]) => {
  const names = ['-c', 'user.name=test', '-c', 'user.email=test@localhost', '-c', 'commit.gpgsign=false'];
  const { status, stderr } = spawnSync('git', [...names, ...words], { cwd: clone, encoding: 'utf8' });
  expect(status, stderr).toBe(0);
};
const changes = () => {
  const script = join(clone, 'scripts/changes.ts');
  const { status, stdout, stderr } = spawnSync(process.execPath, [script], { cwd: home, encoding: 'utf8' });
  return { status, said: stdout + stderr };
};
const change = (path: string, from: string, to: string) => {
  const text = readFileSync(join(clone, path), 'utf8');
  expect(text).toContain(from);
  writeFileSync(join(clone, path), text.replace(from, to));
};
const note = (name: string, packageName: string, text: string) =>
  writeFileSync(join(clone, `.changeset/${name}.md`), `---\n"${packageName}": major\n---\n\n${text}\n`);

beforeAll(() => {
  smallClone(clone);
  mkdirSync(join(clone, '.changeset'));
  for (const name of ['config.json', 'changelog.ts'])
    cpSync(join(root, '.changeset', name), join(clone, '.changeset', name));
  writeFileSync(join(clone, '.gitignore'), 'node_modules\n');
});

test('a note that was there before does not stand for what a branch changes', {
  timeout: 120_000,
}, (context) => {
  requireTool(context, 'git');
  git('init', '-q', '-b', 'main');
  note('old', '@decode/template-vejle', 'The measures of A1 come first.');
  git('add', '-A');
  git('commit', '-q', '-m', 'first');
  git('checkout', '-q', '-b', 'branch');
  change('templates/vejle/template.yaml', 'priority: high', 'priority: low');
  note('program', '@decode/engine', 'Faster.');
  git('add', '-A');
  git('commit', '-q', '-m', 'second');
  const without = changes();
  expect(without.said).toContain(
    'Texts, choices or figures of vejle have changed since main, and no note says so.',
  );
  expect(without.said).toContain('changeset add --major @decode/template-vejle');
  expect(without.status).toBe(1);
  note('vejle', '@decode/template-vejle', 'Places for children may wait.');
  git('add', '-A');
  git('commit', '-q', '-m', 'third');
  const told = changes();
  expect(told.status, told.said).toBe(0);
});
