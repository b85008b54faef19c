import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { ensureBrowser } from '@decode/engine/host';
import { expect, test } from 'vitest';
import { missing } from './tools.ts';

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
  const words = ['build', 'somewhere', '--project', project];
  const run = spawnSync(process.execPath, [join(root, 'packages/cli/src/bin.ts'), ...words], {
    encoding: 'utf8',
    env: { ...process.env, ...env },
  });
  expect(run.status, run.stdout + run.stderr).toBe(0);
  const files = ['lv', 'en'].flatMap((language) =>
    ['html', 'pdf', 'docx'].map((format) => `somewhere/${language}/decode-somewhere-${language}.${format}`),
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

/** Each of two builds starts a browser, and other tests run beside it. */
const patience = { timeout: 600_000 };

const riga = { TZ: 'Europe/Riga', LANG: 'lv_LV.UTF-8', LC_ALL: 'lv_LV.UTF-8' };
const kiritimati = { TZ: 'Pacific/Kiritimati', LANG: 'C', LC_ALL: 'C' };

test('another folder, time zone and language of the machine give the same bytes', patience, () => {
  expect(buildAt('a second place', kiritimati)).toEqual(buildAt('one', riga));
});

test('so they do with the browser from npm', patience, async (context) => {
  const npm = { DECODE_CHROME_FROM: 'npm' };
  await ensureBrowser({ ...process.env, ...npm }, () => {}).catch((cause: Error) =>
    missing(context, `The browser from npm cannot be fetched here: ${cause.message.split('\n')[0]}`),
  );
  expect(buildAt('a second place', { ...kiritimati, ...npm })).toEqual(buildAt('one', { ...riga, ...npm }));
});
