import { execFileSync, spawnSync } from 'node:child_process';
import {
  appendFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { ensureBrowser } from '@decode/engine/host';
import { measureFile, recommendedMeasures } from '@decode/model';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { installLike, unpack } from './clone.ts';
import { missing } from './tools.ts';

/** A release of the smallest project, packed in one clone, given away, and judged in another. */
const root = resolve(import.meta.dirname, '..');
const home = mkdtempSync(join(tmpdir(), 'decode-release-'));
const project = join(home, 'project');
const release = join(project, 'out/release/decode-edition-1-draft');
const patience = { timeout: 600_000 };
let noBrowser: string | undefined;

const decode = (clone: string, words: readonly string[], env: Record<string, string> = {}) =>
  spawnSync(process.execPath, [join(clone, 'packages/cli/src/bin.ts'), ...words], {
    encoding: 'utf8',
    cwd: home,
    env: { ...process.env, ...env },
  });

/** Files below a folder with their bytes. */
function filesIn(folder: string): Map<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
  const places = entries.map(({ parentPath, name }) => join(parentPath, name)).sort();
  return new Map(places.map((place) => [place.slice(folder.length + 1), readFileSync(place, 'base64')]));
}

beforeAll(async () => {
  await ensureBrowser({ PATH: '', DECODE_CHROME_FROM: 'npm' }, () => {}).catch((cause: Error) => {
    noBrowser = cause.message.split('\n')[0];
  });
  cpSync(join(root, 'tests/projects/smallest'), project, { recursive: true });
  mkdirSync(join(project, 'templates/base'), { recursive: true });
  cpSync(join(root, 'templates/base'), join(project, 'templates/base'), {
    recursive: true,
    filter: (path) => !path.includes('node_modules'),
  });
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

test(
  'two clones give the same release, byte for byte, and each proves the other',
  patience,
  async (context) => {
    if (noBrowser) missing(context, `The browser from npm cannot be fetched here: ${noBrowser}`);
    // Neither the machine's browser nor its clock, language or folder has a part in it.
    const here = { TZ: 'Europe/Riga', LANG: 'lv_LV.UTF-8', DECODE_CHROME: '/usr/bin/false' };
    const first = decode(root, ['pack', '--project', project], here);
    expect(first.status, first.stdout + first.stderr).toBe(0);

    const clone = join(home, 'second clone');
    unpack(readFileSync(join(release, 'source/decode-edition-1-draft-source.zip')), clone);
    installLike(clone);
    const there = { TZ: 'Pacific/Kiritimati', LANG: 'C' };
    const second = decode(clone, ['pack', '--project', clone, '--out', join(home, 'out')], there);
    expect(second.status, second.stdout + second.stderr).toBe(0);
    const [ours, theirs] = [release, join(home, 'out/release/decode-edition-1-draft')].map(filesIn);
    expect([...(theirs?.keys() ?? [])]).toEqual([...(ours?.keys() ?? [])]);
    expect(
      [...(ours ?? [])].filter(([path, bytes]) => theirs?.get(path) !== bytes).map(([path]) => path),
    ).toEqual([]);
    const proof = decode(clone, ['verify', release, '--rebuild', '--project', clone, '--json'], there);
    expect(proof.status, proof.stdout + proof.stderr).toBe(0);
    expect(JSON.parse(proof.stdout).value).toMatchObject({ verdict: 'rebuilt', same: 31 });

    // Its program is another one now: the release may be right, and this clone cannot tell.
    appendFileSync(join(clone, 'packages/render/src/count-pages.ts'), '\n');
    const doubt = decode(clone, ['verify', release, '--rebuild', '--project', clone, '--json'], there);
    expect(doubt.status).toBe(1);
    expect(JSON.parse(doubt.stdout).value.verdict).toBe('other-tools');
    expect(doubt.stdout).toContain(
      'holds another version of this program (packages/render/src/count-pages.ts)',
    );
  },
);

test('sha256sum says the same as verify, and data fits its schema', patience, (context) => {
  if (noBrowser) missing(context, `The browser from npm cannot be fetched here: ${noBrowser}`);
  if (process.platform === 'linux')
    execFileSync('sha256sum', ['-c', '--strict', 'SHA256SUMS'], { cwd: release });
  const data = join(release, 'data/somewhere/lv/decode-somewhere-lv-action.json');
  expect(measureFile.safeParse(JSON.parse(readFileSync(data, 'utf8'))).success).toBe(true);
  const recommended = join(release, 'data/recommended-measures.json');
  const { rows } = recommendedMeasures.parse(JSON.parse(readFileSync(recommended, 'utf8')));
  const table = readFileSync(recommended.replace('.json', '.csv'), 'utf8').trimEnd().split('\r\n');
  expect(table).toHaveLength(rows.length + 1);
  expect(table[0]).toBe(`\ufeff${Object.keys(rows[0] ?? {}).join(';')}`);

  const sound = decode(root, ['verify', release, '--project', project]);
  expect([sound.status, sound.stdout]).toEqual([0, expect.stringContaining('are as they were packed.')]);
  writeFileSync(join(release, 'documents/somewhere/lv/decode-somewhere-lv.html'), 'forged');
  rmSync(data);
  writeFileSync(join(release, 'note.txt'), 'read me');
  const found = decode(root, ['verify', release, '--project', project]);
  expect(found.status).toBe(1);
  expect(found.stderr).toContain('documents/somewhere/lv/decode-somewhere-lv.html was changed');
  expect(found.stderr).toContain('data/somewhere/lv/decode-somewhere-lv-action.json is missing');
  expect(found.stderr).toContain('note.txt does not belong to the release');

  // What was published is not replaced unasked; then it is, as a whole.
  const edition = join(project, 'recommendations/edition.yaml');
  writeFileSync(edition, readFileSync(edition, 'utf8').replace('2026-01-15', '2026-02-15'));
  const refused = decode(root, ['pack', '--project', project]);
  expect([refused.status, refused.stderr]).toEqual([2, expect.stringContaining('with other bytes')]);
  const packed = decode(root, ['pack', '--project', project, '--overwrite']);
  expect(packed.status, packed.stderr).toBe(0);
  expect(readdirSync(join(release, '..'))).toEqual(['decode-edition-1-draft']);
  expect(readdirSync(release)).not.toContain('note.txt');
});
