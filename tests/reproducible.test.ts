import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '..');

/** Builds the smallest project in a folder of its own, as one person's machine would; hashes by path. */
function buildAt(name: string, env: Record<string, string>): Record<string, string> {
  const parent = mkdtempSync(join(tmpdir(), 'decode-reproducible-'));
  const project = join(parent, name);
  mkdirSync(project);
  cpSync(join(root, 'tests/projects/smallest'), project, { recursive: true });
  cpSync(join(root, 'templates/base'), join(project, 'templates/base'), {
    recursive: true,
    filter: (path) => !path.includes('node_modules'),
  });
  const words = ['build', 'somewhere', '--format', 'html', '--format', 'docx', '--project', project];
  const run = spawnSync(process.execPath, [join(root, 'packages/cli/src/bin.ts'), ...words], {
    encoding: 'utf8',
    env: { ...process.env, ...env },
  });
  expect(run.status, run.stdout + run.stderr).toBe(0);
  const files = ['lv', 'en'].flatMap((language) =>
    ['html', 'docx'].map((format) => `somewhere/${language}/decode-somewhere-${language}.${format}`),
  );
  const hashes = Object.fromEntries(
    [...files, 'index.html', 'manifest.json'].map((file) => [
      file,
      createHash('sha256')
        .update(readFileSync(join(project, 'out', file)))
        .digest('hex'),
    ]),
  );
  rmSync(parent, { recursive: true });
  return hashes;
}

test('another folder, time zone and language of the machine give the same bytes', () => {
  const first = buildAt('one', { TZ: 'Europe/Riga', LANG: 'lv_LV.UTF-8', LC_ALL: 'lv_LV.UTF-8' });
  const second = buildAt('a second place', { TZ: 'Pacific/Kiritimati', LANG: 'C', LC_ALL: 'C' });
  expect(second).toEqual(first);
});
