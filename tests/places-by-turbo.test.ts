import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { smallClone, smallPlaces } from './clone.ts';
import { type CacheServer, requireCacheServer, startCacheServer } from './turbo-cache.ts';

/**
 * Places as tasks of turbo, as machines of CI build them: turbo decides whether the engine is called, and what one machine
 * has built reaches the others through a signed cache.
 */
const home = mkdtempSync(join(tmpdir(), 'decode-turbo-'));
const first = join(home, 'first');
const second = join(home, 'second');
const patience = { timeout: 600_000 };
let server: CacheServer | undefined;

beforeAll(() => {
  smallClone(first);
  smallClone(second);
});
afterAll(async () => {
  await server?.stop();
  rmSync(home, { recursive: true, force: true });
});

/** `npm start -- --shard …` in a clone; the places that turbo let the engine build. */
function start(clone: string, env: Readonly<Record<string, string>> = {}, shard = '1/1') {
  const words = [join(clone, 'scripts/bootstrap.mjs'), 'start', '--shard', shard];
  const { status, stdout, stderr } = spawnSync(process.execPath, words, {
    cwd: clone,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1', DECODE_LIBREOFFICE: 'none', ...env },
  });
  const said = stdout + stderr;
  expect(status, said).toBe(0);
  return [...said.matchAll(/@decode\/template-(\w+):build: cache miss/g)].map(([, place]) => place).sort();
}

const both = [...smallPlaces];
const rendered = (clone: string) => existsSync(join(clone, 'node_modules/.cache/decode/outputs'));
const filesOf = (clone: string) =>
  new Map(
    readdirSync(join(clone, 'out'), { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.\w+$/.test(path))
      .sort()
      .map((path) => [
        path,
        createHash('sha256')
          .update(readFileSync(join(clone, 'out', path)))
          .digest('hex'),
      ]),
  );
/** Turbo's own memory of a clone, and what was built in it. */
const forget = (clone: string) => {
  for (const path of ['.turbo', 'out', 'node_modules/.cache/decode/outputs'])
    rmSync(join(clone, path), { recursive: true, force: true });
};

test('a change builds the places that it bears on, and no other', patience, () => {
  expect(start(first)).toEqual(both);
  expect([...filesOf(first).keys()]).toContain('vejle/manifest.json');
  expect(start(first)).toEqual([]);

  const own = join(first, 'templates/daugavpils/brand.yaml');
  const before = readFileSync(own, 'utf8');
  appendFileSync(own, '# another look\n');
  expect(start(first)).toEqual(['daugavpils']);

  // All places look whether a recommendation is theirs; none that does not print it is built.
  const unused = join(first, 'recommendations/proposals/unused');
  cpSync(join(first, 'recommendations/proposals/first'), unused, { recursive: true });
  const proposal = join(unused, 'proposal.yaml');
  writeFileSync(proposal, readFileSync(proposal, 'utf8').replace(/^code: .*$/m, 'code: A9'));
  expect(start(first)).toEqual([]);
  appendFileSync(join(first, 'recommendations/proposals/first/en.md'), '\n');
  expect(start(first)).toEqual(both);
  rmSync(unused, { recursive: true });
  writeFileSync(own, before);
});

test(
  'machines that share the work share the cache, as long as it can be trusted and reached',
  patience,
  async (context) => {
    server = await startCacheServer(requireCacheServer(context), join(home, 'artefacts'));
    const { env, storage } = server;
    for (const clone of [first, second]) {
      forget(clone);
      cpSync(join(first, 'recommendations'), join(second, 'recommendations'), { recursive: true });
    }
    expect(start(first, env)).toEqual(both);
    expect(start(second, env)).toEqual([]);
    expect(rendered(second)).toBe(false);
    // The folders of places come through the cache; the page over all of them is made from those.
    const cli = join(second, 'packages/cli/src/bin.ts');
    const collected = spawnSync(process.execPath, [cli, 'collect'], { cwd: second, encoding: 'utf8' });
    expect(collected.status, collected.stdout + collected.stderr).toBe(0);
    expect(rendered(second)).toBe(false);
    expect(filesOf(second)).toEqual(filesOf(first));

    // Another key: whatever is there was not made by one of us.
    forget(second);
    const stranger = { ...env, TURBO_REMOTE_CACHE_SIGNATURE_KEY: 'the key of somebody who is not one of us' };
    expect(start(second, stranger)).toEqual(both);

    forget(second);
    const good = filesOf(first);
    const artefacts = readdirSync(storage, { recursive: true, withFileTypes: true }).filter((one) =>
      one.isFile(),
    );
    for (const { parentPath, name } of artefacts) {
      const place = join(parentPath, name);
      const bytes = readFileSync(place);
      if (bytes.length < 1000) continue;
      bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
      writeFileSync(place, bytes);
    }
    expect(start(second, env)).toEqual(both);
    expect(filesOf(second)).toEqual(good);

    await server.stop();
    forget(second);
    expect(start(second, env)).toEqual(both);
  },
);
